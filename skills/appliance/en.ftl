no-network = I'm in no network at the moment. I work without one.
address-on = { $address } on { $interface }
address = My address is { $where }, and my name is { $name }. I need no internet.
wifi = the Wi-Fi
cable = the cable
version = I am version { $version }. I don't look for updates, for I ask nobody outside. To update me, run “git pull” in my folder, and { $way }.
update-service = run “sudo systemd/install” there
update-run = run “make run” again
quoted = “{ $word }”
wake-words = I wake up at { $words }.
no-wake-word = I have no wake word.
another-wake-word = Another one is set under “wake” in my settings. { file }
file = The command “assistant config path” names the file.
change-pace = How fast I speak is “speed” under “voice” in my settings. { file }
change-voice = “assistant models list” names the voices; “voice” in my settings says which one I use. { file }
this-language = I do: English is what I speak.
change-language = I speak and understand English only, until another “language” stands in my settings. { file }
change-settings = My settings are one text file. { file } “assistant config check” tells whether it is right.
radio = { $radio ->
    [wifi] Wi-Fi
    [bluetooth] Bluetooth
    [network] Network
    [internet] Internet
    [phone] My phone
   *[speaker] My speaker
} is set up in this box's system, not by voice.
connect = Whatever an MQTT broker or Home Assistant knows comes in by itself. Write the address of yours into my settings; the page “connect devices” of my manual shows how, and “assistant config check” tells whether it works.
restart = I don't restart by voice. On the box, { $how }. Timers and alarms are kept.
restart-service = “sudo systemctl restart hearth” restarts me
restart-run = stop me with Control C and start me again
start-unknown = I don't know when I was started.
uptime = I have been running for { $time }.
recordings =
    { $kept ->
        [nothing] There are no recordings, and I forget the words when I restart.
        [sound] I keep what you say, with its sound, for { $days ->
            [one] one day
           *[other] { $days } days
        }; “assistant history delete” deletes it.
       *[words] There are no recordings. I keep the words for { $days ->
            [one] one day
           *[other] { $days } days
        }; “assistant history delete” deletes them.
    }
nothing-missed = I said nothing out of turn lately.
missed = I said: { $said }

which = Welche Routine?
what = Was soll die Routine tun?
what-and-when = Was soll geschehen, und wann?
like-this = Sag es so: Wenn ich Filmabend sage, mach das Licht aus.
made = In Ordnung. Wenn du { $name } sagst, mache ich das: { $words }.
asks = Ich frage jedes Mal vorher.
no-routine = Ich habe keine Routine namens { $name }.
over-and-over = Die Routine { $name } startet sich immer wieder selbst.
nothing = Diese Routine tut nichts.
one-thing = Dann kann ich nur eine Sache auf einmal tun. Mach zuerst eine Routine daraus und plane diese.
homeless = Ich weiß nicht, wo dieses Zuhause steht: Trag den Ort in den Einstellungen unter home ein.
only-weekdays = Für eine Weile kann ich das nicht immer wieder tun, nur an Wochentagen.
at-sun = { $when } mache ich das: { $words }; das nächste Mal um { $next }
at-times = { $when } mache ich das: { $words }
at-times-ended = { $when } mache ich das: { $words }, und { $length } später: { $ends }
again-first = { $again }, zuerst { $first },
sun-time =
    { $days ->
        [any] {""}
       *[other] { $days }{" "}
    }{ $side ->
        [before] { $length } vor
        [after] { $length } nach
       *[at] bei
    } { $sun ->
        [sunrise] Sonnenaufgang
       *[sunset] Sonnenuntergang
    }
then = dann
plan-gone = Diesen Plan gibt es nicht mehr.
routine = { $name }: { $words }
routines =
    { $count ->
        [one] Du hast eine Routine: { $names }
       *[other] Deine Routinen sind { $names }
    }.
no-routines = Du hast noch keine Routinen.
of-settings = { $name } steht in den Einstellungen; nimm es dort heraus.
forget = Die Routine { $name } vergessen?
forgotten = Ich habe { $name } vergessen.
nothing-planned = So etwas ist nicht geplant.
cancelled = Das mache ich { $when } nicht mehr: { $words }.
cant-know =
    { $mode ->
        [if] Ob { $clause }, kann ich nicht wissen: Hier sagt mir das nichts. Ich habe mir nichts gemerkt und nichts getan.
        [unless] Ob { $clause }, kann ich nicht wissen: Hier sagt mir das nichts. Ich habe mir nichts gemerkt und nichts getan.
        [in_case] Ob { $clause }, kann ich nicht wissen: Hier sagt mir das nichts. Ich habe mir nichts gemerkt und nichts getan.
       *[other] Ich kann nicht wissen, wann das ist: wenn { $clause }. Hier sagt mir das nichts, also habe ich mir nichts gemerkt.
    }
who-are-you = Wer ist das?
unless-waits = Darauf kann ich nicht warten, ich kann nur jetzt nachsehen. Sag, wann etwas geschehen soll.
when-clause =
    { $again ->
        [yes] jedes Mal, wenn { $clause },
       *[other] wenn { $clause },
    }
remind-you = dich erinnern: { $said }
tell-you = dir Bescheid sagen
unknown-now = Ob { $clause }, kann ich also nicht sagen, und ich habe nichts getan.
nothing-then = Also habe ich nichts getan.
already = Das ist schon so: { $words } Ich warte auf das nächste Mal.
unknown-yet = Gerade weiß ich nicht, wie es steht: { $words }
waits-order =
    { $again ->
        [yes] In Ordnung. Jedes Mal, wenn { $clause }, mache ich das: { $order }.
       *[other] In Ordnung. Wenn { $clause }, mache ich das: { $order }.
    }
waits-tell =
    { $again ->
        [yes] In Ordnung. Jedes Mal, wenn { $clause }, sage ich dir Bescheid.
       *[other] In Ordnung. Wenn { $clause }, sage ich dir Bescheid.
    }
waits-said =
    { $again ->
        [yes] In Ordnung. Jedes Mal, wenn { $clause }, erinnere ich dich: { $said }.
       *[other] In Ordnung. Wenn { $clause }, erinnere ich dich: { $said }.
    }
looks-on = Ich sehe { $day } ab sieben Uhr morgens nach.
looks-at = Ich sehe { $when } nach.
then-at = Das ist { $when }.
until = Das gilt bis { $until }.
no-waiting = Ich warte auf nichts.
no-more-waiting =
    { $count ->
        [0] Ich habe auf nichts gewartet.
       *[other] Ich warte auf nichts mehr.
    }
not-any-more = Das mache ich nicht mehr, { $when }: { $words }.
name-it = Sag es bitte noch einmal mit dem Namen.

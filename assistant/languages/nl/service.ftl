# Wat het kastje over zichzelf zegt.

was-to-do = Dit moest ik nu doen: { $words }. { $why }
three-wrong-codes = Iemand heeft drie verkeerde codes gezegd. Ik neem er { $time } geen aan.
say-first = Zeg eerst ‘{ $word }’ en dan je antwoord.
the-wake-word = het activeringswoord

hub = { $hub ->
    [mqtt] de MQTT-broker
    [homeassistant] Home Assistant
    [mpd] de muziekspeler
    [calendars] een agenda
   *[simulated] het gesimuleerde huis
}
unreachable = Ik kan { hub } niet bereiken{ $why ->
    [certificate] : ik vertrouw het certificaat niet
    [login] : mijn naam en wachtwoord worden niet aangenomen
    [token] : mijn token wordt niet aangenomen
    [silent] : er komt geen antwoord
    [nonsense] : ik begrijp de antwoorden niet
    [file] : een bestand ervan is niet te lezen
    [no-calendar] : die agenda bestaat daar niet
    [abroad] : het adres ligt niet in dit thuisnetwerk
   *[unknown] { "" }
}.

mistake = Er zit een fout in mijn instellingen{ $line ->
    [0] { "" }
   *[other] , op regel { NUMBER($line, useGrouping: 0) }
}.
cannot-start = { mistake } Daarmee kan ik niet starten.
last-good = { mistake } Ik gebruik de laatste die werkten.
unknown-rule = Een regel in mijn instellingen is voor { $name }, maar zo'n apparaat ken ik niet.
unknown-room = Mijn instellingen noemen de kamer { $name }, maar zo'n kamer ken ik niet.
unknown-device = Mijn instellingen noemen het apparaat { $name }, maar zo'n apparaat ken ik niet.

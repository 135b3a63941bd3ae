# Wat er rond de skills wordt gezegd: toestemming, waarden, mislukkingen, en wat wordt teruggedraaid.

what-code = { $question } Zeg me dan de code.
tell-code = { $question } Zeg me dan de code.
no-code = Dat heeft elke keer een eigen code nodig, en dan is er niemand die hem zegt.
no-yes = Dat heeft een ja nodig, en ik heb er geen dat ik vertrouw. Zeg het nog eens, dan vraag ik het.
nobody-said-yes = Daar heeft niemand ja op gezegd.

no-skill = Daar heb ik geen skill voor.
skill-missing = De skill ‘{ $skill }’ is er niet.
took-too-long = Sorry, de skill { $skill } duurde te lang, dus ik heb hem gestopt.
no-answer = Sorry, de skill { $skill } gaf me geen antwoord.
failed = Sorry, de skill { $skill } is mislukt. Waarom, staat in het logboek.
failed-in-rehearsal = De skill { $skill } is mislukt.
cannot-ask-now = { $question } Dat kan ik niet midden in iets anders vragen.
words-not-understood = ‘{ $words }’ begrijp ik niet.
got-that-wrong = Dat heb ik verkeerd begrepen. Zeg het alsjeblieft anders.
cannot-take = Met { $value } kan ik daar niets.
cannot-take-that = Daar kan ik niets mee.
it-goes = { $value } kan niet: het gaat van { $low } tot { $high }.
which = Dit moet ik nog weten: { $what }?

file-settings = Er zit een fout in mijn instellingen van de skill { $skill }. Hij blijft weg. Waarom, staat in het logboek.
file-mistake = Het skillbestand { $skill } heeft { $line ->
    [0] { "" }
   *[other] op regel { NUMBER($line, useGrouping: 0) }{ " " }
}een fout en is niet te gebruiken. { $kept ->
    [yes] De versie ervoor blijft dienen.
   *[no] Het blijft weg. Waarom, staat in het logboek.
}

left-as-it-is = { $devices }: dat heb ik zo gelaten.
volume-back = Het volume staat weer op { $percent } procent.
again = weer { $state }
stays = { $devices }: wat daar is gedaan, kan ik niet terugdraaien.
entry-cancelled = { $entry } is geschrapt.
entry-back = { $entry } is terug.
entry-as-it-was = { $entry } is weer als voorheen.
calendar-back = De agenda is weer zoals eerst.
list-gone = De lijst ‘{ $name }’ is weg.
list-back = { $list } is terug.
list-as-it-was = { $list } is weer als voorheen.
items-off = { $items } { $count ->
    [one] staat
   *[other] staan
} niet meer op de lijst.
items-back = { $items } { $count ->
    [one] staat
   *[other] staan
} weer op de lijst.
items-both = { $off } { $count-off ->
    [one] staat
   *[other] staan
} niet meer op de lijst, en { $items } { $count ->
    [one] staat
   *[other] staan
} er weer op.
timer = de timer ‘{ $name }’
alarm = de wekker { $when }
alarm-named = de wekker ‘{ $name }’ { $when }
reminder = de herinnering { $when }
plan = ‘{ $words }’

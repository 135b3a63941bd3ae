# Ce que disent les rappels. `text` est ce que l'un d'eux rappelle.

what-about = De quoi ?
when = Quand ?
on-what-day = Quel jour ?
when-should-i = Quand dois-je te le rappeler : { $text } ?
passed = Cette heure est déjà passée.
added = Je te le rappellerai { $when } : { $text }.

now = maintenant
in-a-while = dans { $length }
counted-first = { $again }, la première fois { $when }
counted-next = { $again }, la prochaine fois { $when }
again-from = { $again }, à partir de { $start }
text-when = « { $text } » { $when }
when-text = { $when } : { $text }

none = Tu n'as pas de rappel.
none-then = Tu n'as pas de rappel à ce moment-là.
none-on = Tu n'as pas de rappel { $day }.
no-time = Je ne comprends pas « { $words } » comme une heure.
you-have = Tu as { $number ->
    [one] un rappel
   *[other] { $count } rappels
}.
no-such = Il n'y a pas de rappel comme ça.
no-such-only = Il n'y a pas de rappel comme ça, seulement { $reminders }.
cancelled = Le rappel est annulé : { $text }.
off-that-day = Pas { $day } ; je te le rappelle de nouveau { $when } : { $text }.
only-next = Je ne peux sauter que la prochaine fois, { $when }. Je n'ai rien changé.
cancelled-several = { $count } rappels sont annulés.
comes-again = Ce rappel revient { $again } ; annule-le et mets-en un nouveau.

which = Quelle routine ?
what = Que doit faire la routine ?
what-and-when = Que faut-il faire, et quand ?
like-this = Dis-le ainsi : quand je dis soirée film, éteins les lumières.
made = D'accord. Quand tu dis { $name }, je ferai ceci : { $words }.
asks = Je demanderai avant, chaque fois.
no-routine = Je n'ai pas de routine appelée { $name }.
over-and-over = La routine { $name } se relance sans fin.
nothing = Cette routine ne fait rien.
one-thing = Je ne peux faire qu'une chose à la fois. Fais-en d'abord une routine, puis planifie-la.
homeless = Je ne sais pas où se trouve cette maison : indique le lieu dans les réglages, sous home.
only-weekdays = Je ne peux pas le faire pour un moment encore et encore, seulement certains jours de la semaine.
at-sun = { $when }, je ferai ceci : { $words } ; la prochaine fois à { $next }
at-times = { $when }, je ferai ceci : { $words }
at-times-ended = { $when }, je ferai ceci : { $words }, et { $length } plus tard : { $ends }
again-first = { $again }, d'abord { $first }
sun-time =
    { $days ->
        [any] {""}
       *[other] { $days }{" "}
    }{ $side ->
        [before] { $length } avant
        [after] { $length } après
       *[at] à l'heure du
    } { $sun ->
        [sunrise] lever du soleil
       *[sunset] coucher du soleil
    }
then = alors
plan-gone = Ce plan n'existe plus.
routine = { $name } : { $words }
routines =
    { $count ->
        [one] Tu as une routine : { $names }
       *[other] Tes routines sont { $names }
    }.
no-routines = Tu n'as pas encore de routines.
of-settings = { $name } vient des réglages ; enlève-la là-bas.
forget = Oublier la routine { $name } ?
forgotten = J'ai oublié { $name }.
nothing-planned = Rien de tel n'est prévu.
cancelled = Je ne ferai plus ceci { $when } : { $words }.
cant-know =
    { $mode ->
        [if] Je ne peux pas savoir si { $clause } : rien ici ne me le dit. Je n'ai donc rien retenu ni rien fait.
        [unless] Je ne peux pas savoir si { $clause } : rien ici ne me le dit. Je n'ai donc rien retenu ni rien fait.
        [in_case] Je ne peux pas savoir si { $clause } : rien ici ne me le dit. Je n'ai donc rien retenu ni rien fait.
       *[other] Je ne peux pas savoir quand { $clause } : rien ici ne me le dit. Je n'ai donc rien retenu.
    }
who-are-you = De qui s'agit-il ?
unless-waits = Je peux seulement regarder maintenant, pas l'attendre. Dis-moi quand il faut faire quelque chose.
when-clause =
    { $again ->
        [yes] chaque fois que { $clause }
       *[other] quand { $clause }
    }
remind-you = te rappeler : { $said }
tell-you = te prévenir
unknown-now = Je ne peux donc pas dire si { $clause }, et je n'ai rien fait.
nothing-then = Je n'ai donc rien fait.
already = C'est déjà le cas : { $words } J'attends la prochaine fois.
unknown-yet = Pour l'instant, je ne sais pas ce qu'il en est : { $words }
waits-order =
    { $again ->
        [yes] D'accord. Chaque fois que { $clause }, je ferai ceci : { $order }.
       *[other] D'accord. Quand { $clause }, je ferai ceci : { $order }.
    }
waits-tell =
    { $again ->
        [yes] D'accord. Chaque fois que { $clause }, je te préviendrai.
       *[other] D'accord. Quand { $clause }, je te préviendrai.
    }
waits-said =
    { $again ->
        [yes] D'accord. Chaque fois que { $clause }, je te rappellerai : { $said }.
       *[other] D'accord. Quand { $clause }, je te rappellerai : { $said }.
    }
looks-on = Je regarderai { $day }, dès sept heures du matin.
looks-at = Je regarderai { $when }.
then-at = C'est { $when }.
until = Jusqu'à : { $until }.
no-waiting = Je n'attends rien.
no-more-waiting =
    { $count ->
        [0] Je n'attendais rien.
       *[other] Je n'attends plus rien.
    }
not-any-more = Je ne le ferai plus, { $when } : { $words }.
name-it = Redis-le avec le nom, s'il te plaît.

listening = Oui ?
nothing-said = Je n'ai encore rien dit.
nothing-heard = Je n'ai encore rien entendu.
nothing-done = Je n'ai encore rien fait.
done = J'ai entendu « { $words } », et j'ai répondu : { $reply }
done-alone = J'ai dit de moi-même : { $reply }
and-before = Et { $count } autres avant.
heard = J'ai entendu : « { $words } ».
why =
    J'ai entendu « { $words } », et { $route ->
        [templates] cela correspondait à une phrase que je connais
        [model] le modèle de langue l'a compris ainsi
        [answer] cela répondait à ma question
        [talk] cela ressemblait à du bavardage
        [none] je n'ai rien pu en faire
       *[other] je l'ai pris tel quel
    }.
used = J'ai donc utilisé { $skills }.
skill = « { $name } » de { $file }
word =
    « { $words } » { $by ->
        [device] est un appareil
        [place] est un lieu
        [list] est une liste
        [kind] dit quelle sorte de chose
        [value] est une valeur
        [skill] dit quoi faire
        [model] est interprété par le modèle de langue
       *[other] a été repris
    }
confirmed = { $devices } l'a confirmé
unconfirmed = { $devices } ne l'a pas confirmé
considered = J'ai aussi pensé à { $reading }
a-device = un appareil
introduction = Je suis Hearth, la voix de cette maison. Je vis dans ce boîtier et n'ai pas besoin d'internet. Demande-moi ce que je sais faire.
introduction-2 = Je m'appelle Hearth. Je suis l'assistante de cette maison, et tout ce que j'en sais reste dans ce boîtier.
privacy =
    J'écoute mon mot d'activation, dans ce boîtier. Ce que tu dis reste dans la maison. { $kept ->
        [nothing] Aucun enregistrement n'est gardé, et j'oublie les mots quand je redémarre.
        [sound] Je le garde, avec le son, pendant { $days ->
            [one] un jour
           *[other] { $days } jours
        }.
       *[words] Aucun enregistrement n'est gardé, et les mots le sont pendant { $days ->
            [one] un jour
           *[other] { $days } jours
        }.
    }
okay = D'accord.
stopped = C'est arrêté.
nothing-to-undo = Il n'y a rien que je puisse annuler.
quiet = Je ne te dérangerai pas. Les alarmes sonnent toujours.
quiet-until = Je ne te dérangerai pas jusqu'à { $when }. Les alarmes sonnent toujours.
day-at = { $day } à { $time }
quiet-off = Ne pas déranger est désactivé.
quiet-was-off = Ne pas déranger n'était pas activé.
is-quiet = Oui, ne pas déranger est activé.
is-not-quiet = Non, ne pas déranger est désactivé.
welcome = De rien.
welcome-2 = Avec plaisir.
welcome-3 = Je t'en prie.
hello = Bonjour.
hello-2 = Salut.
morning = Bonjour.
morning-2 = Bonjour, bonne journée.
evening = Bonsoir.
evening-2 = Bonsoir à toi.
goodbye = Au revoir.
goodbye-2 = À bientôt.
here = Oui, je suis là.
here-2 = Je t'écoute.
fine = Je vais bien, merci. Tout répond dans la maison.
fine-but = Je vais bien, mais { $trouble }.
fine-but-hub =
    Je vais bien, mais { $trouble }{ $count ->
        [0] {""}
        [one] , et un appareil de la maison ne répond pas
       *[other] , et { $number } appareils de la maison ne répondent pas
    }.

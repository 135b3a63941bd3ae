hum-along = Yo solo sé hablar, tararea conmigo: { $text }
no-riddle = Todavía no te he puesto ninguna adivinanza.
it-is = Es { $answer }.
right = Correcto: ¡{ $answer }!
not-it = No del todo. Es { $answer }.
spelt = { $word }: { $letters }.
which-animal = ¿Qué animal?
which-word = ¿Qué palabra?
other-story = No tengo ningún cuento sobre { $topic }, pero escucha este: { $story }
letters = { $word } tiene { $count ->
        [one] una letra
       *[other] { $number } letras
    }.
letter = La { $what ->
        [first] primera
       *[last] última
    } letra de { $word } es { $letter }.
beside = { $which ->
        [after] Después de
       *[before] Antes de
    } { $letter } viene { $found }.
no-beside = No hay ninguna letra { $which ->
        [after] después de
       *[before] antes de
    } { $letter }.
rhymes = { $word } rima con { $rhymes }.
no-rhyme = No conozco ninguna rima para { $word }.
which-letter = ¿Qué letra?

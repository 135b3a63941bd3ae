says = { $source } dice: { $text }
says-under = { $source } dice alla voce «{ $article }»: { $text }
figure = { $source } dice di { $article }: { $label } { $value }.
age-of = { $source } dice di { $article }: { $label } { $value }, { $years ->
        [one] un anno
       *[other] { $years } anni
    } fa.
far = { $article } dista { $km } chilometri da { $origin }, in linea d'aria.
home = casa tua
note = Nei tuoi appunti, alla voce «{ $name }»: { $text }
source-of = { $title } di { $month } { $year }
which = { $title } può essere più cose. Quale: { $meanings }?
nothing-more = Non ho potuto leggere altro su { $article }.
not-in-it = La mia enciclopedia non dice nulla su questo.
no-encyclopedia = Per questo mi serve un'enciclopedia: un file di Kiwix, in una cartella indicata nelle mie impostazioni.
empty-folder = Nella cartella indicata nelle mie impostazioni non c'è un'enciclopedia: mettici un file ZIM di Kiwix.
empty-book = L'enciclopedia { $files } è vuota: scaricala di nuovo da Kiwix.
no-folder = La cartella delle enciclopedie indicata nelle mie impostazioni non esiste.
broken = Non riesco a leggere l'enciclopedia { $files }: è danneggiata, scaricala di nuovo da Kiwix.
no-documents = La cartella dei documenti indicata nelle mie impostazioni non esiste.
late = La ricerca ha richiesto troppo tempo.
no-more = Non ti ho raccontato niente con cui possa continuare.

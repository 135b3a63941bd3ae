says = { $source } dit : { $text }
says-under = { $source } dit à « { $article } » : { $text }
figure = { $source } dit de { $article } : { $label } { $value }.
age-of = { $source } dit de { $article } : { $label } { $value }, il y a { $years ->
        [one] un an
       *[other] { $years } ans
    }.
far = { $article } est à { $km } kilomètres de { $origin }, à vol d'oiseau.
home = chez toi
note = Dans tes notes, à « { $name } » : { $text }
source-of = { $title } de { $month } { $year }
which = { $title } peut être plusieurs choses. Laquelle : { $meanings } ?
nothing-more = Je n'ai rien de plus sur { $article }.
not-in-it = Mon encyclopédie n'a rien là-dessus.
no-encyclopedia = Pour cela, il me faut une encyclopédie : un fichier de Kiwix, dans un dossier que nomment mes réglages.
empty-folder = Il n'y a pas d'encyclopédie dans le dossier que nomment mes réglages : mets-y un fichier ZIM de Kiwix.
empty-book = L'encyclopédie { $files } est vide : reprends-la chez Kiwix.
no-folder = Le dossier d'encyclopédies que nomment mes réglages n'existe pas.
broken = Je ne peux pas lire l'encyclopédie { $files } : elle est abîmée, reprends-la chez Kiwix.
no-documents = Le dossier de documents que nomment mes réglages n'existe pas.
late = La recherche a pris trop de temps.
no-more = Je ne t'ai rien raconté que je puisse continuer.

says = { $source } dice: { $text }
says-under = { $source } dice en «{ $article }»: { $text }
figure = { $source } dice de { $article }: { $label } { $value }.
age-of = { $source } dice de { $article }: { $label } { $value }, hace { $years ->
        [one] un año
       *[other] { $years } años
    }.
far = { $article } está a { $km } kilómetros de { $origin }, en línea recta.
home = tu casa
note = Tus notas dicen en «{ $name }»: { $text }
source-of = { $title } de { $month } de { $year }
which = { $title } puede ser varias cosas. ¿Cuál: { $meanings }?
nothing-more = No he podido leer nada más de { $article }.
not-in-it = Mi enciclopedia no dice nada de eso.
no-encyclopedia = Para eso necesito una enciclopedia: un archivo de Kiwix, en una carpeta indicada en mis ajustes.
empty-folder = No hay ninguna enciclopedia en la carpeta que nombran mis ajustes: pon allí un archivo ZIM de Kiwix.
empty-book = La enciclopedia { $files } está vacía: descárgala otra vez de Kiwix.
no-folder = La carpeta de enciclopedias que nombran mis ajustes no existe.
broken = No puedo leer la enciclopedia { $files }: está dañada, descárgala otra vez de Kiwix.
no-documents = La carpeta de documentos que nombran mis ajustes no existe.
late = Buscarlo ha tardado demasiado.
no-more = No te he contado nada con lo que pueda seguir.

says = { $source } zegt: { $text }
says-under = { $source } zegt onder “{ $article }”: { $text }
figure = { $source } zegt over { $article }: { $label } { $value }.
age-of = { $source } zegt over { $article }: { $label } { $value }, { $years ->
        [one] een jaar
       *[other] { $years } jaar
    } geleden.
far = { $article } ligt { $km } kilometer van { $origin }, hemelsbreed.
home = je huis
note = In je notities staat onder “{ $name }”: { $text }
source-of = { $title } van { $month } { $year }
which = { $title } kan meer dingen zijn. Welke: { $meanings }?
nothing-more = Meer kon ik over { $article } niet lezen.
not-in-it = Mijn encyclopedie zegt daar niets over.
no-encyclopedia = Daarvoor heb ik een encyclopedie nodig: een bestand van Kiwix, in een map die mijn instellingen noemen.
empty-folder = In de map die mijn instellingen noemen staat geen encyclopedie: zet er een ZIM-bestand van Kiwix in.
empty-book = De encyclopedie { $files } is leeg: haal haar opnieuw bij Kiwix.
no-folder = De map voor encyclopedieën die mijn instellingen noemen bestaat niet.
broken = De encyclopedie { $files } kan ik niet lezen: ze is beschadigd, haal haar opnieuw bij Kiwix.
no-documents = De map voor documenten die mijn instellingen noemen bestaat niet.
late = Het opzoeken duurde te lang.
no-more = Ik heb je niets verteld waarmee ik verder kan.

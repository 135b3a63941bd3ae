says = { $source } says: { $text }
says-under = { $source } says under “{ $article }”: { $text }
figure = { $source } says of { $article }: { $label } { $value }.
age-of = { $source } says of { $article }: { $label } { $value }, { $years ->
        [one] a year
       *[other] { $years } years
    } ago.
far = { $article } is { $km } kilometers from { $origin }, as the crow flies.
home = your home
note = Your notes say under “{ $name }”: { $text }
source-of = { $title } of { $month } { $year }
which = { $title } may mean several things. Which one: { $meanings }?
nothing-more = { $article } has nothing more that I could read.
not-in-it = My encyclopedia has nothing on that.
no-encyclopedia = For that I need an encyclopedia: a file from Kiwix, in a folder that my settings name.
empty-folder = There is no encyclopedia in the folder that my settings name: put a ZIM file from Kiwix there.
empty-book = The encyclopedia { $files } is empty: fetch it from Kiwix once more.
no-folder = The folder for encyclopedias that my settings name isn't there.
broken = I can't read the encyclopedia { $files }: it is damaged, so fetch it from Kiwix once more.
no-documents = The folder for documents that my settings name isn't there.
late = Looking that up took too long.
no-more = I have told you nothing that I could go on with.

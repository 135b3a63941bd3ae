"""A Dutch family's day: what they say, what is answered, and what must do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_home import answered, changed

DAY = (
    (
        ("doe het licht aan alsjeblieft", "De plafondlamp en de staande lamp zijn aan."),
        ("doe de staande lamp uit", "De staande lamp is uit."),
        ("kun je de plafondlamp aandoen?", "De plafondlamp is al aan."),
        ("zou je het rolluik dicht willen doen?", "Het rolluik is dicht."),
        ("hé, doe alle lampen uit", "Vijf lampen zijn uit."),
    ),
    (
        ("maak het bedlampje rood", "Het bedlampje is rood."),
        ("zet de staande lamp op groen", "De staande lamp is groen."),
        ("welke kleur heeft het bedlampje?", "Het bedlampje is rood."),
    ),
    (
        ("zet een timer op tien minuten", "Timer gezet op 10 minuten."),
        ("zet een timer van een kwartier voor de pasta", "Timer ‘pasta’ gezet op 15 minuten."),
        ("hoe lang nog voor de pasta?", "Timer ‘pasta’: nog 15 minuten."),
        (
            "annuleer alle timers",
            "Beide timers annuleren: de timer van 10 minuten en de timer ‘pasta’?",
        ),
    ),
    (
        ("maak me morgen om half acht wakker", "De wekker gaat morgen om 7 uur 30."),
        ("welke wekkers heb ik?", "Je wekker gaat morgen om 7 uur 30."),
        ("annuleer de wekker", "De wekker morgen om 7 uur 30 is geannuleerd."),
        (
            "maak me elke werkdag om kwart voor zes wakker",
            "De wekker gaat op werkdagen om 5 uur 45.",
        ),
    ),
    (
        (
            "herinner me eraan over een kwartier mama te bellen",
            "Ik herinner je er over 15 minuten aan: mama te bellen.",
        ),
        (
            "herinner me overmorgen om twaalf uur aan de vuilnis",
            "Ik herinner je er op woensdag om 12 uur aan: de vuilnis.",
        ),
        (
            "welke herinneringen heb ik?",
            "Je hebt twee herinneringen. Om 17 uur 45: mama te bellen. Op woensdag om 12 "
            "uur: de vuilnis.",
        ),
    ),
    (
        (
            "zet melk en eieren op de boodschappenlijst",
            "Op de lijst Boodschappen gezet: melk en eieren.",
        ),
        ("wat staat er op de boodschappenlijst?", "Op de lijst Boodschappen: melk en eieren."),
        ("haal de melk van de lijst", "Van de lijst Boodschappen gehaald: melk."),
        ("maak de boodschappenlijst leeg", "Dat ene ding van de lijst Boodschappen halen?"),
        ("ja", "De lijst Boodschappen is nu leeg."),
    ),
    (
        ("hoe laat is het?", "Het is 17 uur 30."),
        ("hoe laat is het in Parijs?", "Het is 17 uur 30 in Parijs."),
        ("welke dag is het vandaag?", "Vandaag is het maandag 23 november."),
        ("wanneer is het Kerstmis?", "Dat is vrijdag 25 december."),
        ("hoeveel dagen nog tot Kerstmis?", "32 dagen tot vrijdag 25 december."),
    ),
    (
        ("zet het geluid harder", "De televisie staat op 40 procent."),
        ("zet het volume op dertig procent", "De televisie staat op 30 procent."),
        ("dempen", "De televisie is gedempt."),
        ("zet de televisie een beetje zachter", "De televisie staat op 25 procent."),
    ),
    (
        ("open de garagedeur", "Zal ik echt de garagedeur openen?"),
        ("nee", "Goed, dan niet."),
    ),
    (
        ("open de garagedeur", "Zal ik echt de garagedeur openen?"),
        ("ja, graag", "De garagedeur is open."),
    ),
    (
        ("hoe warm is het in de woonkamer?", "Het is 20,5 graden in de woonkamer."),
        ("zet de verwarming op tweeëntwintig graden", "De verwarming is ingesteld op 22 graden."),
        ("zet de verwarming een graad lager", "De verwarming is ingesteld op 21 graden."),
        ("staat het keukenraam open?", "Ja, het keukenraam is open."),
        ("welke lampen zijn aan?", "De plafondlamp, de keukenlamp en het bedlampje zijn aan."),
        ("is de voordeur op slot?", "Ja, de voordeur is op slot."),
    ),
    (
        ("zet de koffiemachine aan", "De koffiemachine is aan."),
        ("start de stofzuiger", "De stofzuiger is aan het stofzuigen."),
        ("activeer filmavond", "Filmavond is ingesteld."),
        ("hoeveel is zeven keer acht?", "Dat is 56."),
        ("hoeveel is vijftien procent van tachtig?", "Dat is 12."),
        ("hoeveel centimeter zit er in twee meter?", "2 meter is 200 centimeter."),
        ("reken tien kilometer om naar mijl", "10 kilometer is ongeveer 6,21 mijl."),
        ("zet de pompsnelheid op zestig", "De pompsnelheid is 60."),
        ("zet de zwembadmodus op boost", "De zwembadmodus is boost."),
        ("welke opties heeft de zwembadmodus?", "De zwembadmodus: de keuze is eco, boost of off."),
    ),
    (
        (
            "als ik zeg tot ziens huis, doe dan alle lampen uit",
            "Goed. Als je tot ziens huis zegt, doe ik dit: doe alle lampen uit.",
        ),
        ("tot ziens huis", "Vijf lampen zijn uit."),
        ("welke routines heb ik?", "Je hebt één routine: tot ziens huis."),
        ("verwijder de routine tot ziens huis", "De routine tot ziens huis vergeten?"),
        (
            "zet elke dag om zeven uur de koffiemachine aan",
            "Elke dag om 7 uur doe ik dit: zet de koffiemachine aan.",
        ),
    ),
    (
        ("stop", "Goed."),
        ("laat maar", "Goed."),
        ("zet de keukenlamp op vijftig procent", "De keukenlamp is op 50 procent."),
        ("doe de keukenlamp aan en doe het gordijn dicht", "Het gordijn is al dicht."),
    ),
    (
        ("kun je de staande lamp aandoen?", "De staande lamp is aan."),
        ("zou je de staande lamp uit willen doen alsjeblieft", "De staande lamp is uit."),
        ("vergeet niet de spiegellamp uit te doen", "De spiegellamp is al uit."),
        ("zorg ervoor dat het rolluik dicht is", "Het rolluik is dicht."),
        ("doe het bedlampje aan en doe het gordijn dicht", "Het gordijn is al dicht."),
        ("maak het bedlampje rood", "Het bedlampje is rood."),
        ("maak het lichtblauw", "Het bedlampje is lichtblauw."),
        ("en de staande lamp", "De staande lamp is lichtblauw."),
        ("maak het bedlampje een beetje feller", "Het bedlampje is op 30 procent."),
        ("doe alles uit behalve de plafondlamp", "Zeven apparaten zijn uit."),
        ("maak de plafondlamp warmer", "De plafondlamp is nu warmer."),
        (
            "zet de ventilator tien minuten aan",
            "Over 10 minuten doe ik dit: doe de ventilator uit.",
        ),
        ("zet de ventilator op vijftig procent", "De ventilator is op 50 procent."),
        ("zet de verwarming twee graden hoger", "De verwarming is ingesteld op 23 graden."),
        ("zet de televisie een beetje zachter", "De televisie staat op 25 procent."),
        ("kun je me morgen om half acht wekken", "De wekker gaat morgen om 7 uur 30."),
    ),
)
"""Conversations, each of sentences and answers."""
NOTHING = (
    "doe het licht niet aan",
    "doe het rolluik niet dicht",
    "open alsjeblieft niet de garagedeur",
    "ik heb de staande lamp uitgedaan",
    "het licht ging vanzelf uit",
    "mijn man heeft gisteren het rolluik geopend",
    "zij doet 's avonds altijd de televisie aan",
    "open nooit de voordeur",
    "stop met het openen van de rolluiken",
    "je moet de koffiemachine niet uitzetten",
)
"""What is forbidden, told, or done by somebody else."""


@pytest.mark.parametrize("turns", DAY, ids=[turns[0][0] for turns in DAY])
async def test_a_conversation(turns: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    replies = await answered("nl", tmp_path, *(said for said, _ in turns))
    assert replies == [reply for _, reply in turns]


async def test_what_is_forbidden_or_told_does_nothing(tmp_path: Path) -> None:
    assert await changed("nl", tmp_path, NOTHING) == []

"""A German household talks to its home, as people say it: short, polite, in any order.

Each sentence is said over the home of `german_home.toml`, in its living room; what is told, asked,
forbidden or said of others does nothing.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from assistant.core.values import Hypothesis, Transcript
from assistant.home.file import read_home
from assistant.home.model import Home
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation

HOME = Path(__file__).with_name("german_home.toml")
NOW = datetime(2026, 11, 23, 17, 30)


@cache
def mind() -> Mind:
    return Mind(Registry([shipped_folder()]).in_language("de"), language="de")


@cache
def home() -> Home:
    contents = read_home(HOME)
    found = Home(contents.name)
    for floor in contents.floors:
        found.put_floor(floor)
    for area in contents.areas:
        found.put_area(area)
    for device, state in contents.devices:
        found.put_device(device, state)
    return found


def heard(said: str) -> str:
    """The calls that come of it: "home.turn_on flur", devices without their kinds."""
    situation = Situation(home(), NOW, "wohnzimmer", read_home(HOME).lists)
    found = mind().understand(Transcript((Hypothesis(said, 0.0),)), situation)
    calls = []
    for call in found.calls:
        devices = call.arguments.get("device", [])
        ids = [devices] if isinstance(devices, str) else devices
        assert isinstance(ids, list)
        calls.append(" ".join([call.skill, *(str(id_).partition(".")[2] for id_ in ids)]))
    return ", ".join(calls)


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("mach im Bad das Fenster zu", "home.close bad"),
        ("mach bitte mal das Licht im Bad an", "home.turn_on bad spiegel"),
        ("Licht an", "home.turn_on deckenlampe stehlampe"),
        ("Licht aus in der Stube", "home.turn_off deckenlampe stehlampe"),
        ("mach mal bitte die Stehlampe an", "home.turn_on stehlampe"),
        ("könntest du vielleicht in der Küche das Licht ausmachen", "home.turn_off kueche dunst"),
        ("Küchenlicht aus bitte", "home.turn_off kueche"),
        ("Dunstabzugslicht an", "home.turn_on dunst"),
        ("kannst du mal kurz die Flurlampe anknipsen", "home.turn_on flur"),
        ("schalt die Spiegelschrankleuchte ein", "home.turn_on spiegel"),
        ("Badlicht auf dreißig Prozent", "home.set_brightness bad"),
        ("mach das Licht im Bad ein bisschen heller", "home.change_brightness bad"),
        ("Deckenlampe auf rot", "home.set_color deckenlampe"),
        ("Deckenlampe etwas wärmer machen", "home.change_color_temperature deckenlampe"),
        ("die Einhornlampe in Lenis Zimmer aus", "home.turn_off leni"),
        ("mach bei Leni das Licht aus", "home.turn_off leni"),
        ("mach das Licht im Kinderzimmer von Jonas an", "home.turn_on jonas"),
        ("Licht in Jonas' Zimmer an", "home.turn_on jonas"),
        ("oben alle Lichter aus", "home.turn_off bad spiegel bett leni jonas balkon"),
        ("mach oben das Licht aus", "home.turn_off bad spiegel bett leni jonas balkon"),
        ("fahr die Rollläden runter", "home.close wohnen terrasse"),
        ("Rollladen im Wohnzimmer halb zu", "home.set_position wohnen"),
        ("lass mal die Jalousie im Schlafzimmer hoch", "home.open schlafen"),
        ("mach die Jalousie zur Hälfte auf", "home.set_position schlafen"),
        ("fahr bitte mal das Terrassenrollo auf zwanzig Prozent", "home.set_position terrasse"),
        ("sperr die Haustür ab", "home.lock haus"),
        ("schließ bitte die Kellertür ab", "home.lock keller"),
        ("Haustür aufmachen", "home.unlock haus"),
        ("schließ die Haustür auf", "home.unlock haus"),
        ("mach das Garagentor auf", "home.open garage"),
        ("mach die Garage auf", "home.open garage"),
        ("Heizung auf 22 Grad", "climate.set_temperature wohnen"),
        ("stell die Heizung im Bad auf einundzwanzig Grad", "climate.set_temperature bad"),
        ("mach's hier mal zwei Grad wärmer", "climate.change_temperature wohnen"),
        ("Heizung bei Leni auf 19", "climate.set_temperature leni"),
        ("hier ist es zu dunkel", "home.change_brightness deckenlampe"),
        ("es ist viel zu hell hier", "home.change_brightness deckenlampe"),
        ("lass Robi mal saugen", "home.start robi"),
        ("Robi soll den Flur saugen", "home.start robi"),
        ("schick den Saugroboter zurück zur Ladestation", "home.dock robi"),
        ("Staubsauger stopp", "home.dock robi"),
        ("starte die Waschmaschine", "home.turn_on waschmaschine"),
        ("Waschmaschine an", "home.turn_on waschmaschine"),
        ("Glotze aus", "home.turn_off tv"),
        ("mach die Glotze leiser", "volume.down tv"),
        ("Fernseher auf lautlos", "volume.mute tv"),
        ("Kinoabend", "home.activate film"),
        ("mach Kinoabend an", "home.activate film"),
        ("Kaffeemaschine an machen", "home.turn_on kaffee"),
        ("mach das Licht und die Heizung aus", "home.turn_off deckenlampe stehlampe wohnen"),
        (
            "mach das Licht im Flur an und die Rollläden runter",
            "home.turn_on flur, home.close wohnen terrasse",
        ),
        ("Stehlampe an und Deckenlampe aus", "home.turn_on stehlampe, home.turn_off deckenlampe"),
        ("mach die Stehlampe an", "home.turn_on stehlampe"),
        ("mach das Licht an", "home.turn_on deckenlampe stehlampe"),
        ("mach das Licht im Bad an", "home.turn_on bad spiegel"),
        ("mach das Licht im Flur an, nein, im Bad", "home.turn_on bad spiegel"),
        ("Stehlampe an", "home.turn_on stehlampe"),
        ("mach die Stehlampe für zehn Minuten an", "home.turn_on stehlampe, timers.start"),
        ("mach in zehn Minuten das Licht aus", "timers.start"),
        ("wie warm ist es im Bad", "home.temperature"),
        ("wie warm ist es in Lenis Zimmer", "home.temperature"),
        ("ist das Küchenfenster offen", "home.state kueche"),
        ("sind alle Fenster zu", "home.state bad kueche schlafen"),
        ("welche Fenster sind offen", "home.state bad kueche schlafen"),
        ("ist die Haustür abgeschlossen", "home.state haus"),
        ("läuft der Fernseher noch", "home.state tv"),
        ("läuft die Waschmaschine", "home.state waschmaschine"),
        ("wo ist Robi", "home.state robi"),
        ("ist Jonas zu Hause", "home.state jonas"),
        ("ist Mama daheim", "home.state mama"),
        ("wer ist zu Hause", "home.state mama jonas"),
        ("hab ich die Kellertür abgesperrt", "home.state keller"),
        ("brennt im Bad noch Licht", "home.state bad spiegel"),
        ("wie hell ist die Deckenlampe", "home.state deckenlampe"),
        ("ist das Garagentor auf", "home.state garage"),
        ("steht im Bad noch das Fenster offen", "home.state bad"),
        ("Pizzatimer auf fünf Minuten", "timers.start"),
        ("mach mir nen Timer auf ne Viertelstunde", "timers.start"),
        ("stell einen Timer auf fünf Minuten und einen auf zehn Minuten", "timers.start"),
        ("stell zwei Timer, einen auf fünf Minuten und einen auf zehn Minuten", "timers.start"),
        ("Eieruhr auf sechseinhalb Minuten", "timers.start"),
        ("kannst du mich in einer Stunde wecken", "alarms.set"),
        ("weck mich morgen um sieben", "alarms.set"),
        ("Milch ist alle", "lists.add"),
        ("pack noch Zwiebeln dazu", "lists.add"),
        ("ich mag gerne Queen hören", "media.play"),
        ("ich würde gern Radio hören", "media.play"),
        ("was kannst du", "help.help"),
        ("welche Geräte hast du", "inventory.devices"),
        ("sorg dafür, dass die Rollläden zu sind", "home.close wohnen terrasse"),
        ("sorg dafür, dass das Licht im Flur aus ist", "home.turn_off flur"),
        ("stell sicher dass die Haustür abgeschlossen ist", "home.lock haus"),
        (
            "mach das Licht aus und sag mir wie spät es ist",
            "home.turn_off deckenlampe stehlampe, clock.tell_time",
        ),
        ("lauter", "volume.up"),
        ("spiel was von Nena", "media.play"),
        ("ich hätte gern einen Timer", "timers.start"),
        ("ich bräuchte einen Wecker für morgen früh", "alarms.set"),
        ("wie ist das Wetter", "weather.report"),
        ("stoppe bitte mal die Musik", "media.pause"),
        ("mach die Musik weiter", "media.resume"),
        ("stell mal einen Timer auf fünf Minuten", "timers.start"),
        ("stell einen Timer für die Nudeln auf acht Minuten", "timers.start"),
        ("Timer zehn Minuten", "timers.start"),
        ("stell einen Timer", "timers.start"),
        ("stell einen Timer auf eine Minute", "timers.start"),
        ("stell einen Timer auf zehn Minuten", "timers.start"),
        ("stell einen Nudeltimer auf 8 Minuten", "timers.start"),
        ("stell einen Timer auf 5 Minuten", "timers.start"),
        ("wie lange noch", "timers.remaining"),
        ("weck mich morgen früh um halb sieben", "alarms.set"),
        ("stell den Wecker auf sechs Uhr dreißig", "alarms.set"),
        ("Wecker auf Viertel nach sechs", "alarms.set"),
        ("weck mich jeden Werktag um sechs", "alarms.set"),
        ("weck mich um sieben", "alarms.set"),
        ("stell einen Wecker", "alarms.set"),
        ("wann klingelt mein Wecker", "alarms.list_all"),
        ("weck mich am Wochenende um neun", "alarms.set"),
        ("Wecker aus", "alarms.cancel"),
        ("erinnere mich daran, den Müll rauszubringen", "reminders.add"),
        ("erinner mich in zehn Minuten an die Wäsche", "reminders.add"),
        ("erinnere mich morgen um acht daran, Oma anzurufen", "reminders.add"),
        ("erinnere mich um 18 Uhr die Blumen zu gießen", "reminders.add"),
        ("erinner mich dran dass ich um fünf die Kinder abhole", "reminders.add"),
        ("erinnere mich jeden Montag an die Mülltonne", "reminders.add"),
        ("erinnere mich", "reminders.add"),
        ("erinnere mich in zehn Minuten an die Wäsche", "reminders.add"),
        ("woran muss ich heute denken", "reminders.list_all"),
        ("erinnere mich morgen um acht an meine Tabletten", "reminders.add"),
        ("setz Milch auf die Einkaufsliste", "lists.add"),
        ("schreib Butter und Eier auf die Einkaufsliste", "lists.add"),
        ("wir brauchen noch Kartoffeln", "lists.add"),
        ("was steht auf der Einkaufsliste", "lists.read"),
        ("steht Milch auf der Einkaufsliste", "lists.has"),
        ("streich die Milch von der Liste", "lists.remove"),
        ("setz Käse auf die Einkaufsliste", "lists.add"),
        ("mach eine neue Liste namens Urlaub", "lists.create"),
        ("leer die Einkaufsliste", "lists.clear"),
        ("lösch die Einkaufsliste", "lists.delete"),
        ("hak Brot ab", "lists.check"),
        ("wie spät ist es", "clock.tell_time"),
        ("wie viel Uhr haben wir", "clock.tell_time"),
        ("welcher Tag ist heute", "clock.tell_date"),
        ("den Wievielten haben wir heute", "clock.tell_date"),
        ("wann ist Ostern", "clock.tell_date"),
        ("wie viele Tage sind es noch bis Weihnachten", "clock.days_until"),
        ("was für ein Wochentag ist der 24. Dezember", "clock.tell_date"),
        ("wie spät ist es in Tokio", "clock.tell_time"),
        ("welche Kalenderwoche haben wir", "clock.tell_part"),
        ("wann geht die Sonne unter", "clock.sun"),
        ("wie wird das Wetter morgen", "weather.report"),
        ("regnet es heute noch", "weather.check"),
        ("brauche ich einen Regenschirm", "weather.check"),
        ("wie kalt ist es draußen", "weather.measure"),
        ("mach mal leiser", "volume.down"),
        ("Lautstärke auf dreißig Prozent", "volume.set_level"),
        ("sei still", "dialogue.stop"),
        ("wie laut bist du", "volume.tell"),
        ("spiel Musik", "media.resume"),
        ("ich möchte Jazz hören", "media.play"),
        ("mach die Musik aus", "media.pause"),
        ("was läuft gerade", "media.whats_playing"),
        ("Pause", "media.pause"),
        ("spiel weiter", "media.resume"),
        ("mach lauter", "volume.up"),
        ("was ist sieben mal acht", "calculator.calculate"),
        ("wie viel sind fünfzehn Prozent von achtzig", "calculator.calculate"),
        ("hundert geteilt durch drei", "calculator.calculate"),
        ("Wurzel aus 144", "calculator.calculate"),
        ("wie viel sind drei Meilen in Kilometern", "units.convert"),
        ("rechne 20 Grad Celsius in Fahrenheit um", "units.convert"),
        ("wie viele Gramm hat ein Pfund", "units.convert"),
        ("wie viel ist 12 plus 30", "calculator.calculate"),
        ("was macht drei mal vier", "calculator.calculate"),
        ("wirf eine Münze", "chance.flip_coin"),
        ("würfel mal", "chance.roll_dice"),
        ("nenn mir eine Zahl zwischen eins und zehn", "chance.random_number"),
        ("danke", "dialogue.thanks"),
        ("guten Morgen", "dialogue.hello"),
        ("gute Nacht", "volume.good_night"),
        ("wie heißt du", "dialogue.introduce"),
        ("wie geht's dir", "dialogue.how_are_you"),
        ("wiederhol das", "dialogue.repeat"),
        ("mach das Licht im Flur an", "home.turn_on flur"),
        ("vergiss es", "dialogue.stop"),
        ("auf Wiedersehen", "dialogue.goodbye"),
        ("schalt die Alarmanlage scharf", "security.arm"),
        ("ist alles abgeschlossen", "home.state haus keller"),
        ("sind alle Türen zu", "home.state garage haus keller"),
        ("sprich lauter", "volume.up"),
        ("sprich langsamer", "appliance.change"),
        ("bitte nicht stören", "dialogue.do_not_disturb"),
        ("stör uns bitte nicht", "dialogue.do_not_disturb"),
        ("stör mich bis acht nicht", "dialogue.do_not_disturb"),
        ("welche Räume gibt es", "inventory.rooms"),
        ("sag allen, das Essen ist fertig", "announce.announce"),
        ("Durchsage: Essen ist fertig", "announce.announce"),
        ("Hilfe, es brennt", "emergency.emergency"),
        ("ruf den Notarzt", "emergency.emergency"),
        ("starte dich neu", "appliance.restart"),
        ("wie ist deine IP-Adresse", "appliance.address"),
        ("welche Version hast du", "appliance.version"),
        ("jeden Abend um zehn mach das Licht aus", "routines.schedule"),
        ("wer hat das Fenster aufgemacht", "query.ask bad kueche schlafen"),
        ("hast du die Haustür abgeschlossen", "query.ask haus"),
    ],
)
def test_what_is_said_is_meant(said: str, calls: str) -> None:
    assert heard(said) == calls


@pytest.mark.parametrize(
    "said",
    [
        "Das Licht ist an",
        "das Licht war gestern den ganzen Tag an",
        "Jonas hat das Licht angelassen",
        "meine Frau macht immer das Licht aus",
        "mach das Licht nicht aus",
        "mach bloß nicht das Licht aus",
        "lass das Licht an",
        "du sollst die Heizung nicht ausschalten",
        "die Haustür darf nicht aufgeschlossen werden",
        "schließ auf gar keinen Fall die Haustür auf",
        "wehe du machst das Garagentor auf",
        "warum ist das Licht aus",
        "wieso hast du das Licht ausgemacht",
        "soll ich das Licht ausmachen",
        "kann ich die Heizung höher stellen",
        "wie mache ich die Lichterkette an",
        "was passiert, wenn ich das Garagentor aufmache",
        "wenn es dunkel wird, mache ich das Licht an",
        "ich mache gleich das Licht aus",
        "ich habe die Haustür aufgeschlossen",
        "wir machen die Rollläden immer um acht runter",
        "Papa will, dass das Licht aus ist",
        "der Nachbar hat die Markise ausgefahren",
        "gestern hat Leni die Einhornlampe ausgemacht",
        "Leni schaltet dauernd die Lampe an",
        "Jonas soll das Licht ausmachen",
        "es wäre schön gewesen, wenn das Licht an gewesen wäre",
        "ich wollte das Licht eigentlich ausmachen",
        "die Heizung ist aus und mir ist trotzdem warm",
        "das Fenster im Bad steht offen",
        "die Waschmaschine läuft noch",
        "im Fernsehen läuft nichts Gescheites",
        "mach doch was du willst",
        "weißt du noch, wie wir die Markise ausgefahren haben",
        "im Hotel ging das Licht automatisch an",
        "mein Vater hat früher den Rollladen von Hand hochgezogen",
        "ohne das Licht anzumachen",
        "ich hasse es, wenn das Licht an ist",
        "hör auf, das Licht auszumachen",
        "mach das Licht an, ach nein, lass es",
        "hätte ich bloß die Haustür abgeschlossen",
        "der Wecker hat nicht geklingelt",
        "der Timer war zu kurz",
        "nicht die Heizung ausmachen",
        "kein Licht anmachen",
        "bevor ich gehe, mache ich das Licht aus",
        "stell keinen Timer",
        "ich hab mir einen Wecker gestellt",
        "die Milch ist sauer",
        "Oma spielt gern Musik",
        "ist es klug, das Fenster im Bad aufzumachen",
        "in der Schule machen sie um acht das Licht aus",
        "das Licht bleibt an",
        "niemand macht die Haustür auf",
        "man darf die Haustür nicht aufschließen",
        "die Lampe geht nicht an",
        "wenn ich heimkomme, mache ich das Licht an",
        "sobald wir da sind, schließen wir die Fenster",
    ],
)
def test_what_is_no_order_does_nothing(said: str) -> None:
    assert heard(said) in ("", "knowledge.answer")


def test_one_lamp_of_a_whole_house_is_asked_after() -> None:
    """As one light is: a noun in "-e" is no plural."""
    situation = Situation(home(), NOW, None, read_home(HOME).lists)
    found = mind().understand(Transcript((Hypothesis("mach die Lampe an", 0.0),)), situation)
    assert not found.calls

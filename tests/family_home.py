"""One house for four families: the same rooms and devices, called as each of them calls them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.skillkit import Ask
from assistant.skillkit.testing import trial

CODES = ("fr", "es", "nl", "it")
NAMES = {
    "house": ("Maison", "Casa", "Thuis", "Casa"),
    "living": ("Salon", "Salón", "Woonkamer", "Soggiorno"),
    "kitchen": ("Cuisine", "Cocina", "Keuken", "Cucina"),
    "bedroom": ("Chambre", "Dormitorio", "Slaapkamer", "Camera da letto"),
    "bath": ("Salle de bain", "Baño", "Badkamer", "Bagno"),
    "hall": ("Entrée", "Entrada", "Gang", "Ingresso"),
    "light.ceiling": ("Plafonnier", "Lámpara de techo", "Plafondlamp", "Lampadario"),
    "light.floor": ("Lampadaire", "Lámpara de pie", "Staande lamp", "Piantana"),
    "light.kitchen": ("Lampe de cuisine", "Luz de la cocina", "Keukenlamp", "Luce della cucina"),
    "light.bedside": ("Lampe de chevet", "Lámpara de noche", "Bedlampje", "Abat-jour"),
    "light.mirror": ("Lampe du miroir", "Luz del espejo", "Spiegellamp", "Luce dello specchio"),
    "cover.living": ("Volet du salon", "Persiana del salón", "Rolluik", "Tapparella"),
    "cover.bedroom": ("Rideau", "Cortina", "Gordijn", "Tenda"),
    "cover.garage": ("Porte de garage", "Puerta del garaje", "Garagedeur", "Porta del garage"),
    "lock.front": ("Porte d'entrée", "Puerta principal", "Voordeur", "Porta d'ingresso"),
    "window.kitchen": (
        "Fenêtre de la cuisine",
        "Ventana de la cocina",
        "Keukenraam",
        "Finestra della cucina",
    ),
    "climate.living": ("Chauffage", "Calefacción", "Verwarming", "Riscaldamento"),
    "vacuum.robot": ("Aspirateur", "Aspiradora", "Stofzuiger", "Aspirapolvere"),
    "media_player.tv": ("Télé", "Tele", "Televisie", "Televisore"),
    "switch.coffee": ("Machine à café", "Cafetera", "Koffiemachine", "Macchina del caffè"),
    "fan.bedroom": ("Ventilateur", "Ventilador", "Ventilator", "Ventilatore"),
    "scene.film": ("Soirée cinéma", "Noche de cine", "Filmavond", "Serata cinema"),
    "number.pump": (
        "Vitesse de la pompe",
        "Velocidad de la bomba",
        "Pompsnelheid",
        "Velocità della pompa",
    ),
    "select.pool": (
        "Mode de la piscine",
        "Modo de la piscina",
        "Zwembadmodus",
        "Modalità della piscina",
    ),
    "list": ("Courses", "Compra", "Boodschappen", "Spesa"),
}
"""What each of them is called in French, Spanish, Dutch and Italian."""

DEVICES = (
    ("light.ceiling", "living", 'on = true\nbrightness = 80\ncolor = "white"\ncolor_temp_k = 3000'),
    ("light.floor", "living", 'on = false\nbrightness = 40\ncolor = "white"'),
    ("light.kitchen", "kitchen", "on = true\nbrightness = 100"),
    ("light.bedside", "bedroom", 'on = true\nbrightness = 20\ncolor = "white"'),
    ("light.mirror", "bath", "on = false"),
    ("cover.living", "living", 'device_class = "shutter"\nposition = 100'),
    ("cover.bedroom", "bedroom", 'device_class = "curtain"\nposition = 0'),
    ("cover.garage", "", 'device_class = "garage"\nposition = 0'),
    ("lock.front", "hall", "locked = true"),
    ("window.kitchen", "kitchen", 'kind = "binary_sensor"\ndevice_class = "window"\nvalue = true'),
    ("climate.living", "living", 'mode = "heat"\ntarget = 21.0\ncurrent = 20.5'),
    ("vacuum.robot", "hall", 'state = "docked"'),
    ("media_player.tv", "living", 'state = "playing"\nvolume = 30\nmuted = false'),
    ("switch.coffee", "kitchen", "on = false"),
    ("fan.bedroom", "bedroom", "on = false\nspeed = 0"),
    ("scene.film", "living", ""),
    ("number.pump", "", "value = 40\nmin = 0\nmax = 100\nstep = 5"),
    ("select.pool", "", 'value = "eco"\noptions = ["eco", "boost", "off"]'),
)


def home_file(code: str, folder: Path) -> Path:
    """The home file of the family that speaks this language, written into the folder."""
    name = {key: names[CODES.index(code)] for key, names in NAMES.items()}
    parts = [f'name = "{name["house"]}"']
    for room in ("living", "kitchen", "bedroom", "bath", "hall"):
        parts.append(f'[[area]]\nid = "{room}"\nname = "{name[room]}"')
    for id_, room, state in DEVICES:
        own, kind = id_, id_.partition(".")[0]
        if state.startswith("kind"):
            first, _, state = state.partition("\n")
            kind = first.split('"')[1]
            own = f"{kind}.{id_.partition('.')[2]}"
        area = f'area = "{room}"\n' if room else ""
        parts.append(
            f'[[device]]\nid = "{own}"\nkind = "{kind}"\nname = "{name[id_]}"\n{area}{state}'
        )
    parts.append(f'[[list]]\nid = "shopping"\nname = "{name["list"]}"\nitems = []')
    path = folder / f"{code}.toml"
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return path


async def answered(code: str, folder: Path, *said: str) -> list[str]:
    """What the family's box, which stands in its living room, answers to these turns."""
    async with trial(language=code, home=home_file(code, folder), area="living") as box:
        return [(await box.say(words)).text for words in said]


async def changed(code: str, folder: Path, said: Iterable[str]) -> list[str]:
    """Those of the sentences that change something: none of what is forbidden or told may."""
    found = []
    async with trial(language=code, home=home_file(code, folder), area="living") as box:
        before = {id_: dict(box.home.state(id_)) for id_ in box.home.devices}
        for words in said:
            outcome = await box.say(words)
            after = {id_: dict(box.home.state(id_)) for id_ in box.home.devices}
            if after != before or isinstance(outcome.answer, Ask) or box.agenda.entries():
                found.append(f"{words}: {outcome.text}")
    return found

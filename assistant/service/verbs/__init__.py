"""What can be asked of a running box from outside the room, a file a subject. The commands' socket
and the page ask the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.service.control import Verb
from assistant.service.running import Running
from assistant.service.verbs.agenda import Agenda
from assistant.service.verbs.doctor import Doctor
from assistant.service.verbs.figures import Figures
from assistant.service.verbs.health import Health
from assistant.service.verbs.history import History
from assistant.service.verbs.home import Home
from assistant.service.verbs.models import Models
from assistant.service.verbs.plans import Plans
from assistant.service.verbs.rooms import Rooms
from assistant.service.verbs.settings import Settings
from assistant.service.verbs.skills import Skills
from assistant.service.verbs.sound import Sound
from assistant.service.verbs.turns import Turns

SUBJECTS = (
    Turns,
    Sound,
    Health,
    Doctor,
    Figures,
    Agenda,
    Plans,
    Home,
    Rooms,
    Skills,
    Models,
    Settings,
    History,
)


def verbs_of(running: Running) -> Mapping[str, Verb]:
    """Every verb by its name."""
    verbs: dict[str, Verb] = {}
    for subject in SUBJECTS:
        own = subject(running).verbs
        assert verbs.keys().isdisjoint(own), f"two subjects answer to {verbs.keys() & own.keys()}"
        verbs |= own
    return verbs

"""From an announced MQTT entity to a device of the home: its name, its area, what it can do. No
I/O.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.home.degrees import Unit, unit_of
from assistant.home.kinds import SETTLED
from assistant.home.model import Area, Device, State
from assistant.home.shares import ENTITY, thing_marks
from assistant.home.sources.mqtt.discovery import Announced, Settings
from assistant.home.sources.mqtt.entity import (
    Availability,
    Draft,
    Encode,
    Message,
    NoDevice,
    Place,
    Reading,
    slug,
)
from assistant.home.sources.mqtt.kinds import BUILDERS, one_by_one
from assistant.home.sources.mqtt.names import names
from assistant.home.sources.mqtt.people import FOR_MAKERS, NOT_HERE, SWITCHED_OFF
from assistant.home.sources.mqtt.tasmota_kinds import BUILDERS as TASMOTA
from assistant.home.sources.mqtt.topics import check_filter, check_topic
from assistant.home.values import wrong_value

SOURCE = "mqtt"

_BUILDERS = BUILDERS | TASMOTA


@dataclass(frozen=True, slots=True)
class Entity:
    """A device with its topics. `unread` are the keys that it takes but never tells, `told` those
    that some topic tells, `unsure` those that one may tell or not: they are unread until it does.

    `echo` makes of wanted values what the device will tell back.
    """

    device: Device
    area: Area | None
    state: State
    readings: tuple[Reading, ...]
    encode: Encode
    echo: Callable[[State], State]
    unread: frozenset[str]
    told: frozenset[str]
    unsure: frozenset[str]
    availability: Availability
    qos: int = 0
    retain: bool = False
    topics: frozenset[str] = field(default=frozenset())
    asks: tuple[Message, ...] = ()
    """What makes it tell how it stands, where it doesn't do so by itself."""
    unit: Unit | None = None
    """Of the temperatures that it tells and takes; None where it doesn't say, which means the
    home's.
    """
    expires_s: float = 0.0
    """After so many seconds without news a sensor counts as out of reach; 0: never."""
    off_delay_s: float = 0.0
    """So many seconds after it told that it sees something, a sensor sees nothing any more; 0: it
    tells that itself.
    """


def build(announced: Announced) -> Entity:
    """The device that was announced. Raises NoDevice for what is none here (settings, diagnostics,
    pictures …), and ValueError (and KeyError, TypeError) on settings that make no sense.
    """
    settings = announced.settings
    _check_use(announced)
    kind, fill = _BUILDERS[announced.component]
    _check_topics(settings)
    draft = Draft(settings, kind)
    fill(draft)
    for key, value in draft.state.items():
        problem = wrong_value(kind, key, value)
        if problem:
            raise ValueError(f"{key} {problem}")
    if not draft.state and not draft.actions:
        raise NoDevice("there is nothing that it tells, and nothing that it can be told")
    if draft.problems and not draft.readings and not draft.writers and draft.encode is None:
        raise NoDevice(draft.problems[0])
    name, *aliases = names(announced)
    area = _area(settings)
    _, _, entity = str(settings.get("default_entity_id") or "").partition(".")
    device = Device(
        id=f"{kind}.{slug(entity or settings.get('object_id') or name)}",
        kind=kind,
        name=name,
        aliases=tuple(aliases),
        area=area.id if area else None,
        device_class="siren"
        if announced.component == "siren"
        else str(settings.get("device_class") or "") or None,
        source=SOURCE,
        hub_id=str(settings.get("unique_id") or ""),
        marks=_marks(settings),
        codes=draft.codes,
    )
    takes = frozenset(draft.writers or draft.state) - SETTLED
    availability = _availability(settings)
    return Entity(
        device=device,
        area=area,
        state=draft.state,
        readings=tuple(draft.readings),
        encode=draft.encode or one_by_one(draft),
        echo=draft.echo,
        unread=(takes - draft.told) | (takes & (draft.assumed | draft.unsure)),
        unsure=frozenset(draft.unsure),
        told=frozenset(draft.told),
        availability=availability,
        qos=max(0, min(2, int(settings.get("qos", 0)))),
        retain=bool(settings.get("retain", False)),
        unit=unit_of(settings.get("temperature_unit")),
        expires_s=float(settings.get("expire_after") or 0),
        off_delay_s=float(settings.get("off_delay") or 0) if kind == "binary_sensor" else 0.0,
        asks=tuple(settings.get("asks", ())),
        topics=frozenset(
            {reading.topic for reading in draft.readings}
            | {place.topic for place in availability.places}
        ),
    )


def _marks(settings: Settings) -> frozenset[str]:
    """What another hub knows this entity by: its unique id, and what its device says that it is."""
    device = settings["device"]
    ids = device.get("identifiers") or []
    pairs = [pair for pair in device.get("connections") or [] if isinstance(pair, list | tuple)]
    things = thing_marks(pairs, [str(each) for each in (ids if isinstance(ids, list) else [ids])])
    unique = str(settings.get("unique_id") or "")
    return things | {ENTITY + unique} if unique else things


def _check_topics(settings: Settings) -> None:
    """Raises ValueError on a topic that no broker would take: it must not end the connection for
    everybody.
    """
    for key, topic in settings.items():
        if key.endswith("topic") and topic is not None:
            (check_topic if _is_told(key) else check_filter)(topic)
    for place in settings.get("availability") or []:
        check_filter(place.get("topic"))


def _is_told(key: str) -> bool:
    """Whether this setting's topic takes commands: those may have no wildcards."""
    return key.endswith("command_topic") or key.startswith(("set_", "send_"))


def _check_use(announced: Announced) -> None:
    """Raises NoDevice for what is nothing to the home's people: link quality, restart buttons and
    the like are for the maker; a battery's level is for people.
    """
    component, settings = announced.component, announced.settings
    if component not in _BUILDERS:
        raise NoDevice(
            NOT_HERE.get(component, f"things of the kind {component!r} are not known here")
        )
    if str(settings.get("enabled_by_default")).lower() == "false":
        raise NoDevice(SWITCHED_OFF)
    if settings.get("entity_category") and settings.get("device_class") != "battery":
        raise NoDevice(FOR_MAKERS)


def _area(settings: Settings) -> Area | None:
    name = str(settings["device"].get("suggested_area") or "").strip()
    return Area(slug(name), name) if name else None


def _availability(settings: Settings) -> Availability:
    available = str(settings.get("payload_available", "online"))
    gone = str(settings.get("payload_not_available", "offline"))
    if settings.get("availability_topic"):
        return Availability(
            (
                Place(
                    settings["availability_topic"],
                    available,
                    gone,
                    settings.get("availability_template"),
                ),
            )
        )
    places = tuple(
        Place(
            each["topic"],
            str(each.get("payload_available", "online")),
            str(each.get("payload_not_available", "offline")),
            each.get("value_template"),
        )
        for each in settings.get("availability") or []
        if each.get("topic")
    )
    return Availability(places, settings.get("availability_mode", "latest"))

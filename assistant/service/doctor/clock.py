"""The clock and the time zone: alarms and reminders ring by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import assistant
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient
from assistant.skillkit.places import locate

SLACK = timedelta(days=1)
APART = timedelta(hours=2)
"""A place's own time and a neighbouring zone's differ by less."""

OFF = kind(
    "clock-off",
    "clock",
    "fault",
    "The clock says {now}, which is before Hearth was installed, so alarms ring at wrong times.",
    "Set it: `sudo timedatectl set-time '2026-12-31 18:00'`, or let it follow a time server: "
    "`sudo timedatectl set-ntp true`.",
)
ALONE = kind(
    "clock-unsynchronised",
    "clock",
    "warning",
    "The clock follows no time server, so it drifts, and is wrong after a power cut.",
    "Let it: `sudo timedatectl set-ntp true`; in a house without internet most routers are time "
    "servers (NTP= in /etc/systemd/timesyncd.conf).",
)
UNKNOWN = kind(
    "zone-unknown",
    "zone",
    "warning",
    "The time zone of this machine is not known ({why}); Hearth goes by {zone}.",
    "Set it: `sudo timedatectl set-timezone Europe/Berlin` (`timedatectl list-timezones` lists "
    "all), and restart the box.",
)
ELSEWHERE = kind(
    "zone-elsewhere",
    "zone",
    "warning",
    "The time zone of this machine ({zone}) is not that of {place} ([home] place).",
    "Set it: `sudo timedatectl set-timezone {wanted}`, and restart the box; or correct the place.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    host, now = patient.host, patient.host.now()
    installed = _installed()
    if now < installed - SLACK:
        yield OFF(now=f"{now:%Y-%m-%d %H:%M}", installed=installed.isoformat(timespec="seconds"))
    elif host.synchronised() is False:
        yield ALONE()
    yield Fact("clock", f"{now:%Y-%m-%d %H:%M}")
    yield from _zone(patient, host, now)


def _installed() -> datetime:
    """When this Hearth came onto this machine, by its clock then."""
    return datetime.fromtimestamp(Path(assistant.__file__).stat().st_mtime, UTC)


def _zone(patient: Patient, host: Host, now: datetime) -> Iterator[Finding | Fact]:
    zone, why = host.zone()
    if why:
        yield UNKNOWN(zone=str(zone), why=why)
        return
    place = locate(patient.config.home.place, zone)
    if place is not None and isinstance(place.zone, ZoneInfo):
        there, here = now.astimezone(place.zone).utcoffset(), now.astimezone(zone).utcoffset()
        if abs((there or timedelta()) - (here or timedelta())) >= APART:
            yield ELSEWHERE(zone=str(zone), place=place.name, wanted=place.zone.key)
    yield Fact("zone", str(zone))


EXAMINATION = Examination(("clock", "zone"), look)

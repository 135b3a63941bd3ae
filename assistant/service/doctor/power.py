"""Power and heat: does the processor run as fast as it can?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient

HOT_C = 85.0
"""At 85 °C a Raspberry Pi and most mini-PCs slow down."""
_SHARE = 0.9
_UNDERVOLTAGE, _SLOWED, _WAS_UNDERVOLTAGE = 0x1, 0x2 | 0x4 | 0x8, 0x10000
"""Bits of Raspberry Pi's get_throttled: now too little voltage; frequency capped, throttled, soft
limit of temperature; too little voltage since the start.
"""
_THROTTLED = "/sys/devices/platform/soc/soc:firmware/get_throttled"

VOLTAGE = kind(
    "power-undervoltage",
    "power",
    "fault",
    "The power supply gives too little voltage, so the processor is slowed and cards may be "
    "damaged.",
    "Use the power supply that belongs to the board, and a short, thick cable.",
)
WAS_VOLTAGE = kind(
    "power-was-undervoltage",
    "power",
    "warning",
    "The power supply gave too little voltage at least once since the machine started.",
    "Use the power supply that belongs to the board, and a short, thick cable.",
)
THROTTLED = kind(
    "power-throttled",
    "power",
    "warning",
    "The processor is slowed down at the moment ({celsius} °C), so answers come late.",
    "Give it a heat sink or a fan, and air around its case.",
)
HOT = kind(
    "power-hot",
    "power",
    "warning",
    "The processor is at {celsius} °C and will be slowed down.",
    "Give it a heat sink or a fan, and air around its case.",
)
GOVERNOR = kind(
    "power-governor",
    "power",
    "warning",
    "The processor is kept at its lowest speed (governor “powersave”).",
    "Let it go faster: `echo ondemand | sudo tee "
    "/sys/devices/system/cpu/cpu*/cpufreq/scaling_governor`.",
)
CAPPED = kind(
    "power-capped",
    "power",
    "note",
    "The processor may run at {allowed_mhz} of its {possible_mhz} MHz.",
    "If that isn't meant, raise scaling_max_freq or undo the limit in the firmware's settings.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    host = patient.host
    celsius = hottest(host)
    bits = _throttled(host)
    if bits & _UNDERVOLTAGE:
        yield VOLTAGE(bits=hex(bits))
    elif bits & _WAS_UNDERVOLTAGE:
        yield WAS_VOLTAGE(bits=hex(bits))
    if bits & _SLOWED:
        yield THROTTLED(celsius=round(celsius), bits=hex(bits))
    elif celsius >= HOT_C:
        yield HOT(celsius=round(celsius))
    yield from _speed(host)
    yield Fact("power", f"{celsius:.0f} °C" if celsius else "no sensor tells")


def hottest(host: Host) -> float:
    """Of all thermal zones (°C); 0 where none tells. A zone that isn't wired tells nonsense."""
    told = [host.read(path).strip() for path in host.paths("/sys/class/thermal/*/temp")]
    degrees = [int(text) / 1000 for text in told if re.fullmatch(r"-?\d+", text)]
    return max([each for each in degrees if 0 < each < 130], default=0.0)


def _throttled(host: Host) -> int:
    """Raspberry Pi's bits; 0 elsewhere."""
    text = host.read(_THROTTLED).strip() or (host.ask("vcgencmd", "get_throttled") or "").strip()
    found = re.fullmatch(r"(?:throttled=)?(?:0x)?([0-9a-fA-F]+)", text)
    return int(found[1], 16) if found else 0


def _speed(host: Host) -> Iterator[Finding]:
    for policy in map(Path, host.paths("/sys/devices/system/cpu/cpufreq/policy*")):
        driver, governor, allowed, possible = (
            host.read(str(policy / name)).strip()
            for name in (
                "scaling_driver",
                "scaling_governor",
                "scaling_max_freq",
                "cpuinfo_max_freq",
            )
        )
        # with these drivers "powersave" is the usual way, and goes as fast as is needed
        if governor == "powersave" and not driver.startswith(("intel_pstate", "amd-pstate")):
            yield GOVERNOR(driver=driver)
            return
        if allowed.isdigit() and possible.isdigit() and int(allowed) < _SHARE * int(possible):
            allowed_mhz, possible_mhz = int(allowed) // 1000, int(possible) // 1000
            yield CAPPED(allowed_mhz=allowed_mhz, possible_mhz=possible_mhz)
            return


EXAMINATION = Examination(("power",), look)

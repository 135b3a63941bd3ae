"""Every examination there is; whoever imports this has every kind of finding too."""

from __future__ import annotations

from assistant.service.doctor import (
    clock,
    disk,
    hubs,
    memory,
    network,
    permissions,
    ports,
    power,
    runtime,
    settings,
    sound,
    state,
    versions,
    wake,
)
from assistant.service.doctor.examine import Examination

EXAMINATIONS: tuple[Examination, ...] = tuple(
    part.EXAMINATION
    for part in (
        sound,
        settings,
        wake,
        runtime,
        hubs,
        state,
        memory,
        power,
        disk,
        clock,
        permissions,
        ports,
        versions,
        network,
    )
)

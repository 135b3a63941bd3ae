"""What a skill of this folder takes: which devices can do what it does, and how much there may be
of it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.skillkit import PERCENT, Devices, Ids, Option

_SWITCHED = (
    "light",
    "switch",
    "fan",
    "humidifier",
    "media_player",
    "climate",
    "water_heater",
    "automation",
)
Switched = Annotated[Ids, Devices(*_SWITCHED)]
Burning = Annotated[Ids, Devices(*_SWITCHED, lit=True)]
Turned = Annotated[Ids, Devices(*_SWITCHED, "cover", "valve", "lock")]
Movable = Annotated[Ids, Devices("cover", "valve")]
Placed = Annotated[Ids, Devices("cover", "valve", keys=["position"])]
Locks = Annotated[Ids, Devices("lock", keys=["locked"])]
Lights = Annotated[Ids, Devices("light")]
Dimmed = Annotated[Ids, Devices("light", keys=["brightness"], lit=True)]
Colored = Annotated[Ids, Devices("light", keys=["color"], lit=True)]
Tinted = Annotated[Ids, Devices("light", keys=["color_temp_k"], lit=True)]
Effect = Annotated[str, Option("effect")]
Fans = Annotated[Ids, Devices("fan", keys=["speed"])]
Swinging = Annotated[Ids, Devices("fan", keys=["oscillating"])]
Robots = Annotated[Ids, Devices("vacuum", "lawn_mower")]
Percent = Annotated[float, Field(ge=0, le=100), PERCENT]
Change = Annotated[float, Field(ge=-100, le=100)]

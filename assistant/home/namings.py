"""The names and areas that the configuration gives to devices (`[[home.devices]]`), and which
device each of them means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.service.config_home import Naming

if TYPE_CHECKING:
    from assistant.home.model import Device


class Namings:
    """A naming means a device by its id here, or by its kind and its hub's own id, as a rule of the
    policy does.
    """

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._by_id = {naming.device: naming for naming in namings}

    def of(
        self, device: Device, others: Sequence[Device], devices: Mapping[str, Device]
    ) -> Naming | None:
        """What the configuration says of this device, by any of its ids; `others` is it as each of
        its hubs has it.

        A hub's own id goes first. Where two hubs' devices want one id, only the one whose hub calls
        it so is meant, whichever of them came first (`devices` are all that are shown).
        """
        every = (device, *others)
        for each in every:
            if each.hub_id and (found := self._by_id.get(own_id(each))):
                return found
        for each in every:
            found = self._by_id.get(each.id)
            if found and not any(
                own_id(known) == each.id for known in devices.values() if known.id != device.id
            ):
                return found
        return None

    def mean(self, device: Device) -> bool:
        """Whether one of them means this device by its hub's own id."""
        return bool(device.hub_id) and own_id(device) in self._by_id


def own_id(device: Device) -> str:
    """ "light.0x00158d0001ab": the kind, and what its hub calls it; empty where it has no id but
    ours.
    """
    return f"{device.kind}.{device.hub_id}" if device.hub_id else ""

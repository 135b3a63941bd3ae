"""Who made it so, as far as a box can know: it knows what it told the devices itself, and why."""

from __future__ import annotations

from assistant.skillkit import NAMED, Deed, Device, not_known, replies, sentence, truth

from .past import Past, Run

say = replies(__file__)

EARLY_S, LATE_S = 2.0, 60.0
"""So long before its deed a change may be noted, and so long after it may come: blinds take their
time.
"""


class Maker:
    """Answers for the devices and the state of a question about what was."""

    def __init__(self, past: Past) -> None:
        self._past, self._home = past, past.home

    def told(self, tell: str) -> str:
        """Of those that were so at all; of none where none was."""
        past = self._past
        heard = [each for each in past.devices if self._home.standing(each.id) == "known"]
        so = [each for each in heard if past.runs(each)]
        if heard and not so and len(past.devices) > 1:
            return past.none_was()
        return " ".join(self._of(each, tell) for each in (so or past.devices)[:NAMED])

    def _of(self, device: Device, tell: str) -> str:
        """ "The heating has been off since 2:10 PM, for an hour; I was told so by voice."."""
        past = self._past
        if self._home.standing(device.id) != "known":
            return not_known(self._home, device, past.state)
        runs = past.runs(device)
        if not runs:
            return past.never(device)
        run = runs[-1]
        now = run.end >= past.dial.mono
        text = past.still(device, run) if now else past.was(device, run)
        if not run.whole:
            return sentence(say("with-last", text=text, last=say("by-unknown")))
        deed = self._deed(device, run)
        text = say("with-last", text=text, last=self._by(deed))
        if tell == "by_box":
            text = say("yes" if deed else "no", text=text)
        return sentence(text)

    def _deed(self, device: Device, run: Run) -> Deed | None:
        """What the box did that made it so; else a scene or script that may have."""
        near = [
            deed
            for deed in self._home.history.deeds
            if deed.at - EARLY_S <= run.start <= deed.at + LATE_S
        ]
        own = (deed for deed in near if deed.device == device.id and self._meant(device, deed))
        scenes = (deed for deed in near if deed.action == "activate")
        return next(own, None) or next(scenes, None)

    def _meant(self, device: Device, deed: Deed) -> bool:
        state = {**self._home.told(device.id), **deed.wanted}
        return bool(deed.action) or truth(device, state, self._past.state) is not False

    def _by(self, deed: Deed | None) -> str:
        if deed is None:
            return say("by-others")
        scene = self._home.devices.get(deed.device) if deed.action == "activate" else None
        if scene is not None:
            return say("by-scene", name=scene.name)
        return say(f"by-{deed.origin}")

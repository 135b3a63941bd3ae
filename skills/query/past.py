"""Answers about what was: since when something is so, when and how often it was, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.skillkit import (
    NAMED,
    Ctx,
    Device,
    Spell,
    amount,
    house,
    how,
    in_words,
    join_names,
    measured,
    not_known,
    replies,
    reservations,
    sentence,
    spoken_duration,
    things,
    truth,
    word,
)

from .comparing import Limits
from .spans import Dial, Span

say = replies(__file__)


@dataclass(frozen=True)
class Run:
    """A stretch of time that a state held without a break. `whole`: when it began is known."""

    start: float
    end: float
    whole: bool

    @property
    def length(self) -> float:
        return self.end - self.start


class Past:
    """What the devices of a question told, and when: of one state, in one span."""

    def __init__(
        self, ctx: Ctx, devices: Sequence[Device], state: str, span: Span, *, began: bool = False
    ) -> None:
        self.ctx, self.home, self.devices = ctx, ctx.home, devices
        self.state, self.span, self.dial = state, span, Dial(ctx)
        self.began = began

    def since(self, longer_than: float | None = None) -> str:
        """ "The washing machine is running, since 2:10 PM (fifty minutes)."."""
        told = [self._since(device, longer_than) for device in self.devices[:NAMED]]
        return " ".join(told)

    def _since(self, device: Device, longer_than: float | None) -> str:
        if self.home.standing(device.id) != "known":
            return not_known(self.home, device, self.state)
        runs = self.runs(device)
        last = runs[-1] if runs else None
        if last is None or last.end < self.dial.mono:
            return self._not_now(device, last)
        text = self.still(device, last)
        if longer_than is not None:
            return sentence(say("yes" if last.length > longer_than else "no", text=text))
        return sentence(text)

    def _not_now(self, device: Device, last: Run | None) -> str:
        """That it isn't so, and when it was last."""
        devices = things([device])
        now = how(device, self.home.told(device.id)).of(devices)
        text = house("stands", devices=devices, state=now)
        if last is None:
            return sentence(say("no", text=text))
        return sentence(say("no", text=say("with-last", text=text, last=self.was(device, last))))

    def when(self) -> str:
        """When it was last so: "The garage door is open since 2:20 PM, forty minutes ago."."""
        told = []
        for device in self.devices[:NAMED]:
            runs = [run for run in self.runs(device) if run.start <= self.span.end]
            found = [run for run in runs if run.whole]
            if not runs:
                told.append(self.never(device))
            elif runs[-1].end >= self.dial.mono:
                told.append(self._since(device, None))
            else:
                told.append(sentence(self.was(device, (found or runs)[-1])))
        return " ".join(told)

    def length(self) -> str:
        """How long it was so the last time, or altogether in the span that was said."""
        told = []
        for device in self.devices[:NAMED]:
            runs = self._in_span(device)
            if not runs:
                told.append(self.never(device))
                continue
            if not self.span.said:
                runs = runs[-1:]
            total = spoken_duration(max(60.0, sum(run.length for run in runs)))
            told.append(sentence(say("length", length=total, was=self._were(device, runs))))
        return " ".join(told)

    def ever(self, tell: str) -> str:
        """Whether, which or how often: "Yes, the back door was open from 11:50 AM to 11:55 AM."."""
        found = {device.id: self._in_span(device) for device in self.devices}
        so = [device for device in self.devices if found[device.id]]
        if tell == "how_often":
            counts = [
                say(
                    "times",
                    devices=things([device]),
                    state=self._state(device),
                    number=in_words(len(found[device.id])),
                    count=len(found[device.id]),
                )
                for device in self.devices[:NAMED]
            ]
            return self._careful(join_names(counts))
        if not so:
            text = self._none()
            return self._careful(text if tell == "which" else say("no", text=text))
        text = join_names([self._were(device, found[device.id]) for device in so[:NAMED]])
        return sentence(text if tell == "which" else say("yes", text=text))

    def changed(self) -> str:
        """What told something new in the span: "The kettle: on at 2:15 PM, off at 2:20 PM."."""
        told: list[tuple[float, str]] = []
        for device in self.devices:
            steps = [
                spell
                for spell in self.home.history.spells(device.id, self.dial.mono)
                if spell.whole and self.span.start <= spell.start <= self.span.end
            ]
            steps = _news(device, steps)
            if steps:
                told.append((steps[-1].start, self._steps(device, steps)))
        told.sort(key=lambda each: each[0], reverse=True)
        if not told:
            return self._careful(say("nothing-changed"))
        lines = [sentence(text) for _, text in told[:NAMED]]
        if len(told) > NAMED:
            lines.append(sentence(say("and-more", count=len(told) - NAMED)))
        return " ".join(lines)

    def _steps(self, device: Device, steps: Sequence[Spell]) -> str:
        named = things([device])
        said = [
            say(
                "step",
                state=how(device, dict(spell.state)).of(named),
                time=self.dial.clock(spell.start),
            )
            for spell in steps[-3:]
        ]
        return say("steps", devices=named, steps=join_names(said))

    def runs(self, device: Device) -> list[Run]:
        """The stretches of time that the state held, the oldest first."""
        runs: list[Run] = []
        for spell in self.home.history.spells(device.id, self.dial.mono):
            if not self._holds(device, spell):
                continue
            if runs and runs[-1].end == spell.start:
                runs[-1] = Run(runs[-1].start, spell.end, runs[-1].whole)
            else:
                runs.append(Run(spell.start, spell.end, spell.whole))
        return runs

    def _holds(self, device: Device, spell: Spell) -> bool:
        if not self.state:  # as it stands now
            return how(device, dict(spell.state)) == how(device, self.home.told(device.id))
        return truth(device, dict(spell.state), self.state) is True

    def _in_span(self, device: Device) -> list[Run]:
        return [
            run
            for run in self.runs(device)
            if run.start <= self.span.end and run.end > self.span.start
            if not self.began or (run.whole and run.start >= self.span.start)
        ]

    def _state(self, device: Device) -> str:
        named = things([device])
        if not self.state:
            return how(device, self.home.told(device.id)).of(named)
        spoken = self.state
        if device.kind == "person":
            return how(device, {"location": spoken}).of(named)
        if spoken == "detected":
            return how(device, {**self.home.told(device.id), "value": True}).of(named)
        return word(spoken).of(named)

    def still(self, device: Device, run: Run) -> str:
        """ "the washing machine has been running since 2:10 PM, for fifty minutes"."""
        return say(
            "since" if run.whole else "since-at-least",
            devices=things([device]),
            state=self._state(device),
            time=self.dial.clock(run.start),
            length=spoken_duration(max(60.0, run.length)),
        )

    def was(self, device: Device, run: Run) -> str:
        """ "the back door was open from 11:50 AM to 11:55 AM, three hours ago"."""
        return say(
            "was-last",
            devices=things([device]),
            state=self._state(device),
            span=self._from_to(run),
            ago=self.dial.ago(run.end),
        )

    def _were(self, device: Device, runs: Sequence[Run]) -> str:
        """ "the coop door was open twice"."""
        if runs[-1].end >= self.dial.mono and len(runs) == 1:
            return self.still(device, runs[0])
        spans = [self._from_to(run) for run in runs[-3:]]
        return say(
            "was", devices=things([device]), state=self._state(device), spans=join_names(spans)
        )

    def _from_to(self, run: Run) -> str:
        start, end = self.dial.clock(run.start), self.dial.clock(run.end)
        if run.end >= self.dial.mono:
            return say("from", start=start)
        if start == end:
            return say("at", time=start)
        return say("from-to", start=start, end=end) if run.whole else say("until", end=end)

    def never(self, device: Device) -> str:
        text = say("was-not", devices=things([device]), state=self._state(device))
        return self._careful(text)

    def none_was(self) -> str:
        """That none of them was so."""
        return self._careful(self._none())

    def _none(self) -> str:
        named = things(self.devices, NAMED)
        asked = self.devices[0]
        state = self._state(asked) if len(self.devices) == 1 else word(self.state).of(named)
        return say("was-not", devices=named, state=state)

    def _careful(self, text: str) -> str:
        """The text, with how far back is known where that is less than was asked for, and what is
        silent.
        """
        begun = [b for d in self.devices if (b := self.home.history.begun(d.id)) is not None]
        known = max(begun, default=self.dial.mono)
        silent = [d for d in self.devices if self.home.standing(d.id) != "known"]
        if silent:
            text = house("with-but", text=text, reservations=reservations(self.home, silent))
        if known > max(self.span.start, self.dial.mono - 23 * 3600) + 60:
            text = say("as-far-back", text=text, length=self.dial.ago(known))
        return sentence(text)


def _news(device: Device, steps: Sequence[Spell]) -> list[Spell]:
    """The steps that change how the device stands, as it is spoken of."""
    found: list[Spell] = []
    for step in steps:
        if not found or how(device, dict(found[-1].state)) != how(device, dict(step.state)):
            found.append(step)
    return found


def measured_then(
    ctx: Ctx,
    devices: Sequence[Device],
    measure: str,
    tell: str,
    span: Span,
    limits: Limits,
) -> str:
    """What was measured in a span: the highest, the lowest, the mean, whether ever beyond a value,
    or how it was at a moment. Empty where nothing of that is known.
    """
    dial, told = Dial(ctx), []
    for each in measured(ctx.home, devices, measure, named=True)[:NAMED]:
        buckets = ctx.home.history.measured(each.device.id, each.key, span.start, span.end)
        if not buckets:
            continue
        named = things([each.device])

        def said(value: float, unit: str = each.unit) -> str:
            return amount(measure, value, unit)

        low, high = min(buckets, key=lambda b: b.low), max(buckets, key=lambda b: b.high)
        if tell == "lowest" or (tell == "ever" and limits.below is not None):
            found, value = low, low.low
        elif tell == "mean":
            found, value = buckets[-1], sum(b.last for b in buckets) / len(buckets)
        elif tell in ("highest", "ever"):
            found, value = high, high.high
        else:
            found, value = buckets[-1], buckets[-1].last
        at = dial.clock(span.start if span.instant else found.at)
        text = say(
            "showed",
            devices=named,
            value=said(value),
            time=at,
            mean="yes" if tell == "mean" else "no",
        )
        if tell == "ever":
            text = say("yes" if limits.hold(value) else "no", text=text)
        told.append(sentence(text))
    return " ".join(told)

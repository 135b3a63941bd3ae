"""The agenda changed by hand: what rings, reminds and is carried out is added, changed, held and
removed, and each of it can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from assistant.agenda.types import Entry
from assistant.agenda.walltime import moment, next_time
from assistant.core.errors import InputError
from assistant.core.turns import Hush
from assistant.core.values import Json, ToolCall
from assistant.home.policy import Consent, ConsentNeeded, Origin
from assistant.languages import speaking
from assistant.languages.saying import sentence
from assistant.service.control import Verb
from assistant.service.edits import Edits
from assistant.service.running import Running
from assistant.service.verbs.agenda import told
from assistant.service.verbs.asking import Asking
from assistant.service.verbs.events import Events
from assistant.service.verbs.fields import (
    Request,
    clock_time,
    day,
    flag,
    local_moment,
    needed,
    seconds,
    text,
    weekdays,
    whole,
)
from assistant.service.verbs.lists import Lists
from assistant.skillkit.host.run import entry_holder
from assistant.skillkit.host.undo import called

LONGEST_S = 24 * 3600.0
"""Of a timer."""
PASSED = "That moment has passed; choose a later one."
HOLDER = "page"
"""Who holds a consent until it is bound to its entry."""


class Plans:
    """What a hand does with the agenda, and with lists and calendars (`verbs.lists`,
    `verbs.events`). A change answers `{"entry": the entry (verbs.agenda.told), "said", "undo":
    token}`; `undo` takes it back.
    """

    def __init__(self, running: Running) -> None:
        self._box = running.box
        self._edits = Edits(running.box)
        self._asking = Asking(running)
        self._lists = Lists(running, self._edits)
        self._events = Events(running, self._edits)

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            "plan": self.plan,
            "replan": self.replan,
            "unplan": self.unplan,
            "hold": self.hold,
            "extend": self.extend,
            "skip": self.skip,
            "stop_ringing": self.stop_ringing,
            "snooze": self.snooze,
            "undo": self.undo,
            **self._lists.verbs,
            **self._events.verbs,
        }

    async def plan(self, request: Request) -> dict[str, Json]:
        """Add an entry. Its "kind" says what it takes: "timer" ("seconds", "name"), "alarm" ("at",
        and "days" or "date", "name"), "reminder" ("due" or "at" with "days", "text"), "routine"
        (the same, "text" being the words to carry out). Times are those of the home's clocks.

        Words that open or unlock something are asked about first: `{"ask": …}` as of the verb
        `act`, answered with the same request, its "ticket" and its "code".
        """
        kind, sealed, asked = request.get("kind"), None, None
        if kind == "routine":
            sealed, asked = await self._consented(needed(request, "text"), request)
            if asked:
                return {"ask": asked}
        with self._edits.edit("plan") as undo:
            entry = self._added(str(kind), request, sealed)
        return self._answer(entry, f"{called(entry, self._now)} is set", undo())

    async def replan(self, request: Request) -> dict[str, Json]:
        """Change an entry: `{"entry": id, …}` with what `plan` takes for its kind. What is left out
        stays: a timer's "seconds" count from now, and only a "name" is changed in its place.
        """
        entry = self._entry(request)
        if entry.kind == "condition":
            raise InputError("A condition is changed by removing it and saying it anew.")
        sealed, asked = None, None
        if entry.kind == "routine" and text(request, "text") not in ("", entry.text):
            sealed, asked = await self._consented(text(request, "text"), request)
            if asked:
                return {"ask": asked}
        with self._edits.edit("replan") as undo:
            changed = self._changed(entry, request, sealed)
        return self._answer(changed, f"{called(changed, self._now)} is changed", undo())

    async def unplan(self, request: Request) -> dict[str, Json]:
        """`{"entry": id}`: remove it."""
        entry = self._entry(request)
        with self._edits.edit("unplan") as undo:
            self._box.agenda.cancel(entry.id)
        return self._answer(None, f"{called(entry, self._now)} is removed", undo())

    async def hold(self, request: Request) -> dict[str, Json]:
        """`{"entry": id, "held": bool}`: let a timer pause, or go on."""
        entry, held = self._entry(request), flag(request, "held")
        if entry.kind != "timer":
            raise InputError("Only timers can pause.")
        with self._edits.edit("hold") as undo:
            agenda = self._box.agenda
            changed = agenda.pause(entry.id) if held else agenda.resume(entry.id)
        state = "pauses" if held else "goes on"
        return self._answer(changed, f"{called(entry, self._now)} {state}", undo())

    async def extend(self, request: Request) -> dict[str, Json]:
        """`{"entry": id, "seconds": 60}`: let a timer run so much longer."""
        entry, length = self._entry(request), seconds(request, "seconds", LONGEST_S)
        if entry.kind != "timer":
            raise InputError("Only timers can be extended; change the time instead.")
        with self._edits.edit("extend") as undo:
            changed = self._box.agenda.extend(entry.id, length)
        return self._answer(changed, f"{called(entry, self._now)} runs longer", undo())

    async def skip(self, request: Request) -> dict[str, Json]:
        """`{"entry": id}`: leave out the next time of what comes again and again."""
        entry = self._entry(request)
        if not entry.repeats:
            raise InputError("It comes only once; remove it instead.")
        with self._edits.edit("skip") as undo:
            changed = self._box.agenda.skip(entry.id)
        return self._answer(changed, "Its next time is left out", undo())

    async def stop_ringing(self, request: Request) -> dict[str, Json]:
        """Silence what rings, at once."""
        return self._silenced(self._box.agenda.stop_ringing())

    async def snooze(self, request: Request) -> dict[str, Json]:
        """`{"seconds": 540}`: silence what rings, and let it ring again after so long."""
        length = seconds(request, "seconds", LONGEST_S)
        return self._silenced(self._box.agenda.snooze(length / 60))

    async def undo(self, request: Request) -> dict[str, Json]:
        """`{"undo": token}`: take back what was changed under this token."""
        said = await self._edits.take_back(needed(request, "undo"))
        return {"said": " ".join(said) or "It is as it was."}

    # -- what is added and changed -----------------------------------------------------------------

    @property
    def _now(self) -> datetime:
        return self._box.clock.now()

    @property
    def _zone(self) -> tzinfo:
        return self._now.tzinfo or UTC

    def _added(self, kind: str, request: Request, sealed: Json) -> Entry:
        agenda = self._box.agenda
        match kind:
            case "timer":
                length = seconds(request, "seconds", LONGEST_S)
                return agenda.add_timer(length, text(request, "name", 80))
            case "alarm":
                return self._alarm(request, text(request, "name", 80))
            case "reminder":
                due, days = self._due(request)
                return agenda.add_reminder(due, needed(request, "text"), days)
            case "routine":
                due, days = self._due(request)
                words = needed(request, "text")
                return self._sealed(agenda.add_routine(words, due=due, days=days), sealed)
        raise InputError('"kind" must be "timer", "alarm", "reminder" or "routine".')

    def _changed(self, entry: Entry, request: Request, sealed: Json) -> Entry:
        agenda = self._box.agenda
        if entry.kind == "timer" and "seconds" in request:
            agenda.set_length(entry.id, seconds(request, "seconds", LONGEST_S))
        if entry.kind in ("timer", "alarm") and "name" in request:
            row = {**agenda.rows()[entry.id], "name": text(request, "name", 80)}
            agenda.restore(entry.id, row)
        entry = agenda.get(entry.id)
        words = text(request, "text") or entry.text
        timed = {"at", "due", "days", "date"} & request.keys()
        if entry.kind == "timer" or not (timed or words != entry.text):
            return entry
        if entry.rule and timed:
            raise InputError("How often it comes can't be changed here: remove it and add it anew.")
        return self._anew(entry, words, request, timed=bool(timed), sealed=sealed)

    def _anew(
        self, old: Entry, words: str, request: Request, *, timed: bool, sealed: Json
    ) -> Entry:
        """The entry with another time or other words, in the old one's place."""
        agenda = self._box.agenda
        if old.kind == "alarm":
            agenda.cancel(old.id)
            return self._alarm({"days": list(old.days), **request}, old.name)
        due, days = self._due({"days": list(old.days), **request}) if timed else (old.due, old.days)
        assert due is not None  # only timers pause
        agenda.cancel(old.id)
        if old.kind == "reminder":
            return agenda.add_reminder(due, words, days, old.rule)
        entry = agenda.add_routine(words, old.name, due=due, days=days, rule=old.rule)
        if words != old.text:
            return self._sealed(entry, sealed)
        # its consent holds for the very same words, and was sealed for the old entry
        return self._sealed(entry, old.consent, entry_holder(old.id))

    def _alarm(self, request: Request, name: str) -> Entry:
        at, days, on = clock_time(request, "at"), weekdays(request, "days"), day(request, "date")
        date = moment(on, at, self._zone) if on and not days else None
        if date and date <= self._now:
            raise InputError(PASSED)
        return self._box.agenda.add_alarm(at, days, name, date)

    def _due(self, request: Request) -> tuple[datetime, tuple[int, ...]]:
        """When it is due first, and on which weekdays again."""
        days = weekdays(request, "days")
        if request.get("at"):
            return next_time(clock_time(request, "at"), days, self._now, self._zone), days
        due = local_moment(request, "due", self._zone)
        if due <= self._now:
            raise InputError(PASSED)
        return due, days

    # -- consents ----------------------------------------------------------------------------------

    async def _consented(self, words: str, request: Request) -> tuple[Json, Json]:
        """The sealed consent for these words (None where they need none), or what is to be asked
        first. Raises SkillError where they aren't understood.
        """
        call = ToolCall("page.plan", {"words": words})
        consent, problem = self._asking.answered(call, request)
        with speaking(self._box.config.language):
            try:
                return await self._rehearsed(words, consent), None
            except ConsentNeeded as asked:
                return None, self._asking.question(call, asked, problem)

    async def _rehearsed(self, words: str, consent: Consent | None) -> Json:
        context = replace(self._box.context, origin=Origin.PAGE, consent=consent)
        return await context.rehearse(words, holder=HOLDER)

    def _sealed(self, entry: Entry, sealed: Json, holder: str = HOLDER) -> Entry:
        """The entry with the consent that was given for its words, bound to itself."""
        if sealed is None:
            return entry
        bound = self._box.context.handed_over(sealed, holder, entry.text, entry.id)
        return self._box.agenda.keep_consent(entry.id, bound)

    def _silenced(self, rang: Sequence[Entry]) -> dict[str, Json]:
        if rang:
            self._box.conversation.post(Hush())  # the ring that sounds at this moment
        return {"rang": [told(entry, self._now) for entry in rang]}

    def _entry(self, request: Request) -> Entry:
        wanted = whole(request, "entry")
        for entry in self._box.agenda.entries():
            if entry.id == wanted:
                return entry
        raise InputError("That is over, or was removed meanwhile.")

    def _answer(self, entry: Entry | None, said: str, undo: str) -> dict[str, Json]:
        shown = told(entry, self._now) if entry else None
        return {"entry": shown, "said": sentence(said), "undo": undo}

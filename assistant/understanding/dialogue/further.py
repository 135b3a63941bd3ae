"""What goes on after a question: "and the kitchen light", "and tomorrow"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.understanding.dialogue.followup import Followups, orders, retargeted, spoken_anew
from assistant.understanding.names.matching import Names
from assistant.understanding.reading import Reading
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation


def asks_on(text: str, situation: Situation, skills: Mapping[str, Skill]) -> bool:
    """Whether it goes on after a question, and orders nothing: "and the kitchen light"."""
    also, calls = (
        language().table(Followups).also.fullmatch(text),
        situation.last.calls if situation.last else (),
    )
    skill = skills.get(calls[-1].skill) if calls else None
    if (
        skill is None
        or skill.effect
        or also is None
        or not language().table(Followups).also_mark.search(text)
    ):
        return False
    return not orders(also["what"])


def asked_further(text: str, situation: Situation) -> Iterator[str]:
    """The last question with what is asked now: "what's the weather tomorrow" for "and tomorrow"
    after "what's the weather".
    """
    also = language().table(Followups).also.fullmatch(text)
    last = situation.last
    if last is None or also is None or not language().table(Followups).also_mark.search(text):
        return
    yield from spoken_anew(language().table(Followups).at.sub("", also["what"]), situation)
    yield f"{last.heard} {also['what']}"


def of_them(
    text: str, situation: Situation, skills: Mapping[str, Skill], names: Names
) -> Reading | None:
    """Another question about the devices of the last: "how many", "which ones upstairs"."""
    match = language().table(Followups).of_them.fullmatch(text.strip(" ?!."))
    last = situation.last.calls[-1] if situation.last and situation.last.calls else None
    state = in_role(skills, Role.STATE)
    if match is None or last is None or state is None or last.skill != state.name:
        return None
    said = match.groupdict()
    what = said.pop("what", None)
    question = next((name for name, words in said.items() if words), "")
    if not (question and last.arguments.get("state")):
        return None
    found = Reading((last,), why=reason("further"))
    if what:
        again = retargeted(what, last, state, situation, names)
        if again is None:
            return None
        found = again
    elif not isinstance(last.arguments.get("device"), list):
        return None
    asked = {**found.calls[0].arguments, "question": question}
    if noun := last.arguments.get("noun"):
        asked.setdefault("noun", noun)
    return replace(found, calls=(replace(found.calls[0], arguments=asked),))

"""What goes on after a question: "and the kitchen light", "and tomorrow"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.understanding.dialogue.followup import Followups, orders, spoken_anew
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

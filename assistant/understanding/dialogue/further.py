"""What goes on after a question: "and the kitchen light", "and tomorrow"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import devices_of
from assistant.skillkit.roles import Role, in_role
from assistant.skillkit.truth import truth
from assistant.understanding.dialogue.followup import Followups, orders, retargeted, spoken_anew
from assistant.understanding.frames.asked import QuestionWords
from assistant.understanding.names.matching import Names
from assistant.understanding.reading import Reading, one_or_many
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
    """Another question about what the last one was about: "how many", "which ones upstairs", "since
    when", "by how much".
    """
    match = language().table(Followups).of_them.fullmatch(text.strip(" ?!."))
    last = situation.last.calls[-1] if situation.last and situation.last.calls else None
    if match is None or last is None:
        return None
    said = match.groupdict()
    what = said.pop("what", None) or ""
    question = next((name for name, words in said.items() if words), "")
    state, query = in_role(skills, Role.STATE), in_role(skills, Role.QUERY)
    if query is not None and last.skill == query.name and not what:
        return _measured(last, question)
    if state is None or last.skill != state.name or not last.arguments.get("state"):
        return None
    if question in _OF_THE_PAST:
        return _past(last, question, query, situation) if query and not what else None
    if stands := language().table(QuestionWords).states.get(what, ""):
        return _asked(last, **{**last.arguments, "question": question, "state": stands})
    if what:
        found = retargeted(what, last, state, situation, names)
        if found is None:
            return None
        arguments = {**found.calls[0].arguments}
        if noun := last.arguments.get("noun"):
            arguments.setdefault("noun", noun)
    elif isinstance(last.arguments.get("device"), list):
        arguments = {**last.arguments}
    else:
        return None
    return _asked(last, **{**arguments, "question": question})


_OF_THE_PAST = frozenset({"since", "who"})
_OF_A_MEASURE = frozenset({"how_many", "which", "difference"})


def _measured(last: ToolCall, question: str) -> Reading | None:
    """ "How many" after "which rooms are above 20 degrees", "by how much" after a comparison."""
    compared = "than" in last.arguments
    if question not in _OF_A_MEASURE or compared != (question == "difference"):
        return None
    if "measure" not in last.arguments:
        return None
    return _asked(last, **{**last.arguments, "tell": question})


def _past(last: ToolCall, tell: str, query: Skill, situation: Situation) -> Reading | None:
    """ "Since when" after "is the door open": of those of which it is so."""
    home, state = situation.home, str(last.arguments["state"])
    ids = [id_ for id_ in devices_of(last.arguments) if id_ in home.devices]
    so = [id_ for id_ in ids if truth(home.devices[id_], home.told(id_), state)]
    if not ids or home.devices[ids[0]].kind == "person":
        return None
    call = replace(last, skill=query.name)
    return _asked(call, tell=tell, device=one_or_many(so or ids), state=state)


def _asked(call: ToolCall, **arguments: Json) -> Reading:
    return Reading((replace(call, arguments=arguments),), why=reason("further"))

"""A declared skill as people speak to it in a language: the words of its file are put beside those
that its code declares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.core.errors import ConfigError, SkillError
from assistant.languages import load
from assistant.skillkit.declare import Skill
from assistant.skillkit.frames import Frame
from assistant.skillkit.keywords import check_keywords
from assistant.skillkit.speech import Speech


def spoken(skill: Skill, code: str, said: Speech | None) -> Skill:
    """A declared skill as people speak to it in a language: what its code declares is in one, the
    rest comes from its file of that language. One that has no words in it is silent there.

    Raises SkillError where the file's rules of telling words don't fit the skill.
    """
    own = code.partition("-")[0] == skill.language.partition("-")[0]
    said = said or Speech()
    check_keywords(skill.name, said.keywords, skill.parameters.keys())
    for other in said.doubts.keys() - skill.parameters.keys():
        raise SkillError(f"{skill.name} doubts {other!r}, which is none of its parameters.")
    return replace(
        skill,
        sentences=(*(skill.sentences if own else ()), *said.sentences),
        examples=(*(skill.examples if own else ()), *said.examples),
        choices=said.choices,
        frames=_worded(skill, code, said.frames, own),
        keywords=(*(skill.keywords if own else ()), *said.keywords),
        doubts=said.doubts,
        evidence=said.evidence,
        for_model=skill.for_model and (own or said != Speech()),
    )


def _worded(skill: Skill, code: str, words: Mapping[str, str], own: bool) -> dict[str, Frame]:
    """The frames that have words in the language, or answer a remark, which needs none.

    Raises SkillError where words are given for no frame, or can't be used.
    """
    if unknown := words.keys() - skill.frames.keys():
        raise SkillError(
            f"{skill.name} has words for {', '.join(sorted(unknown))}, which is no frame of it."
        )
    found = {}
    for name, frame in skill.frames.items():
        page = words.get(name) or (frame.words if own else "")
        try:
            load(code).pattern(page, "frames")
        except ConfigError as error:
            raise SkillError(f"The frame {name!r} of {skill.name}: {error}") from error
        if page or frame.remark:
            found[name] = replace(frame, words=page)
    return found

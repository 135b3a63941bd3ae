"""The settings and what they name (models, skills, calendars), by the checks of every start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.service import checks, library
from assistant.service.config import Config
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, Kind, Severity, kind
from assistant.service.doctor.patient import Patient
from assistant.service.library.verify import forget

BOUND_S = 60.0
"""A model that was fetched since the last start is hashed again: a memory card reads 40 MB/s."""

_MEND = "Mend it in {file}; `assistant config check` tells the line."
MISTAKE = kind(
    "settings-mistake",
    "settings",
    "fault",
    "The settings have a mistake: {what}",
    "Mend that line; if a newer Hearth wrote it, take the line away. `assistant config check` "
    "tells whether all is well.",
)
LAST_GOOD = kind(
    "settings-last-good",
    "settings",
    "fault",
    "The box runs with the last settings that worked, for yours have a mistake: {what}",
    "Mend the line that it names, then restart the box.",
)
STOPS = kind("settings-unusable", "settings", "fault", "No box can start with this: {what}", _MEND)
WRONG = kind("settings-wrong", "settings", "warning", "A setting has no effect: {what}", _MEND)
HINT = kind("settings-hint", "settings", "note", "A setting may be meant otherwise: {what}", _MEND)
SKILL = kind(
    "skill-broken",
    "skills",
    "warning",
    "A skill file was left out: {what}",
    "Mend or remove the file; `assistant skills reload` reads it again.",
)
CALENDAR = kind("calendar-wrong", "calendars", "warning", "Of the calendars {what}", _MEND)
OPEN = kind(
    "settings-readable",
    "permissions",
    "warning",
    "Everybody on this machine can read the passwords in {file}.",
    "Close it: `chmod o-r {file}`.",
)


def _model_kind(name: str, severity: Severity, wrong: str) -> Kind:
    return kind(name, "models", severity, f"{wrong}: {{what}}", "{remedy}.")


MISSING = _model_kind("model-missing", "fault", "A model is missing")
DAMAGED = _model_kind("model-damaged", "fault", "A model's file is damaged")
UNFINISHED = _model_kind("model-unfinished", "fault", "A model was fetched only in part")
UNLOADED = kind(
    "model-failed",
    "models",
    "fault",
    "The {engine} did not load: {what}",
    "Do what it says, then restart the box.",
)
_MODELS = ("whisper", "voice", "wake", "llm")
_KINDS = {"stops": STOPS, "wrong": WRONG, "hint": HINT}


def look(patient: Patient) -> Iterator[Finding | Fact]:
    """What `config check` says, by subject; the sound devices are measured elsewhere."""
    inside = patient.inside
    models = 0
    if patient.thorough:
        forget()
    if inside and inside.mistake:
        yield LAST_GOOD(what=inside.mistake)
    else:
        yield from (MISTAKE(what=mistake) for mistake in patient.mistakes)
    for what, check in checks.everything(patient.config, patient.file):
        if what == "sound devices" or (what == "skills" and inside):
            continue
        for found in check():
            told = _told(patient, found)
            models += told is not None and told.subject == "models"
            if told is not None:
                yield told
    if inside:
        yield from (SKILL(what=problem) for problem in inside.skills)
        if not models:
            lacks = "" if patient.host.runtime().ready else "language model"
            yield from (
                UNLOADED(engine=name, what=why)
                for name, why in inside.failed.items()
                if name != lacks  # which is told by itself
            )
    yield Fact("settings", f"{patient.file}" if patient.file.exists() else "none of your own")
    if not inside or not inside.skills:
        yield Fact("skills", "all read")
    ids = [id for _, _, _, id in checks.models_of(patient.config)]
    yield Fact("models", ", ".join(filter(None, [*ids, patient.config.llm.model])))


def _told(patient: Patient, found: checks.Finding) -> Finding | None:
    """The doctor's word for it; None for what another examination tells."""
    section, file = found.key[0] if found.key else "", str(patient.file)
    if section in _MODELS:
        return _of_model(patient.config, found)
    if section == "skills":
        return SKILL(what=found.text)
    if section == "calendars":  # a file that is missing is told where they are read
        return (
            CALENDAR(what=found.text.partition(": ")[2], file=file)
            if found.key[-1] == "name"
            else None
        )
    if section:
        return _KINDS[found.level](what=found.text, file=file)
    return OPEN(file=file) if found.level == "hint" else None  # the disk is looked at by itself


def _of_model(config: Config, found: checks.Finding) -> Finding:
    if found.level == "hint" or found.key[-1].startswith("server"):
        return _KINDS[found.level](what=found.text, file="the settings")
    what, _, remedy = found.text.rstrip(".").rpartition("; ")
    ids = {".".join(key): id for _, key, _, id in checks.models_of(config)}
    id = ids.get(".".join(found.key), config.llm.model)
    entry = library.find(id)
    own = "yes" if Path(id).expanduser().exists() else "no"
    presence = library.presence(entry) if entry else own
    told = {"no": MISSING, "unfinished": UNFINISHED}.get(presence, DAMAGED)
    return told(what=f"{what}.", remedy=remedy[:1].upper() + remedy[1:], model=id)


EXAMINATION = Examination(("settings", "models", "skills"), look, BOUND_S)

"""The section `[privacy]`: what is kept of what was said, for how long, and under which key."""

from __future__ import annotations

from pydantic import Field

from assistant.service.section import Section


class Privacy(Section):
    """What this box keeps of its turns (docs/history.md)."""

    history_days: int = Field(
        7,
        ge=0,
        le=3650,
        description=(
            "How many days the history keeps what was said and done; 0: only the newest turns, in "
            "memory, until the box stops."
        ),
    )
    audio: bool = Field(
        False,
        description="Keep the sound of what was said as well, beside its words and as long.",
    )
    key_file: str = Field(
        "",
        description=(
            "File whose contents are the key (16 characters or more) that the history is "
            "encrypted with; empty: it is not."
        ),
    )

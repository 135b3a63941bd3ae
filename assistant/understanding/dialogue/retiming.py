"""Another time in the place of the one that was said: "no, at ten" after "on Friday at nine" is
Friday at ten, and "no, on Saturday" is Saturday at nine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from assistant.languages import language
from assistant.languages.reading import read_duration, read_time_of_day, read_when
from assistant.understanding.text.tokens import Token, tokens

LONGEST_TIME = 6
"""Words of the longest time that is looked for in the last sentence ("tomorrow at half past six in
the morning" is eight).
"""


def retimed(heard: str, correction: str, now: datetime) -> Iterator[str]:
    """What was heard, with the correction in the place of what it corrects, the likeliest first:
    the time of day or the day alone, added where only the other was said; else the whole time.
    """
    if read_when(correction, now) is None:
        return
    said = tokens(heard)
    whole = _widest(said, heard, lambda text: read_when(text, now) is not None)
    if whole is None or _is_length(said, heard, whole):
        return
    if part := _part(correction, now):
        inside = [each for each in said if whole[0] <= each.start and each.end <= whole[1]]
        begin, end = _widest(inside, heard, part) or (whole[1], whole[1])
        yield f"{heard[:begin].rstrip()} {correction} {heard[end:].lstrip()}".strip()
    yield f"{heard[: whole[0]]}{correction}{heard[whole[1] :]}"


def says_time(text: str, now: datetime) -> bool:
    """Whether the words are a time of day or a day, and not both."""
    return _part(text, now) is not None


def _part(text: str, now: datetime) -> Callable[[str], bool] | None:
    """What finds words of the same sort: times of day, or days."""

    def is_day(words: str) -> bool:
        return language().readers.date(words, now) is not None

    def is_hour(words: str) -> bool:
        return read_time_of_day(words) is not None

    return next((sort for sort in (is_hour, is_day) if sort(text)), None)


def _is_length(said: Sequence[Token], heard: str, span: tuple[int, int]) -> bool:
    """Whether a unit follows: the ten of "ten minutes" is no time."""
    behind = next((token for token in said if token.start >= span[1]), None)
    starts = (token.start for token in said if span[0] <= token.start < span[1])
    return behind is not None and any(
        read_duration(heard[start : behind.end]) is not None for start in starts
    )


def _widest(
    said: Sequence[Token], heard: str, fits: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Where the longest run of these words stands that fits."""
    for width in range(min(LONGEST_TIME, len(said)), 0, -1):
        for at in range(len(said) - width, -1, -1):
            begin, end = said[at].start, said[at + width - 1].end
            if fits(heard[begin:end]):
                return begin, end
    return None

"""What to believe of what Whisper wrote: loops, texts too long for their sound, and what it is
known to write into silence.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from assistant.core.values import Hypothesis, Transcript

TRUSTED_SCORE = -0.6
"""Mean log probability a token from which the short pass stands once the home has understood it.
Numbers ("5" or "five") and very short commands score low without being wrong, and what was misheard
is seldom a command."""
SURE_SCORE = -0.25
"""The same where nobody checks the meaning: then both passes together find as many slot words as
the full pass alone (lab/bench_recogniser measures both)."""
SILENT = 0.6
"""Probability of no speech from which a text is an invention, unless it is very likely. On 250
commands, clean and in household noise at 12 and 6 dB, it never rose above 0.42; on noise and music
alone it fell below 0.6 in 6 of 66."""
LIKELY = -0.3
"""Score that outweighs SILENT."""
REPETITIVE = 2.4
"""Compression ratio above which a text is a loop (Whisper paper, section 4.5)."""
WORDS_A_SECOND = 6.5
"""Nobody dictates commands faster; a text that would need it was invented."""


@dataclass(frozen=True)
class Hearing:
    """What a recogniser of a language must be told."""

    file: ClassVar[str] = "hearing"
    invented: frozenset[str]
    """What Whisper is known to write into silence and noise, where its training subtitles had
    credits and fillers; in lower case, without signs.
    """
    before_names: str
    """Stands in the prompt before the home's names …"""
    after_names: str
    """… and behind them: a command, so that Whisper doesn't go on with the list."""


def judge(
    hypotheses: Sequence[Hypothesis],
    no_speech: float,
    seconds: float,
    invented: frozenset[str],
    *,
    full: bool,
) -> Transcript:
    """Drop what cannot have been said, and say whether the best of the rest can be believed.

    `seconds` is the length of the audio without padding. Hypotheses come best first.
    """
    window: Literal["short", "full"] = "full" if full else "short"
    best = hypotheses[0] if hypotheses else None
    if best is None or nothing_said(best, no_speech, invented):
        # what the short pass does not hear is looked for in the full window, except in plain noise
        heard = full or no_speech >= SILENT
        return Transcript((), no_speech, window, trusted=heard, sure=heard)
    sound = tuple(
        hypothesis for hypothesis in hypotheses if not impossible(hypothesis.text, seconds)
    )
    trusted = (
        bool(sound) and sound[0] is best and best.score >= TRUSTED_SCORE and no_speech < SILENT
    )
    return Transcript(sound, no_speech, window, trusted, sure=trusted and best.score >= SURE_SCORE)


def impossible(text: str, seconds: float) -> bool:
    """Whether `text` cannot be what was said in `seconds`: a loop, or far too many words."""
    words = _words(text)
    return (
        len(words) > 2 + WORDS_A_SECOND * seconds
        or compression_ratio(text) > REPETITIVE
        or loops(words)
    )


def nothing_said(best: Hypothesis, no_speech: float, invented: frozenset[str]) -> bool:
    """Whether the likeliest reading is silence: no words, poor evidence of speech, or one of
    Whisper's own fillers.
    """
    words = _words(best.text)
    if not words or (no_speech >= SILENT and best.score < LIKELY):
        return True
    return " ".join(words) in invented and (no_speech > SILENT / 2 or best.score < TRUSTED_SCORE)


def without(text: str, opening: str) -> str:
    """The text without the words it opens with, once or (as into noise) again and again."""
    shown, words = text.split(), [_plain(word) for word in opening.split()]
    while words and [_plain(word) for word in shown[: len(words)]] == words:
        shown = shown[len(words) :]
    return " ".join(shown).strip(" ,")


def echoes(text: str, hints: Sequence[str]) -> bool:
    """Whether a text of several words is but a piece of the list of hints: read from the prompt,
    not from the sound.
    """
    words = _words(text)
    return len(words) > 3 and f" {' '.join(words)} " in f" {' '.join(_words(' '.join(hints)))} "


def loops(words: Sequence[str]) -> bool:
    """Whether some group of one to four words stands four or more times in a row."""
    for size in range(1, 5):
        run = 0
        for here in range(size, len(words)):
            run = run + 1 if words[here] == words[here - size] else 0
            if run >= 3 * size:
                return True
    return False


def compression_ratio(text: str) -> float:
    """Length of the text over its compressed length, as Whisper measures repetition."""
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def fold(text: str, *, cut: bool) -> str:
    """Undo the short window's commonest fault: having said everything, Whisper begins again from
    some earlier word.

    A group of words that the rest of the text only repeats is kept once. `cut`: the text ran into
    the cap on tokens; then the last copy may be broken off, and what follows a long repetition is
    dropped too.
    """
    shown = text.split()
    words = [_plain(word) for word in shown]
    if len(set(words)) == 1 and not words[0].isdigit():
        return shown[0]
    for kept in range(2, len(words)):
        copies = words[kept:]
        for start in range(kept - 1):
            size = kept - start
            if size < 3 and start:
                continue
            same = 0
            while same < len(copies) and copies[same] == words[start + same % size]:
                same += 1
            if (
                cut
                and same == len(copies) - 1
                and words[start + same % size].startswith(copies[same])
            ):
                same += 1
            if (same == len(copies) >= (3 if cut else size)) or (cut and same >= size >= 4):
                return " ".join(shown[:kept] if start else _from_its_beginning(shown, size))
    return text


def _from_its_beginning(shown: Sequence[str], size: int) -> Sequence[str]:
    """One copy of a text that repeats every `size` words: the first, or the second where the first
    lacks its beginning.
    """
    stop = next((i + 1 for i, word in enumerate(shown[: size - 1]) if word[-1] in ".?!"), 0)
    broken = shown[0][0].islower() and shown[stop][0].isupper() and stop + size <= len(shown)
    return shown[stop : stop + size] if broken else shown[:size]


def _plain(word: str) -> str:
    return word.lower().strip(".,;:?!…")


def _words(text: str) -> list[str]:
    return re.findall(r"[\w]+", text.lower().replace("'", "").replace("’", ""))


def distinct(hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
    """Best first, one for each wording: beams often differ in case and punctuation alone, or break
    off a likelier text.
    """
    seen: dict[str, Hypothesis] = {}
    for hypothesis in sorted(hypotheses, key=lambda h: h.score, reverse=True):
        words = " ".join(_words(hypothesis.text))
        if words and not any(
            likelier == words or likelier.startswith(f"{words} ") for likelier in seen
        ):
            seen[words] = hypothesis
    return list(seen.values())

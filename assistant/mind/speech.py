"""What is written, as it is spoken: numbers and signs in words, markup and emoji gone."""

from __future__ import annotations

import re
import unicodedata

from assistant.mind.spoken import RULES

_MARKUP: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"```\w*\n?|~~~\w*\n?"), " "),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--)>", re.DOTALL), " "),
    (re.compile(r"\b(?:https?://|www\.)(?:www\.)?([\w-]+(?:\.[\w-]+)*)\S*"), r"\1"),
    (re.compile(r"^\s*(?:#{1,6}|>+)\s+", re.MULTILINE), ""),
    (re.compile(r"^\s*(?:[-*+•·▪]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?", re.MULTILINE), ""),
    (re.compile(r"^[\s|:=*_-]+$", re.MULTILINE), ""),
    (re.compile(r"\s*\|\s*"), ", "),
    (re.compile(r"(\*\*|__|~~|\|\|)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])"), r"\1"),
    (re.compile(r"`+"), ""),
    (re.compile(r"(?<!\w)(?:[:;=8][-^o']?[)(\]\[DPpOo/\\|*]+|<3|\^_?\^|[xX]D)(?!\w)"), ""),
    (re.compile(r"(?<!\w):[a-z_]{2,}:(?!\w)"), ""),
)
"""Markdown, HTML, links, emoticons."""

_ABBREVIATIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\bDr\.(?= ?[A-Z])", "Doctor"),
        (r"(?<=[a-z] )Dr\.", "Drive"),
        (r"\bMr\.", "Mister"),
        (r"\bMrs\.", "Missus"),
        (r"\bMs\.", "Miss"),
        (r"\bProf\.", "Professor"),
        (r"\bSt\.(?= ?[A-Z])", "Saint"),
        (r"(?<=[a-z] )St\.", "Street"),
        (r"\bAve\.", "Avenue"),
        (r"\bRd\.", "Road"),
        (r"\bMt\.(?= ?[A-Z])", "Mount"),
        (r"\b[Ee]\.g\.,?", "for example,"),
        (r"\b[Ii]\.e\.,?", "that is,"),
        (r"\betc\.", "et cetera"),
        (r"\bvs?\.(?= )", "versus"),
        (r"\bapprox\.", "approximately"),
        (r"\bMon\.", "Monday"),
        (r"\bTue(?:s)?\.", "Tuesday"),
        (r"\bWed\.", "Wednesday"),
        (r"\bThu(?:rs?)?\.", "Thursday"),
        (r"\bFri\.", "Friday"),
        (r"\bSat\.", "Saturday"),
        (r"\bSun\.", "Sunday"),
        (r"\bWi-?Fi\b", "wifi"),
    )
)

_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\s*(?:->|=>|→|⇒)\s*", " to "),
        (r"\s*&\s*", " and "),
        (r"(?<=[\w)])\s*\+\s*(?=[\w(])", " plus "),
        (r"\s*±\s*", " plus or minus "),
        (r"\s*=\s*", " equals "),
        (r"\s*×\s*", " times "),
        (r"\s*÷\s*", " divided by "),
        (r"(?<=\S)\s*<\s*(?=\S)", " less than "),
        (r"(?<=\S)\s*>\s*(?=\S)", " more than "),
        (r"\s*≤\s*", " at most "),
        (r"\s*≥\s*", " at least "),
        (r"\s*≈\s*|(?<!\S)~(?=\d)", " about "),
        (r"(?<=\w)@(?=\w)", " at "),
        (r"\band/or\b", "and or"),
        (r"(?<=[A-Za-z])/(?=[A-Za-z])", " or "),
        (r"\s+[–—-]{1,3}\s+|\s*—\s*", ", "),
        (r"(?<=\w)_+(?=\w)", " "),
        (r"[][*_#^~|\\<>{}@`=+§¶†‡]", " "),
    )
)

_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅕": "1/5"}
_KEPT_SYMBOLS = frozenset("°€£¥$%+=<>×÷±~^|`")


def speakable(text: str) -> str:
    """`text` as one paragraph that a voice reads as a person would; empty when nothing in it can be said."""
    for pattern, words in _MARKUP:
        text = pattern.sub(words, text)
    text = _joined_lines(_without_emoji(text))
    for vulgar, plain in _VULGAR.items():
        text = re.sub(rf"(?<=\d)\s?{vulgar}", f" {plain}", text).replace(vulgar, plain)
    for pattern, words in _ABBREVIATIONS:
        text = pattern.sub(words, text)
    text = re.sub(r"(?<=\d)\s*[x×*]\s*(?=\d)", " times ", text)  # while its neighbours are still digits
    if "=" in text:
        text = re.sub(r"(?<=\d)\s*[-−–]\s*(?=\d)", " minus ", text)
    for pattern, reading in RULES:
        text = pattern.sub(reading, text)
    for pattern, words in _SIGNS:
        text = pattern.sub(words, text)
    return _tidy(text)


def _without_emoji(text: str) -> str:
    """Drop pictures, their modifiers and joiners, and characters without a sound."""
    return "".join(
        " " if _silent(character) else character for character in text.replace("️", "").replace("⃣", "").replace(" ", " ")
    )


def _silent(character: str) -> bool:
    if character in _KEPT_SYMBOLS or character.isspace():
        return False
    category = unicodedata.category(character)
    return category in ("So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc") and character not in "℃℉№"


def _joined_lines(text: str) -> str:
    """Each line of a list is a sentence of its own, or else it would run into the next."""
    lines = [line.strip() for line in text.split("\n")]
    return " ".join(line if line[-1] in ".!?…:;," else f"{line}." for line in lines if line) if len(lines) > 1 else text


def _tidy(text: str) -> str:
    text = re.sub(r"\(\s*\)|\[\s*\]|\"\s*\"", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?…)])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]\s*([.!?])", r"\1", text)
    text = text.strip(" ,;")
    return text if any(character.isalnum() for character in text) else ""

"""What surrounds a command: the wake word's remains, politeness, fillers; and whether a sentence asks, or sounds unfinished."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import jellyfish
from rapidfuzz.distance import DamerauLevenshtein

from assistant.mind.context import Completeness
from assistant.mind.moods import ORDER, orders
from assistant.mind.patterns import either, whole
from assistant.mind.remarks import remark
from assistant.mind.vocabulary import ORDINARY

_HEAD = re.compile(
    "^(?:(?:"
    + either(
        r"""
        um+|uh+|er+m?|hmm+|ah|oh|so|well|okay|ok|alright|all right|right|hey|hi|hello|yo|now|and|then|also
        please|kindly|just|maybe|perhaps|actually|listen(?! (?:to|in))|quick|quickly|sorry|excuse me|i said|say
        if you (?:could|can|would|don't mind)
        i (?:would|'d) appreciate it if you(?: could| would)?
        it would be (?:great|nice|good|lovely) if you(?: could| would)?
        {can}(?: {modest})*(?! (?:mind|tell|hear|see|understand|feel|think|know|remember)\b)
        (?:would|do|can|could|will) you mind
        (?:can|could|may) (?:i|we)(?= (?:have|get)\b)
        (?:can|could|shall|may|might|will) we(?: please| just| maybe| now)*(?= {order}\b)
        i(?: would|'d| ?d)? ?(?:really )?(?:want|need|like|love) (?:you|u) to(?: please)?
        i(?: would|'d)? ?(?:want|need|like|wish|love) to(?: (?:have|get))?
        go ahead and|be so kind (?:as )?to|be a dear and|(?:make sure|see to it|ensure)(?: that| to)?(?: you)?
        let's|let us|we need to|we should|time to
        you (?:can|could|should|need to|have to|must)
        how about you|why don't you
        (?:don't|do not|never) forget to(?= {order}\b)
        """,
        {
            "order": ORDER,
            "can": "(?:can|could|would|will) (?:you|u|ya)",
            "modest": "please|kindly|just|maybe|also|now|go ahead and|be so kind (?:as )?to|be able to|help me(?: to)?",
        },
    )
    + r")(?=[\s,.!]|$)[\s,.!]*)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:[\s,.!?]*\b(?:"
    + either(
        """
        please|thanks|thank you|thank you very much|for me|for us|my friend|dear|buddy|man
        right now|now|right away|immediately|at once|quickly|straight away|asap|at the moment|this instant
        okay|ok|would you|will you|could you|can you|will ya|you know
        if you (?:can|could|would|please|don't mind)
        """
    )
    + r")\b)+[\s.,!?]*$",
    re.I,
)
_ENSURED = re.compile(
    r"\b(?:(?:make|be) (?:sure|certain)|see to it|see(?= that\b)|ensure|take care)(?: that)? "
    r"(?P<what>.+?) (?:is|are|gets?|stays?)(?P<not>n't| not)?(?: all)?(?: (?:turned|switched|set|put))? "
    r"(?P<state>on|off|open|opened|closed|shut|locked|unlocked|(?:at|to) (?=[\w.]*\d))(?P<more>\b.*)$",
    re.I,
)
_ENSURING = {
    "on": "turn on",
    "off": "turn off",
    "open": "open",
    "opened": "open",
    "closed": "close",
    "shut": "close",
    "locked": "lock",
    "unlocked": "unlock",
}
_CONTRARY = {"on": "off", "off": "on", "open": "closed", "closed": "open", "locked": "unlocked", "unlocked": "locked"}
_ING = re.compile(r"^(turn|switch|dim|open|clos|lock|unlock|start|stopp|sett|mak|rais|lower|chang|play|paus|add|putt)ing\b", re.I)
_ING_BASE = {
    "clos": "close",
    "stopp": "stop",
    "sett": "set",
    "mak": "make",
    "rais": "raise",
    "chang": "change",
    "paus": "pause",
    "putt": "put",
}
_QUESTION = re.compile(
    "^(?:"
    + either(
        r"""
        is|are|was|were|did|does|has|had|am|isn't|aren't|didn't|doesn't|should|shall|may i(?! (?:have|get)\b)|must
        what|what's|whats|which|who|who's|whose|where|where's|when(?! (?:i|we|someone) says?\b)|when's|why|how|how's|hows
        do (?:i|we|you|they|any|all|\w+s)|have (?:i|we|you|they|any)
        (?:can|could) (?:i|we)(?! (?:have|get)\b)|(?:can|could) (?:one|it|they|the|\w+s)
        will (?:it|there|the|i|we)|would (?:it|the|i|we)
        tell me (?:if|whether|what|which|how|who|where|when|about)
        (?:check|see|find out|know|wonder(?:ing)?) (?:if|whether|what|which|how|who|where|when)
        i wonder|do you know
        (?:can|could|would|will) you (?:tell|say|let me know|check|explain|find|give me (?:the|an))
        """
    )
    + r")\b",
    re.I,
)
_TOGETHER = re.compile(
    rf"(?:(?:can|could|shall|may|might|will) we|why (?:don't|not)(?: you| we)?)(?: please| just| maybe| now)* {ORDER}\b", re.I
)
_OPEN_END = whole(
    r"""
    (?:.*\s)?(?:a|an|the|my|our|to|in|at|of|for|from|with|and|or|but|by|called|named|about|into|until|between|than|some|any|this)
    (?:.*\s)?(?:every|all the|um+|uh+|er+m?|hmm+|like|so|then|plus|half|quarter|which|if|that|because)
    (?:.*\s)?(?:remind me|tell me|wake me)
    (?:.* and )?(?:set|turn|switch|put|add|play|please set|set a timer|is|are|what|what's|how)
    """
)


_HANGING = re.compile(r"\b(?:and|or|but|the|a|an|my|our)$", re.I)
_PREPOSITION = re.compile(r"\b(?:to|for|at|of|with|from|by|called|named|until|between)$", re.I)


def ensures(text: str) -> bool:
    """Whether the sentence orders how things shall stand: "see to it that the blinds are closed"."""
    return _ENSURED.search(text) is not None and not is_question(text)


def _as_order(match: re.Match[str]) -> str:
    """ "see to it that the blinds are closed" → "close the blinds"; "make sure nothing is on" → "turn off everything"."""
    what, state, more = match["what"], match["state"].lower().strip(), match["more"]
    none = re.match(r"(nothing|no)\b ?", what, re.I)
    if match["not"] and state in _CONTRARY:
        state = _CONTRARY[state]
    if none and state in _CONTRARY:
        what, state = f"{'everything' if none[1].lower() == 'nothing' else 'all '}{what[none.end() :]}", _CONTRARY[state]
    return f"{_ENSURING[state]} {what}{more}" if state in _ENSURING else f"set {what} to {more.strip()}"


def peel(text: str) -> str:
    """The bare command: politeness and fillers at both ends taken off, never all of it."""
    text = _ENSURED.sub(_as_order, re.sub(r"\s+", " ", text).strip(" \t\n,.!?;:"))
    bare = _HEAD.sub("", text, count=1)
    bare = bare if bare.strip() else text
    shorter = _TAIL.sub("", bare)
    bare = shorter if shorter.strip() else bare
    gerund = _ING.match(bare)
    if gerund and bare is not text:
        stem = gerund.group(1).lower()
        bare = _ING_BASE.get(stem, stem) + bare[gerund.end() :]
    return bare.strip(" ,.!?;:")


def is_question(text: str) -> bool:
    """Whether the (unpeeled) sentence asks. "Can you turn on …", "shall we close …" and "Turn on the lamp?" are requests."""
    bare = re.sub(
        r"^(?:(?:hey|hi|hello|so|well|um+|uh+|okay|ok|please|and|oh|tell me|sorry)[\s,]+)+(?=\w)",
        lambda match: "tell me " if "tell me" in match.group().lower() else "",
        text.strip(),
        flags=re.I,
    )
    if _TOGETHER.match(bare):
        return False
    if re.match(r"tell me (?:a |the |my |all |some |more )", bare, re.I):
        return False
    return bool(_QUESTION.match(bare)) or (text.rstrip().endswith("?") and not _HEAD.match(text) and not orders(bare))


_THEN_ORDER = re.compile(
    r"(?<=\s)(?:please )?(?:turn|switch|dim|set|open|close|lock|start|play|make|put|raise|lower|brighten)\b", re.IGNORECASE
)
_COMING = whole(
    r"""
    {i am} (?:home|back|here|leaving|off|out|awake|tired|cold|hot)(?: now| so| and)?
    {i am} going (?:out|to (?:bed|sleep|work|cook))(?: now| so| and)?
    """,
    {"i am": "i(?:'m| am)|we(?:'re| are)"},
)
"""What people say before an order: "I'm home, turn on the lights"."""
_KNOWING = re.compile(
    "^(?:"
    + either(
        r"""
        i(?: would|'d)? (?:need|want|like|love) to (?:know|find out|hear|see)
        (?:please )?(?:let me know|tell me|inform me(?: of| about)?|find out)
        (?:can|could|would|will) you (?:please )?(?:tell me|let me know|say|give me|check|find out)
        do you (?:happen to )?know|i wonder|i was wondering|i(?: am|'m) wondering|any idea|i'm curious(?: about)?
        """
    )
    + r")\s+",
    re.I,
)


def variants(text: str, bare: str, known: Callable[[str], bool]) -> list[str]:
    """Other ways to say the same, for sentences that nothing fits: without "I need to know", without a name at the head."""
    out = []
    plain = text.strip(" .!?")
    asked = _KNOWING.sub("", plain, count=1)
    if asked != plain and asked:
        out += [asked, f"what is {asked}"]
    ordered = _THEN_ORDER.search(bare)
    if ordered and (remark(bare[: ordered.start()]) or _COMING.fullmatch(bare[: ordered.start()].strip(" ,.;"))):
        out.append(bare[ordered.start() :])
    head, _, rest = bare.partition(" ")
    named = head.lower() not in ORDINARY and not orders(head) and not known(head)
    sentence = head.lower() == "it's" or orders(peel(rest.lstrip(" ,"))) or is_question(rest.lstrip(" ,"))
    if named and sentence and len(rest.split()) >= 2:
        out.append(peel(rest.lstrip(" ,")))
    return [other for other in dict.fromkeys(out) if other != bare]


def strip_wake(text: str, words: Sequence[str]) -> str:
    """The text without the wake word at its head, however the recogniser wrote it ("Javis," "hey jarvis", "arvis").

    At the end, or between commas, only the very name is taken off: "…, Jarvis", "close the blinds, Jarvis, please".
    """
    return _strip_called(_strip_head(text, words), words)


def greeting(text: str) -> str:
    """Of a sentence that is nothing but the wake word: the greeting in it ("Hi, Jarvis"), or "" where it only calls."""
    first = re.match(r"\W*(hi|hello|hiya)\b", text, re.I)
    return first[1] if first else ""


def _strip_head(text: str, words: Sequence[str]) -> str:
    pieces = list(re.finditer(r"[^\s]+", text))
    for phrase in words:
        parts = _spoken(phrase)
        for wanted in {tuple(parts), tuple(parts[-1:])}:
            count = len(wanted)
            if count <= len(pieces) and all(
                _sounds_like(piece.group(), part) for piece, part in zip(pieces, wanted, strict=False)
            ):
                rest = text[pieces[count - 1].end() :].lstrip(" ,.!?;:-")
                return rest if rest or count == len(pieces) else text
    return text


def _strip_called(text: str, words: Sequence[str]) -> str:
    for phrase in words:
        *greeting, name = _spoken(phrase)
        called = rf"(?:{' '.join(map(re.escape, greeting))} )?{re.escape(name)}"
        shorter = re.sub(rf"(?<=\w)[,.!?;:\s]+{called}(?P<end>[.!?\s]*)$", r"\g<end>", text, flags=re.I)
        text = re.sub(rf"(?<=\w)\s*,\s*{called}\s*(?=,)", "", shorter, flags=re.I)
    return text


def _spoken(phrase: str) -> list[str]:
    """A wake word's words: "hey_jarvis" → "hey", "jarvis"."""
    return phrase.replace("_", " ").lower().split()


@lru_cache(maxsize=4096)
def _sounds_like(said: str, wanted: str) -> bool:
    said = re.sub(r"\W+", "", said.lower())
    if said == wanted:
        return True
    if len(wanted) < 4 or len(said) < 3:
        return wanted in ("hey", "ok", "okay") and said in ("hey", "hay", "hi", "a", "ok", "okay", "okey")
    if len(wanted) == 4 and wanted == "okay":
        return said in ("ok", "okey", "okay")
    alike = DamerauLevenshtein.normalized_similarity(said, wanted)
    return alike >= 0.7 or (alike >= 0.4 and said[0] == wanted[0] and jellyfish.metaphone(said) == jellyfish.metaphone(wanted))


def completeness(text: str, understood: bool) -> Completeness:
    """Whether the words could end here: "complete", "open" (more must come), or "unknown"."""
    bare = text.strip().rstrip(",.!? ")
    if not bare:
        return "unknown"
    if text.rstrip().endswith(("...", "-")) or _HANGING.search(bare):
        return "open"
    # Whisper, expecting the home's names, ends whole commands with a comma too: of one that is understood it says nothing,
    # unless a list is being told
    if text.rstrip().endswith(",") and (not understood or "," in bare):
        return "open"
    if _PREPOSITION.search(bare) and not is_question(text):
        return "open"
    if not understood:
        return "open" if _OPEN_END.fullmatch(bare) else "unknown"
    return "complete"

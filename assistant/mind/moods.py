"""What sort of sentence it is: an order, a prohibition, something told. Only orders may act.

"Don't just open the blinds", "avoid opening them" and "instead of opening them" forbid; "the lights went out" and "I like the
lights on" tell. Both hold for every route, the model's included.
"""

from __future__ import annotations

import re

from assistant.mind.patterns import either
from assistant.mind.remarks import remark
from assistant.mind.vocabulary import ORDERS


def _doing(verb: str) -> str:
    """The pattern of a verb's -ing form: "set" → "setting", "close" → "closing"."""
    return rf"{verb.removesuffix('e')}{verb[-1]}?ing"


ORDER = rf"(?:{'|'.join(sorted(ORDERS, key=len, reverse=True))})"
"""A verb that orders something, in its base form."""
_DOING = rf"(?:{'|'.join(_doing(verb) for verb in sorted(ORDERS))})"
_DONE = rf"(?:{'|'.join(rf'{verb}{verb[-1]}?ed' if not verb.endswith('e') else f'{verb}d' for verb in sorted(ORDERS))})"
_BEGINS = re.compile(rf"{ORDER}\b", re.IGNORECASE)
_LATER = re.compile(rf"(?:[,.;]|\b(?:so|and|but))\s*(?:(?:so|and|then|please|but|just)\s+)*{ORDER}\b", re.IGNORECASE)
"""An order of its own later in the sentence: "I can't see, turn on the lamp"."""


def orders(bare: str) -> bool:
    """Whether the (peeled) sentence begins with the verb of an order."""
    return bool(_BEGINS.match(bare))


_NOT = either(
    r"""
    nobody|no one|no-one|none of (?:you|us|them)
    don't(?! you think)|dont|do not|didn't|did not|doesn't|does not|never(?! mind)|avoid|refrain from|abstain from
    (?:must|should|need|shall|ought|will|would|could|can)(?:n't| not)(?! you\b)(?! we\b)|cannot|mustnt|shouldnt|neednt|you not
    instead of|rather than|without|under no circumstances|by no means|on no account|in no case|at no time|no need|no reason
    (?:better|rather|try|careful|sure|let's|necessary|please|just) not|hold off|no longer|forget about|not to
    """
)
_FORBIDS = re.compile(
    either(
        r"""
        \b(?<!why )(?:{not})\b{reminded}{between}{0,5}?[ ,]+(?:{order}|{doing}|{done})\b
        ^not {order}\b|\bno {doing}\b|\bforget {doing}\b|\b(?:stop|quit|cease|skip|finish) {switching}\b
        """,
        {
            "not": _NOT,
            "reminded": r"(?!(?: \w+){0,2} forget)",
            "between": r"[ ,]+(?!and\b|but\b|then\b|so\b)[\w']+",
            "order": ORDER,
            "doing": _DOING,
            "done": _DONE,
            "switching": "(?:turn|switch|open|clos|sett|lock|unlock|dimm|brighten|add|rais|lower|chang|remind|wak)ing",
        },
    ),
    re.IGNORECASE,
)
"""A negation with the verb of an order within five words; what is not to be forgotten is not forbidden."""
_QUOTES = re.compile(
    r"\b(?:play|remind(?:er)?|add|note|write|announce|say|queue|listen|search|hear|put|include|don't let me)\b", re.IGNORECASE
)
"""After these come somebody's own words: "remind me not to open the window", "play don't stop the music"."""
_TAKEN_BACK = re.compile(
    r"[\s,.;!-]+(?:(?:oh|no|wait|actually|sorry|well|ah|um)[\s,.]+)*"
    r"(?:(?:please )?don't|do not|never ?mind|forget (?:it|that|about it)|(?:scratch|cancel) that|better not|rather not)[\s.!]*$",
    re.IGNORECASE,
)
"""The end of a sentence that takes all of it back: "open the gate, no, don't"."""


def takes_back(text: str) -> bool:
    """Whether the end of the sentence takes all of it back."""
    match = _TAKEN_BACK.search(text)
    return match is not None and match.start() > 0


def forbids(text: str) -> bool:
    """Whether the sentence says what is not to be done: a verb of an order after a negation, or an order that is taken back."""
    if takes_back(text):
        return True
    match = _FORBIDS.search(text)
    return match is not None and not _QUOTES.search(text[: match.start()])


_RELATION = (
    "(?:my|our|his|her|the) (?:wife|husband|son|daughter|mum|mom|mother|dad|father|brother|sister|partner|kids?|child|children"
    "|girls?|boys?|baby|friends?|boss|neighbou?rs?|girlfriend|boyfriend|roommates?|flatmates?|housemates?|parents|family|guests?"
    "|cleaner|gardener|plumber|nanny|babysitter|grandma|grandpa|grandmother|grandfather|aunt|uncle|cousin|dog|cat)"
)
_HAPPENS = either(
    r"""
    went|came|goes|comes|keeps|kept|became|becomes|got|gets|flickers?|flickered|blinks?|blinked|flashes|flashed|happened
    broke|failed|stays|stayed|remains|remained|turns|starts|started|stops|stopped|opens|closes|rings|rang|used to|won't|doesn't
    was|were|has been|have been|had been
    (?:is|are|keeps?|kept|'s|'re|been)(?: \w+ly| not| always| still| just)? (?:{doing}|going|coming|flickering|blinking)
    (?:opened|closed|turned|switched|locked|unlocked|shut|went)(?: \w+)? (?:itself|themselves|again by|by itself)
    """,
    {"doing": _DOING},
)
_TELLS = re.compile(
    either(
        r"""
        ^[\w']+(?: [\w']+){0,6}? (?:{happens})\b
        \bby (?:itself|themselves)\b|\bon (?:its|their) own\b|\bfor no reason\b
        ^(?:i|we){also} (?:like|love|hate|enjoy|prefer|noticed|saw|heard|remember|dislike)\b(?! (?:you|u) to\b| to\b)
        ^[(\[].*[)\]][.!]?$
        """,
        {"happens": _HAPPENS, "also": "(?: really| always| also| just| do)*"},
    ),
    re.IGNORECASE,
)
_WISHES = re.compile(
    "^i(?:'ll| will)\\b|'d\\b|\\b(?:"
    + either(
        """
        wish|would|should|wants?|needs?|please|could|must|lets?|make sure
        (?:it's|it is|about|high) time
        """
    )
    + r")\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    either(
        r"""
        ^(?:{person}){aside} (?:{order}s|{order}es|{doing}|{done})\b
        ^(?:{person}){helping} (?:{order}|{doing}|{done})\b
        ^(?:{relation}|he|she|they){aside} {order}\b
        """,
        {
            "relation": _RELATION,
            "person": f"someone|somebody|everyone|everybody|he|she|they|{_RELATION}",
            "aside": "(?: (?:just|already|also|always|often|usually|never|sometimes))*",
            "helping": (
                "(?: (?:will|has|have|had|is|was|were|are|did|does|keeps|kept|forgot to|used to|going to|may|might|can|could"
                "|just|already|also|always|must have|should have))+"
            ),
            "order": ORDER,
            "doing": _DOING,
            "done": _DONE,
        },
    ),
    re.IGNORECASE,
)
"""Somebody else does it, did it or will do it."""
_BESIDES = re.compile(r"(?:when|if|as soon as|whenever|once|after|before|every time|until|while|unless|because)\b", re.IGNORECASE)
"""A clause that says when or why: the order comes after it."""


def tells(text: str) -> bool:
    """Whether the sentence only tells how things are, were or happen; what a person wishes or remarks on is no telling."""
    said = text.strip()
    if _OTHERS.match(said) and not _LATER.search(said):
        return True
    if not _TELLS.search(said) or _BEGINS.match(said) or _BESIDES.match(said):
        return False
    return not (_WISHES.search(said) or _LATER.search(said) or remark(said))

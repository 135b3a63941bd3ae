"""Remarks that are wishes: "it's too dark in here", "I can't see a thing", "I'm freezing"."""

from __future__ import annotations

import re

from assistant.mind.patterns import whole

_NAMES = {
    "it is": "it is|it's|its|it|is|everything is|(?:the|this|my|our) [\\w ]{1,30} (?:is|are|looks)",
    "i am": "i am|i'm|im|it is|it's|its|it|is|we are|we're|(?:the|this|my|our) [\\w ]{1,30} (?:is|are|feels)",
    "so": "getting |a bit |a little |too |so |very |really |quite |pretty |way |much |rather |kind of ",
    "place": "(?: (?:in|for|to|at|on|inside|around)(?: [^\\W\\d][\\w']*){1,4}| here)",
    "some": "some |a bit of |a little |a little bit of |a bit |any |a lot ",
}

_REMARKS = {
    "dark": whole(
        r"""
        (?:{it is} )?{so}*(?:dark|dim|gloomy|murky){place}?
        i (?:can't|cannot|can not|can hardly|can barely|couldn't) see(?: (?:a thing|anything|much|here|well|properly))?{place}?
        (?:i |we )?(?:need|want|give me|would like|could use) {some}?(?:more )?(?:light|lights|lighting|brightness){place}?
        there (?:is not|isn't|is hardly) (?:enough|any) light{place}?
        """,
        _NAMES,
    ),
    "bright": whole(
        r"""
        (?:{it is} |the lights? (?:is|are) )?{so}*(?:bright|glaring){place}?(?: (?:reduce|dim|lower)(?: it)?)?
        (?:(?:give me|i want|set|make|use|i need|have) )?(?:some )?(?:low|dim|soft|mood|ambient) (?:lighting|lights?){place}?
        my eyes (?:hurt|are hurting)
        (?:set|create) (?:the|a) (?:romantic |cozy |relaxed )?mood{place}?
        """,
        _NAMES,
    ),
    "cold": whole(
        r"""
        (?:{i am} )?{so}*(?:cold|freezing|chilly|frosty){place}?
        (?:warm|heat) (?:it|the house|the room|this room|me|us|this place)(?: up)?(?: a bit| a little)?{place}?
        (?:warm|heat) up (?:the house|the room|this room|this place|my room)
        i(?:'m| am) shivering
        """,
        _NAMES,
    ),
    "hot": whole(
        r"""
        (?:{i am} )?{so}*(?:hot|boiling|stuffy|roasting|sweltering|too warm){place}?
        cool (?:it|the house|the room|this room|me|us|this place)(?: down| off)?(?: a bit| a little)?{place}?
        cool down (?:the house|the room|this room|this place|my room)
        i(?:'m| am) (?:sweating|melting|burning up)
        """,
        _NAMES,
    ),
}


def remark(text: str) -> str:
    """The wish behind a remark: "dark", "bright", "cold", "hot", or "" for none. One word alone is no remark."""
    text = re.sub(r"\s+", " ", re.sub(r"[^\w' ]+", " ", text.lower())).strip()
    if len(text.split()) < 2:
        return ""
    return next((wish for wish, pattern in _REMARKS.items() if pattern.fullmatch(text)), "")

"""Italian: "la luce del salotto è accesa", "le tapparelle sono aperte", "l'interruttore"."""

from __future__ import annotations

from assistant.languages.romance import Romance

ITALIAN = Romance(
    code="it",
    the={"f": "la ", "m": "il ", "fp": "le ", "mp": "i "},
    a={"f": "una ", "m": "un "},
    no={"f": "nessuna ", "m": "nessun "},
    agreement={"f": "a", "m": "o", "fp": "e", "mp": "i"},
    verbs={
        "IS": ("è", "sono"),
        "WAS": ("era", "erano"),
        "HAS": ("ha", "hanno"),
        "CAN": ("può", "possono"),
    },
    in_={"f": "nella ", "m": "nel ", "fp": "nelle ", "mp": "nei ", "": "in "},
    elided="l'",
    in_elided="nell'",
    vowels="aeiouàèéìòù",
)
FUNCTIONS = ITALIAN.functions()

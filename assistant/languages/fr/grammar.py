"""French: "la lampe du salon est allumée", "l'interrupteur", "les volets sont ouverts"."""

from __future__ import annotations

from assistant.languages.romance import Romance

FRENCH = Romance(
    code="fr",
    the={"f": "la ", "m": "le ", "fp": "les ", "mp": "les "},
    a={"f": "une ", "m": "un "},
    no={"f": "aucune ", "m": "aucun "},
    agreement={"f": "e", "m": "", "fp": "es", "mp": "s"},
    verbs={
        "IS": ("est", "sont"),
        "WAS": ("était", "étaient"),
        "HAS": ("a", "ont"),
        "CAN": ("peut", "peuvent"),
    },
    in_={"f": "dans la ", "m": "dans le ", "fp": "dans les ", "mp": "dans les ", "": "à "},
    elided="l'",
    in_elided="dans l'",
)
FUNCTIONS = FRENCH.functions()

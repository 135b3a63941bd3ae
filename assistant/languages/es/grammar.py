"""Spanish: "la luz del salón está encendida", "las persianas están abiertas"."""

from __future__ import annotations

from assistant.languages.romance import Romance

SPANISH = Romance(
    code="es",
    the={"f": "la ", "m": "el ", "fp": "las ", "mp": "los "},
    a={"f": "una ", "m": "un "},
    no={"f": "ninguna ", "m": "ningún "},
    agreement={"f": "a", "m": "o", "fp": "as", "mp": "os"},
    verbs={
        "IS": ("está", "están"),
        "WAS": ("estaba", "estaban"),
        "HAS": ("tiene", "tienen"),
        "CAN": ("puede", "pueden"),
    },
    in_={"f": "en la ", "m": "en el ", "fp": "en las ", "mp": "en los ", "": "en "},
)
FUNCTIONS = SPANISH.functions()

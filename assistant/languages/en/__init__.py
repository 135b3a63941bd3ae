"""English: words in tables, and readers and spoken forms as programs."""

from pathlib import Path

from assistant.languages.en import readers, speaking
from assistant.languages.language import Language

LANGUAGE = Language("en", Path(__file__).parent, readers=readers, spoken=speaking)

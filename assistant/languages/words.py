"""A skill's own words: what it has to know of a language beyond the sentences that people say to
it.

They stand in the table `[words]` of the skill's `<code>.toml`, and a dataclass says what is needed,
as with the tables of a language (`Language.table`):

    @dataclass(frozen=True)
    class Words:
        everything: frozenset[str]
        half: re.Pattern[str]

    heard = words(__file__, Words)

    if text in heard().everything: ...

Patterns may use the `{part}`s of `[words.parts]`. What a language leaves out matches nothing.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Generic

from assistant.core.errors import ConfigError
from assistant.languages import language
from assistant.languages.language import F, filled


class Words(Generic[F]):
    """The words of a skill's folder that fill one dataclass; called,
    those of this turn's language.
    """

    def __init__(self, where: str, shape: type[F]) -> None:
        """`where` is the `__file__` of a skill's folder. Nothing is read before the first call."""
        self._folder, self._shape = Path(where).parent, shape
        self._read: dict[str, F] = {}

    def __call__(self) -> F:
        """Raises ConfigError where the file has a mistake."""
        code = language().code
        found = self._read.get(code)
        if found is None:
            found = self._read[code] = self._of(self._folder / f"{code}.toml")
        return found

    def _of(self, path: Path) -> F:
        table = {}
        if path.is_file():
            try:
                table = tomllib.loads(path.read_text(encoding="utf-8")).get("words", {})
            except tomllib.TOMLDecodeError as error:
                raise ConfigError(f"{path} is no TOML: {error}.") from error
        return filled(self._shape, table, table.pop("parts", {}), path)

"""The configuration that the last good start had: kept beside the state, for the day on which an
edit has a mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from assistant.core.errors import ConfigError
from assistant.core.keep import written_whole
from assistant.languages import speaking
from assistant.languages.replies import Replies
from assistant.service.checks import stoppers
from assistant.service.config import Config
from assistant.service.config_file import more, read
from assistant.service.folders import default_path, state_dir

say = Replies("service")


@dataclass(frozen=True, slots=True)
class Start:
    """What a box starts with. `mistake` is what is wrong with the settings that were meant,
    `spoken` what is said of it.

    `config` is None where nothing is left to start with; `heard_by` is then what of the settings
    says how to tell it.
    """

    config: Config | None
    mistake: str = ""
    spoken: str = ""
    heard_by: Config = field(default_factory=Config)


def choose(file: Path | None, *, as_service: bool) -> Start:
    """The configuration to start with: the one that is meant, or for a service the last good one
    where that has a mistake.

    Raises ConfigError where a mistake is for somebody at a terminal to mend.
    """
    config, mistakes = read(file)
    wrong = [str(mistake) for mistake in mistakes] or stoppers(config)
    if not wrong:
        return Start(config)
    mistake = wrong[0] + more(len(wrong) - 1)
    if not as_service:
        raise ConfigError(mistake)
    line = mistakes[0].line if mistakes else 0
    good = bring()
    with speaking((good or config).language):
        if good is None:
            return Start(None, mistake, say("cannot-start", line=line), config)
        return Start(good, mistake, say("last-good", line=line))


def keep(file: Path | None, config: Config) -> None:
    """Keep what a start succeeded with: the file and its home file. Only their owner may read the
    copies. Raises OSError.
    """
    folder = _folder()
    home = Path(config.home.file).expanduser() if config.home.file else None
    for name, source in (("config.toml", file or default_path()), ("home.toml", home)):
        kept = folder / name
        if source is None or not source.exists():
            kept.unlink(missing_ok=True)
            continue
        contents = source.read_bytes()
        if kept.exists() and kept.read_bytes() == contents:
            continue
        with written_whole(kept, lasting=True, private=True) as scratch:
            scratch.write_bytes(contents)


def bring() -> Config | None:
    """The last good configuration, with its own copy of the home file; None where none was kept
    that serves.
    """
    kept, home = copy(), _folder() / "home.toml"
    if not kept.exists():
        return None
    config, mistakes = read(kept)
    if home.exists():
        config = config.model_copy(
            update={"home": config.home.model_copy(update={"file": str(home)})}
        )
    return None if mistakes or stoppers(config) else config


def copy() -> Path:
    """Where the copy of the settings is, if there is one."""
    return _folder() / "config.toml"


def _folder() -> Path:
    return state_dir() / "last-good"

"""Where the files of an installation lie: its configuration, what comes with Hearth, what it keeps
and what it can make again.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path


def default_path() -> Path:
    """$HEARTH_CONFIG, or the user's configuration folder."""
    return Path(os.environ.get("HEARTH_CONFIG") or user_config_path("hearth") / "config.toml")


def shared_dir(name: str) -> Path:
    """`models`, `voices` or `skills` as they come with Hearth: in $HEARTH_SHARE, the checkout, or
    share/hearth of a wheel.
    """
    checkout = Path(os.environ.get("HEARTH_SHARE") or Path(__file__).parents[2])
    return (
        checkout / name
        if (checkout / name).is_dir()
        else Path(sys.prefix) / "share" / "hearth" / name
    )


def state_dir() -> Path:
    """Where timers, lists and the journal live: $STATE_DIRECTORY (systemd), $HEARTH_STATE, or the
    user's data folder.
    """
    path = Path(
        os.environ.get("HEARTH_STATE")
        or os.environ.get("STATE_DIRECTORY", "").split(":")[0]
        or user_data_path("hearth")
    )
    # a box whose disk can't be written to works all the same; whoever writes there says that it
    # can't
    with suppress(OSError):
        path.mkdir(parents=True, exist_ok=True)
    return path


def cache_dir() -> Path:
    """What can be made again: split voices, the prompt's state. $CACHE_DIRECTORY (systemd),
    $HEARTH_CACHE, or the user's.
    """
    path = Path(
        os.environ.get("HEARTH_CACHE")
        or os.environ.get("CACHE_DIRECTORY", "").split(":")[0]
        or user_cache_path("hearth")
    )
    with suppress(OSError):  # as for the state
        path.mkdir(parents=True, exist_ok=True)
    return path

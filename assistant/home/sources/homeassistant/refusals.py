"""Why Home Assistant refused a command, in words that complete "The device …": its own are for the
log. No I/O.
"""

from __future__ import annotations

import re

from assistant.home.source import Refused, WrongCode
from assistant.home.sources.homeassistant.socket import Failed

_UNABLE = re.compile(r"does(?: not|n't) support|not supported", re.I)
""" "Entity cover.roof does not support this service." and, since 2025.3, "… does not support action
cover.open_cover.".
"""
_CODE = re.compile(r"\bcode\b|\bpin\b", re.I)
""" "Invalid alarm code provided", "Arming requires a code but none was given for …", "Code '1' for
locking … doesn't match …".
"""
_BY_CODE = {
    "unauthorized": "not-allowed",
    "not_found": "not-known-to-hub",
    "timeout": "too-slow-for-hub",
}
"""Of the error codes of Home Assistant's WebSocket API,
those that people can do something about.
"""


def refusal(error: Failed, *, with_code: bool) -> Refused:
    """What to raise for this answer. `with_code`: the command carried a code, which may have been
    the wrong one.
    """
    text = str(error)
    if _UNABLE.search(text):
        return Refused("cannot")
    if _CODE.search(text):
        return WrongCode() if with_code else Refused("wants-code")
    return Refused(_BY_CODE.get(error.code, "hub-refused"))

"""Marks on kept consents: made with a key that the box alone has, so that none can be made up,
changed or moved elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import secrets
from pathlib import Path

from assistant.core.values import Json

log = logging.getLogger(__name__)

KEY_FILE = "consents.key"
KEY_BYTES = 32


def seal(key: bytes, body: Json) -> str:
    """The mark of a JSON value under a key (HMAC-SHA256, hexadecimal)."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, canonical.encode(), hashlib.sha256).hexdigest()


def box_key(folder: Path) -> bytes:
    """The box's own key, made at the first start: a file in its state folder that nobody else may
    read.

    Where it can't be kept, it holds until the box stops: what was consented to beforehand has to be
    asked about again.
    """
    path = folder / KEY_FILE
    try:
        key = path.read_bytes() if path.is_file() else b""
        if len(key) != KEY_BYTES:
            path.unlink(missing_ok=True)
            return _made(path)
        path.chmod(0o600)
        return key
    except OSError as error:
        log.warning(
            (
                "%s: the key of kept consents can't be kept: %s; "
                "delayed commands will be asked about again"
            ),
            path,
            error,
        )
        return secrets.token_bytes(KEY_BYTES)


def _made(path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of this box was quicker
        return path.read_bytes()
    with os.fdopen(file, "wb") as out:
        out.write(key)
        out.flush()
        os.fsync(out.fileno())
    return key

"""The history's encryption: AES-256-GCM under a key that is made of a file's contents.

It keeps the history from whoever gets hold of the disk or a backup without the key file. It keeps
nothing from whoever may read both, nor from the running box itself, which has the key in memory.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from assistant.core.errors import InputError

SALT_BYTES = 16
NONCE_BYTES = 12
"""What NIST SP 800-38D recommends for GCM. Drawn at random: 2**32 turns would be the limit."""
SHORTEST = 16
"""Characters of a key file."""
LONGEST = 4096
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
"""RFC 7914's parameters for what a person waits for: 16 MB and about 60 ms, once a start."""


def key_of(file: str) -> bytes:
    """The contents of a key file, without the line end that editors put there. Raises InputError
    where it can't be read, or is too short to be one.
    """
    path = Path(file).expanduser()
    try:
        with path.open("rb") as opened:
            contents = opened.read(LONGEST + 1).strip()
    except OSError as error:
        raise InputError(
            f"{path}: the history's key can't be read ({error.strerror}); "
            "put the file there, or change privacy.key_file."
        ) from error
    if not SHORTEST <= len(contents) <= LONGEST:
        raise InputError(
            f"{path}: a key for the history has {SHORTEST} to {LONGEST:,} characters; "
            f"`head -c 32 /dev/urandom | base64 > {path}` makes one."
        )
    return contents


class Seal:
    """Seals and opens what the history keeps. `about` names what it is: sealed for one turn, it
    opens for no other.
    """

    def __init__(self, key: bytes, salt: bytes) -> None:
        # its library takes 6 MB, which a box without a key has no need of
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(hashlib.scrypt(key, salt=salt, **_SCRYPT))
        self._refusals = (InvalidTag, ValueError)

    def close(self, plain: bytes, about: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes | None:
        """None where it was sealed with another key, or changed since."""
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, body, about.encode())
        except self._refusals:
            return None

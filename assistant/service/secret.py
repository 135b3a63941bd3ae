"""What is never shown, and how it is known among the settings."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic import SecretStr


class Secret(SecretStr):
    """What is never shown: not by `config show`, not in an error, a log or a record.
    `get_secret_value` gives it to its user.
    """


def is_secret(name: str, annotation: Any = None) -> bool:
    """Whether a setting of this name or type holds a secret. Skills of others don't all declare
    theirs.
    """
    kinds = (annotation, *get_args(annotation))
    return any(isinstance(kind, type) and issubclass(kind, SecretStr) for kind in kinds) or bool(
        _SECRET_NAME.search(name)
    )


_SECRET_NAME = re.compile(
    r"(?:^|[_\-. ])"
    r"(?:pass|passwd|passphrase|passcode|pwd|pin|secrets?|credentials?|auth|bearer|cookie|key)"
    r"(?:$|[_\-. 0-9])|(?:password|token|secret|apikey|accesskey)\d*$",
    re.IGNORECASE,
)
"""Names that are hidden whatever they hold: "api_key", "auth_token", "db-password", but neither
"max_tokens" nor "keyboard".
"""

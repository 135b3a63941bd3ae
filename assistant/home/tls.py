"""Encrypted connections to hubs of this house: whose certificates are believed, and how the box
shows who it is.
"""

from __future__ import annotations

import ssl
from pathlib import Path

from assistant.core.errors import ConfigError


def trusting(
    section: str, ca: str = "", certificate: str = "", key: str = "", *, ca_key: str = "ca"
) -> ssl.SSLContext:
    """What a connection needs: `ca` is a PEM file with the authority of one's own (empty: those
    that this machine knows), `certificate` and `key` are the box's own, where its peer asks for
    them. Raises ConfigError, naming the setting of `section` (that of the authority is `ca_key`).
    """
    context = ssl.create_default_context(cafile=_file(f"{section}.{ca_key}", ca) if ca else None)
    if ca:
        # an authority made by hand often lacks extensions that the strict rules (Python 3.13's
        # default) ask for
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if key and not certificate:
        raise ConfigError(
            f"{section}.key is set without {section}.certificate; the two belong together."
        )
    if certificate:
        own = _file(f"{section}.certificate", certificate)
        private = str(Path(key).expanduser()) if key else own
        try:
            context.load_cert_chain(
                own, private, password=""
            )  # else one that has a password would be asked for at the terminal
        except FileNotFoundError as error:
            raise ConfigError(f"{section}.key is {key!r}: there is no such file.") from error
        except OSError as error:
            raise ConfigError(
                f"{section}.certificate is {certificate!r}: it has no private key that fits"
                f"{f' in {key!r}' if key else ' in the same file'} and can be read without a "
                "password."
            ) from error
    return context


def _file(setting: str, path: str) -> str:
    """The path of a file with certificates. Raises ConfigError."""
    place = Path(path).expanduser()
    try:
        ssl.create_default_context(cafile=str(place))
    except FileNotFoundError as error:
        raise ConfigError(f"{setting} is {path!r}: there is no such file.") from error
    except ssl.SSLError as error:
        raise ConfigError(
            f"{setting} is {path!r}: there is no certificate in it (in PEM form)."
        ) from error
    except OSError as error:
        raise ConfigError(f"{setting} is {path!r}: it can't be read: {error.strerror}.") from error
    return str(place)

"""The page's certificate: one of the owner's, or one that the box makes: an authority of its own,
which a phone is told to trust once, and under it a certificate for the names and addresses of now.
"""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from assistant.core.errors import HearthError
from assistant.core.keep import written_whole
from assistant.core.neighbours import HOME, is_address, of_the_home
from assistant.service.config_web import Web
from assistant.service.surroundings import addresses, own_names

log = logging.getLogger(__name__)

FOLDER = "page-tls"
AUTHORITY, CERTIFICATE = "authority.pem", "certificate.pem"
"""Each file holds the private key as well, readable by the box's account alone."""
AUTHORITY_LASTS = timedelta(days=3650)
LASTS = timedelta(days=397)
"""Browsers believe no certificate that lasts longer than 398 days (CA/Browser Forum, SC-31)."""
RENEWED = timedelta(days=30)
"""So long before its end a certificate is made anew, at the next start."""
_EARLIER = timedelta(days=1)
"""A certificate holds from the day before: a phone's clock may be late."""

Key = ec.EllipticCurvePrivateKey


def context_of(settings: Web, state: Path) -> ssl.SSLContext:
    """What an encrypted page's server speaks TLS by. Raises HearthError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        if settings.certificate:
            chain = Path(settings.certificate).expanduser()
            key = Path(settings.key).expanduser() if settings.key else chain
        else:
            names = (
                *own_names(),
                *settings.further_names,
                "127.0.0.1",
                "::1",
                *addresses().values(),
            )
            chain = key = made(state / FOLDER, names)
        context.load_cert_chain(chain, key, password="")  # else it asks at the terminal
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        which = f"certificate {settings.certificate!r}" if settings.certificate else "certificate"
        raise HearthError(
            f"The page is not served: its {which} can't be used ({error}); "
            "look at certificate and key under [web]."
        ) from error
    return context


def made(folder: Path, names: Sequence[str]) -> Path:
    """The file with a certificate for these names and addresses, and its key: the one of before
    where it still fits. Raises OSError and ValueError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, wanted = folder / CERTIFICATE, {_general(name) for name in names}
    authority, key = _authority(folder / AUTHORITY, names)
    if path.is_file():
        known, _ = _read(path)
        fits = wanted <= set(_names_of(known)) and known.issuer == authority.subject
        if fits and known.not_valid_after_utc - datetime.now(UTC) > RENEWED:
            return path
    own = ec.generate_private_key(ec.SECP256R1())
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    basics = x509.BasicConstraints(ca=False, path_length=None)
    signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    certificate = (
        _begun(_name(f"Hearth on {socket.gethostname()}"), authority.subject, own, LASTS)
        .add_extension(x509.SubjectAlternativeName(sorted(wanted, key=str)), critical=False)
        .add_extension(usage, critical=False)
        .add_extension(basics, critical=True)
        .add_extension(signer, critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(path, certificate, own)
    return path


def authority_of(state: Path) -> bytes:
    """The authority's certificate for a phone to trust (DER); empty where there is none."""
    path = state / FOLDER / AUTHORITY
    if not path.is_file():
        return b""
    return _read(path)[0].public_bytes(serialization.Encoding.DER)


def _authority(path: Path, names: Sequence[str]) -> tuple[x509.Certificate, Key]:
    """Made once, and anew for a name that it may not speak for: it may for this machine's names and
    addresses and those of home networks, so that who trusts it trusts it with nothing else.
    """
    may = [_general(name) for name in dict.fromkeys(names) if not is_address(name)]
    may += [x509.IPAddress(ip_network(name)) for name in names if _is_elsewhere(name)]
    if path.is_file():
        known, key = _read(path)
        bounds = known.extensions.get_extension_for_class(x509.NameConstraints).value
        if set(may) <= set(bounds.permitted_subtrees or ()):
            return known, key
    log.info("the page's authority is made: %s", path)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(f"Hearth's own authority on {socket.gethostname()}")
    usage = x509.KeyUsage(
        *(False, False, False, False, False, True, True), encipher_only=False, decipher_only=False
    )
    bounds = x509.NameConstraints([*may, *map(x509.IPAddress, HOME)], None)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    certificate = (
        _begun(subject, subject, key, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(bounds, critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(path, certificate, key)
    return certificate, key


def _is_elsewhere(name: str) -> bool:
    """Whether it is an address, and not one of a home network: some have public ones."""
    return is_address(name) and not of_the_home(name)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: Key, lasts: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + lasts - _EARLIER)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _general(name: str) -> x509.GeneralName:
    if is_address(name):
        return x509.IPAddress(ip_address(name))
    return x509.DNSName(name)


def _names_of(certificate: x509.Certificate) -> list[x509.GeneralName]:
    return list(certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value)


def _read(path: Path) -> tuple[x509.Certificate, Key]:
    text = path.read_bytes()
    key = serialization.load_pem_private_key(text, None)
    if not isinstance(key, Key):
        raise ValueError(f"{path} holds another kind of key")
    return x509.load_pem_x509_certificate(text), key


def _write(path: Path, certificate: x509.Certificate, key: Key) -> None:
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with written_whole(path, lasting=True, private=True) as scratch:
        scratch.write_bytes(private + certificate.public_bytes(pem))

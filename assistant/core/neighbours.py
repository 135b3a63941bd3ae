"""Whom the box may speak to: the addresses of a home network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

HOME = tuple(
    map(
        ip_network,
        (
            *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
            *("::1/128", "fc00::/7", "fe80::/10"),
        ),
    )
)
"""This box, private networks and links without a router (RFC 1122, 1918, 3927, 4193, 4291): what
the unit lets a service speak to (systemd/hearth.service).
"""


def is_address(host: str) -> bool:
    """Whether it is an IP address, and no name."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def of_the_home(address: str) -> bool:
    """Whether an IP address, as text, is one of a home network; False where it is no address."""
    if not is_address(address):
        return False
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip  # "::ffff:192.0.2.1" is spoken to by IPv4
    return any(ip in network for network in HOME)

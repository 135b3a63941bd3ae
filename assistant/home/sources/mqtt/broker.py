"""A connection to the broker that the settings name."""

from __future__ import annotations

import socket
import ssl

import aiomqtt

from assistant.home.tls import trusting
from assistant.service.config_home import Mqtt


def encryption(settings: Mqtt) -> ssl.SSLContext | None:
    """How it is encrypted; None where it isn't. Raises ConfigError for certificates that can't be
    used.
    """
    if not (settings.tls or settings.ca or settings.certificate):
        return None
    return trusting("mqtt", settings.ca, settings.certificate, settings.key)


def client_of(settings: Mqtt, tls: ssl.SSLContext | None, will: str = "") -> aiomqtt.Client:
    """A client that isn't connected yet. When its connection breaks, the broker says "offline" on
    the topic `will`, and remembers it; empty: it says nothing.
    """
    return aiomqtt.Client(
        settings.host,
        settings.port,
        username=settings.username or None,
        password=settings.password.get_secret_value() or None,
        tls_context=tls,
        will=aiomqtt.Will(will, "offline", retain=True) if will else None,
        keepalive=30,
        socket_options=[
            (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ],  # else each command waits 40 ms for company
    )

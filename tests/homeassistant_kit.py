"""A real Home Assistant to test against: HEARTH_TEST_HA names a virtual environment that holds one
(its first start installs what the integrations need, in a minute or two):

    python3.11 -m venv ~/ha
    ~/ha/bin/pip install homeassistant==2024.3.3 "josepy<2"
    HEARTH_TEST_HA=~/ha make test

A newer one needs a newer Python (2025.12.5: 3.13.2 or later, and "pycares<5").
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
from pathlib import Path

import aiohttp

VENV = Path(os.environ.get("HEARTH_TEST_HA", "")).expanduser()
INSTALLED = bool(os.environ.get("HEARTH_TEST_HA")) and (VENV / "bin/hass").exists()
WHY_NOT = "no Home Assistant to test against (tests/homeassistant_kit.py says how to have one)"


class RealHomeAssistant:
    """A Home Assistant process on loopback, and a token to it."""

    def __init__(self, folder: Path, configuration: str) -> None:
        """`configuration` is its configuration.yaml, with {port} for the port of its page."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        (folder / "configuration.yaml").write_text(configuration.format(port=self.port))
        hass = str(VENV / "bin/hass")
        subprocess.run(
            [hass, "--script", "auth", "-c", str(folder), "add", "hearth", "secret"],
            check=True,
            capture_output=True,
        )
        self.log = folder / "run.log"
        self.process = subprocess.Popen(
            [hass, "-c", str(folder)], stdout=self.log.open("wb"), stderr=subprocess.STDOUT
        )

    async def token(self) -> str:
        """Logs in as a browser would, as soon as it answers."""
        client = f"{self.url}/"
        async with aiohttp.ClientSession() as session:
            flow = {"client_id": client, "handler": ["homeassistant", None], "redirect_uri": client}
            async with asyncio.timeout(120):
                while True:
                    try:
                        async with session.post(f"{self.url}/auth/login_flow", json=flow) as answer:
                            step = await answer.json()
                            break
                    except (aiohttp.ClientError, ValueError):
                        assert self.process.poll() is None, self.log.read_text()
                        await asyncio.sleep(0.5)
            login = {"client_id": client, "username": "hearth", "password": "secret"}
            async with session.post(
                f"{self.url}/auth/login_flow/{step['flow_id']}", json=login
            ) as answer:
                code = (await answer.json())["result"]
            form = {"client_id": client, "grant_type": "authorization_code", "code": code}
            async with session.post(f"{self.url}/auth/token", data=form) as answer:
                return str((await answer.json())["access_token"])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)

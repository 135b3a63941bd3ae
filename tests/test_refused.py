"""What is tried outside of the home is counted, and refused to skills."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

from assistant.core.refused import KEPT, Refusals
from assistant.service import outward
from assistant.service.config import Config

WATCHED = """
import asyncio, json, socket, sys, urllib.request
from pathlib import Path
from assistant.core.refused import REFUSED
from assistant.service import outward
from assistant.service.config import Config
from assistant.skillkit.host import skillfile

outward.watch(Config.model_validate(json.loads(sys.argv[1])))
if len(sys.argv) > 2:
    print(skillfile.load_file(Path(sys.argv[2])), file=sys.stderr)
else:
    exec(sys.stdin.read())
print(json.dumps(REFUSED.as_json()))
"""


def tried(deed: str, settings: dict[str, Any] | None = None) -> dict[str, Any]:
    """What is counted in a process that does this. Nothing of it reaches anybody: the addresses are
    of networks that are kept for documentation, and datagram sockets are only connected.
    """
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(settings or {})],
        input=textwrap.dedent(deed),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


CONNECT = "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.7', 9))"


def test_an_attempt_outside_is_counted_with_who_made_it() -> None:
    told = tried(CONNECT)
    assert (told["count"], told["by"]) == (1, {"nobody": 1})
    assert told["last"][0]["host"] == "192.0.2.7"


def test_what_the_home_is_asked_is_not_counted() -> None:
    told = tried(
        """
        for family, address in (
            (socket.AF_INET, ('127.0.0.1', 9)),
            (socket.AF_INET, ('192.168.4.2', 9)),
            (socket.AF_INET6, ('::1', 9)),
        ):
            socket.socket(family, socket.SOCK_DGRAM).connect_ex(address)
        for name in ('localhost', 'nas', 'broker.local', b'192.168.4.2', None):
            sys.audit('socket.getaddrinfo', name, 1, 0, 0, 0)
        """
    )
    assert told == {"count": 0, "by": {}, "last": []}


def test_a_name_that_nobody_at_home_answers_for_is_counted_unless_the_settings_name_it() -> None:
    deed = "sys.audit('socket.getaddrinfo', 'hearth.invalid', 1, 0, 0, 0)"
    assert tried(deed)["last"][0]["host"] == "hearth.invalid"
    assert tried(deed, {"mqtt": {"host": "hearth.invalid"}})["count"] == 0


def test_when_the_settings_change_the_count_follows() -> None:
    allowed = "Config.model_validate({'network': {'allowed': True}})"
    assert tried(f"outward.watch({allowed})\n{CONNECT}\noutward.watch(Config())")["count"] == 0
    assert tried(f"outward.watch({allowed})\noutward.watch(Config())\n{CONNECT}")["count"] == 1


def test_with_the_network_allowed_nothing_is_counted() -> None:
    assert tried(CONNECT, {"network": {"allowed": True}})["count"] == 0


def test_a_skill_that_may_not_use_the_network_is_refused(tmp_path: Path) -> None:
    skill = tmp_path / "gossip.py"
    skill.write_text(
        "import urllib.request\nurllib.request.urlopen('http://192.0.2.7:9/', timeout=3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "{}", str(skill)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["by"] == {"network": 1}
    assert told["last"][0]["who"].startswith("skill gossip")
    assert "192.0.2.7 is outside the home" in done.stderr


def test_a_skill_is_known_on_a_thread_of_a_library_too() -> None:
    told = tried(
        """
        from assistant.core.refused import acting
        import urllib.request

        async def fetches():
            with acting("gossip"):
                await asyncio.to_thread(urllib.request.urlopen, 'http://192.0.2.7:9/', None, 3)

        try:
            asyncio.run(fetches())
        except OSError:
            pass
        """
    )
    assert (told["by"], told["last"][0]["who"]) == ({"network": 1}, "skill gossip")


def test_only_the_last_are_kept_and_all_are_counted() -> None:
    refusals = Refusals()
    for number in range(KEPT + 5):
        refusals.note(f"192.0.2.{number}", "somebody", "home")
    assert refusals.count == KEPT + 5
    assert refusals.last[0].host == "192.0.2.5"


def test_the_hosts_that_the_settings_name() -> None:
    config = Config.model_validate(
        {
            "mqtt": {"host": "broker.example"},
            "home_assistant": {"url": "https://home.example:8123", "token": "t"},
            "calendars": [{"name": "family", "url": "https://cal.example/dav"}],
        }
    )
    assert set(outward.peers(config)) == {"broker.example", "home.example", "cal.example"}

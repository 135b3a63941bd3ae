"""Hubs whose certificates a household signed itself: a real broker, and a Home Assistant behind
https.
"""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from broker_kit import MOSQUITTO, Broker
from click.testing import CliRunner
from fake_home_assistant import TOKEN, FakeHomeAssistant

from assistant.cli import main
from assistant.core.errors import ConfigError
from assistant.home.model import Home
from assistant.home.sources.homeassistant.source import HomeAssistantSource
from assistant.home.sources.mqtt.source import MqttSource
from assistant.service.config import Config
from assistant.service.config_home import HomeAssistant, Mqtt

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run([str(OPENSSL), *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority (ca.pem), what it signed for 127.0.0.1 (hub.pem, hub.key) and for the box
    (box.pem, box.key); a stranger.
    """
    folder = tmp_path_factory.mktemp("papers")
    for name in ("ca", "stranger"):
        openssl(
            folder,
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            f"/CN={name}",
            "-keyout",
            f"{name}.key",
            "-out",
            f"{name}.pem",
        )
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    for name in ("hub", "box"):
        openssl(
            folder,
            "req",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            f"/CN={name}",
            "-keyout",
            f"{name}.key",
            "-out",
            f"{name}.csr",
        )
        signed = (
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            "2",
            "-extfile",
            "names",
        )
        openssl(folder, "x509", "-req", "-in", f"{name}.csr", *signed, "-out", f"{name}.pem")
    (folder / "both.pem").write_text(
        (folder / "box.pem").read_text() + (folder / "box.key").read_text()
    )
    (folder / "empty.pem").write_text("nothing here\n")
    return folder


@pytest.fixture
def broker(tmp_path: Path, papers: Path) -> Iterator[Broker]:
    """A broker that speaks TLS alone, and wants to know who calls."""
    broker = Broker(tmp_path)
    config = tmp_path / "mosquitto.conf"
    # as root, mosquitto becomes another user, who may not read the test's folder
    lines = (
        f"cafile {papers}/ca.pem\ncertfile {papers}/hub.pem\nkeyfile {papers}/hub.key\n"
        "require_certificate true\nuser root\n"
    )
    config.write_text(config.read_text() + lines)
    broker.start()
    yield broker
    broker.stop()


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed")
@pytest.mark.parametrize(
    "own", [{"certificate": "box.pem", "key": "box.key"}, {"certificate": "both.pem"}]
)
async def test_a_broker_that_the_household_vouches_for(
    broker: Broker, papers: Path, own: dict[str, str]
) -> None:
    files = {name: str(papers / file) for name, file in own.items()}
    source = MqttSource(
        Mqtt(host="127.0.0.1", port=broker.port, ca=str(papers / "ca.pem"), **files)
    )
    await source.start(Home())
    assert source.trouble == ""
    await source.stop()


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed")
@pytest.mark.parametrize("trusted", [{"ca": "stranger.pem"}, {"tls": True}])
async def test_a_broker_that_nobody_vouches_for(
    broker: Broker, papers: Path, trusted: dict[str, object]
) -> None:
    files = {
        name: str(papers / value) if isinstance(value, str) else value
        for name, value in trusted.items()
    }
    source = MqttSource(Mqtt.model_validate({"host": "127.0.0.1", "port": broker.port, **files}))
    await source.start(Home())
    assert "certificate" in source.trouble.lower()
    assert source.why == "certificate"
    await source.stop()


async def test_a_home_assistant_that_the_household_vouches_for(papers: Path) -> None:
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(papers / "hub.pem", papers / "hub.key")
    hub = FakeHomeAssistant(tls=server)
    await hub.start()
    for ca, well in (("ca.pem", True), ("stranger.pem", False)):
        source = HomeAssistantSource(HomeAssistant(url=hub.url, token=TOKEN, ca=str(papers / ca)))
        await source.start(Home())
        assert (source.trouble == "") == well
        assert ("certificate" in source.trouble.lower()) != well
        await source.stop()
    await hub.stop()


@pytest.mark.parametrize(
    ("section", "files", "problem"),
    [
        ("mqtt", {"ca": "absent.pem"}, "mqtt.ca is '{}/absent.pem': there is no such file."),
        (
            "mqtt",
            {"ca": "empty.pem"},
            "mqtt.ca is '{}/empty.pem': there is no certificate in it (in PEM form).",
        ),
        ("mqtt", {"ca": "."}, "mqtt.ca is"),
        (
            "mqtt",
            {"certificate": "box.pem", "key": "hub.key"},
            "mqtt.certificate is '{}/box.pem': it has no private key that fits",
        ),
        (
            "mqtt",
            {"certificate": "box.pem"},
            "mqtt.certificate is '{}/box.pem': it has no private key",
        ),
        (
            "mqtt",
            {"certificate": "box.pem", "key": "absent.key"},
            "mqtt.key is '{}/absent.key': there is no such file.",
        ),
        ("mqtt", {"key": "box.key", "tls": True}, "mqtt.key is set without mqtt.certificate"),
        (
            "home_assistant",
            {"ca": "absent.pem"},
            "home_assistant.ca is '{}/absent.pem': there is no such file.",
        ),
    ],
)
def test_what_is_wrong_with_the_files_is_said_before_anything_starts(
    papers: Path, section: str, files: dict[str, object], problem: str
) -> None:
    settings = {
        name: str(papers / value) if isinstance(value, str) else value
        for name, value in files.items()
    }
    config = Config.model_validate(
        {
            "mqtt": {"host": "127.0.0.1"},
            "home_assistant": {"url": "https://127.0.0.1:1"},
            section: settings,
        }
    )
    with pytest.raises(ConfigError) as raised:
        MqttSource(config.mqtt) if section == "mqtt" else HomeAssistantSource(config.home_assistant)
    assert str(raised.value).startswith(problem.format(papers))


def test_the_command_line_says_it_too(tmp_path: Path, papers: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[mqtt]\nhost = "127.0.0.1"\nca = "{papers}/empty.pem"\n')
    result = CliRunner().invoke(main, ["say", "--config", str(path), "hello"])
    assert result.exit_code == 2
    assert "mqtt.ca" in result.output
    assert not isinstance(result.exception, ConfigError)

"""The report: with secrets and names put everywhere, none is in it."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from assistant.core.journal import Pass, TurnRecord
from assistant.core.values import Hypothesis, Receipt, ToolCall, Wake
from assistant.service.config import Config
from assistant.service.report import Gathered, Pseudonyms, contents_of, write_report

KEY = b"k" * 32
CONFIG = {
    "language": "de",
    "wake": {"words": [{"model": "/home/zaphod/models/marvin_v1.onnx"}]},
    "audio": {"microphone": "Zaphods Headset", "volume": 55},
    "mqtt": {"host": "broker.beeblebrox.lan", "username": "zaphod", "password": "correcthorse"},
    "home_assistant": {"url": "http://192.168.7.42:8123", "token": "eyJhbGciOiJIUzI1NiJ9.abc"},
    "home": {
        "place": "47.3769, 8.5417",
        "area": "lab_trillian",
        "devices": [{"device": "light.heart_of_gold", "name": "Goldherz", "area": "Brücke"}],
    },
    "calendars": [
        {"name": "Fords Termine", "url": "https://cal.magrathea.example/ford", "password": "x42y"}
    ],
    "policy": {"pin": "4711", "rules": {"lock.vogon_gate:unlock": "pin", "lock": "confirm"}},
    "privacy": {"key_file": "/media/zaphod/usb/hearth.key"},
    "skills": {"weather": {"url": "https://meteo.example/"}, "towel": {"wifi": "Slartibartfast5G"}},
}
DEVICES = [
    {
        "id": "light.heart_of_gold",
        "name": "Goldherz",
        "kind": "light",
        "class": "",
        "noun": "light",
        "room": "Brücke",
        "can": ["on"],
        "from": "mqtt",
        "standing": "known",
    },
    {
        "id": "calendar.fords_termine",
        "name": "Fords Termine",
        "kind": "calendar",
        "class": "",
        "noun": "calendar",
        "room": "",
        "can": [],
        "from": "Fords Termine",
        "standing": "known",
    },
]
SECRETS = (
    *("zaphod", "beeblebrox", "correcthorse", "eyJhbGci", "192.168.7.42", "47.37", "8.54"),
    *("trillian", "heart_of_gold", "Goldherz", "Brücke", "Fords", "magrathea", "x42y", "4711"),
    *(
        "vogon",
        "usb",
        "Slartibartfast",
        "marvin",
        "meteo.example",
        "8f3e2a1b",
        "towel",
        "Pangalactic",
    ),
)
SAID = ("Babelfisch", "Gurgelblaster")


def turn() -> dict[str, Any]:
    """One that names everything."""
    record = TurnRecord(
        12,
        room="Brücke",
        wake=Wake("marvin_v1", 0.8, 0.0),
        heard="setze Babelfisch auf die Liste und mach Goldherz an",
        passes=(Pass("quick", (Hypothesis("setze Babelfisch auf die Liste", -0.2),)),),
        route="templates",
        calls=[
            ToolCall("lists.add", {"items": ["Gurgelblaster"]}),
            ToolCall("towel.throw", {"to": "Goldherz"}),
        ],
        receipts=[
            Receipt("light.heart_of_gold", {"on": True}, {}, False, "refused", "by Goldherz")
        ],
        reply="Babelfisch ist auf der Liste, frag zaphod@beeblebrox.example.",
        marks_ms={"speech_end": 0, "heard": 180},
        lost=("Goldherz: less of the words",),
    )
    return {**record.as_json(), "audio": False, "verdict": "wrong", "reason": "Gurgelblaster!"}


def gathered() -> Gathered:
    status = {
        "version": "0.1.0",
        "state": "idle",
        "devices": 2,
        "notes": {"mqtt": "192.168.7.42, /home/zaphod/x: no zaphod (8f3e2a1b9c4d5e6f7a)"},
    }
    finding = {
        "name": "hub-unreachable",
        "subject": "hubs",
        "severity": "fault",
        "wrong": "http://192.168.7.42:8123 does not answer Goldherz.",
        "remedy": "",
        "data": {"host": "192.168.7.42", "seconds": 3.5, "ssid": "Slartibartfast5G"},
    }
    checkup = {"healthy": False, "subjects": [{"findings": [finding]}]}
    return Gathered(Config.model_validate(CONFIG), {"cores": 2}, status, checkup, DEVICES, [turn()])


@pytest.mark.parametrize("words", [False, True])
def test_no_secret_and_no_name_is_in_it(words: bool, tmp_path: Path) -> None:
    file = tmp_path / "report.tar.gz"
    write_report(file, gathered(), KEY, words=words)
    assert file.stat().st_mode & 0o777 == 0o600
    with tarfile.open(file) as tar:
        texts = [tar.extractfile(each).read().decode() for each in tar]  # type: ignore[union-attr]
    whole = "\n".join(texts).casefold()
    assert not [secret for secret in SECRETS if secret.casefold() in whole]
    assert [said for said in SAID if said.casefold() in whole] == ([*SAID] if words else [])


def test_what_helps_is_in_it() -> None:
    told = {
        name: json.loads(text)
        for name, text in contents_of(gathered(), KEY, words=False).items()
        if name.endswith(".json")
    }
    assert told["settings.json"]["language"] == "de"
    assert told["settings.json"]["audio"] == {"microphone": "<set>", "volume": 55}
    assert told["settings.json"]["mqtt"]["password"] == "<secret>"
    assert told["findings.json"]["findings"][0]["name"] == "hub-unreachable"
    assert told["findings.json"]["findings"][0]["data"] == {"seconds": 3.5}
    light = told["home.json"][0]
    assert light["device"].startswith("light-")
    (record,) = told["turns.json"]
    assert record["receipts"][0]["device"] == light["device"]
    assert record["room"] == light["room"]
    assert record["marks_ms"]["heard"] == 180
    assert record["calls"][0]["skill"] == "lists.add"


def test_a_pseudonym_is_the_boxs_own_and_stays() -> None:
    name = "light.heart_of_gold"
    assert Pseudonyms(KEY).device(name) == Pseudonyms(KEY).device(name)
    assert Pseudonyms(KEY).device(name) != Pseudonyms(b"o" * 32).device(name)

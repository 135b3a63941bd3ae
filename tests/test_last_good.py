"""A mistake in the settings: a service goes on with the last ones that worked and says so, a
terminal shows the mistake.
"""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
from pathlib import Path

import numpy as np
import pytest
from running import BARE, Running
from sound_server import sound_server

ROOT = Path(__file__).parents[1]
HOME = '[[device]]\nid = "light.shed"\nkind = "light"\nname = "shed lamp"\non = false\n'
UNIT = (ROOT / "systemd" / "hearth.service").read_text()


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a box keeps that has run with settings that work."""
    box = Running(tmp_path_factory.mktemp("before"), BARE)
    box.start()
    box.stop()
    return box.folder / "state"


def ended(box: Running, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The box, which is expected to end by itself."""
    return box("run", *arguments)


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        (
            "[audio]",
            "[audio]\nmicrophon = 'x'",
            "line 4: unknown key 'audio.microphon'; did you mean 'microphone'?",
        ),
        ("[audio]", "[audio", "line 3: not valid TOML"),
        ('model = ""', 'model = "gpt-17"', "gpt-17: there is no language model"),
        ("[audio]", "[policy.rules]\nlock = 'pin'\n[audio]", "policy.rules"),
    ],
)
def test_a_service_goes_on_with_the_last_settings_that_worked(
    state: Path, tmp_path: Path, before: str, after: str, named: str
) -> None:
    box = Running(tmp_path, BARE)
    shutil.copytree(state, tmp_path / "state")
    kept = tmp_path / "state" / "last-good" / "config.toml"
    assert kept.read_text() == BARE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    box.settings.write_text(BARE.replace(before, after))
    box.start()
    told = json.loads(box("status", "--json").stdout)
    assert named in told["notes"]["settings"]
    assert told["notes"]["settings"].endswith("I am using the last ones that worked.")
    assert "none of these" in told["notes"]["microphone"], "these are not the last good settings"
    assert named in box.stop()
    assert kept.read_text() == BARE
    at_a_terminal = ended(box)
    assert at_a_terminal.returncode == 2
    assert named in at_a_terminal.stderr
    assert len(at_a_terminal.stderr.splitlines()) == 1


def test_a_home_file_that_was_edited_wrong_is_no_end_either(tmp_path: Path) -> None:
    home = tmp_path / "home.toml"
    home.write_text(HOME)
    box = Running(tmp_path, f'{BARE}[home]\nfile = "{home}"\n')
    box.start()
    box.stop()
    home.write_text(HOME.replace("kind", "kin"))
    box.start()
    assert "The shed lamp is on." in box("say", "turn on the shed lamp").stdout
    assert "home.toml" in box.stop()


def test_a_first_start_with_a_mistake_ends_at_once_and_is_not_tried_again(tmp_path: Path) -> None:
    box = Running(tmp_path, BARE.replace("[audio]", "[audio]\nvolume = 130"))
    told = ended(box, "--service")
    assert told.returncode == 2
    assert "line 4: 'audio.volume' is 130" in told.stderr
    assert "Traceback" not in told.stderr
    assert re.search(r"^RestartPreventExitStatus=2$", UNIT, re.MULTILINE)


@pytest.mark.sound
def test_a_first_start_with_a_mistake_is_said_aloud(tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    box = Running(tmp_path / "box", "[audio]\nvolume = 130\n")
    with sound_server(tmp_path) as server, server.record() as recording:
        box.environment |= server.environment
        assert ended(box, "--service").returncode == 2
    assert np.abs(recording.samples.astype(int)).max() > 1000


def test_settings_of_a_skill_that_are_wrong_are_told(tmp_path: Path) -> None:
    box = Running(tmp_path, f"{BARE}[skills.weather]\nfresh_minute = 3\n")
    box.start()
    told = json.loads(box("status", "--json").stdout)
    assert "unknown key 'skills.weather.fresh_minute'" in told["notes"]["skill weather"]
    box.stop()


def test_sentences_are_in_the_log_only_where_that_is_wanted(tmp_path: Path) -> None:
    box = Running(tmp_path, f"{BARE}[log]\nsentences = true\n")
    box.start()
    box("say", "add gherkins to the shopping list")
    assert "gherkins" in box.stop()

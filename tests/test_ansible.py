"""The playbooks for many boxes: read by Ansible itself, and run in check mode on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "ansible"
PLAYBOOKS = sorted(path.name for path in FOLDER.glob("*.yml"))
ANSIBLE = shutil.which(
    "ansible-playbook", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}"
)

pytestmark = pytest.mark.skipif(ANSIBLE is None, reason="ansible-core is not installed")


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """An environment in which this machine is a box: an `assistant` that says that it is well."""
    commands = tmp_path / "bin"
    commands.mkdir()
    status = json.dumps({"running": True, "notes": {}})
    assistant = commands / "assistant"
    assistant.write_text(f"#!/bin/sh\necho \"$@\" >>{tmp_path}/asked\necho '{status}'\n")
    assistant.chmod(0o755)
    (tmp_path / "boxes.ini").write_text(
        "[boxes]\nhere ansible_connection=local ansible_become=false "
        f"ansible_python_interpreter={sys.executable}\n"
    )
    return {
        **os.environ,
        "PATH": f"{commands}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "ANSIBLE_LOCAL_TEMP": str(tmp_path / "local"),
        "ANSIBLE_REMOTE_TEMP": str(tmp_path / "remote"),
        "ANSIBLE_NOCOLOR": "1",
        "LC_ALL": "C.UTF-8",
    }


def play(
    machine: dict[str, str], playbook: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    assert ANSIBLE
    inventory = Path(machine["HOME"]) / "boxes.ini"
    command = [ANSIBLE, "-i", str(inventory), str(FOLDER / playbook), *arguments]
    return subprocess.run(
        command, env=machine, capture_output=True, text=True, timeout=120, check=False
    )


def test_each_playbook_is_read_without_a_complaint_and_named_in_the_docs(
    machine: dict[str, str],
) -> None:
    page = (ROOT / "docs" / "many-boxes.md").read_text()
    assert PLAYBOOKS == ["backup.yml", "install.yml", "rollback.yml", "update.yml"]
    for playbook in PLAYBOOKS:
        assert f"ansible/{playbook}" in page
        read = play(machine, playbook, "--syntax-check")
        assert read.returncode == 0, read.stderr
        assert "WARNING" not in read.stderr, read.stderr


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_in_check_mode_a_box_is_looked_at_and_nothing_is_done(
    machine: dict[str, str], playbook: str
) -> None:
    played = play(machine, playbook, "--check")
    assert played.returncode == 0, played.stdout + played.stderr
    assert "failed=0" in played.stdout
    asked = Path(machine["HOME"]) / "asked"
    lines = set(asked.read_text().splitlines()) if asked.exists() else set()
    looked = playbook in ("update.yml", "rollback.yml")
    assert lines == ({"status --json"} if looked else set())


def test_a_box_with_a_trouble_stops_the_update(machine: dict[str, str]) -> None:
    assistant = Path(machine["HOME"]) / "bin" / "assistant"
    assistant.write_text(assistant.read_text().replace('"notes": {}', '"notes": {"mic": "gone"}'))
    played = play(machine, "update.yml", "--check")
    assert played.returncode != 0
    assert "here has troubles" in played.stdout

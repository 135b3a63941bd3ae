"""A scripted machine to install Hearth on: its folders, links and files are real, below a root
folder of the test; the account, systemd and pip are scripts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SETUP = """#!/bin/bash
# Makes an environment with one large package, as scripts/setup would; fails where pyproject.toml
# asks for what nobody has.
cd "$(dirname "$0")/.."
echo "$1" >>"$MACHINE/setups"
if [ "$1" = run ] && [ -e no-compiler ]; then echo "setup: FAILED: no compiler" >&2; exit 1; fi
if grep -q no-such-package pyproject.toml; then
  echo "setup: FAILED: pip could not install no-such-package" >&2; exit 1
fi
mkdir -p .venv/bin .venv/lib
[ -z "$SETUP_S" ] || { echo >"$MACHINE/setting-up"; sleep "$SETUP_S"; }
printf '#!/bin/bash\\n' >.venv/bin/python.new && chmod +x .venv/bin/python.new
mv .venv/bin/python.new .venv/bin/python
[ -e .venv/lib/large ] || head -c 3000000 /dev/zero >.venv/lib/large
echo "command = $PWD/.venv" >.venv/pyvenv.cfg
printf '#!/bin/bash\\n# of %s/.venv\\n' "$PWD" >.venv/bin/other
printf '#!/bin/bash\\ncd %s\\n' "$PWD" >.venv/bin/assistant.new
cat >>.venv/bin/assistant.new <<'END'
case "$1 $2" in
  "--version ") cat version ;;
  "config check")
    echo "model: fine"
    [ ! -e no-model ] || { echo "The language model small is not on this box; get it."; exit 2; }
    ! grep -q "$(cat refuses 2>/dev/null || echo nothing-at-all)" "$3" ||
      { echo "'volume' is 130"; exit 2; } ;;
  "selftest --out")
    case $(cat hears 2>/dev/null) in
      mistake) [ "$HEARTH_CONFIG" = /dev/null ] || exit 2 ;;
      nothing) echo "Failed: It does not hear its wake word."; exit 1 ;;
      crash) exit 139 ;;
    esac
    echo both sides >"$3" ;;
esac
END
chmod +x .venv/bin/assistant.new && mv .venv/bin/assistant.new .venv/bin/assistant
"""
COMMANDS = {
    "id": (
        'case $1 in -u) echo "${MACHINE_UID:-0}" ;; -nG) echo "users $(cat "$MACHINE/groups" '
        '2>/dev/null)" ;; esac'
    ),
    "getent": (
        'case $2 in hearth) [ -e "$MACHINE/$1" ] ;; *) echo '
        '"$2:x:1000:1000::$MACHINE/home/$2:/bin/bash" ;; esac'
    ),
    "useradd": 'echo "$2" >"$MACHINE/passwd"; touch "$MACHINE/group"',
    "userdel": 'rm "$MACHINE/passwd"',
    "groupdel": 'rm "$MACHINE/group"',
    "usermod": 'echo hearth >"$MACHINE/groups"',
    "runuser": 'shift 3; exec "$@"',
    "chown": "",
    "chgrp": "",
    "journalctl": "echo the last words of the service",
    "systemctl": """echo "$@" >>"$MACHINE/systemctl"
case "$*" in *restart*|*is-active*) [ ! -e "$HEARTH_ROOT/opt/hearth/current/$1-fails" ] ;; esac""",
}


@dataclass
class Machine:
    """A checkout, a root folder for what is installed, and scripted commands
    before the real ones.
    """

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def checkout(self) -> Path:
        return self.folder / "checkout"

    @property
    def opt(self) -> Path:
        return self.folder / "root" / "opt" / "hearth"

    @property
    def settings(self) -> Path:
        return self.folder / "root" / "etc" / "hearth"

    @property
    def state(self) -> Path:
        return self.folder / "root" / "var" / "lib" / "hearth"

    def install(self, *arguments: str, fails: bool = False, **environ: str) -> str:
        """What the installer printed, both streams."""
        done = subprocess.run(
            [self.checkout / "systemd" / "install", *arguments],
            env={**os.environ, **self.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert (done.returncode != 0) == fails, done.stdout
        return done.stdout

    def user_install(self, *arguments: str, fails: bool = False) -> str:
        """The same of `--user`, as the person pi."""
        home = str(self.folder / "home" / "pi")
        return self.install(
            "--user", *arguments, fails=fails, MACHINE_UID="1000", HOME=home, XDG_RUNTIME_DIR=home
        )

    def runs(self) -> str:
        """The version that is current, as its own program tells it."""
        program = self.folder / "root" / "usr" / "local" / "bin" / "assistant"
        return subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=True
        ).stdout.strip()

    def next(self, version: str) -> None:
        (self.checkout / "version").write_text(version)

    def everything(self) -> dict[str, str]:
        """Every file and link below the root folder, with what is in it."""
        below = sorted((self.folder / "root").rglob("*"))
        files = {
            str(path): os.readlink(path) if path.is_symlink() else path.read_bytes().hex()
            for path in below
            if not path.is_dir()
        }
        return {
            path: content for path, content in files.items() if not path.endswith((".lock", ".pyc"))
        }


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, body in COMMANDS.items():
        (tools / name).write_text(f"#!/bin/bash\n{body}\n")
        (tools / name).chmod(0o755)
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "systemd", checkout / "systemd")
    for folder in ("assistant", "skills", "scripts", "models/whisper-base.en"):
        (checkout / folder).mkdir(parents=True)
    (checkout / "assistant" / "code.py").write_text("ONE = 1\n")
    (checkout / "models" / "whisper-base.en" / "model.bin").write_text("weights")
    (checkout / "models" / "catalogue.toml").write_text("")
    (checkout / "pyproject.toml").write_text("")
    (checkout / "version").write_text("one")
    (checkout / "scripts" / "setup").write_text(SETUP)
    (checkout / "scripts" / "setup").chmod(0o755)
    (tmp_path / "home" / "pi").mkdir(parents=True)
    return Machine(
        tmp_path,
        {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "MACHINE": str(tmp_path),
            "HEARTH_ROOT": str(tmp_path / "root"),
            "HEARTH_SETTLE_S": "0",
            "SUDO_USER": "pi",
        },
    )

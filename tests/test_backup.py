"""Backup and restore: what comes back, onto this box and onto a new one; and what is refused."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.agenda.clock import SystemClock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import MIGRATIONS, Store
from assistant.core.errors import InputError
from assistant.core.journal import TurnRecord
from assistant.core.marks import StreamClock
from assistant.service import app, config_file
from assistant.service.backup import BEFORE, MANIFEST, Places, back_up
from assistant.service.history_file import HistoryFile, Kept
from assistant.service.restoring import restore

NOW = SystemClock().now().replace(microsecond=0)
SETTINGS = """language = "de"
[llm]
model = ""
[home]
file = "{folder}/settings/home.toml"
[mqtt]
password = "hunter2"
"""


@dataclass
class Installation:
    """The folders of one box."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        for name in ("settings", "state", "settings/skills"):
            (self.folder / name).mkdir(parents=True)

    def here(self) -> Places:
        """From now on the environment is this box's."""
        self.monkeypatch.setenv("HEARTH_CONFIG", str(self.folder / "settings/config.toml"))
        self.monkeypatch.setenv("HEARTH_STATE", str(self.folder / "state"))
        self.monkeypatch.setenv("HEARTH_SKILLS", str(self.folder / "settings/skills"))
        return Places.here(config_file.read(None)[0])

    def files(self) -> dict[str, bytes]:
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A box with something of everything."""
    box = Installation(tmp_path / "old", monkeypatch)
    (box.folder / "settings/config.toml").write_text(SETTINGS.format(folder=box.folder))
    (box.folder / "settings/home.toml").write_text('name = "Haus"\n')
    (box.folder / "settings/skills/tea.py").write_text('"""Tea."""\n')
    state = box.folder / "state"
    store = Store(state / "agenda.db")
    agenda, lists = Schedule(store, SystemClock()), ListKeeper(store)
    agenda.add_timer(3600, name="Brot")
    lists.add(lists.create("Einkauf").id, ["Milch", "Eier"])
    store.close()
    (state / "skills/routines").mkdir(parents=True)
    (state / "skills/routines/routines.json").write_text('{"morning": ["light on"]}')
    (state / "consents.key").write_bytes(b"k" * 32)
    (state / "consents.key").chmod(0o600)
    (state / "codes.json").write_text('{"wrong": 1, "closed": 0}')
    (state / "models").mkdir()
    (state / "models/large.bin").write_bytes(b"m" * 5000)
    history = HistoryFile(state / "history.db")
    history.add([Kept(TurnRecord(1, heard="wie spät ist es").as_json(), NOW.timestamp())])
    history.close()
    return box


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    return Installation(tmp_path / "new", monkeypatch)


async def test_a_new_box_is_as_the_old_one_was(
    old: Installation, new: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "hearth.tar.gz"
    made = back_up(file, old.here(), NOW, with_history=False)
    assert made.left_out == ()
    assert file.stat().st_mode & 0o777 == 0o600
    done = restore(file, new.here(), NOW)
    assert done.aside is None
    files = new.files()
    assert "models/large.bin" not in str([*files])
    assert "state/history.db" not in files
    assert files["settings/skills/tea.py"] == b'"""Tea."""\n'
    assert files["state/skills/routines/routines.json"] == b'{"morning": ["light on"]}'
    assert (new.folder / "state/consents.key").stat().st_mode & 0o777 == 0o600
    config, mistakes = config_file.read(None)
    assert not mistakes
    assert config.home.file == str(new.folder / "settings/home.toml")  # not where the old box was
    clock = StreamClock(SystemClock().now() + timedelta(minutes=59))
    async with app.open_box(config, clock=clock, hears=False, speaks=False) as box:
        assert [entry.name for entry in box.agenda.entries("timer")] == ["Brot"]
        assert [item.text for kept in box.lists.all() for item in kept.items] == ["Milch", "Eier"]
        clock.heard(90)
        box.tick()
        assert [entry.name for entry in box.agenda.ringing()] == ["Brot"]


def test_what_was_there_is_put_aside_and_can_come_back(old: Installation, tmp_path: Path) -> None:
    file, places = tmp_path / "hearth.tar.gz", old.here()
    back_up(file, places, NOW, with_history=True)
    before = old.files()
    (places.state / "skills/routines/routines.json").write_text('{"evening": []}')
    (places.state / "later.json").write_text("{}")
    places.settings.write_text('language = "fr"\n')
    done = restore(file, places, NOW)
    assert done.aside == places.state / BEFORE
    after = {name: contents for name, contents in old.files().items() if BEFORE not in name}
    assert {*after} == {*before}
    same = {name for name in before if not name.endswith(".db")}
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert [t["heard"] for t in HistoryFile(places.state / "history.db").page(0).turns] == [
        "wie spät ist es"
    ]
    restore(done.aside, places, NOW)
    assert places.settings.read_text() == 'language = "fr"\n'
    assert (places.state / "later.json").exists()


def repacked(file: Path, changes: dict[str, bytes | None], manifest: dict[str, object]) -> None:
    """The archive with other contents (None: without the file), under the same hashes."""
    with tarfile.open(file) as tar:
        members = {e.name: tar.extractfile(e).read() for e in tar if e.isfile()}  # type: ignore[union-attr]
    told = json.loads(members.pop(MANIFEST)) | manifest
    members = {name: data for name, data in (members | changes).items() if data is not None}
    with tarfile.open(file, "w:gz") as tar:
        for name, data in {MANIFEST: json.dumps(told).encode(), **members}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


def newer_agenda(folder: Path) -> bytes:
    store = Store(folder / "newer.db")
    store._db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    store._db.execute("PRAGMA journal_mode = DELETE")
    store.close()
    return (folder / "newer.db").read_bytes()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("changed", "damaged"),
        ("missing", "damaged"),
        ("cut", "damaged"),
        ("bit", "damaged"),
        ("text", "no backup|damaged"),
        ("stranger", "no backup|damaged"),
        ("climbing", "damaged|no backup"),
        ("newer", "newer version"),
        ("absent", "no such file"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(
    how: str, said: str, old: Installation, tmp_path: Path
) -> None:
    file, places = tmp_path / "hearth.tar.gz", old.here()
    back_up(file, places, NOW, with_history=False)
    contents = file.read_bytes()
    match how:
        case "changed":
            repacked(file, {"state/codes.json": b'{"wrong": 0, "closed": 0}'}, {})
        case "missing":
            repacked(file, {"state/codes.json": None}, {})
        case "cut":
            file.write_bytes(contents[: len(contents) // 2])
        case "bit":
            middle = len(contents) // 2
            turned = bytes([contents[middle] ^ 1])
            file.write_bytes(contents[:middle] + turned + contents[middle + 1 :])
        case "text":
            file.write_text("not a backup")
        case "stranger":
            file.write_bytes(gzip.compress(b"x" * 2000))
        case "climbing":
            name = "state/../../escaped"
            digest = {"sha256": "0" * 64, "bytes": 1}
            repacked(file, {name: b"x"}, {"files": {name: digest}})
        case "newer":
            repacked(file, {}, {"format": 2, "hearth": "9.0"})
        case "absent":
            file.unlink()
    before = old.files()
    with pytest.raises(InputError, match=said) as refused:
        restore(file, places, NOW)
    assert str(refused.value).count("\n") == 0
    assert old.files() == before
    assert not (tmp_path / "escaped").exists()


def test_a_newer_agenda_is_refused(old: Installation, tmp_path: Path) -> None:
    file, places = tmp_path / "hearth.tar.gz", old.here()
    (places.state / "agenda.db").write_bytes(newer_agenda(tmp_path))
    back_up(file, places, NOW, with_history=False)
    before = old.files()
    with pytest.raises(InputError, match="newer version"):
        restore(file, places, NOW)
    assert old.files() == before


def test_a_backup_is_one_moment_of_a_box_that_writes(old: Installation, tmp_path: Path) -> None:
    """An open transaction of the running box is not in it, what was committed is."""
    file, places = tmp_path / "hearth.tar.gz", old.here()
    store = Store(places.state / "agenda.db")
    agenda = Schedule(store, SystemClock())
    agenda.add_timer(60, name="kurz")
    back_up(file, places, NOW, with_history=False)
    store.close()
    with tarfile.open(file) as tar:
        tar.extract("state/agenda.db", tmp_path, filter="data")
    copy = Schedule(Store(tmp_path / "state/agenda.db"), SystemClock())
    assert {entry.name for entry in copy.entries("timer")} == {"Brot", "kurz"}


def test_where_it_cannot_be_written_one_sentence_says_so(old: Installation) -> None:
    with pytest.raises(InputError, match="can't be written"):
        back_up(Path(os.devnull) / "hearth.tar.gz", old.here(), NOW, with_history=False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_root_restores_for_the_services_account(
    old: Installation, new: Installation, tmp_path: Path
) -> None:
    file, account = tmp_path / "hearth.tar.gz", 65534
    back_up(file, old.here(), NOW, with_history=True)
    os.chown(new.folder / "state", account, account)
    restore(file, new.here(), NOW)
    found = {path.stat().st_uid for path in (new.folder / "state").rglob("*")}
    assert found == {account}
    assert (new.folder / "settings/config.toml").stat().st_uid == 0

"""`assistant config`: what it shows can be read back, what it checks is found, and its page is
current.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import main
from assistant.service.config import Config, Section
from assistant.service.config_file import load
from assistant.service.settings import as_markdown, as_toml


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))


def config(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["config", *arguments])


def write(tmp_path: Path, text: str) -> str:
    file = tmp_path / "my.toml"
    file.write_text(text)
    return str(file)


def test_what_is_shown_is_a_configuration_that_means_the_same(tmp_path: Path) -> None:
    changed = """
        [audio]
        microphone = "USB \\"Mic\\""
        [[wake.words]]
        model = "alexa"
        [[wake.words]]
        model = "okay_nabu"
        threshold = 0.4
        [policy.rules]
        "lock.front_door:unlock" = "pin"
        [skills.weather]
        station = "roof"
    """
    file = write(tmp_path, changed)
    shown = config("show", "--config", file)
    assert shown.exit_code == 0
    assert Config.model_validate(tomllib.loads(shown.output)) == load(Path(file))


def test_every_key_is_shown_under_its_meaning() -> None:
    lines = as_toml(Config()).splitlines()
    for name, field in Config().endpoint.__class__.model_fields.items():
        at = next(i for i, line in enumerate(lines) if line.startswith(f"{name} = "))
        assert lines[at - 1] == f"# {field.description}"


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        (
            '[mqtt]\npassword = "hush"\n[home_assistant]\ntoken = "hush"\n[skills.weather]\n'
            'token = "hush"\n'
        ),
    )
    shown = config("show", "--config", file).output
    assert "hush" not in shown
    assert "# password is set, and not shown" in shown


def test_the_path_is_the_one_that_is_read(tmp_path: Path) -> None:
    assert config("path").output.strip() == str(tmp_path / "config")


def test_a_good_configuration_checks_fine() -> None:
    done = config("check")
    assert done.exit_code == 0
    assert "voice en_US-joe-medium: fine" in done.output
    assert "wake word hey_jarvis (CC-BY-NC-SA-4.0, forbids commercial use" in done.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[audio]\nmicrofone = 'x'\n", "unknown key 'audio.microfone'"),
        ("[audio]\nvolume = 'loud'\n", "'audio.volume' is 'loud'"),
        ("[audio]\nvolume = 200\n", "'audio.volume' is 200"),
        ("[audio\n", "not valid TOML"),
        (
            "[llm]\nmodel = '/nowhere/model.gguf'\n",
            "/nowhere/model.gguf: there is no language model",
        ),
        ("[voice]\nvoice = 'hey_jarvis'\n", "hey_jarvis is a wake word model, not a voice"),
        ("[[wake.words]]\nmodel = 'hey_nobody'\n", "there is no wake word model"),
        ("[home]\nfile = '/nowhere/home.toml'\n", "/nowhere/home.toml"),
    ],
)
def test_what_is_wrong_is_named_with_exit_code_2(tmp_path: Path, text: str, message: str) -> None:
    done = config("check", write(tmp_path, text))
    assert done.exit_code == 2
    assert message in done.output
    assert "Traceback" not in done.output


def test_every_problem_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        (
            "[llm]\nmodel = '/nowhere/a.gguf'\n[whisper]\nmodel = '/nowhere/b'\n[home]\nfile = "
            "'/nowhere/c.toml'\n"
        ),
    )
    output = config("check", file).output
    assert all(name in output for name in ("/nowhere/a.gguf", "/nowhere/b", "/nowhere/c.toml"))


def test_a_model_file_with_a_wrong_hash_is_named(tmp_path: Path) -> None:
    from assistant.service import library

    copy = tmp_path / "hey_jarvis.tflite"
    damaged = bytearray(library.resolve("wake", "hey_jarvis").read_bytes())
    damaged[5000] ^= 0xFF
    copy.write_bytes(damaged)
    done = config("check", write(tmp_path, f"[[wake.words]]\nmodel = '{copy}'\n"))
    assert done.exit_code == 2
    assert f"{copy} is damaged: SHA-256 is" in done.output


def test_every_key_has_a_description() -> None:
    def sections(of: type[Section]) -> list[type[Section]]:
        return [of, *(inner for kind in of.__subclasses__() for inner in sections(kind))]

    for section in sections(Section):
        assert section.__doc__ or section in (Section, Config)
        for name, field in section.model_fields.items():
            inner = isinstance(field.annotation, type) and issubclass(field.annotation, Section)
            assert inner or field.description, f"{section.__name__}.{name} has no description"


def test_the_page_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "configuration.md"
    assert page.read_text() == as_markdown(), "run `make docs`"


SECRETS = """
    [policy]
    pin = "47114711"
    [skills.weather]
    api_key = "hush-1"
    tokens = { auth_token = "hush-2", station = "roof" }
    rows = [{ password = "hush-3" }]
    [skills.mine]
    odd = "hush-4"
    max_tokens = 5
"""


def test_what_is_typed_or_named_as_a_secret_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills/mine.py").write_text(
        "class Settings(BaseModel):\n    odd: Secret | None = None\n    max_tokens: int = 1\n"
    )
    monkeypatch.setenv("HEARTH_SKILLS", str(tmp_path / "skills"))
    file = write(tmp_path, SECRETS)
    shown = config("show", "--config", file).output
    assert "hush" not in shown
    assert "4711" not in shown
    assert "max_tokens = 5" in shown
    assert 'station = "roof"' in shown
    assert "4711" not in repr(load(Path(file)))


@pytest.mark.parametrize(
    "text",
    [
        '[policy]\npin = "47110815999"',
        "[policy]\npin = 47110815",
        '[policy]\npin = "4711x"',
        "[home_assistant]\ntoken = 47110815",
        '[mqtt]\npassword = ["4711"]',
        '[mpd]\npassword = { it = "4711" }',
    ],
)
def test_no_error_tells_a_secret(text: str, tmp_path: Path) -> None:
    outcome = config("check", write(tmp_path, text))
    assert outcome.exit_code == 2
    assert "4711" not in outcome.output
    assert text.splitlines()[0].strip("[]") in outcome.output


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [("lock.frnt_door", True), ("lock.front_door", False), ("lok", True), ("lock", False)],
)
def test_a_rule_that_binds_to_nothing_is_named(rule: str, wrong: bool, tmp_path: Path) -> None:
    outcome = config("check", write(tmp_path, f'[policy.rules]\n"{rule}" = "deny"'))
    assert (repr(rule) in outcome.output) is wrong
    assert ("policy: fine" in outcome.output) is not wrong

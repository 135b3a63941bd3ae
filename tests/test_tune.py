"""`assistant tune`: the decision by tables, the configuration's file with real files, one quick
real measurement.
"""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.commands.tune import BAR, bars
from assistant.core.errors import ConfigError
from assistant.service import config_file, tune_trials
from assistant.service.config import Config
from assistant.service.secret import Secret
from assistant.service.settings_file import backup_of, change, undo
from assistant.service.tune import (
    Hearing,
    Proposal,
    Speaking,
    Thinking,
    Trials,
    bottleneck,
    propose,
    waits,
    with_proposals,
)

NOW = Hearing("whisper-tiny.en", 78, "int8", 2, 0.8, 150.0, 1.0)
BASE = Hearing("whisper-base.en", 148, "int8", 2, 1.2, 330.0, 1.0)
MIND = Thinking("smollm2-135m", 98, 2, 300.0, 100.0)
MOUTH = Speaking("en_US-joe-medium", 0, 2, 0.28, 80.0, 0.2)


def proposed(goal: str, *, memory_mb: int = 8000, **trials: list[object]) -> dict[str, object]:
    return {
        each.key: each.proposed for each in propose(Config(), Trials(memory_mb, **trials), goal)
    }  # type: ignore[arg-type]


def test_what_is_best_already_is_left_as_it_is() -> None:
    trials = {"hearing": [NOW], "thinking": [MIND], "speaking": [MOUTH]}
    assert proposed("latency", **trials) == proposed("accuracy", **trials) == {}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(NOW, threads=4, ms=90.0), {"threads.whisper": 4}),
        (replace(NOW, threads=4, ms=145.0), {}),
        (replace(NOW, compute_type="float32", ms=100.0), {"whisper.compute_type": "float32"}),
        (replace(NOW, padding_s=0.5, ms=100.0, right=0.9), {}),
        (replace(NOW, padding_s=0.5, ms=100.0), {"whisper.padding_s": 0.5}),
        (BASE, {}),
    ],
)
def test_for_latency_the_quickest_that_hears_as_well(
    other: Hearing, expected: dict[str, object]
) -> None:
    assert proposed("latency", hearing=[NOW, other]) == expected


@pytest.mark.parametrize(
    ("other", "memory_mb", "expected"),
    [
        (BASE, 8000, {"whisper.model": "whisper-base.en", "whisper.padding_s": 1.2}),
        (replace(BASE, ms=900.0), 8000, {}),
        (BASE, 400, {}),
        (replace(NOW, padding_s=1.2, ms=170.0), 8000, {"whisper.padding_s": 1.2}),
    ],
)
def test_for_accuracy_the_largest_that_is_quick_enough_and_fits(
    other: Hearing, memory_mb: int, expected: dict[str, object]
) -> None:
    assert proposed("accuracy", hearing=[NOW, other], memory_mb=memory_mb) == expected


@pytest.mark.parametrize(
    ("goal", "other", "expected"),
    [
        ("latency", replace(MIND, threads=1, decode=200.0), {"threads.llm": 1}),
        ("latency", replace(MIND, model="large", megabytes=900, decode=30.0), {}),
        (
            "accuracy",
            replace(MIND, model="large", megabytes=900, decode=30.0),
            {"llm.model": "large"},
        ),
        ("accuracy", replace(MIND, model="large", megabytes=900, decode=3.0), {}),
    ],
)
def test_the_language_model(goal: str, other: Thinking, expected: dict[str, object]) -> None:
    assert proposed(goal, thinking=[MIND, other]) == expected


LARGE = replace(MIND, model="large", megabytes=900, way="tools")
IN_PLAIN_WORDS = replace(LARGE, way="plain", auto=False)


@pytest.mark.parametrize(
    ("prefill", "decode", "expected"),
    [
        (200.0, 30.0, {"llm.model": "large"}),
        (40.0, 10.0, {"llm.model": "large", "llm.way": "plain"}),
        (10.0, 3.0, {}),
    ],
)
def test_a_model_too_slow_for_tools_rewrites_sentences(
    prefill: float, decode: float, expected: dict[str, object]
) -> None:
    tried = [replace(each, prefill=prefill, decode=decode) for each in (LARGE, IN_PLAIN_WORDS)]
    assert proposed("accuracy", thinking=[MIND, *tried]) == expected
    assert proposed("latency", thinking=[MIND, *tried]) == {}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(MOUTH, first_chunk_s=0.15, ms=50.0, slack_s=0.16), {"voice.first_chunk_s": 0.15}),
        (replace(MOUTH, first_chunk_s=0.15, ms=50.0, slack_s=0.05), {}),
        (replace(MOUTH, voice="another", ms=10.0), {}),
        (replace(MOUTH, threads=1, ms=60.0), {"threads.voice": 1}),
    ],
)
def test_the_first_piece_of_a_sentence_must_last_till_the_next(
    other: Speaking, expected: dict[str, object]
) -> None:
    assert proposed("latency", speaking=[MOUTH, other]) == expected


def test_a_voice_that_always_stutters_gets_what_stutters_least() -> None:
    stutters = replace(MOUTH, slack_s=-0.3)
    assert proposed(
        "latency", speaking=[stutters, replace(stutters, first_chunk_s=0.5, ms=200.0, slack_s=0.1)]
    ) == {"voice.first_chunk_s": 0.5}


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([(0.1, 0.3)], (100.0, 0.3)),
        ([(0.1, 0.3), (0.2, 0.6), (0.35, 1.0)], (100.0, 0.2)),
        ([(0.1, 0.3), (0.6, 0.6)], (100.0, -0.2)),
    ],
)
def test_what_is_left_to_play_when_the_next_piece_comes(
    pieces: list[tuple[float, float]], expected: tuple[float, float]
) -> None:
    assert tune_trials.slack(pieces) == pytest.approx(expected)


def test_a_turns_time_is_split_by_the_step_that_ended_it() -> None:
    marks = {
        "speech_end": 0,
        "heard": 250,
        "understood": 251,
        "endpoint": 320,
        "done": 330,
        "first_chunk": 390,
        "first_audio": 400,
    }
    waited = waits(marks)
    assert list(waited.items()) == [
        *(
            ("heard", 250),
            ("understood", 1),
            ("endpoint", 69),
            ("done", 10),
            ("first_chunk", 60),
            ("first_audio", 10),
        )
    ]
    assert sum(waited.values()) == 400
    assert bottleneck(waited) == "heard"
    assert bottleneck({}) is None


def test_the_chart_shows_when_each_step_was_and_how_long() -> None:
    lines = bars({"endpoint": 300, "heard": 0, "first_chunk": 300})
    drawn = [line.partition(" ms  ")[2] for line in lines]
    assert drawn == ["█" * (BAR // 2), " " * (BAR // 2), " " * (BAR // 2) + "█" * (BAR // 2)]
    assert max(map(len, lines)) <= 79


def test_proposals_make_a_configuration() -> None:
    made = with_proposals(
        Config(), [Proposal("whisper.padding_s", 0.8, 0.5), Proposal("threads.llm", 2, 1)]
    )
    assert (made.whisper.padding_s, made.threads.llm, made.threads.voice) == (0.5, 1, 2)


MINE = '# my box\n[whisper]\nbeam = 4 # wide\n\n[mqtt]\npassword = "hush"\n'


def test_a_change_keeps_the_comments_and_can_be_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(MINE)
    file.chmod(0o600)
    change(file, {"whisper.padding_s": 0.5, "threads.llm": 1})
    text = file.read_text()
    assert "# my box" in text
    assert "beam = 4 # wide" in text
    loaded = config_file.load(file)
    assert (
        loaded.whisper.beam,
        loaded.whisper.padding_s,
        loaded.threads.llm,
        loaded.mqtt.password,
    ) == (
        4,
        0.5,
        1,
        Secret("hush"),
    )
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file, backup_of(file))] == [0o600, 0o600]
    undo(file)
    assert file.read_text() == MINE
    with pytest.raises(ConfigError, match="nothing to undo"):
        undo(file)


def test_a_box_without_a_file_gets_one_and_loses_it_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    change(file, {"threads.voice": 1})
    assert config_file.load(file).threads.voice == 1
    undo(file)
    assert config_file.load(file) == Config()


@pytest.mark.parametrize(
    ("text", "key"),
    [("[whisper\n", "whisper.beam"), ("whisper = 3\n", "whisper.beam"), ("", "whisper.bean")],
)
def test_a_change_that_cannot_be_changes_nothing(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match="cannot be changed"):
        change(file, {key: 3})
    assert file.read_text() == text
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "config.toml"
    real.write_text(MINE)
    link.symlink_to(real)
    change(link, {"threads.llm": 1})
    assert link.is_symlink()
    assert config_file.load(real).threads.llm == 1


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measurements that are known beforehand, in place of two minutes of work."""
    quicker = Trials(8000, [NOW, replace(NOW, threads=1, ms=90.0)], [MIND], [MOUTH])
    monkeypatch.setattr(tune_trials, "measure", lambda config, progress: quicker)

    async def turn(config: Config) -> dict[str, dict[str, int]]:
        heard = 200 * config.threads.whisper
        return {
            "templates": {
                "speech_end": 0,
                "heard": heard,
                "endpoint": heard + 20,
                "first_audio": heard + 90,
            }
        }

    monkeypatch.setattr(tune_trials, "turn", turn)


def tune(*arguments: str, answer: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(main, ["tune", *arguments], input=answer)
    return done.exit_code, done.output


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize(
    ("arguments", "answer", "threads"),
    [((), "y\n", 1), ((), "n\n", 2), ((), "", 2), (("--yes",), "", 1)],
)
def test_it_is_written_on_consent_alone(
    tmp_path: Path, arguments: tuple[str, ...], answer: str, threads: int
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(MINE)
    _, output = tune("--config", str(file), *arguments, answer=answer)
    assert "490 ms now, 290 ms with these settings" in output
    assert "The bottleneck is: words" in output
    assert config_file.load(file).threads.whisper == threads


@pytest.mark.usefixtures("measured")
def test_as_json_it_asks_nothing_and_undo_puts_back(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(MINE)
    asked = json.loads(tune("--config", str(file), "--json")[1])
    assert asked["written"] is None
    assert asked["proposals"] == [{"key": "threads.whisper", "now": 2, "proposed": 1}]
    assert file.read_text() == MINE
    assert json.loads(tune("--config", str(file), "--json", "--yes")[1])["written"] == str(file)
    code, output = tune("--config", str(file), "--undo")
    assert (code, file.read_text()) == (0, MINE)
    assert "as it was" in output
    assert tune("--config", str(file), "--undo")[0] == 2


def test_the_voice_is_really_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tune_trials, "_threads", lambda configured: [configured])
    monkeypatch.setattr(tune_trials, "FIRST_CHUNKS_S", (0.5,))
    trials = list(tune_trials.speaking(Config(), lambda line: None))
    assert [trial.first_chunk_s for trial in trials] == [0.28, 0.5]
    assert all(trial.ms > 0 and trial.slack_s <= trial.first_chunk_s + 0.01 for trial in trials)


def test_help_has_an_example() -> None:
    assert "Example: assistant tune --goal accuracy" in tune("--help")[1]

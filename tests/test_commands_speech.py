"""`assistant speak` and `assistant transcribe`: into a file and back, bad input, and the benches
behind them.
"""

import json
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from assistant.audio import files
from assistant.cli import main
from assistant.core.errors import InputError
from assistant.core.stages import Effort
from assistant.core.values import RATE, Hypothesis, Pcm, Transcript
from assistant.service.config import Config
from lab import bench_recogniser, bench_speaking, peers
from lab.bench_endpoint import evaluation_folder


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_what_is_spoken_into_a_file_is_written_down_again(tmp_path):
    wav = tmp_path / "dinner.wav"
    assert run("speak", "Dinner is ready.", "Please come to the table.", "--out", wav)[0] == 0
    assert 1.5 < files.read(wav).seconds < 6
    code, text, _ = run("transcribe", wav)
    assert code == 0
    assert "dinner is ready" in text.lower()
    answer = json.loads(run("transcribe", wav, "--json", "--full")[1])
    assert answer["window"] == "full"
    assert answer["text"] == answer["hypotheses"][0]["text"]


def test_a_silent_file_is_an_empty_line(tmp_path):
    files.write(tmp_path / "silence.wav", Pcm(np.zeros(RATE, np.int16)))
    assert run("transcribe", tmp_path / "silence.wav") == (0, "\n", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("transcribe", "nowhere.wav"), "no such file"),
        (("transcribe", __file__), "not a sound file"),
        (("speak", "hello", "--out", "/nowhere/hello.wav"), "cannot be written"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(arguments, complaint):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("section", "key", "command"),
    [
        ("whisper", "model", ("transcribe", "x.wav")),
        ("voice", "voice", ("speak", "x", "--out", "x.wav")),
    ],
)
def test_a_model_that_is_not_there_is_named(tmp_path, monkeypatch, section, key, command):
    monkeypatch.chdir(tmp_path)
    files.write(tmp_path / "x.wav", Pcm(np.zeros(RATE, np.int16)))
    (tmp_path / "hearth.toml").write_text(f'[{section}]\n{key} = "no-such-model"\n')
    code, _, err = run(*command, "--config", "hearth.toml")
    assert code == 2
    assert "no-such-model" in err


def test_the_bench_of_speaking_times_the_first_sound(monkeypatch):
    monkeypatch.setattr(peers, "installed", lambda: False)
    monkeypatch.setattr(
        bench_speaking,
        "SENTENCES",
        {5: bench_speaking.SENTENCES[5], 20: bench_speaking.SENTENCES[20]},
    )
    report = bench_speaking.run(rounds=1)
    assert [case["words"] for case in report["cases"]] == [5, 20]
    assert all(
        0 < case["first_ms"] < case["all_ms"] and case["ratio"] is None for case in report["cases"]
    )
    assert bench_speaking.table(report).row_count == 2


class Scripted:
    """Answers from a list: (effort, hinted) → transcript; nothing where there is none."""

    def __init__(self, answers: dict[tuple[Effort, bool], Transcript]) -> None:
        self.answers = answers

    def transcribe(
        self, samples, *, effort="quick", opening=None, hints=(), cancelled=lambda: False
    ) -> Transcript:
        return self.answers.get((effort, bool(hints)), Transcript((), trusted=False))


def test_a_conversation_listens_harder_only_where_it_has_not_understood():
    good, bad = (
        Transcript((Hypothesis("an 8-ounce latte", -0.1),)),
        Transcript((Hypothesis("a night hour slat", -0.1),)),
    )
    names = ["eight ounce", "latte"]
    sound = np.zeros(RATE, np.int16)
    passes: list[tuple[Effort, Transcript]] = [("quick", good), ("wide", good), ("full", good)]
    for understood in range(3):
        script = {
            (effort, True): good if number == understood else bad
            for number, (effort, good) in enumerate(passes)
        }
        text, _, full = bench_recogniser._listen(Scripted(script), sound, names)["conversation"]
        assert (text, full) == ("an 8-ounce latte", understood == 2)
    sure = replace(bad, sure=True)
    text, _, full = bench_recogniser._converse(
        Scripted({("quick", True): sure, ("full", True): good}), sound, names
    )
    assert (text, full) == ("an 8-ounce latte", True)


def test_the_bench_of_the_recogniser_runs_on_the_recordings(monkeypatch):
    try:
        evaluation_folder()
    except InputError:
        pytest.skip("the evaluation recordings are not here")
    monkeypatch.setattr(peers, "installed", lambda: False)
    report = bench_recogniser.run(Config(), noise_db=(), most=2)
    assert {case["way"] for case in report["cases"]} == {
        "quick",
        "full",
        "quick, then full",
        "conversation",
    }
    assert all(case["n"] == 2 and 0 < case["slot_words"] <= 1 for case in report["cases"])
    assert report["ratio_to_wyoming"] is None
    assert bench_recogniser.table(report).row_count == 4

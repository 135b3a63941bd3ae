"""docs/write-a-skill.md does what it says: every file in it loads, and every example and test in it
passes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.skillkit.testing import trial

PAGE = Path(__file__).parents[1] / "docs" / "write-a-skill.md"
BLOCKS = re.findall(r"```python file=(\S+)\n(.*?)```", PAGE.read_text(), re.DOTALL)
SKILLS = [text for name, text in BLOCKS if name == "coffee.py"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTH_SKILLS", str(tmp_path))
    monkeypatch.setenv("HEARTH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["skills", *arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize("text", SKILLS, ids=lambda text: text.splitlines()[0])
def test_each_step_loads_and_its_examples_are_understood(folder: Path, text: str) -> None:
    (folder / "coffee.py").write_text(text)
    code, output = run("test", "coffee")
    assert code == 0, output
    assert output.count("ok") >= 2


def test_the_test_of_the_page_passes(folder: Path) -> None:
    for name, text in BLOCKS:
        (folder / name).write_text(text)
    code, output = run("test", "coffee")
    assert code == 0, output
    said = re.search(r"assistant skills test coffee\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert said is not None
    assert output == said[1]


async def test_the_steps_answer_as_the_page_says(folder: Path) -> None:
    answers = {}
    for step, (text, words) in enumerate(
        zip(
            SKILLS,
            [
                "make me a coffee",
                "brew two strong coffees",
                "make me a coffee",
                "descale the coffee machine",
            ],
            strict=True,
        )
    ):
        (folder / "coffee.py").write_text(text)
        async with trial(folder / "coffee.py") as box:
            answers[step] = (await box.say(words)).text
    assert answers == {
        0: "One coffee, coming up.",
        1: "Two strong coffees, coming up.",
        2: "Coffee is on its way.",
        3: "That takes half an hour. Shall I?",
    }


def test_a_new_skill_works_as_it_is_written(folder: Path) -> None:
    code, output = run("new", "hello")
    assert code == 0
    assert {path.name for path in folder.iterdir()} == {"hello.py", "test_hello.py"}
    code, output = run("test", "hello")
    assert code == 0, output
    assert "ok     test_it_greets_people" in output
    code, output = run("list")
    assert "hello.greet" in output


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Hello", "lower-case"),
        ("my-skill", "underscores"),
        ("timers", "comes with the assistant"),
        ("hello", "exists already"),
    ],
)
def test_a_name_that_will_not_do_is_refused(folder: Path, name: str, why: str) -> None:
    (folder / "hello.py").write_text("")
    code, output = run("new", name)
    assert code == 2
    assert why in output


def test_a_failing_test_names_its_line(folder: Path) -> None:
    run("new", "hello")
    path = folder / "hello.py"
    path.write_text(path.read_text().replace("Hello", "Howdy"))
    code, output = run("test", "hello")
    assert code == 1
    line = (folder / "test_hello.py").read_text().split("Hello, Anna!")[0].count("\n") + 1
    assert f"FAILED test_it_greets_people: line {line}: assert" in output


def test_an_example_that_is_not_understood_is_named(folder: Path) -> None:
    run("new", "hello")
    path = folder / "hello.py"
    path.write_text(
        path.read_text().replace('examples=["greet Anna", "welcome Bob"]', 'examples=["bonjour"]')
    )
    code, output = run("test", "hello")
    assert code == 1
    assert "FAILED “bonjour”: is understood as nothing, not hello.greet" in output


def test_a_broken_file_is_listed_and_nobody_reloads_where_no_box_runs(folder: Path) -> None:
    (folder / "broken.py").write_text("def broken(:\n")
    code, output = run("list")
    assert code == 0
    assert "broken.py:1: not valid Python" in output
    code, output = run("reload")
    assert code == 1
    assert "No box is running here" in output


def test_a_skill_that_is_not_there(folder: Path) -> None:
    code, output = run("test", "squirrel")
    assert code == 2
    assert "There is no skill file squirrel.py" in output

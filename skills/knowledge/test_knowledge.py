"""What is looked up: in encyclopedias, whose files are written here, and in a household's own
documents.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from zims import PAGES, WORDS, write_zim

from assistant.skillkit.testing import Trial, trial

SAYS = "Wikipedia of January 2024 says"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a Wikipedia and a Wiktionary."""
    folder = tmp_path_factory.mktemp("zims")
    write_zim(folder / "wikipedia_en_all_maxi_2024-01.zim")
    write_zim(folder / "words.zim", WORDS, {}, title="Wiktionary", name="wiktionary_en_all")
    return folder


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of a household's documents."""
    folder = tmp_path / "papers"
    (folder / "manuals").mkdir(parents=True)
    (folder / "house.md").write_text(
        "# House notes\n\n## Water\n\nThe stopcock is under the kitchen sink, behind the bin. Turn"
        " it to the right.\nIt needs some force.\n\n## WiFi\n\n- password: **blue-horse-42**\n"
        "- network: Meadow\n",
        encoding="utf-8",
    )
    (folder / "manuals" / "dishwasher.txt").write_text("Error E4 means that the filter is full.\n")
    return folder


@asynccontextmanager
async def box(
    encyclopedias: Path | str = "", documents: Path | str = "", **more: str
) -> AsyncIterator[Trial]:
    settings = {"encyclopedias": str(encyclopedias), "documents": str(documents)}
    async with trial("knowledge", settings=settings, **more) as made:  # type: ignore[arg-type]
        yield made


async def said(box: Trial, words: str) -> str:
    """What is answered; remembered as a box remembers it."""
    outcome = await box.say(words)
    last = box._situation.last
    calls = [{"skill": call.skill, "arguments": call.arguments} for call in last.calls if last]
    turn = {"heard": words, "reply": outcome.text, "calls": calls}
    box.context.dialogue.turns.append(turn)  # type: ignore[attr-defined]
    return outcome.text


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "tell me about the Eiffel Tower",
            f"{SAYS}: The Eiffel Tower is a lattice tower on the Champ de Mars in Paris. It"
            " is named after the engineer Gustave Eiffel, whose company designed and built it from"
            " 1887 to 1889.",
        ),
        ("how tall is the eiffel tower", f"{SAYS} of Eiffel Tower: height, tip 330 m."),
        ("what's the height of the tour Eiffel", f"{SAYS} of Eiffel Tower: height, tip 330 m."),
        (
            "when was the Eiffel Tower built",
            f"{SAYS} of Eiffel Tower: completed 31 March 1889.",
        ),
        (
            "how old is the Eiffel Tower",
            f"{SAYS} of Eiffel Tower: completed 31 March 1889, 137 years ago.",
        ),
        (
            "who was the architect of the Eiffel Tower",
            f"{SAYS} of Eiffel Tower: architect Stephen Sauvestre.",
        ),
        ("when was Marie Curie born", f"{SAYS} of Marie Curie: born 7 November 1867."),
        (
            "where was madame Curie born",
            f"{SAYS} of Marie Curie: born Warsaw, Congress Poland.",
        ),
        ("when did Marie Curie die", f"{SAYS} of Marie Curie: died 4 July 1934."),
        ("how old was Marie Curie", f"{SAYS} of Marie Curie: born 7 November 1867."),
        (
            "what's the capital of France",
            f"{SAYS} of France: capital Paris.",
        ),
        (
            "how many people live in France",
            f"{SAYS} of France: population, January 2024 estimate 68,373,433.",
        ),
        ("who is the president of France", f"{SAYS} of France: president Someone Elected."),
        (
            "which language do they speak in France",
            f"{SAYS} of France: official language French.",
        ),
        (
            "who wrote Hamlet",
            f"{SAYS}: The Tragedy of Hamlet, Prince of Denmark, often shortened to Hamlet, is"
            " a tragedy written by William Shakespeare between 1599 and 1601.",
        ),
        (
            "what is the highest mountain of the earth",
            f"{SAYS} under “Mount Everest”: Mount Everest is the highest mountain of the"
            " Earth above sea level.",
        ),
        (
            "who drew the first sketch of the Eiffel Tower",
            f"{SAYS} under “Eiffel Tower”: The chief engineer Maurice Koechlin drew the"
            " first sketch in May 1884.",
        ),
        (
            "what does serendipity mean",
            "Wiktionary of January 2024 says under “serendipity”: An unsought and lucky discovery.",
        ),
    ],
)
async def test_a_question_is_answered_from_the_article_that_is_named(
    library: Path, question: str, reply: str
) -> None:
    async with box(library) as made:
        outcome = await made.say(question)
        assert (outcome.text, outcome.failed) == (reply, False)


async def test_a_conversation_goes_on_about_the_same(library: Path) -> None:
    async with box(library) as made:
        await said(made, "tell me about the Eiffel Tower")
        assert "330 m" in await said(made, "and how tall is it?")
        assert "137 years ago" in await said(made, "and how old is it?")
        assert "capital Paris" in await said(made, "what's the capital of France")
        assert "68,373,433" in await said(made, "and how many people live there?")


async def test_it_reads_on_where_it_stopped(library: Path) -> None:
    async with box(library) as made:
        assert (await made.say("tell me more")).failed
        await said(made, "what is the Eiffel Tower")
        assert (await said(made, "tell me more")).startswith("Locals call it the Iron Lady.")
        assert "Maurice Koechlin" in await said(made, "go on")
        assert (
            await said(made, "tell me more") == "Eiffel Tower has nothing more that I could read."
        )


async def test_of_several_meanings_it_asks_which(library: Path) -> None:
    async with box(library) as made:
        asked = await made.say("what is mercury")
        assert asked.text == "Mercury may mean several things. Which one: planet or element?"
        assert (await made.say("the planet")).text == (
            f"{SAYS}: Mercury is the first planet from the Sun. It has no moon."
        )


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "where is the stopcock",
            "Your notes say under “Water”: The stopcock is under the kitchen sink, behind the bin."
            " Turn it to the right.",
        ),
        ("what's our wifi password", "Your notes say under “WiFi”: password: blue-horse-42"),
        (
            "what does error E4 mean",
            "Your notes say under “dishwasher”: Error E4 means that the filter is full.",
        ),
    ],
)
async def test_the_households_own_documents_come_first(
    library: Path, papers: Path, question: str, reply: str
) -> None:
    async with box(library, papers) as made:
        assert (await made.say(question)).text == reply


async def test_documents_are_read_anew_when_they_change(papers: Path) -> None:
    async with box(documents=papers) as made:
        assert (await made.say("where is the fuse box")).failed
        (papers / "power.txt").write_text("The fuse box is in the cellar.")
        assert "in the cellar" in (await made.say("where is the fuse box")).text
        (papers / "power.txt").unlink()
        assert (await made.say("where is the fuse box")).failed
        made.context.folders.joinpath("knowledge", "documents.sqlite").write_bytes(b"damaged")
        assert "sink" in (await made.say("where is the stopcock")).text


async def test_how_far_it_is(library: Path) -> None:
    async with box(library, place="Zurich") as made:
        far = await made.say("how far is the Eiffel Tower")
        assert far.text == "Eiffel Tower is 490 kilometers from your home, as the crow flies."
        assert (await made.say("how far is Berlin from Rome")).text == (
            "Berlin is 1180 kilometers from Rome, as the crow flies."
        )


def damaged(folder: Path) -> Path:
    path = write_zim(folder / "half.zim")
    path.write_bytes(path.read_bytes()[:20_000])
    return folder


def empty(folder: Path) -> Path:
    write_zim(folder / "void.zim", {})
    return folder


@pytest.mark.parametrize(
    ("make", "reply"),
    [
        (damaged, "I can't read the encyclopedia half: it is damaged"),
        (empty, "The encyclopedia void is empty"),
        (lambda folder: folder, "There is no encyclopedia in the folder"),
        (
            lambda folder: folder / "gone",
            "The folder for encyclopedias that my settings name isn't",
        ),
    ],
)
async def test_what_is_wrong_with_an_encyclopedia_is_one_sentence(
    tmp_path: Path, make, reply: str
) -> None:
    async with box(make(tmp_path)) as made:
        outcome = await made.say("who was Marie Curie")
        assert outcome.failed
        assert outcome.text.startswith(reply)
        assert outcome.text.count(". ") == 0


@pytest.mark.parametrize("end", ["os.abort()", "time.sleep(600)"])
async def test_what_kills_its_reader_or_keeps_it_costs_that_file_alone(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """As libzim 3.13 does with some damaged files; the reader is the real one."""
    (tmp_path / "a.zim").symlink_to(library / "words.zim")
    (tmp_path / "b.zim").symlink_to(library / "wikipedia_en_all_maxi_2024-01.zim")
    async with box(tmp_path) as made:
        code = made.registry.skills["knowledge.answer"].function.__globals__
        looking = sys.modules[code["look"].__module__]
        dies = f"""
import importlib, os, sys, time
sys.path.insert(0, sys.argv[1])
zim = importlib.import_module(sys.argv[2] + ".zim")
real = zim.Encyclopedia
class Encyclopedia(real):
    def __init__(self, path):
        {end} if path.name == "a.zim" else super().__init__(path)
zim.Encyclopedia = Encyclopedia
importlib.import_module(sys.argv[2] + ".reader").main()
"""
        monkeypatch.setattr(looking, "_BEGIN", dies)
        monkeypatch.setitem(code, "DEADLINE_S", 4.0)
        assert "330 m" in (await made.say("how tall is the Eiffel Tower")).text


async def test_without_one_it_says_how_to_get_one() -> None:
    async with box() as made:
        outcome = await made.say("how tall is the Eiffel Tower")
        assert outcome.failed
        assert "a file from Kiwix" in outcome.text
        assert outcome.text.count(".") == 1
        assert len(outcome.text) < 90  # it is heard, not read
        for words in ("why do cats purr", "where is the dog", "what is my name"):
            assert not (await made.say(words)).text
        assert "Kiwix" in (await made.say("what is a whale")).text


async def test_a_folder_of_documents_that_is_not_there(tmp_path: Path) -> None:
    async with box(documents=tmp_path / "gone") as made:
        assert "folder for documents" in (await made.say("where is the stopcock")).text


async def test_the_home_comes_before_the_encyclopedia() -> None:
    async with trial(place="Zurich") as made:
        for words in (
            "what's the temperature in the kitchen",
            "which lights are on",
            "is the front door locked",
            "what time is it",
            "turn on the kitchen light",
            "what's on my shopping list",
            "how long until Easter",
            "when is sunset",
            "what can you do",
            "who are you",
            "what is 15 percent of 80",
            "how cold is it outside",
            "where is the vacuum",
        ):
            found = made.understood_by(words)
            assert found, words
            assert not any(each.startswith("knowledge") for each in found), words


async def test_a_device_is_no_article(library: Path) -> None:
    write_zim(library / "homes.zim", {**PAGES, "Kitchen light": "<p>A lamp for kitchens.</p>"}, {})
    async with box(library) as made:
        assert (await made.say("what is the kitchen light")).failed


TURM = """<html><body><table class="wikitable infobox float-right">
<tr><td>Höhe</td><td>330 m</td></tr>
<tr><td>Bauzeit</td><td>1887–1889</td></tr></table><p>Der <b>Eiffelturm</b> (französisch
<i>Tour Eiffel</i>) ist ein Turm in Paris.</p></body></html>"""


@pytest.mark.parametrize(
    ("code", "iso", "title", "question", "reply"),
    [
        (
            "de",
            "deu",
            "Eiffelturm",
            "wie hoch ist der Eiffelturm",
            "sagt zu Eiffelturm: Höhe 330 m.",
        ),
        ("de", "deu", "Eiffelturm", "was ist der Eiffelturm", "Eiffelturm ist ein Turm in Paris."),
        ("de", "deu", "Eiffelturm", "erzähl mir was über den Eiffelturm", "ist ein Turm in Paris."),
        ("fr", "fra", "Tour Eiffel", "quelle est la hauteur de la tour Eiffel", "hauteur 330 m."),
        ("es", "spa", "Torre Eiffel", "cuánto mide la torre Eiffel", "altura 330 m."),
        ("it", "ita", "Torre Eiffel", "quanto è alta la torre Eiffel", "altezza 330 m."),
        ("nl", "nld", "Eiffeltoren", "hoe hoog is de Eiffeltoren", "hoogte 330 m."),
    ],
)
async def test_each_language_asks_its_own_encyclopedia(
    tmp_path: Path, library: Path, code: str, iso: str, title: str, question: str, reply: str
) -> None:
    label = {"fr": "Hauteur", "es": "Altura", "it": "Altezza", "nl": "Hoogte"}.get(code, "Höhe")
    page = TURM.replace("Höhe", label)
    write_zim(tmp_path / "z.zim", {title: page}, {}, name=f"wikipedia_{code}", language=iso)
    (tmp_path / "a.zim").symlink_to(library / "wikipedia_en_all_maxi_2024-01.zim")
    async with box(tmp_path, language=code) as made:
        assert (await made.say(question)).text.endswith(reply)

"""Text becomes sentences as it is written, and never in the middle of a number,
a title or a unit.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.sentences import COMFORTABLE, LONGEST, Sentences, split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The kitchen light is on.", ["The kitchen light is on."]),
        ("Done. Anything else?", ["Done.", "Anything else?"]),
        ("It is 21.5 degrees. The window is open!", ["It is 21.5 degrees.", "The window is open!"]),
        ("Ask Dr. Smith or Mrs. Jones. They know.", ["Ask Dr. Smith or Mrs. Jones.", "They know."]),
        ("Fruit, e.g. apples, i.e. food. Yes.", ["Fruit, e.g. apples, i.e. food.", "Yes."]),
        ("Wake up at 7 a.m. tomorrow. Good night.", ["Wake up at 7 a.m. tomorrow.", "Good night."]),
        ("It rings at 7 a.m. Good night.", ["It rings at 7 a.m.", "Good night."]),
        ("Wait 5 min. or so. Then stir.", ["Wait 5 min. or so.", "Then stir."]),
        ("Add 3 oz. Stir well.", ["Add 3 oz.", "Stir well."]),
        ("No. I can't.", ["No.", "I can't."]),
        ("Press No. 5 now. Go.", ["Press No. 5 now.", "Go."]),
        ("It was J. S. Bach. He wrote it.", ["It was J. S. Bach.", "He wrote it."]),
        ("It is 5. The next is 6.", ["It is 5.", "The next is 6."]),
        ("1. Milk\n2. Bread", ["1. Milk", "2. Bread"]),
        ("Your list:\n- milk\n- two eggs", ["Your list:", "- milk", "- two eggs"]),
        ('He said "Stop!" Then he left.', ['He said "Stop!"', "Then he left."]),
        ("Well... maybe. Hm… no.", ["Well... maybe.", "Hm… no."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("See example.com for more. Bye.", ["See example.com for more.", "Bye."]),
        ("The light is on. it works", ["The light is on.", "it works"]),
        ("", []),
        (" \n ... \n", []),
    ],
)
def test_sentences(text, sentences):
    assert split(text) == sentences


def test_a_sentence_leaves_before_the_next_one_is_written():
    sentences = Sentences()
    assert sentences.feed("The light") == []
    assert sentences.feed(" is on.") == []
    assert sentences.feed(" A") == ["The light is on."]
    assert sentences.feed("nd now? ") == []
    assert sentences.finish() == ["And now?"]


def test_a_number_cut_between_two_pieces_stays_whole():
    sentences = Sentences()
    assert sentences.feed("It is 21.") == []
    assert sentences.feed("5 degrees. ") == []
    assert sentences.finish() == ["It is 21.5 degrees."]


def test_an_endless_sentence_is_divided_at_a_clause():
    text = ", ".join(f"lamp number {n} in the long hall is on" for n in range(20))
    pieces = split(text)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.endswith(",") for piece in pieces[:-1])
    assert " ".join(pieces) == text


@given(st.lists(st.text(alphabet="aB1. !?,\n", max_size=8), max_size=12))
def test_how_the_text_arrives_makes_no_difference_and_nothing_is_lost(pieces):
    sentences = Sentences()
    streamed = [
        sentence for piece in pieces for sentence in sentences.feed(piece)
    ] + sentences.finish()
    whole = split("".join(pieces))
    letters = [c for c in "".join(pieces) if c.isalnum()]
    assert (
        [c for c in "".join(streamed) if c.isalnum()]
        == letters
        == [c for c in "".join(whole) if c.isalnum()]
    )
    assert streamed == whole


def test_a_long_sentence_is_said_in_breaths_that_end_at_commas():
    text = (
        "I look after lights, blinds, heating, the other devices of the home, timers, alarms, "
        "reminders, lists and much more."
    )
    breaths = split(text)
    assert " ".join(breaths) == text
    assert len(breaths) == 2
    assert all(len(breath) <= COMFORTABLE for breath in breaths)
    assert breaths[0].endswith(",")

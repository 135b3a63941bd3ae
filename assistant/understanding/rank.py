"""What a reading of a sentence costs: every price with its name and its reason.

Readings compete, and the cheapest is believed (`reading.best`). A price has no unit but its
neighbours: about 1 is what a frame costs, whose words fit one by one; 0.01 to 0.1 decide between
readings that are alike; from 2 on a reading leaves much to guesses; 5 is for what is not there.
Prices are added up; the names of a price that lowers a cost begin with `LESS_`.

They were chosen by hand for the order that they make, not fitted. What each is worth is measured by
`python -m lab.worth prices` (benchmarks/RESULTS.md): alone at nothing, at half and at twice of it,
it leaves all 2,849 English and German development cases as they are, but where its docstring counts
cases that come out wrong. "Tests" are those that fail then, of those that come by the price.
"""

from __future__ import annotations

# -- templates: the package's intents and the skills' own sentences --------------------------------

LESS_PER_LETTER = 0.01
"""Off for each letter of the template itself: what explains more of the sentence is believed. At
nothing: 2 cases; twice was not measured.
"""
FREE_TEXT = 2.0
"""A slot that takes any words: it would also take the words that mean something."""
FREE_LETTER = 0.08
"""Each letter in such a slot. At nothing: 6 cases ("set a timer named pizza for 1 hour 5 minutes").
"""
TYPED_SLOT = 0.3
"""A slot whose words were read as a value (a duration, a time): nearly as good as a literal."""
LESS_EXACT_NAME = 0.5
"""Off for a device that is called exactly so: a name beats the group that its words describe."""
LESS_PER_NAME_LETTER = 0.02
"""Off for each letter of such a name: "desk lamp left" beats "desk lamp"."""
INEXACT_NAME = 1.5
"""A name that fits badly, or is the plural of one ("kitchen lights"): the group is meant then. At
nothing and at half: 1 case ("lights living room on").
"""
UNLIKENESS = 2.0
"""What a name, a place or a group costs that doesn't fit at all; of a likeness of 0.9, a tenth."""
LESS_HERE = 1.0
"""Off for a question without a place that a skill takes for this room: "how warm is it" is about
the room, not about the weather. At nothing: 1 test of 3.
"""
LESS_OWN_SENTENCE = 0.3
"""Off for a skill's own sentence: it was written for this, a general one was not."""
LESS_PRESENT = 0.1
"""Off for what is there: "is the alarm on" is about the alarm panel, where there is one."""
NAMED_BY_IT = 0.2
""" "It" read as the name of what was last spoken of: what knows pronouns
itself is believed first.
"""

# -- frames: the words around devices and places ---------------------------------------------------

FRAME = 1.0
"""An order whose devices, values and remaining words fit a frame, each by itself. At twice: 1 case.
"""
UNMISTAKABLE_FRAME = -0.5
"""Of a frame that nothing else can be meant by: two temperatures "from … to …" are a range."""
LATER_FRAME = 0.01
"""Each place down the list of frames: the ones that say more stand first."""
LAST_DEVICES = 0.1
"""Devices meant by "it": those that are named in the sentence are surer."""
NO_PLACE_SAID = 0.3
"""Devices of this room, as none was said. At nothing: 1 test of 21."""
REMARK = 2.0
""" "It's so dark in here" taken as a wish: whatever is ordered is believed first."""
WHICH_ONE = 0.2
"""A reading that must ask which device is meant: one that knows is better."""
MISSING = 5.0
"""A reading whose device isn't there: anything that can be done is better."""

# -- questions -------------------------------------------------------------------------------------

STATE_QUESTION = 0.5
"""A question how devices stand: surer than an order of the same words."""
PAST_QUESTION = 0.3
"""A question about what was: its words of time are explained, which one of the present leaves."""
MEASURE_VALUE = 0.9
"""A question for a value that no other question tells."""
MEASURE_QUESTION = 0.2
"""A question that compares what is measured, each of its words explained."""
INDOOR_TEMPERATURE = -1.0
"""A question for the temperature of a place or device of the home: a forecast has no business. At
nothing: 1 test of 14.
"""
SOME_TEMPERATURE = 0.6
"""A question for the temperature, and no place of the home was said: it may be the weather's."""

# -- words that devices offer: modes, presets, sources ---------------------------------------------

OFFERED_WORD = 0.2
"""An order to set what a device offers, by one of its own words."""
LESS_OFFER_NOUN = 0.1
"""Off where the sentence also says what such a word is: a mode, a preset."""
WITH_ITS_NOUN = 0.1
"""The noun of the offer taken as part of the order instead."""
LATER_OFFER = 0.02
"""Each place down the list of what is offered."""
LESS_PER_NOUN_LETTER = 0.02
"""Off for each letter of the noun that a question names: "fan mode" beats "mode"."""
OFFER_ENDED = 0.3
"""An order to end what is offered ("stop the swinging"), without a word that is set."""
OFFER_OF_IT = 0.1
"""An offered word set on "it". No case and no test comes by it."""
OFFER_ALONE = 1.6
"""An offered word without a device: the one that offers it is a guess."""
OFFER_QUESTION = 0.3
"""A question what is set, what may be set, or what is being done."""
OFFER_WHETHER = 0.25
"""A question whether this word is set: it explains one word more than what is set. At twice: 1 test
of 2.
"""
NOTHING_OFFERED = 1.0
"""A question about what the device that is meant has no words for."""
UNKNOWN_OFFER = 3.0
"""A word that no device offers: whatever else explains the sentence is believed first. At nothing:
4 tests of 11.
"""

# -- guesses ---------------------------------------------------------------------------------------

SEVERAL_COMMANDS = 3.0
"""A sentence cut into several commands: one that is read as a whole is surer."""
TOO_FREE_FOR_A_PART = 4.0
"""From this on a reading is too free to be one of several commands in a sentence: any joint would
make two of one.
"""
TOO_FREE_FOR_AN_ORDER = 5.0
"""The same of a part that begins as an order does: an alarm at seven called school."""
TELLING_WORDS = 6.0
"""A sentence known by its telling words alone: asked for last, so dearer than all before."""


def unlike(likeness: float) -> float:
    """The price of a name or place that fits so well (1: exactly)."""
    return UNLIKENESS * (1 - likeness)


def free_text(letters: int) -> float:
    """The price of a slot that took any words, so many letters."""
    return FREE_TEXT + FREE_LETTER * letters


def exact_name(letters: int) -> float:
    """The price, below nothing, of a name of so many letters that was said exactly."""
    return -LESS_EXACT_NAME - LESS_PER_NAME_LETTER * letters

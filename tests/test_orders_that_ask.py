"""An order that lacks something, beside others: what is clear is done, then it is asked."""

from __future__ import annotations

from assistant.skillkit.testing import trial

SAID = (
    ("start a timer for the eggs and open the blinds", {"home.open", "timers.start"}),
    ("open the blinds and start a timer for the eggs", {"home.open", "timers.start"}),
    ("set an alarm and turn off the kitchen light", {"alarms.set", "home.turn_off"}),
    ("play music and turn off the kitchen light", {"media.resume", "home.turn_off"}),
    ("start a timer for the eggs and bacon", {"timers.start"}),
)


async def test_no_order_is_lost_to_the_question_of_another() -> None:
    async with trial("home", "timers", "alarms", "media", area="living_room") as box:
        for words, skills in SAID:
            found = box._understand(words)
            asked = {found.ask.call.skill} if found.ask else set()
            assert {call.skill for call in found.calls} | asked == skills, words

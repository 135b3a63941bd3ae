"""What is told, asked, forbidden or said of something else: nothing happens, in the home of a new
box.
"""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial

TOLD = """
he said to turn off the lights
she asked me to lock the door
I was going to turn off the light
I forgot to turn off the light
I should have turned off the heating
we should have closed the blinds
you could have closed the door
the lights should have been off
when I was young we turned off the lights at nine
he turns off the light every night
my alarm goes off at six
my grandma always sets an alarm for five
the alarm woke me at seven
Tom reminded me to call Ann
there is milk on the list
the music is too good to be true
we play chess on sundays
the fan club meets tonight
it is cold in Norway
it's freezing in Canada in winter
it's dark in the cave
it's dark at night
the soup is cold
"""
ASKED = """
how do I turn on the lights
how can I open the garage door
should I turn off the heating
is it bad to leave the lights on
why did the lights go out
how does a timer work
what's the temperature of the sun
what's the volume of the earth
how cold is space
what time do shops open
what time did you wake up
who set this alarm
do you like rain
"""
FORBIDDEN = """
I would never unlock the front door at night
don't you dare open the garage
never open the garage door at night
nobody should open the front door
please don't turn off the light
no need to turn on the light
instead of turning on the light
"""
ELSEWHERE = """
turn around
turn the page
turn left
set the table
set sail
start over
run a bath
stop the car
light a candle
call the lift
make the bed
take a picture
delete my account
cancel the meeting
remove the stain
put a sock in it
running out of time
tell Tom to turn off the light
ask Mara to close the window
"""


@pytest.mark.parametrize(
    "said",
    [line for page in (TOLD, ASKED, FORBIDDEN, ELSEWHERE) for line in page.split("\n") if line],
)
async def test_nothing_is_done(said: str) -> None:
    async with trial(area="living_room") as box:
        before = {id_: dict(box.home.state(id_)) for id_ in box.home.devices}
        outcome = await box.say(said)
        assert outcome.failed
        assert {id_: dict(box.home.state(id_)) for id_ in box.home.devices} == before
        assert not box.agenda.entries()

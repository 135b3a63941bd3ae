"""Emergencies and calls: the box can't call anyone, and must not let anybody wait for it."""

from __future__ import annotations

from assistant.skillkit import Ctx, Say, skill

_SERVICES = (
    "(an ambulance|the ambulance|ambulance|the police|police|the fire (brigade|department|service)|the fire fighters|a doctor"
    "|the doctor|an emergency doctor|emergency services|the emergency services|emergency|help)"
)
_NUMBERS = "(112|911|999|000|110|111|1 1 2|9 1 1|9 9 9|one one two|nine one one|nine nine nine)"
_NOW = "[(please|now|quick[ly]|right now|immediately|fast)]"


@skill(
    sentences=[
        f"[(please|quick[ly]|can you|could you|will you|somebody|someone)] (call|phone|ring|dial|get|alert|contact|send) "
        f"({_SERVICES}|{_NUMBERS}) {_NOW}",
        f"(i|we) need (an ambulance|the police|a doctor|the fire (brigade|department)|medical help|urgent help) {_NOW}",
        "[help] [me] [(please|help)] (i|i've|i have) [just] (fell|fallen|fell down|fallen down|fallen over) "
        "[and (i can't|i cannot|can't) (get up|move)]",
        "[help] [me] i (can't|cannot) (breathe|breath|get up [again]|move|feel my (arm|leg|legs|face))",
        "[help] [me] (i am|i'm|he is|he's|she is|she's) (bleeding|having a (heart attack|stroke|seizure)|unconscious|choking"
        "|not breathing|badly hurt|dying|injured)",
        "[help] i (have|think i have|feel) [a] [strong] (chest pain|chest pains|pain in my chest|heart attack|stroke)",
        "[help] (there's|there is|there are|i smell|we have) [a|the] (fire|fires|smoke|gas|gas leak|burglar|intruder|burglars)"
        " [(in|at) the (house|home|kitchen|garden|building)]",
        "[help] (someone|somebody) (is breaking in|is trying to break in|broke in|is in the house|is at the window)",
        "[help] (the|our|my) (house|kitchen|home|flat|room) is (on fire|burning)",
        "(this is|it's|it is) an emergency",
        "(emergency|mayday|s o s|sos|help help|help me help me|fire fire)",
    ],
    examples=["call an ambulance"],
    for_model=False,
)
async def emergency(ctx: Ctx) -> Say:
    """Say at once that the box can't call for help, and which number does."""
    return Say("I can't call anyone. Call 112 now, or 911 in North America.")

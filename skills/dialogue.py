"""Talk about the talk: repeat, what was heard and why, help, who I am, stop, do not disturb, and a few courtesies."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Literal

from assistant.skillkit import Command, Ctx, Duration, Json, Say, When, join_names, sentence, skill, spoken_when
from assistant.skillkit.players import players
from assistant.skillkit.speaking import counted
from assistant.skillkit.standing import lost_hubs, reservations

_CHOICE = random.SystemRandom()


@skill(for_model=False)
async def listen(ctx: Ctx) -> Say:
    """Answer to the bare name, and go on listening."""
    return Say("Yes?", follow_up=True)


@skill(
    sentences=[
        "that again",
        "(repeat|say) (that|it|this|yourself) [(again|one more time|once more|for me)] [please]",
        "(repeat|say again|come again|pardon|pardon me|excuse me|what was that|once more|say what|sorry what)",
        "(what did you [just] say|what was that again|what was it you said)",
        "[i|we] (didn't|did not|couldn't|could not) [quite] (catch|hear|get|understand) (that|you|it|what you said)",
        "[i'm sorry] [i] (didn't|did not) understand (what you said|you|that)",
        "(repeat|say) (what you [just] said|your last answer|the last thing [you said]|your answer)",
    ],
    examples=["repeat that"],
)
async def repeat(ctx: Ctx) -> Say:
    """Say the last reply again."""
    last = next((turn for turn in reversed(ctx.dialogue.turns) if turn.get("reply")), None)
    return Say(str(last["reply"])) if last else Say("I haven't said anything yet.")


@skill(
    sentences=[
        "what did you (hear|understand|think i said|get|hear me say)",
        "what (have you heard|did i [just] say|did i tell you)",
        "[what] did you (hear|understand) me [right|correctly]",
    ],
    examples=["what did you hear?"],
)
async def what_heard(ctx: Ctx) -> Say:
    """Tell which words were heard last."""
    last = _last(ctx)
    return Say(f"I heard: “{last['heard']}”." if last else "I haven't heard anything yet.")


@skill(
    sentences=[
        "why did you (do|say|ask|turn|open|close|play|set) (that|this|it) [off|on|up|down]",
        "why did you do what you did",
        "(how|why) did you come to (that|this)",
        "(explain yourself|explain that|why was that|what made you do that|why that|what was that for|what did you [just] do)",
    ],
    examples=["why did you do that?"],
)
async def why(ctx: Ctx) -> Say:
    """Explain the last turn: what was heard, how it was understood, what was done."""
    last = _last(ctx)
    if last is None:
        return Say("I haven't done anything yet.")
    said = [f"I heard “{last['heard']}”"]
    calls = list(last.get("calls") or ())
    routes = {
        "templates": "it fit a sentence I know",
        "model": "the language model made that of it",
        "answer": "it answered my question",
        "talk": "it sounded like small talk",
        "none": "I couldn't make anything of it",
    }
    said.append(routes.get(str(last.get("route")), "I took it as it stood"))
    text = f"{said[0]}, and {said[1]}."
    if calls:
        text += f" So I used {join_names(list(dict.fromkeys(_plain(call['skill']) for call in calls)))}."
    receipts: Sequence[Mapping[str, Json]] = last.get("receipts") or ()
    done = [_device(ctx, receipt) for receipt in receipts if receipt.get("ok")]
    failed = [_device(ctx, receipt) for receipt in receipts if not receipt.get("ok")]
    text += f" {sentence(f'{join_names(done[:3])} confirmed it')}" if done else ""
    text += f" {sentence(f'{join_names(failed[:3])} did not')}" if failed else ""
    lost = [str(each) for each in last.get("lost") or () if "→" not in str(each)][:1]
    text += f" {sentence(f'I also considered {lost[0]}')}" if lost else ""
    return Say(text)


@skill(
    sentences=[
        "(who|what) are you [called|exactly]",
        "(introduce yourself|tell me about yourself|say something about yourself|present yourself)",
        "(what's|whats|what is) your name",
        "(what|how) (do|should|can) (i|we) call you",
        "are you (a robot|a human|human|real|a person|an ai|a computer|a bot|alexa|siri|google)",
        "(who made you|who created you|who built you|who is your maker)",
    ],
    examples=["who are you?"],
)
async def introduce(ctx: Ctx) -> str:
    """Say who is speaking."""
    return "I'm Hearth, the voice of this house. I live in this box and need no internet. Ask me what I can do."


@skill(
    sentences=[
        "(are|do) you [always] (listen|listening|record|recording|spying) [to] [me|us|everything] [all the time|always]",
        "where (does|do) (my|the|our) (data|voice|words|recordings|recording) go [to]",
        "(do|are) you (send|share|store|keep|upload)[ing] (my|our|the) (data|voice|words|recordings) [to (the cloud|anyone)]",
        "(who can hear me|who hears what i say|is this private|are you private)",
    ],
    examples=["where does my data go?"],
)
async def privacy(ctx: Ctx) -> str:
    """Say what becomes of what is heard."""
    return "I listen for my wake word, in this box. What you say stays in the house, and no recording is kept."


@skill(
    intents={"HassNevermind": lambda slots: {}},
    sentences=[
        "(never mind|nevermind|forget (it|about it|that)|nothing|no nothing|skip it|drop it|leave it) [please|now]",
        "(stop [it|that|talking|speaking]|[be] quiet|hush|shush|shut up|enough|that's enough|silence) [please|now]",
        "(that's all|that (is|will be) all|no [thanks|thank you]|i'm done|we're done|go away|i changed my mind|(i'll|ill) pass)",
    ],
    examples=["never mind"],
    effect=True,
)
async def stop(ctx: Ctx) -> Say:
    """Drop whatever was going on and be quiet."""
    rang = ctx.agenda.stop_ringing()
    ctx.dialogue.end()
    interrupted = bool(ctx.dialogue.turns) and ctx.dialogue.turns[-1].get("interrupted")
    if not rang and not interrupted and ctx.utterance.strip(" .!").lower() == "stop":
        playing = [each for each in players(ctx, "") if ctx.home.state(each.id)["state"] == "playing" and each.area == ctx.area]
        await ctx.act(*[Command(each.id, {"state": "paused"}) for each in playing])
    return Say("Stopped." if rang else "Okay.", quiet=True)


@skill(
    sentences=[
        "cancel {what} [please|now]",
        "(undo|revert|reverse|take back|scratch|delete|strike) {what} [again] [please|now]",
        "(undo|revert)",
        "take {what} back [again] [please|now]",
        "undo [(the|my)] last (one|thing|command|action|change|order|turn)",
        "(i didn't|i did not) (mean|want|say|ask for) {what}",
        "(that's|that is|that was) not what i (meant|wanted|said|asked for|asked)",
        "(put|change|set) {what} back [(again|to what it was|to how it was|the way it was|as it was)]",
    ],
    examples=["cancel that", "undo that"],
    effect=True,
)
async def undo(ctx: Ctx, what: Literal["", "that", "it", "this", "them", "those"] = "") -> Say:
    """Take back what was done last: a timer, an alarm, a reminder, what was put on a list, what a device was told."""
    return await _taken_back(ctx) or Say("There is nothing that I could take back.")


@skill(sentences=["cancel [please|now]"], effect=True)
async def cancel(ctx: Ctx) -> Say:
    """Drop whatever was going on, and take back what was done a moment ago."""
    ctx.dialogue.end()
    return await _taken_back(ctx) or Say("Okay.", quiet=True)


async def _taken_back(ctx: Ctx) -> Say | None:
    """Silence for what rings; else what the last turn did is taken back. None where there is neither."""
    if ctx.agenda.stop_ringing():
        return Say("Stopped.", quiet=True)
    said = await ctx.undo()
    return Say(" ".join(said)) if said else None


@skill(
    sentences=[
        "[(turn|switch|put|set)] (do not disturb|don't disturb|dnd) [mode] [on] [{seconds}|for {seconds}|until {until}]",
        "(turn|switch) on (do not disturb|dnd) [mode] [for {seconds}|until {until}]",
        "(do not|don't) (disturb|bother|interrupt) (me|us) [for [the next] {seconds}|until {until}]",
        "leave (me|us) alone (for [the next] {seconds}|until {until})",
        "no (announcements|interruptions|reminders) [for [the next] {seconds}|until {until}]",
    ],
    examples=["don't disturb me for an hour"],
    effect=True,
)
async def do_not_disturb(ctx: Ctx, seconds: Duration | None = None, until: When | None = None) -> Say:
    """Keep announcements back, for a while or until further notice; alarms and timers still ring."""
    end = ctx.now() + timedelta(seconds=seconds) if seconds is not None else until
    ctx.dialogue.set_do_not_disturb(end, True)
    return Say(f"I won't disturb you{' until ' + _bare(spoken_when(end, ctx.now())) if end else ''}. Alarms still ring.")


@skill(
    sentences=[
        "(turn|switch) (do not disturb|dnd) [mode] off",
        "(turn|switch) off (do not disturb|dnd) [mode]",
        "(end|stop|cancel|disable|deactivate) (do not disturb|dnd) [mode]",
        "(you (may|can) disturb (me|us) [again]|do not disturb off)",
    ],
    examples=["turn off do not disturb"],
    effect=True,
)
async def disturb(ctx: Ctx) -> str:
    """Allow announcements again."""
    was = ctx.dialogue.do_not_disturb
    ctx.dialogue.set_do_not_disturb(None, False)
    return "Do not disturb is off." if was else "Do not disturb wasn't on."


@skill(
    sentences=["is do not disturb [mode] (on|off|active)", "(are you|am i) (in|on) do not disturb [mode]"],
    examples=["is do not disturb on?"],
)
async def is_quiet(ctx: Ctx) -> str:
    """Tell whether do not disturb is on."""
    return "Yes, do not disturb is on." if ctx.dialogue.do_not_disturb else "No, do not disturb is off."


@skill(
    sentences=[
        "(thanks|thank you [[so|very] much]|many thanks|thanks a lot|cheers|much appreciated) [hearth|assistant]",
        "(good job|well done|nice [work]|great job|good bot|you're (the best|great)|perfect|awesome|great)",
    ],
)
async def thanks(ctx: Ctx) -> Say:
    """Answer a thank you."""
    return Say(_CHOICE.choice(("You're welcome.", "My pleasure.", "Anytime.")))


@skill(
    sentences=[
        "(hearth|assistant|home assistant|computer)",
        "(hello|hi|hey|hiya|howdy|greetings|hello there|hi there|hey there|good morning|good afternoon|good evening) "
        "[(hearth|assistant|home assistant|everyone|everybody|computer|nabu|jarvis)]",
    ],
)
async def hello(ctx: Ctx) -> Say:
    """Greet back."""
    hour = ctx.now().hour
    return Say("Good morning." if 4 <= hour < 12 else "Good evening." if hour >= 18 else "Hello.")


@skill(
    sentences=[
        "(how are you [doing]|how do you (do|feel)|how's it going|how is it going|what's up|how have you been|are you okay) "
        "[(today|now|hearth)]",
        "is everything [(okay|ok|alright|all right|fine|well|good|in order|working)] [(here|there|today|now|at home)]",
        "(are things|is all|is it all) (okay|ok|alright|all right|fine|well|good|in order|working) "
        "[(here|there|today|now|at home)]",
        "(is anything|what's|what is|is something) (wrong|broken|missing|not working|out of order) [(here|at home|in the house)]",
        "(which|what) devices (can't you|can you not|do you not|don't you) (reach|hear from)",
        "can you (reach|hear) (everything|all [the] devices|all of them)",
    ],
)
async def how_are_you(ctx: Ctx) -> str:
    """Say how it goes."""
    hub = lost_hubs(ctx.home)
    things = [device for device in ctx.home.devices.values() if device.kind != "person"]
    lost = [device for device in things if ctx.home.standing(device.id) in ("unreachable", "outdated")]
    if hub:
        more = (
            f", and {counted(len(lost), 'device')} of the house {'does' if len(lost) == 1 else 'do'} not answer" if lost else ""
        )
        return f"I'm fine, but {hub}{more}."
    if lost:
        return f"I'm fine, but {reservations(ctx.home, lost)}."
    return "I'm fine, thank you. Everything in the house answers."


@skill(
    sentences=[
        "are you [still] (there|here|awake|on|listening now|with me) [(hearth|assistant|jarvis)]",
        "(can|do) you hear me [now]",
        "(anybody|anyone|is anybody|is anyone) there",
    ],
    examples=["are you there?"],
)
async def present(ctx: Ctx) -> str:
    """Say that someone is listening."""
    return "Yes, I'm here."


@skill(sentences=["(goodbye|bye [bye]|see you [later]|so long|farewell|talk to you later|see ya|have a nice day)"])
async def goodbye(ctx: Ctx) -> str:
    """Say goodbye."""
    ctx.dialogue.end()
    return "Goodbye."


def _last(ctx: Ctx) -> Mapping[str, Json] | None:
    """The newest turn in which something was heard and this file wasn't asked about it."""
    return next(
        (
            turn
            for turn in reversed(ctx.dialogue.turns)
            if turn.get("heard") and not any(str(call["skill"]).startswith("dialogue.w") for call in turn.get("calls") or ())
        ),
        None,
    )


def _plain(skill_name: str) -> str:
    """ "home.turn_on" is said "home, turn on"."""
    file, _, function = skill_name.partition(".")
    return f"“{function.replace('_', ' ')}” of {file.replace('_', ' ')}"


def _device(ctx: Ctx, receipt: Mapping[str, Json]) -> str:
    known = ctx.home.devices.get(str(receipt.get("device")))
    return known.name if known else "a device"


def _bare(when: str) -> str:
    """ "at 9 PM" after "until"."""
    return re.sub(r"^(?:at|on) ", "", when)

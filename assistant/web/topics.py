"""The topics of a running box."""

from __future__ import annotations

from assistant.core.errors import KeepError
from assistant.core.journal import TurnEnded, TurnRecord, TurnWent
from assistant.core.values import Json
from assistant.languages import speaking
from assistant.languages.replies import Replies
from assistant.service.history import HistoryChanged
from assistant.service.rooms import look
from assistant.service.running import Running
from assistant.service.surroundings import wake_phrases
from assistant.service.turn_lines import Named, names_of, told_of
from assistant.service.verbs.agenda import known_names
from assistant.skillkit.context import Ask
from assistant.web.feed import Feed, Topic
from assistant.web.news import DeviceNews
from assistant.web.upkeep import upkeep

say = Replies("answers")

LEVEL_S = 0.1
"""The level and the wake score move as smoothly as the terminal's bars."""
AGENDA_S = 0.5
SLOW_S = 1.0


def feed_of(running: Running) -> Feed:
    """What a page may watch: `now` (state and levels), `notes` (standing troubles), `agenda`
    (another value after each change of it or of a list); `turn` is told at each step of a turn,
    `history` when turns were kept, marked or deleted (no numbers: all), `devices` when some of them
    changed.
    """
    box = running.box

    def now() -> Json:
        ear, words = box.ear, box.config.wake.words  # they may change while the box runs
        listens = running.sound is not None and "microphone" not in running.notes
        return {
            "state": box.conversation.state,
            "wake_words": [*wake_phrases(box.config)],
            "waits": _question(box.conversation.waits, box.config.language),
            "talks": box.models.transcriber is not None and ear is not None,
            "muted": running.muted,
            "level_db": round(ear.level, 1) if ear and listens else None,
            "wake_score": round(ear.wake_score, 2) if ear and listens else None,
            "threshold": min((word.threshold for word in words), default=None),
            "loading": [*box.models.loading],
        }

    def agenda() -> Json:
        try:
            return [*box.store.stamp(), news.kept, *known_names(box)]
        except KeepError:  # the file is looked at again, and who asks for it is told
            return None

    feed = Feed(
        {
            "now": Topic(now, LEVEL_S),
            "notes": Topic(lambda: running.troubles, SLOW_S),
            "agenda": Topic(agenda, AGENDA_S),
            **upkeep(running),
        }
    )
    home = box.house.home
    news = DeviceNews(home, feed, lambda id: look(home, home.devices[id], box.clock.now()))
    events, named = box.conversation.events, names_of(home)
    feed.follow(events, TurnWent, "turn", lambda event: _turn(event.record, named, ended=False))
    feed.follow(events, TurnEnded, "turn", lambda event: _turn(event.record, named, ended=True))
    feed.follow(
        events,
        HistoryChanged,
        "history",
        lambda event: {"what": event.what, "turns": [*event.turns]},
    )
    return feed


def _turn(record: TurnRecord, named: Named, *, ended: bool) -> Json:
    return {**record.as_json(), "told": told_of(record, named), "ended": ended}


def _question(ask: Ask | None, language: str) -> Json:
    """What the box waits to be told, and the answers that are a word each; None: nothing."""
    if ask is None:
        return None
    if ask.guard == "pin":
        return {"question": ask.question, "answers": []}
    if ask.expect == "choice":
        return {"question": ask.question, "answers": [*ask.choices]}
    with speaking(language):
        words = [say("plain-yes"), say("plain-no")] if ask.expect == "yes_no" else []
    return {"question": ask.question, "answers": words}

"""What was said to a running box and what it did: looked at, judged, deleted, and understood
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.history_requests import Requests, turn_of
from assistant.service.retrace import retraced_turn
from assistant.service.running import Running


class History:
    """The history of a running box (`history_requests`), and `replay_turn`."""

    def __init__(self, running: Running) -> None:
        self._box = running.box
        self._requests = Requests(self._box.history, self._names)

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            **self._requests.verbs,
            "delete_turns": self.delete,
            "replay_turn": self.replay,
        }

    async def delete(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`Requests.delete`; after all is deleted, "it" and "there" mean nothing any more."""
        answer = await self._requests.delete(request)
        if request.get("all") is True:
            conversation = self._box.conversation
            conversation.situation = replace(conversation.situation, turns=())
        return answer

    async def replay(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "replay_turn", "turn": 811}`: the turn understood once more, as things stood
        then; nothing is done (`retrace`).

        Answers `{"turn": 811, "source": "sound" | "passes" | "words", "same": true, "then": {…},
        "now": {…}, "unlike": ["The home has other devices …"], "names": {device id: name}}`, `then`
        and `now` being {"heard", "route", "by", "calls", "asks": null | question}.
        """
        found = await retraced_turn(self._box, turn_of(request))
        return {**found.as_json(), "names": self._names()}

    def _names(self) -> dict[str, str]:
        return {id: device.name for id, device in self._box.house.home.devices.items()}

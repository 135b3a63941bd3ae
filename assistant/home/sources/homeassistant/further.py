"""What Home Assistant tells only when it is asked: the events of calendars, the items of lists, the
forecast of the weather.

Items and forecasts are subscribed to (`todo/item/subscribe`, `weather/subscribe_forecast`); where
that is unknown, and for events, which nothing announces, they are asked for again when the entity's
state changes, and every few minutes. https://www.home-assistant.io/integrations/calendar ; …/todo ;
…/weather
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from assistant.core.errors import SourceError
from assistant.core.outside import printable
from assistant.home.model import State
from assistant.home.sources.homeassistant.socket import Failed, Socket
from assistant.home.sources.homeassistant.todo import item_of

log = logging.getLogger(__name__)

DAYS = 31
"""So many days ahead the events of calendars are asked for."""

AGAIN_S = 600.0
"""Seconds after which what isn't subscribed to is asked for again."""

_DAILY, _HOURLY, _TWICE_DAILY = 1, 2, 4
"""WeatherEntityFeature: which forecasts an entity has."""

FURTHER = {"calendar": ("events",), "todo": ("items",), "weather": ("forecast", "hourly")}
"""Domain → the keys of its state that are asked for here."""

Tell = Callable[[str, State], None]
"""Called with an entity and what was learnt of it."""


class Further:
    """Asks on one connection. `tell` is called with each answer."""

    def __init__(self, socket: Socket, zone: tzinfo, tell: Tell) -> None:
        self._socket, self._zone, self._tell = socket, zone, tell
        self._subscribed: dict[str, list[int]] = {}
        """Entity → numbers of its subscriptions; of one that is only asked now and then, none."""
        self._polled: dict[str, list[Callable[[], Coroutine[Any, Any, None]]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._again = asyncio.get_running_loop().call_later(AGAIN_S, self._ask_again)

    def follow(self, entities: Mapping[str, int]) -> None:
        """Ask for these entities (each with its supported features) from now on,
        and for no others.
        """
        for gone in self._subscribed.keys() - entities.keys():
            self._polled.pop(gone, None)
            for number in self._subscribed.pop(gone):
                self._run(self._end(number))
        for entity in entities.keys() - self._subscribed.keys():
            self._subscribed[entity] = []
            self._run(self._begin(entity, entities[entity]))

    def changed(self, entity: str) -> None:
        """Its state changed: what isn't subscribed to may have changed too."""
        for ask in self._polled.get(entity, ()):
            self._run(ask())

    def close(self) -> None:
        self._again.cancel()
        for task in self._tasks:
            task.cancel()

    def _ask_again(self) -> None:
        for entity in tuple(self._polled):
            self.changed(entity)
        self._again = asyncio.get_running_loop().call_later(AGAIN_S, self._ask_again)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _quietly(self, work: Coroutine[Any, Any, None]) -> None:
        """One entity without its events, items or forecast must not cost the
        house its connection.
        """
        try:
            await work
        except SourceError:  # the connection's keeper hears of it as well
            return
        except (Failed, TypeError, ValueError, LookupError, AttributeError) as error:
            log.warning(
                "Home Assistant did not tell what was asked: %s", printable(repr(error), 200)
            )

    async def _begin(self, entity: str, features: int) -> None:
        domain = entity.partition(".")[0]
        if domain == "calendar":
            await self._poll(entity, lambda: self._events(entity))
        elif domain == "todo":
            await self._subscribe_or_poll(
                entity, "todo/item/subscribe", {}, self._items, lambda: self._list(entity)
            )
        else:
            kind = (
                "daily" if features & _DAILY else "twice_daily" if features & _TWICE_DAILY else ""
            )
            for key, type_ in (
                ("forecast", kind),
                ("hourly", "hourly" if features & _HOURLY else ""),
            ):
                if type_:
                    await self._forecasts(entity, key, type_)

    async def _forecasts(self, entity: str, key: str, type_: str) -> None:
        def heard(told: str, event: dict[str, Any]) -> None:
            self._forecast(told, key, event.get("forecast"))

        def ask() -> Coroutine[Any, Any, None]:
            return self._get_forecast(entity, key, type_)

        await self._subscribe_or_poll(
            entity, "weather/subscribe_forecast", {"forecast_type": type_}, heard, ask
        )

    async def _subscribe_or_poll(
        self,
        entity: str,
        command: str,
        more: dict[str, str],
        heard: Callable[[str, dict[str, Any]], None],
        ask: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        try:
            number = await self._socket.subscribe_to(
                command, lambda event: heard(entity, event), entity_id=entity, **more
            )
        except Failed as error:
            log.info("Home Assistant does not answer %s for %s: %s", command, entity, error)
            await self._poll(entity, ask)
            return
        if entity in self._subscribed:
            self._subscribed[entity].append(number)

    async def _poll(self, entity: str, ask: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._polled.setdefault(entity, []).append(ask)
        await ask()

    async def _end(self, number: int) -> None:
        await self._socket.unsubscribe(number)

    async def _response(self, entity: str, service: str, data: dict[str, Any]) -> dict[str, Any]:
        """What a service answers for this entity."""
        told = await self._socket.request(
            "call_service",
            domain=entity.partition(".")[0],
            service=service,
            service_data=data,
            target={"entity_id": entity},
            return_response=True,
        )
        return dict(told["response"][entity])

    async def _events(self, entity: str) -> None:
        """From the beginning of today on."""
        today = datetime.now(self._zone).replace(hour=0, minute=0, second=0, microsecond=0)
        end = today + timedelta(days=DAYS)
        span = {"start_date_time": today.isoformat(), "end_date_time": end.isoformat()}
        answer = await self._response(entity, "get_events", span)
        events = [
            {key: value for key, value in event.items() if value is not None}
            for event in answer["events"]
        ]
        last = (end - timedelta(days=1)).date().isoformat()
        self._tell(entity, {"events": events, "until": last})

    async def _list(self, entity: str) -> None:
        self._items(entity, await self._socket.request("todo/item/list", entity_id=entity))

    def _items(self, entity: str, event: dict[str, Any]) -> None:
        """An answer without items is of a list that can't be reached now."""
        if event.get("items") is None:
            return
        items = [item_of(item) for item in event["items"] if item.get("summary")]
        self._tell(entity, {"items": items})

    async def _get_forecast(self, entity: str, key: str, type_: str) -> None:
        self._forecast(
            entity,
            key,
            (await self._response(entity, "get_forecasts", {"type": type_}))["forecast"],
        )

    def _forecast(self, entity: str, key: str, told: list[dict[str, Any]] | None) -> None:
        """Moments come in UTC: which day one belongs to is the home's to say."""
        if told is not None:
            self._tell(
                entity,
                {
                    key: [
                        entry | {"datetime": self._local(str(entry["datetime"]))} for entry in told
                    ]
                },
            )

    def _local(self, moment: str) -> str:
        if len(moment) <= len("2026-01-01"):
            return moment
        read = datetime.fromisoformat(moment)
        return (
            (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(self._zone).isoformat()
        )

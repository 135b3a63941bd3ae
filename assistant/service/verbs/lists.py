"""The lists of a household: its own, and those that its hubs keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.agenda.types import Item, ItemList
from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.home import todo
from assistant.home.events import moment
from assistant.home.model import Command
from assistant.service.control import Verb
from assistant.service.edits import Edits
from assistant.service.running import Running
from assistant.service.verbs.fields import Request, flag, needed, text, whole

Own = Callable[[ItemList], object]
"""Changes a list of our own."""


class Lists:
    """What is on the lists, changed by hand. Each change answers `{"undo": token}` for the verb
    `undo`.
    """

    def __init__(self, running: Running, edits: Edits) -> None:
        self._box = running.box
        self._edits = edits

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            "lists": self.lists,
            "add_list": self.add_list,
            "delete_list": self.delete_list,
            "add_item": self.add_item,
            "change_item": self.change_item,
            "move_item": self.move_item,
            "delete_items": self.delete_items,
        }

    async def lists(self, request: Request) -> dict[str, Json]:
        """Every list: "id", "name", "from" (the hub's name; null for our own), "here" (whether its
        hub can be reached), "dated" (whether it keeps when something is due), "items": [{"text",
        "done", "due"}].
        """
        return {"lists": [self._told(each) for each in self._box.all_lists()]}

    async def add_list(self, request: Request) -> dict[str, Json]:
        """`{"name": …}`: a new list of our own."""
        name = needed(request, "name", 80)
        with self._edits.edit("add_list") as undo:
            made = self._box.lists.create(name)
        if not undo():
            raise InputError(f"There is a list “{made.name}” already.")
        return {"list": made.id, "undo": undo()}

    async def delete_list(self, request: Request) -> dict[str, Json]:
        """`{"list": id}`: one of our own, with all that is on it."""
        known = self._list(request)
        if self._is_hubs(known):
            raise InputError(f"“{known.name}” can only be deleted where it is kept.")
        with self._edits.edit("delete_list") as undo:
            self._box.lists.delete(known.id)
        return {"said": f"“{known.name}” is deleted.", "undo": undo()}

    async def add_item(self, request: Request) -> dict[str, Json]:
        """`{"list": id, "text": …, "due": ISO day or moment, or left out}`; what is on it already
        is open again.
        """
        known, words, due = self._list(request), needed(request, "text"), _due(request)
        wish = {"text": words, "done": False} | ({"due": due} if due else {})
        return await self._change(
            known, [wish], lambda own: self._box.lists.add(own.id, [words], due or None)
        )

    async def change_item(self, request: Request) -> dict[str, Json]:
        """`{"list": id, "text": which one, "done": bool, "to": its new text, "due": …}`; what is
        left out stays as it is.
        """
        known = self._list(request)
        old = self._item(known, request)
        new = replace(
            old,
            text=text(request, "to") or old.text,
            done=flag(request, "done") if "done" in request else old.done,
            due=_due(request) if "due" in request else old.due,
        )
        wish = {"text": new.text, "done": new.done} | (
            {"due": new.due} if self._dated(known) else {}
        )
        renamed = new.text.casefold() != old.text.casefold()
        wishes = [{"text": old.text, "gone": True}, wish] if renamed else [wish]
        items = tuple(new if each is old else each for each in known.items)
        return await self._change(known, wishes, lambda own: self._set(own, items))

    async def move_item(self, request: Request) -> dict[str, Json]:
        """`{"list": id, "text": which one, "to": its new place, from 0}`, on a list of our own."""
        known = self._list(request)
        if self._is_hubs(known):
            raise InputError(f"“{known.name}” keeps the order of its hub.")
        moved = self._item(known, request)
        rest = [each for each in known.items if each is not moved]
        place = max(0, min(len(rest), whole(request, "to")))
        items = (*rest[:place], moved, *rest[place:])
        return await self._change(known, [], lambda own: self._set(own, items))

    async def delete_items(self, request: Request) -> dict[str, Json]:
        """`{"list": id, "text": …}`: one; `{"list": id, "done": true}`: all that are ticked off."""
        known = self._list(request)
        gone = (
            [each for each in known.items if each.done]
            if flag(request, "done")
            else [self._item(known, request)]
        )
        wishes: list[Json] = [{"text": each.text, "gone": True} for each in gone]
        items = tuple(each for each in known.items if each not in gone)
        answer = await self._change(known, wishes, lambda own: self._set(own, items))
        what = f"“{gone[0].text}” is" if len(gone) == 1 else f"{len(gone)} items are"
        return {"said": f"{what} off the list.", **answer}

    async def _change(self, known: ItemList, wishes: list[Json], own: Own) -> dict[str, Json]:
        """Change a list where it is kept: a hub's by `wishes` (home.todo), our own by `own`."""
        if self._is_hubs(known):
            undo = await self._edits.act("list", Command(known.id, {"items": wishes}))
            return {"undo": undo}
        with self._edits.edit("list") as token:
            own(known)
        return {"undo": token()}

    def _set(self, known: ItemList, items: tuple[Item, ...]) -> None:
        self._box.lists.restore(replace(known, items=items))

    def _list(self, request: Request) -> ItemList:
        wanted = needed(request, "list")
        for known in self._box.all_lists():
            if known.id == wanted:
                return known
        raise InputError("That list is not there any more.")

    def _item(self, known: ItemList, request: Request) -> Item:
        words = needed(request, "text", 1000)
        items: list[Json] = [{"text": each.text, "done": each.done} for each in known.items]
        found = todo.find(items, words)
        if found is None:
            raise InputError(f"“{words}” is not on the list any more.")
        return known.items[items.index(found)]

    def _is_hubs(self, known: ItemList) -> bool:
        return known.id in self._box.house.home.devices

    def _dated(self, known: ItemList) -> bool:
        home = self._box.house.home
        return not self._is_hubs(known) or bool(home.state(known.id).get("dues"))

    def _told(self, known: ItemList) -> dict[str, Json]:
        home, hubs = self._box.house.home, self._is_hubs(known)
        source = home.devices[known.id].source if hubs else ""
        return {
            "id": known.id,
            "name": known.name,
            "from": self._box.house.titles.get(source) if hubs else None,
            "here": home.available(known.id) if hubs else True,
            "dated": self._dated(known),
            "items": [
                {"text": each.text, "done": each.done, "due": each.due} for each in known.items
            ],
        }


def _due(request: Request) -> str:
    due = text(request, "due", 40)
    if due and moment(due) is None:
        raise InputError('"due" must be a day like "2026-12-01", or a moment.')
    return due

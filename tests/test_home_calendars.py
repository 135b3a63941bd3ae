"""Calendars in files and on a real CalDAV server: what is told of them, how they are changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from calendar_kit import (
    DENTIST,
    HOLIDAY,
    SWIMMING,
    SWIMMING_MOVED,
    Radicale,
    calendar_text,
    read,
)

from assistant.home.sources.calendars import source as source_module
from assistant.service.config_home import CalendarEntry

CAKE = {
    "summary": "Bake a cake",
    "start": "2026-11-26T15:00:00+01:00",
    "end": "2026-11-26T16:00:00+01:00",
}


def put(path: Path, *events: str) -> None:
    path.write_text(calendar_text(*events), newline="")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "family.ics"
    text = calendar_text(DENTIST, SWIMMING, SWIMMING_MOVED, HOLIDAY)
    path.write_text(text, newline="")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "family"
    path.mkdir()
    for name, events in (
        ("dentist", (DENTIST,)),
        ("swimming", (SWIMMING, SWIMMING_MOVED)),
        ("holiday", (HOLIDAY,)),
    ):
        (path / f"{name}.ics").write_text(calendar_text(*events), newline="")
    return path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Radicale]:
    running = Radicale(tmp_path)
    running.put("family", "dentist", calendar_text(DENTIST))
    running.put("family", "swimming", calendar_text(SWIMMING, SWIMMING_MOVED))
    running.put("family", "holiday", calendar_text(HOLIDAY))
    running.start()
    yield running
    running.stop()


@pytest.fixture(params=["file", "folder", "server"])
def entry(request: pytest.FixtureRequest) -> CalendarEntry:
    where = request.getfixturevalue(request.param)
    if isinstance(where, Radicale):
        return where.entry()
    return CalendarEntry(name="family", path=str(where))


async def test_series_moved_and_left_out_days_and_whole_days_are_told(entry: CalendarEntry) -> None:
    async with read(entry) as told:
        assert told.names()[:5] == [
            ("Dentist", "2026-11-24T09:30:00+01:00"),
            ("Swimming", "2026-11-24T16:00:00+01:00"),
            ("Swimming", "2026-12-09T17:00:00+01:00"),
            ("Swimming", "2026-12-15T16:00:00+01:00"),
            ("Swimming", "2026-12-22T16:00:00+01:00"),
        ]
        assert ("Christmas holiday", "2026-12-24") in told.names()
        assert ("Swimming", "2027-06-01T16:00:00+02:00") in told.names(), "as the clocks then show"
        [dentist] = [event for event in told.events() if event["summary"] == "Dentist"]
        assert dentist["location"] == "Dr. Weber, Main Street 4"
        assert not dentist.get("repeats")


async def test_an_event_is_added_moved_and_removed_and_read_back(entry: CalendarEntry) -> None:
    async with read(entry) as told:
        assert (await told.tell(CAKE)).ok
        assert (CAKE["summary"], CAKE["start"]) in told.names()
        uid = next(event["uid"] for event in told.events() if event["summary"] == CAKE["summary"])
        to = {"to": "2026-11-27T10:00:00+01:00", "until": "2026-11-27T11:00:00+01:00"}
        assert (await told.tell({**CAKE, "uid": uid, **to})).ok
        assert ("Bake a cake", "2026-11-27T10:00:00+01:00") in told.names()
        assert ("Bake a cake", "2026-11-26T15:00:00+01:00") not in told.names()
        gone = {"summary": "bake a cake", "start": to["to"], "gone": True}
        assert (await told.tell(gone)).ok
        assert "Bake a cake" not in [name for name, _ in told.names()]
    async with read(entry) as again:
        assert ("Dentist", "2026-11-24T09:30:00+01:00") in again.names(), "the others are as before"
        assert len([name for name, _ in again.names() if name == "Swimming"]) > 20


async def test_one_day_of_a_series_is_moved_or_removed_and_the_others_stay(
    entry: CalendarEntry,
) -> None:
    async with read(entry) as told:
        count = len(told.events())
        day = {"summary": "Swimming", "start": "2026-11-24T16:00:00+01:00"}
        to = {"to": "2026-11-25T17:00:00+01:00", "until": "2026-11-25T18:00:00+01:00"}
        assert (await told.tell({**day, **to})).ok
        next_day = {"summary": "Swimming", "start": "2026-12-09T17:00:00+01:00", "gone": True}
        assert (await told.tell(next_day)).ok, "one that had been moved before"
        assert (await told.tell({**day, "start": "2026-12-15T16:00:00+01:00", "gone": True})).ok
        assert [start for name, start in told.names() if name == "Swimming"][:2] == [
            "2026-11-25T17:00:00+01:00",
            "2026-12-22T16:00:00+01:00",
        ]
        assert len(told.events()) == count - 2


async def test_whole_days_are_added_and_moved(entry: CalendarEntry) -> None:
    async with read(entry) as told:
        trip = {"summary": "Trip", "start": "2026-11-28", "end": "2026-11-30"}
        assert (await told.tell(trip)).ok
        assert (await told.tell({**trip, "to": "2026-12-05", "until": "2026-12-07"})).ok
        [found] = [event for event in told.events() if event["summary"] == "Trip"]
        assert (found["start"], found["end"]) == ("2026-12-05", "2026-12-07")


async def test_what_is_gone_by_now_is_refused(entry: CalendarEntry) -> None:
    async with read(entry) as told:
        receipt = await told.tell({**CAKE, "gone": True})
        assert not receipt.ok
        assert receipt.detail == "has no such event any more"


async def test_a_calendar_that_may_only_be_read_takes_nothing(file: Path) -> None:
    entry = CalendarEntry(name="family", path=str(file), changes=False)
    before = calendar_text(DENTIST, SWIMMING, SWIMMING_MOVED, HOLIDAY)
    async with read(entry) as told:
        receipt = await told.tell(CAKE)
        assert (receipt.ok, receipt.detail) == (False, "can only be read")
    with file.open(newline="") as text:
        assert text.read() == before


async def test_a_change_by_another_program_is_seen(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "FILE_S", 0.05)
    async with read(CalendarEntry(name="family", path=str(file))) as told:
        put(file, HOLIDAY)
        await told.until(lambda: told.names() == [("Christmas holiday", "2026-12-24")])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no iCalendar text"),
        ("hello", "no iCalendar text"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:half", "no iCalendar text"),
        ("BEGIN:VCARD\r\nFN:Anna\r\nEND:VCARD\r\n", "no iCalendar text"),
        ("\x00\xff" * 50, "no iCalendar text"),
    ],
)
async def test_a_file_that_is_none_is_named(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "x.ics"
    path.write_text(text, newline="")
    async with read(CalendarEntry(name="family", path=str(path))) as told:
        assert str(path) in told.source.trouble
        assert what in told.source.trouble
        assert told.source.why == "file"
        assert told.home.standing("calendar.family") == "unreachable"


async def test_a_file_that_is_missing_is_named_and_found_when_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "FIRST_PAUSE_S", 0.05)
    path = tmp_path / "family.ics"
    async with read(CalendarEntry(name="family", path=str(path))) as told:
        assert f"there is no file {path}" in told.source.trouble
        put(path, HOLIDAY)
        await told.until(lambda: told.home.standing("calendar.family") == "known")
        assert told.source.trouble == ""


async def test_nonsense_in_a_calendar_costs_itself_alone(tmp_path: Path) -> None:
    ticks = "UID:1\nSUMMARY:Ticks\nDTSTART:20261125T070000Z\nRRULE:FREQ=SECONDLY"
    often = "UID:2\nSUMMARY:Often\nDTSTART:20261125T070000Z\nRRULE:FREQ=DAILY;BYMINUTE=" + ",".join(
        map(str, range(60))
    )
    bad = "UID:3\nSUMMARY:Bad\nDTSTART:20261125T070000Z\nRRULE:FREQ=WEEKLY;UNTIL=never"
    timeless = "UID:4\nSUMMARY:Timeless"
    backwards = "UID:5\nSUMMARY:Backwards\nDTSTART:20261125T070000Z\nDTEND:20261125T060000Z"
    cancelled = "UID:6\nSUMMARY:Cancelled\nSTATUS:CANCELLED\nDTSTART:20261125T070000Z"
    colours = "UID:7\nSUMMARY:Red \x1b[31m light\u202e\nDTSTART:20261125T080000Z"
    path = tmp_path / "family.ics"
    text = calendar_text(ticks, often, bad, timeless, backwards, cancelled, colours, DENTIST)
    path.write_text(text, newline="")
    async with read(CalendarEntry(name="family", path=str(path))) as told:
        names = [name for name, _ in told.names()]
        assert "Dentist" in names
        assert {"Ticks", "Often", "Bad", "Timeless", "Cancelled"}.isdisjoint(names)
        assert "Red light" in names
        assert (await told.tell(CAKE)).ok
    assert "SUMMARY:Ticks" in path.read_text(), "what isn't understood is left as it is"


# -- on a server -----------------------------------------------------------------------------------


async def test_a_calendar_of_an_account_goes_by_its_name(server: Radicale) -> None:
    async with read(server.entry(url=server.url, calendar="family")) as told:
        assert ("Dentist", "2026-11-24T09:30:00+01:00") in told.names()


@pytest.mark.parametrize(
    ("more", "why", "what"),
    [
        ({"password": "wrong"}, "login", "does not accept the name and the password"),
        ({"username": "", "password": ""}, "login", "does not accept the name and the password"),
        ({"calendar": "football"}, "no-calendar", "it has Family, Work"),
        ({"path": "nowhere/"}, "no-calendar", "has no calendar at this"),
        ({"path": ""}, "no-calendar", "set `calendar` to one of its calendars (Family, Work)"),
    ],
)
async def test_what_is_wrong_with_a_server_is_said_in_one_sentence(
    server: Radicale, more: dict[str, str], why: str, what: str
) -> None:
    url = server.url if "calendar" in more else f"{server.url}{more.pop('path', 'family/')}"
    async with read(server.entry(url=url, **more)) as told:
        assert what in told.source.trouble
        assert told.source.trouble.count(". ") == 0
        assert told.source.why == why
        assert "wrong" not in told.source.trouble, "a password is not shown"
        assert told.home.standing("calendar.family") == "unreachable"


async def test_a_server_that_is_down_is_said_and_asked_again(
    server: Radicale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "FIRST_PAUSE_S", 0.05)
    monkeypatch.setattr(source_module, "SERVER_S", 0.1)
    async with read(server.entry()) as told:
        assert told.source.trouble == ""
        server.stop()
        await told.until(lambda: told.home.standing("calendar.family") == "unreachable")
        assert "does not answer" in told.source.trouble
        assert told.events(), "what it told last is still there, with its age"
        server.start()
        await told.until(lambda: told.home.standing("calendar.family") == "known")


async def test_one_calendar_that_is_lost_costs_no_other(server: Radicale, file: Path) -> None:
    lost = CalendarEntry(name="lost", url="http://127.0.0.1:9/x/")
    async with read(lost, CalendarEntry(name="family", path=str(file))) as told:
        assert ("Dentist", "2026-11-24T09:30:00+01:00") in told.names()
        assert told.home.standing("calendar.lost") == "unreachable"
        assert "'lost'" in told.source.trouble


async def test_nothing_out_of_the_house_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("socket.socket.connect", lambda self, address: asked.append(address))
    entry = CalendarEntry(name="family", url="https://192.0.2.7/anna/")
    async with read(entry) as told:
        assert "no address of a home network" in told.source.trouble
        assert told.source.why == "abroad"
    assert asked == []


@asynccontextmanager
async def handed_out(
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]],
) -> AsyncIterator[str]:
    """A web server on loopback that answers everything like this."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_a_file_that_a_server_hands_out_is_only_read() -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=calendar_text(DENTIST), content_type="text/calendar")

    async with (
        handed_out(answer) as url,
        read(CalendarEntry(name="family", url=f"{url}/bins.ics")) as told,
    ):
        assert told.names() == [("Dentist", "2026-11-24T09:30:00+01:00")]
        receipt = await told.tell(CAKE)
        assert (receipt.ok, receipt.detail) == (False, "can only be read")


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (200, "<html>hello</html>", "nonsense"),
        (200, "x" * 21_000_000, "nonsense"),
        (404, "", "no-calendar"),
        (401, "", "login"),
        (500, "", "no-calendar"),
    ],
)
@pytest.mark.parametrize("path", ["bins.ics", "anna/family/"])
async def test_whatever_a_server_answers_is_one_sentence(
    status: int, body: str, why: str, path: str
) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, text=body)

    async with (
        handed_out(answer) as url,
        read(CalendarEntry(name="family", url=f"{url}/{path}")) as told,
    ):
        assert told.source.trouble.startswith("The server of the calendar 'family'")
        assert "\n" not in told.source.trouble
        assert len(told.source.trouble) < 300
        if path.endswith(".ics"):
            assert told.source.why == why
        assert told.home.standing("calendar.family") == "unreachable"


async def test_a_redirection_out_of_the_house_is_not_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def answer(request: web.Request) -> web.Response:
        raise web.HTTPFound("http://192.0.2.7/family.ics")

    async with (
        handed_out(answer) as url,
        read(CalendarEntry(name="family", url=f"{url}/family.ics")) as told,
    ):
        assert told.source.why == "abroad"


async def test_a_calendar_that_holds_more_than_is_told_is_known_less_far(tmp_path: Path) -> None:
    path = tmp_path / "family.ics"
    start = "DTSTART;TZID=Europe/Berlin:20261124T"
    put(path, *(f"UID:{i}\nSUMMARY:E{i}\n{start}{i:02}0000\nRRULE:FREQ=DAILY" for i in range(20)))
    async with read(CalendarEntry(name="family", path=str(path))) as told:
        assert len(told.events()) == 1000
        assert told.home.told("calendar.family")["until"] == "2027-01-11"


TRAINING = {
    "summary": "Training",
    "start": "2026-11-24T18:00:00+01:00",
    "end": "2026-11-24T19:30:00+01:00",
    "rule": "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270601T235959",
}


async def test_a_series_is_added_goes_by_the_wall_clock_and_is_removed_day_by_day_or_whole(
    entry: CalendarEntry,
) -> None:
    async with read(entry) as told:

        def trainings() -> list[str]:
            return [start for name, start in told.names() if name == "Training"]

        assert (await told.tell(TRAINING)).ok
        assert trainings()[:2] == ["2026-11-24T18:00:00+01:00", "2026-12-01T18:00:00+01:00"]
        assert trainings()[-1] == "2027-06-01T18:00:00+02:00", "the last day is one of them"
        count = len(trainings())
        [first, *_] = [each for each in told.events() if each["summary"] == "Training"]
        assert first["repeats"]
        day = {"summary": "Training", "start": trainings()[1], "uid": first["uid"], "gone": True}
        assert (await told.tell(day)).ok
        assert (trainings()[1], len(trainings())) == ("2026-12-08T18:00:00+01:00", count - 1)
        whole = {"summary": "Training", "start": trainings()[0], "uid": first["uid"]}
        assert (await told.tell({**whole, "gone": True, "all": True})).ok
        assert trainings() == []
    async with read(entry) as again:
        assert len([name for name, _ in again.names() if name == "Swimming"]) > 20


async def test_a_series_of_whole_days_ends_on_its_day(entry: CalendarEntry) -> None:
    async with read(entry) as told:
        rule = "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1;UNTIL=20270201T235959"
        rent = {"summary": "Rent", "start": "2026-12-01", "end": "2026-12-02", "rule": rule}
        assert (await told.tell(rent)).ok
        days = ["2026-12-01", "2027-01-01", "2027-02-01"]
        assert [start for name, start in told.names() if name == "Rent"] == days

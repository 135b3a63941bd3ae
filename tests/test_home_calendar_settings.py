"""How calendars are written in the configuration, and what is wrong with it in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.core.neighbours import of_the_home
from assistant.service import config_file
from assistant.service.checks import everything
from assistant.service.config import Config
from assistant.service.config_home import CalendarEntry


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("192.168.1.4", True),
        ("10.1.2.3", True),
        ("fe80::1%eth0", True),
        ("::ffff:192.168.1.1", True),
        ("127.0.0.1", True),
        ("8.8.8.8", False),
        ("2001:db8::1", False),
        ("::ffff:8.8.8.8", False),
        ("house.local", False),
    ],
)
def test_addresses_of_a_home_network(address: str, home: bool) -> None:
    assert of_the_home(address) is home


def test_a_calendar_has_one_place() -> None:
    for given in ({}, {"path": "x.ics", "url": "http://nas.local/x/"}):
        with pytest.raises(ValidationError, match="either a path or a url"):
            CalendarEntry.model_validate({"name": "family", **given})


def test_a_box_without_calendars_loads_none_of_the_libraries() -> None:
    code = (
        "import sys; from assistant.home.house import open_house; "
        "from assistant.service.config import Config; open_house(Config()); "
        "print({'icalendar', 'caldav', 'recurring_ical_events', 'lxml'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_what_is_written_wrongly_in_the_settings_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[[calendars]]\nname = "family"\nurl = "webcal://nas.local/x"\n')
    _, mistakes = config_file.read(file)
    assert len(mistakes) == 1
    assert "http:// or https://" in str(mistakes[0])
    file.write_text('[[calendars]]\nname = "family"\npaht = "x.ics"\n')
    _, mistakes = config_file.read(file)
    assert any("paht" in str(each) and "path" in str(each) for each in mistakes)


def test_a_check_names_files_that_are_missing_and_names_that_are_shared(tmp_path: Path) -> None:
    rows = [{"name": "family", "path": str(tmp_path / "no.ics")}]
    rows.append({"name": "Family", "path": str(tmp_path)})
    config = Config.model_validate({"calendars": rows})
    looks = dict(everything(config, tmp_path / "config.toml"))
    found = [each.text for each in looks["calendars"]()]
    assert found == [
        f"calendars: 'family': there is no file or folder {tmp_path / 'no.ics'}.",
        "calendars: two are called 'Family'; give one another name.",
    ]

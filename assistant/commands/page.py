"""`assistant page`: where the page is, and the way in for a phone or another browser."""

from __future__ import annotations

import io
import json
from contextlib import closing
from datetime import datetime
from typing import Any

import click
import segno

from assistant.commands.options import reach, whose_option
from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.service import installed
from assistant.service.folders import default_path
from assistant.service.settings_file import change

QUIET_ZONE = 2
"""Modules of white around the code: four are the rule, two are read and leave room for text beside
24 lines of a terminal.
"""


@click.command(short_help="Open the box's page: its address, and a code for a phone.")
@click.option("--phone", is_flag=True, help="Let the home network open the page, by sign-in.")
@click.option(
    "--tls", is_flag=True, help="With --phone: encrypted, so that a phone can be talked into."
)
@click.option("--here", is_flag=True, help="Take --phone back: this machine alone.")
@click.option("--browsers", is_flag=True, help="List the browsers that are signed in.")
@click.option("--sign-out", metavar="NAME", help="Sign out one that --browsers lists.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@whose_option
@click.pass_context
def page(
    ctx: click.Context,
    phone: bool,
    tls: bool,
    here: bool,
    browsers: bool,
    sign_out: str | None,
    as_json: bool,
) -> None:
    """Say where the page of the running box is, and let one browser in: by a QR code to scan, or by
    six digits to type. Both are void after ten minutes.

    \b
    Example: assistant page --phone
    """
    if phone and here:
        raise InputError("--phone and --here are opposites; give one of them.")
    if tls and not phone:
        raise InputError("--tls goes with --phone.")
    if phone or here:
        _switch(phone, tls, as_json)
        return
    running = reach()
    if running is None:
        raise InputError("No box is running here, so there is no page; `assistant run` starts one.")
    with closing(running):
        if sign_out:
            running.ask("end_session", id=sign_out)
            told: dict[str, Any] = {"signed_out": sign_out}
        else:
            told = running.ask("sessions") if browsers else running.ask("page", invite=True)
    if as_json:
        click.echo(json.dumps(told))
    elif sign_out:
        click.echo(f"{sign_out} is signed out.")
    elif browsers:
        _list(told["sessions"])
    else:
        _invite(told)


def _switch(phone: bool, tls: bool, as_json: bool) -> None:
    values: dict[str, Json] = {"web.host": "0.0.0.0" if phone else "127.0.0.1"}
    if tls:
        values["web.tls"] = "own"
    path = default_path()
    change(path, values)
    if as_json:
        click.echo(json.dumps({"written": str(path), "values": values}))
        return
    start = "sudo systemctl restart hearth" if installed.counts() else "assistant run"
    for key, value in values.items():
        click.echo(f'{path}: [web] {key.partition(".")[2]} = "{value}"')
    if phone:
        click.echo(
            "The home network can open the page from the next start on "
            f"(`{start}`); who does has to sign in.\n"
            "`assistant page` then shows the code for it; `assistant page --here` takes it back."
        )
        if not tls:
            click.echo(
                "It is not encrypted: typing works, but browsers give their microphone to encrypted"
                " pages only.\n`assistant page --phone --tls` encrypts it (docs/page.md)."
            )
    else:
        click.echo(f"The page is this machine's alone from the next start on (`{start}`).")


def _list(sessions: list[dict[str, Any]]) -> None:
    if not sessions:
        click.echo("No browser is signed in.")
    for each in sessions:
        used = datetime.fromisoformat(each["used"])
        click.echo(f"{each['id']}  {each['browser']}, used {used:%Y-%m-%d}")


def _invite(told: dict[str, Any]) -> None:
    if told["home_network"]:
        click.echo(_code(told["links"][0]))
    click.echo(f"The page: {'  '.join(told['addresses'])}")
    digits = f"{told['digits'][:3]} {told['digits'][3:]}"
    minutes = told["seconds"] // 60
    if not told["home_network"]:
        click.echo(
            f"Another account of this machine types {digits} there, within {minutes} minutes.\n"
            "It is for this machine alone; `assistant page --phone` opens it to the home network."
        )
        return
    click.echo(f"Scan the code, or open the page and type {digits}, within {minutes} minutes.")
    if told["own_authority"]:
        click.echo("The browser warns at first, for the box made its certificate: docs/page.md.")


def _code(link: str) -> str:
    """The link as a QR code of half blocks, light on dark whatever the terminal's colours are."""
    drawn = io.StringIO()
    segno.make_qr(link, error="l").terminal(drawn, border=QUIET_ZONE, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(click.style(line, fg="bright_white", bg="black") for line in lines)

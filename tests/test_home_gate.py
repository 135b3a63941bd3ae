"""Reads the product's code for ways round the gate: only `home/act` sends, only sources write the
registry.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

HOME = "assistant/home/"
WRITERS = {
    "put_floor",
    "put_area",
    "put_device",
    "remove_device",
    "set_available",
    "set_unconfirmed",
    "note_activation",
    "lend",
}
SOURCES = {
    f"{HOME}sources/{name}.py"
    for name in (
        "simulated",
        "mqtt/devices",
        "homeassistant/places",
        "homeassistant/source",
        "calendars/source",
        "mpd",
    )
}
MAY_WRITE = {
    *SOURCES,
    *(f"{HOME}{name}.py" for name in ("model", "shares", "alone", "house")),
}
"""`alone` makes a home for rehearsals; `house` takes a source's devices away with it."""
MAY_SEND = {HOME + "act.py"}
MAY_HOLD_SOURCES = {HOME + "act.py", HOME + "house.py"}
MAY_MAKE_CONSENT = {HOME + "policy.py"}
MAY_GRANT = {"assistant/skillkit/host/consents.py"}
MAY_RESTORE = {"assistant/skillkit/host/run.py"}
BEHIND_CTX = {"actuator", "house", "gate", "grant", "restore"}
"""What a skill must not take hold of, though it could at run time: `ctx.act` is its way."""


def ways_round(code: str, path: str) -> list[str]:
    """Places in this code that reach a device, or write a device's state, without being the
    actuator or a source.
    """
    found = []
    for node in ast.walk(ast.parse(code)):
        where = f"{path}:{getattr(node, 'lineno', 0)}"
        found += [
            f"{where} {problem}" for problem, allowed in _problems(node) if path not in allowed
        ]
        if (
            path.startswith("skills/")
            and isinstance(node, ast.Attribute)
            and node.attr in BEHIND_CTX
        ):
            found.append(f"{where} reaches behind ctx: {node.attr}")
    return found


def _problems(node: ast.AST) -> list[tuple[str, set[str]]]:
    if isinstance(node, ast.Attribute):
        if node.attr in WRITERS:
            return [(f"writes into the registry: {node.attr}", MAY_WRITE)]
        if node.attr in ("sources", "_sources"):
            return [("takes hold of the sources", MAY_HOLD_SOURCES)]
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        if names & {"SimulatedSource", "MqttSource", "HomeAssistantSource", "MpdSource"}:
            return [("imports a source", {HOME + "house.py"})]
    if isinstance(node, ast.Call):
        called = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        receiver = (
            ast.unparse(node.func.value).lower() if isinstance(node.func, ast.Attribute) else ""
        )
        if called == "Consent":
            return [("makes its own consent", MAY_MAKE_CONSENT)]
        if called == "grant":
            return [("gives consent", MAY_GRANT)]
        if called in ("restore", "seal") and "gate" in receiver:
            return [("takes consent from a store", MAY_RESTORE)]
        if called == "update" and len(node.args) == 2:
            return [("writes a device's state", MAY_WRITE)]
        if called == "send" and "source" in receiver:
            return [("sends past the actuator", MAY_SEND)]
    return []


def test_nothing_in_the_product_goes_round_the_gate() -> None:
    files = [*ROOT.glob("assistant/**/*.py"), *ROOT.glob("skills/**/[!t]*.py")]
    assert len(files) > 20
    assert [
        way for file in files for way in ways_round(file.read_text(), str(file.relative_to(ROOT)))
    ] == []


@pytest.mark.parametrize(
    "code",
    [
        "async def f(house, c):\n    await house.sources['simulated'].send(c)",
        "async def f(source, c):\n    await source.send(c)",
        "from assistant.home.sources.simulated import SimulatedSource",
        "def f(ctx):\n    ctx.home.update('lock.a', {'locked': False})",
        "def f(ctx):\n    ctx.home.put_device(d, {})",
        "from assistant.home.policy import Consent\nyes = Consent((c,), 'pin')",
        "def f(gate, needed):\n    return gate.grant(needed)",
        "def f(ctx, saved):\n    return ctx.actuator.gate.restore(saved)",
        "async def f(ctx, c):\n    await ctx.actuator.act([c], origin='eval')",
        "from assistant.home import policy\nyes = policy.Consent((c,), 'pin')",
    ],
)
def test_the_walk_finds_each_way_round(code: str) -> None:
    assert ways_round(code, "skills/evil.py")

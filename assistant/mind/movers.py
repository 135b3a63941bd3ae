"""What one can tell what moves: covers and valves, the slats of blinds, vacuums and lawn mowers. A part of `abilities`."""

from __future__ import annotations

from assistant.mind.frames import (
    COVERS,
    MOVABLE,
    MOWERS,
    ROBOTS,
    VACUUMS,
    by,
    frame,
    level,
    placed,
    tilted,
    tilted_by,
)

COVERED = (
    frame(
        "covers.tilt",
        r"{slatted}(?:{set} )?(?:{slats} )*(?:{upto} )*{value}(?: (?:open|opened|{slats}))*",
        COVERS,
        level("tilt"),
        default="cover",
        alone=True,
    ),
    frame("covers.change_tilt", "(?:increase|raise) (?:tilt|angle){much}", COVERS, by(1), default="cover", alone=True),
    frame("covers.change_tilt", "(?:decrease|reduce|lower) (?:tilt|angle){much}", COVERS, by(-1), default="cover", alone=True),
    frame(
        "covers.change_tilt",
        r"{slatted}(?:(?:{set}|{slats}) )*?{some}(?:open|raise|more|further|wider|up|{slats}){much}(?: (?:up|open))?{much}",
        COVERS,
        tilted_by(1),
        default="cover",
        alone=True,
    ),
    frame(
        "covers.change_tilt",
        r"{slatted}(?:(?:{set}|{slats}) )*?{some}(?:closed?|shut|lower|less|down)(?: {slats})*{much}(?: (?:down|shut))?{much}",
        COVERS,
        tilted_by(-1),
        default="cover",
        alone=True,
    ),
    frame(
        "covers.tilt",
        r"{slatted}(?:(?:{set}|{slats}) )*(?:open|opened|up|horizontal|{slats})(?: (?:up|open|opened|fully|completely|way))*",
        COVERS,
        tilted(100),
        default="cover",
        alone=True,
    ),
    frame(
        "covers.tilt",
        r"{slatted}(?:(?:{set}|{slats}) )*(?:closed?|shut|down|vertical|{slats})(?: (?:down|closed|shut|fully|completely|way))*",
        COVERS,
        tilted(0),
        default="cover",
        alone=True,
    ),
    frame("covers.tilt", r"(?:tilt|angle)(?: {slats})?", COVERS),
    frame(
        "set_position",
        r"(?:{set} )?(?:(?:position|opening|height|level|degree) )?(?:{upto} )*{value}(?: (?:open|opened|position|closed))?",
        MOVABLE,
        level("position"),
        default="cover",
    ),
    frame("change_position", r"(?:open|raise|lift){much}(?: (?:further|wider|up))?{much}", MOVABLE, by(1, marked=True)),
    frame("change_position", r"(?:close|lower|shut){much}(?: (?:further|down))?{much}", MOVABLE, by(-1, marked=True)),
    frame(
        "open",
        r"""
        (?:open|opened|raise|lift|roll|pull|draw|put|bring|wind|turn)(?: (?:up|back|open|fully|completely|wide|way|again))*
        up|have (?:up|open|opened|raised)|(?:turn|switch) on|let (?:sun|light|sunlight)
        """,
        MOVABLE,
        default="cover",
    ),
    frame(
        "close",
        r"""
        (?:close|closed|shut|lower|lowered|roll|pull|draw|put|bring|wind)(?: (?:up|down|closed|shut|fully|completely|way|again))*
        down|have (?:down|closed|shut|lowered)|(?:turn|switch) off
        """,
        MOVABLE,
        default="cover",
    ),
    frame("stop", "stop(?: moving)?|halt|hold|freeze", MOVABLE),
)
"""Covers and valves. What speaks of slats comes first: it moves nothing else."""

ROBOTIC = (
    frame(
        "start",
        r"""
        (?:{do} )?(?:back )?on
        (?:start(?: up)?|run|activate|begin|launch|get going|resume|continue|use)(?: up)?
        """,
        ROBOTS,
    ),
    frame("dock", "(?:stop|finish|end|quit) {clean}", VACUUMS, default="vacuum", alone=True),
    frame("dock", "(?:stop|finish|end|quit) {mow}(?: {lawn})?", MOWERS, default="lawn_mower", alone=True),
    frame("pause", "(?:pause|hold|wait) {clean}", VACUUMS, default="vacuum", alone=True),
    frame("pause", "(?:pause|hold|wait) {mow}(?: {lawn})?", MOWERS, default="lawn_mower", alone=True),
    frame(
        "start",
        r"""
        (?:(?:start(?: up)?|run|begin|launch|get going|resume|continue|get|have|make|let|send|go) )?{mow}(?: {lawn}| {dwelling})*
        (?:(?:get|have|make|let|send|go|start) )?(?:cut|cutting|trim|trimming) {lawn}
        """,
        MOWERS,
        default="lawn_mower",
        alone=True,
    ),
    frame(
        "start",
        r"""
        (?:start(?: up)?|run|activate|begin|launch|get going|resume|continue|use) {clean}(?: up)?
        (?:(?:get|have|make|let|tell|send|ask|do|start|begin|set) )?(?:{dwelling} )?{clean}(?: (?:up|cycle|job|{dwelling}))*
        """,
        VACUUMS,
        placed,
        default="vacuum",
        alone=True,
    ),
    frame(
        "dock",
        r"""
        (?:{do} )?(?:back )?off
        (?:(?:make|have|let|tell|ask) )?(?:return|send|go|bring|take|get|dock|stop|recall|charge)(?: (?:{berth}|{clean}))*
        """,
        ROBOTS,
    ),
    frame(
        "dock", "dock|(?:return|go|head)(?: back| its)* (?:base|dock|station|charger|charging)(?: station)?", ROBOTS, alone=True
    ),
    frame("pause", "pause|hold|wait", ROBOTS),
)
"""Vacuums and lawn mowers. A verb of one kind (to mow, to hoover) is never said of the other."""

"""What a model that calls tools is offered, with how each leaves a device."""

from __future__ import annotations

from assistant.skillkit import Tool

ON = Tool("turn_on", leaves={"on": True})
OFF = Tool("turn_off", leaves={"on": False})
OPEN = Tool("open", leaves={"position": 100})
SHUT = Tool("close", leaves={"position": 0})
LOCK = Tool("lock", leaves={"locked": True})
CLEAN = Tool("start_robot", leaves={"state": "cleaning"})
HOME = Tool("send_robot_home", leaves={"state": "docked"})

"""A box loads the library behind a setting when the setting asks for it, and not before: each takes
megabytes.
"""

from __future__ import annotations

import subprocess
import sys

LATE = ("cryptography", "aiomqtt", "prometheus_client", "caldav", "llama_cpp")


def test_a_box_and_its_page_load_nothing_that_no_setting_asks_for() -> None:
    code = f"""
import sys, assistant.commands.run, assistant.web.server
print([name for name in {LATE} if name in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_start_does_not_wait_for_the_doctors_examinations() -> None:
    code = """
import sys, assistant.commands.run, assistant.web.server
print([name for name in ("assistant.service.doctor.all", "packaging") if name in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"

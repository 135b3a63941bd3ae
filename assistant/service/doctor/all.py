"""Every examination there is; whoever imports this has every kind of finding too."""

from __future__ import annotations

from assistant.service.doctor import disk
from assistant.service.doctor.examine import Examination

EXAMINATIONS: tuple[Examination, ...] = (disk.EXAMINATION,)

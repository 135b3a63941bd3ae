"""Take a download off this box again."""

from __future__ import annotations

import shutil

from assistant.core.errors import ModelError
from assistant.service.library.fetching import progress
from assistant.service.library.hub import downloadable
from assistant.service.library.locate import located


def remove(id: str) -> int:
    """Delete the download `id`, whole or begun; returns how many bytes that made free. Raises
    ModelError for what came with a package, is not here, or is being downloaded at this moment.
    """
    folder = located(downloadable(id))
    if folder is None:
        raise ModelError(f"{id} is not on this box.")
    if any(each.id == id and each.state != "failed" for each in progress()):
        raise ModelError(f"{id} is being downloaded; wait until it is here.")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise ModelError(f"{folder}: cannot be removed: {error.strerror}.") from error
    return size

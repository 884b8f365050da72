"""Where the content lies that comes with the program."""

from __future__ import annotations

from pathlib import Path

import workshop
from workshop.model.errors import WorkshopError


def shipped() -> Path:
    """The shipped content folder: beside the package in a wheel, at the top of a checkout."""
    package = Path(workshop.__file__).resolve().parent
    for place in (package / "shipped", package.parent.parent / "content"):
        if place.is_dir():
            return place
    raise WorkshopError(
        f"The content that comes with the program is missing from {package}; install the program again."
    )

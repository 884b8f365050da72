"""Picture files of every kind that people bring along."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

TURNED = (60, 120)  # how a photo of the usual size is seen when it was taken upright
_ORIENTATION = 0x0112


def photo(path: Path, size: tuple[int, int] = (120, 60), *, turned: bool = False, kind: str | None = None) -> Path:
    """Noise that does not compress well, its left part red; `turned` says in the file to show it a quarter turn on.

    The kind is the file's real one, where its name says another.
    """
    pixels = np.random.default_rng(7).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    pixels[:, : size[0] // 3] = (255, 0, 0)
    made = Image.fromarray(pixels)
    exif = Image.Exif()
    if turned:
        exif[_ORIENTATION] = 6
    if kind == "MPO":
        made.save(path, kind, save_all=True, append_images=[made])
    else:
        made.save(path, kind, exif=exif)
    return path

"""QR codes as modules: dark squares on white with the quiet zone that scanners need."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

from workshop.deck import wording
from workshop.deck.look.geometry import Box
from workshop.deck.slide import Code
from workshop.model.showing import JoinCard

_QUIET = 4


def code(join: JoinCard, box: Box) -> Code:
    """The code that leads a phone to the join address. Raises segno.DataOverflowError for an absurdly long one."""
    return Code(box, _modules(join.url), wording.code_alt(join.address), join.url)


@lru_cache(maxsize=4)
def _modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """Kept, because a slide is laid out anew with every answer while its code stays."""
    made = segno.make(url, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in made.matrix_iter(border=_QUIET))


def as_png(join_url: str) -> bytes:
    """The same code as a picture, for a .pptx."""
    out = io.BytesIO()
    segno.make(join_url, error="m", micro=False).save(out, kind="png", scale=12, border=_QUIET)
    return out.getvalue()

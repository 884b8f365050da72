"""Shares strips out over pages, in order: what belongs together stays together wherever one page can hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workshop.paper.strips import Placed, Strip

_HAIR = 0.01  # sums of fractions differ by less than this

PlacedPage = tuple[Placed, ...]


def paginate(strips: Sequence[Strip], room: float) -> tuple[PlacedPage, ...]:
    """Pages as high as `room`.

    A strip higher than a page gets one to itself: text that spills is seen and
    mended, text that is dropped is not.
    """
    pages = _Pages(room)
    for group in _groups(strips):
        pages.add(group)
    return tuple(tuple(page) for page in pages.done if page)


def filled(page: PlacedPage) -> float:
    """How far down the page reaches."""
    return max((placed.bottom for placed in page), default=0.0)


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Strips that keep each other, one after the other."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


@dataclass
class _Pages:
    room: float
    done: list[list[Placed]] = field(default_factory=lambda: [[]])

    def add(self, group: Sequence[Strip]) -> None:
        if self._fits(group):
            self._put(group)
        elif _height(group, top=True) <= self.room + _HAIR:
            self._turn()
            self._put(group)
        else:
            self._one_by_one(group)

    def _one_by_one(self, group: Sequence[Strip]) -> None:
        """What is too high for any page is parted where that does the least harm: after its first rows."""
        for place, strip in enumerate(group):
            together = group[place : place + 2] if strip.again is None else [strip]
            if not self._fits(together) and self._page:
                self._turn()
            self._put([strip])

    @property
    def _page(self) -> list[Placed]:
        return self.done[-1]

    @property
    def _left(self) -> float:
        return self.room - (self._page[-1].bottom if self._page else 0.0)

    def _fits(self, group: Sequence[Strip]) -> bool:
        return _height(group, top=not self._page) <= self._left + _HAIR

    def _turn(self) -> None:
        if self._page:
            self.done.append([])

    def _put(self, group: Sequence[Strip]) -> None:
        for strip in group:
            if not self._page and strip.again is not None:
                self._page.append(Placed(strip.again, 0.0))
                self._page.append(Placed(strip, strip.again.height))
            else:
                below = self._page[-1].bottom + strip.gap if self._page else 0.0
                self._page.append(Placed(strip, below))


def _height(group: Sequence[Strip], *, top: bool) -> float:
    head = group[0].again.height if top and group[0].again else 0.0
    gaps = sum(strip.gap for strip in (group[1:] if top else group))
    return head + gaps + sum(strip.height for strip in group)

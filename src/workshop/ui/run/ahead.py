"""The pictures that may follow the one on show, made in the background: one at a time, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol, TypeVar

from workshop.model.showing import Showing
from workshop.ui.run.pictures import Drawn, Lay, drawn

T = TypeVar("T")
Size = tuple[int, int]
Wish = tuple[Showing, Size, int]


class Background(Protocol):
    """Does work off the window's thread, a piece after the other, and tells the window's thread what came of it."""

    def __call__(self, work: Callable[[], T], then: Callable[[T], None], /) -> None: ...


class Ahead:
    """Gives what it made to `keep`. What is no longer wanted is not begun, and dropped where it comes late."""

    def __init__(self, lay: Lay, background: Background, keep: Callable[[Drawn], None]) -> None:
        self._lay = lay
        self._background = background
        self._keep = keep
        self._look = 0
        self._wanted: tuple[Wish, ...] = ()  # replaced and never changed: the helper's thread looks at it
        self._under_way: Wish | None = None

    def want(self, showings: Iterable[Showing], size: Size) -> None:
        """From now on these are wanted, in this order, and nothing else."""
        self._wanted = tuple((showing, size, self._look) for showing in showings)
        self._begin()

    def want_nothing(self) -> None:
        """What is under way ends at its next stage: a step that was just asked for comes first."""
        self._wanted = ()

    def forget(self) -> None:
        """Slides look different from now on: a picture under way is of no use, also where the same is wanted again."""
        self._look += 1
        self._wanted = ()

    def _begin(self) -> None:
        """A wish whose work failed stays under way, so that it is not tried again and again."""
        first = self._wanted[0] if self._wanted else None
        if first is not None and first != self._under_way:
            self._under_way = first
            self._background(partial(self._make, first), partial(self._made, first))

    def _make(self, wish: Wish) -> Drawn | None:
        """In the helper's thread: what is laid out here is drawn here, and only pixels leave."""
        showing, (width, height), _ = wish
        if wish not in self._wanted:
            return None
        slide = self._lay(showing)
        return drawn(showing, slide, width, height) if wish in self._wanted else None

    def _made(self, wish: Wish, made: Drawn | None) -> None:
        if wish == self._under_way:
            self._under_way = None
        if made is not None and wish in self._wanted:
            self._keep(made)
            self._wanted = tuple(other for other in self._wanted if other != wish)
        self._begin()

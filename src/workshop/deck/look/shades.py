"""Colours of the points of a scale: from one hue over hardly any to another, with letters that can be read on each."""

from __future__ import annotations

from functools import lru_cache

from workshop.deck.look.theme import Colour, Theme, contrast, legible, mixed
from workshop.model.step import Kind

_STEPS = 50
_READABLE = 7.0
_PALEST, _NEUTRAL = 0.72, 0.4  # of the way from the strongest pale shade to the page


def shades(theme: Theme, points: int) -> tuple[Colour, ...]:
    """A colour for each point from the lowest up; the one in the middle, if there is one, has no hue.

    Orange and green-blue are told apart by eyes that confuse red and green. The ends are strong and the
    others pale, because letters stand out on both, and on nothing in between.
    """
    half = points // 2
    low = _paling(theme.kinds[Kind.VIGNETTE].text, theme.ink, theme.page, half)
    high = _paling(theme.primary, theme.ink, theme.page, half)
    between = (_pale(theme.muted, theme.ink, theme.page, _NEUTRAL),) if points % 2 else ()
    return (*low, *between, *reversed(high))


def letters_on(shade: Colour, theme: Theme) -> Colour:
    """The colour of letters on a shade."""
    return max((theme.ink, theme.page), key=lambda one: contrast(one, shade))


@lru_cache(maxsize=64)
def _paling(hue: Colour, ink: Colour, page: Colour, count: int) -> tuple[Colour, ...]:
    """So many shades of a hue, each paler than the one before."""
    pale = (_pale(hue, ink, page, _PALEST * place / max(count - 2, 1)) for place in range(count - 1))
    return (legible(hue, page, _READABLE), *pale)[:count]


@lru_cache(maxsize=256)
def _pale(hue: Colour, ink: Colour, page: Colour, share: float) -> Colour:
    """The hue thinned with the page until the page's ink stands out on it, and by a further share of the rest."""
    dark = (step for step in range(_STEPS, -1, -1) if contrast(ink, mixed(hue, page, step / _STEPS)) < _READABLE)
    first = min(next(dark, -1) + 1, _STEPS) / _STEPS
    return mixed(hue, page, first + (1 - first) * share)

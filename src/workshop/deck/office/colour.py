"""Colours as Office's XML gives them: by value or by name, made lighter, darker or paler."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from lxml import etree

from workshop.deck.look.theme import Colour

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PRESET = {"black": "000000", "white": "FFFFFF", "gray": "808080", "grey": "808080", "red": "FF0000", "blue": "0000FF"}
_USUAL_MAP = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


class Palette:
    """The colours that a master's names stand for. `names` leads from tx1, bg1 … to dk1, lt1 …."""

    def __init__(self, scheme: Mapping[str, Colour], names: Mapping[str, str] = _USUAL_MAP) -> None:
        self.scheme = dict(scheme)
        self._names = {**_USUAL_MAP, **names}

    def named(self, name: str) -> Colour | None:
        return self.scheme.get(self._names.get(name, name))

    def fill(self, properties: etree._Element | None, placeholder: Colour | None = None) -> Colour | None:
        """The colour of a fill inside these properties; of a gradient its first one. None where there is no colour."""
        if properties is None:
            return None
        for one in properties:
            found = self.painted(one, placeholder)
            if found:
                return found
        return None

    def painted(self, fill: etree._Element, placeholder: Colour | None = None) -> Colour | None:
        """The colour of this very fill."""
        holder = {f"{A}solidFill": fill, f"{A}gradFill": fill.find(f"{A}gsLst/{A}gs")}.get(fill.tag)
        return None if holder is None or not len(holder) else self.colour(holder[0], placeholder)

    def colour(self, element: etree._Element, placeholder: Colour | None = None) -> Colour | None:
        """What one colour element says. `placeholder` stands for the colour that a style is asked for."""
        value = element.get("val", "")
        match element.tag.removeprefix(A):
            case "srgbClr":
                base: Colour | None = value.upper()
            case "sysClr":
                base = element.get("lastClr", "000000").upper()
            case "schemeClr":
                base = placeholder if value == "phClr" else self.named(value)
            case "prstClr":
                base = _PRESET.get(value)
            case _:
                base = None
        return base and _changed(base, element)


def _changed(base: Colour, element: etree._Element) -> Colour:
    red, green, blue = (part / 255 for part in _parts(base))
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        share = int(change.get("val", "100000")) / 100_000
        match change.tag.removeprefix(A):
            case "lumMod":
                light *= share
            case "lumOff":
                light += share
            case "satMod":
                strong = min(strong * share, 1.0)
            case "shade":
                light *= share
            case "tint":
                light = 1 - (1 - light) * share
            case _:
                pass
    changed = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strong)
    return _hex(tuple(part * 255 for part in changed))


def _parts(colour: Colour) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _hex(parts: tuple[float, ...]) -> Colour:
    return "".join(f"{min(max(round(part), 0), 255):02X}" for part in parts)

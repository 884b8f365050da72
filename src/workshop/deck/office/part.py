"""A part of the package that is written once, with a plain list of what it relates to.

python-pptx keeps relations as objects that are searched at every step and turned into XML one by
one; over a deck that takes as long as writing its slides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.opc.package import Part

_SCHEMA = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """What the library reads of a relation when it gathers and saves the parts. An address has no part."""

    reltype: str
    target: Part | str
    reference: str

    @property
    def mode(self) -> str:
        return ' TargetMode="External"' if self.is_external else ""

    @property
    def is_external(self) -> bool:
        return isinstance(self.target, str)

    @property
    def target_part(self) -> Part:
        assert not isinstance(self.target, str)
        return self.target


class Listing(dict[str, Relation]):
    """Relations by their ids; `xml` is how they stand in the file."""

    @property
    def xml(self) -> bytes:
        said = "".join(
            f'<Relationship Id="{name}" Type="{one.reltype}" Target={quoteattr(one.reference)}{one.mode}/>'
            for name, one in self.items()
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_SCHEMA}">{said}'
            "</Relationships>"
        ).encode()


class WrittenPart(Part):
    """A part whose text is written by us."""

    def __init__(self, partname: Any, content_type: str, package: Any) -> None:
        super().__init__(partname, content_type, package, b"")
        self._listing = Listing()
        self._known: dict[tuple[str, Part | str], str] = {}

    def related(self, target: Part | str, kind: str) -> str:
        """The id of a relation to a part or an address, new or the one that is there."""
        if (kind, target) not in self._known:
            name = self._known[kind, target] = f"rId{len(self._listing) + 1}"
            reference = target if isinstance(target, str) else target.partname.relative_ref(self.partname.baseURI)
            self._listing[name] = Relation(kind, target, reference)
        return self._known[kind, target]

    @property
    def rels(self) -> Any:
        return self._listing

    _rels = rels  # the library's own name for it, which it asks when it saves

"""Looks at a foreign .pptx or .potx before anything of it is unpacked, and hands on what is safe to open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from workshop.model.errors import WorkshopError

MOST_PARTS = 5_000
MOST_UNPACKED = 400 * 2**20
MOST_RATIO = 200  # to 1, of a part that is larger than SMALL
_SMALL = 2**20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, RuntimeError, ValueError)
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_MAIN_KINDS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)\.main\+xml"
    rb"|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled\.main\+xml)"
)
_PROGRAM = re.compile(r"(^|/)(vbaProject\w*\.bin|vbaData\.xml|activeX/.*|embeddings/oleObject.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A package that can be opened as a presentation. `remarks` say what was kept out, a sentence each."""

    data: bytes
    remarks: tuple[str, ...] = ()


def checked(data: bytes, name: str) -> Checked:
    """Raises WorkshopError for what is no presentation, or would do harm when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_sizes(parts, name)
            if _CONTENT_TYPES not in package.namelist() or "ppt/presentation.xml" not in package.namelist():
                raise WorkshopError(f"{name} is not a PowerPoint file; choose a .pptx or .potx.")
            return _repacked(package, parts, name)
    except _UNREADABLE as error:
        raise WorkshopError(
            f"{name} cannot be opened ({error}); save it once more as .pptx in PowerPoint and choose it again."
        ) from error


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > MOST_PARTS:
        raise WorkshopError(f"{name} has {len(parts)} parts; a template has at most {MOST_PARTS}. Choose another file.")
    total = sum(part.file_size for part in parts)
    if total > MOST_UNPACKED:
        raise WorkshopError(
            f"{name} would take {total // 2**20} MB unpacked; a template may take {MOST_UNPACKED // 2**20} MB. "
            "Remove large pictures and films from it, or choose another file."
        )
    for part in parts:
        if part.file_size > _SMALL and part.file_size > part.compress_size * MOST_RATIO:
            raise WorkshopError(
                f"{name} holds a part that unpacks to {part.file_size // max(part.compress_size, 1)} times its size "
                f"({part.filename}), as harmful files do; it was not opened."
            )


def _repacked(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> Checked:
    """The same package as a presentation, without programs and without relations that lead out of it."""
    out = io.BytesIO()
    programs = {part.filename for part in parts if _PROGRAM.search(part.filename)}
    outside = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as safe:
        for part in parts:
            if part.filename in programs or part.is_dir():
                continue
            blob = _read(package, part, name)
            if part.filename == _CONTENT_TYPES:
                blob = _without_overrides(_MAIN_KINDS.sub(_MAIN.encode(), blob), programs)
            elif part.filename.endswith(".rels"):
                blob, count = _kept_relations(blob)
                outside += count
            safe.writestr(part.filename, blob)
    remarks = []
    if programs:
        remarks.append("Macros and other programs in the template were kept out.")
    if outside:
        remarks.append("Pictures and files that the template fetches from elsewhere were kept out.")
    return Checked(out.getvalue(), tuple(remarks))


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    with package.open(part) as stream:
        blob = stream.read(part.file_size + 1)
    if len(blob) > part.file_size:
        raise WorkshopError(f"{name} says less about its size than is true ({part.filename}); it was not opened.")
    if part.filename.endswith((".xml", ".rels")) and re.search(rb"<!(?:DOCTYPE|ENTITY)", _plain(blob)):
        raise WorkshopError(
            f"{name} refers to things outside itself ({part.filename} declares entities); it was not opened."
        )
    return blob


def _plain(blob: bytes) -> bytes:
    """XML in UTF-16 with its markup readable as single bytes."""
    return blob.replace(b"\0", b"") if blob[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in blob[:64] else blob


def _without_overrides(blob: bytes, names: set[str]) -> bytes:
    root = _parsed(blob)
    for one in root.findall("{*}Override"):
        if one.get("PartName", "").removeprefix("/") in names:
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _kept_relations(blob: bytes) -> tuple[bytes, int]:
    """Without programs, and without outside things other than links that somebody clicks; how many of these."""
    root = _parsed(blob)
    outside = 0
    for one in root.findall("{*}Relationship"):
        elsewhere = one.get("TargetMode") == "External" and not one.get("Type", "").endswith("/hyperlink")
        outside += elsewhere
        if elsewhere or _PROGRAM.search(one.get("Target", "")):
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), outside


def _parsed(blob: bytes) -> etree._Element:
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

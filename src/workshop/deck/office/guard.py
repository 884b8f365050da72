"""Looks at a foreign .pptx or .potx before anything of it is unpacked, and hands on what is safe to open."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from lxml import etree

from workshop.model.errors import WorkshopError

MOST_PARTS = 5_000
MOST_UNPACKED = 400 * 2**20
MOST_XML_PART = 8 * 2**20
MOST_XML = 64 * 2**20
MOST_RATIO = 200  # to 1, of a part that is larger than SMALL
_SMALL = 2**20
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_MAIN_KINDS = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)\.main\+xml"
    r"|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled\.main\+xml)"
)
#: How a program or an embedded file is named, typed, or referred to.
_PROGRAM_NAME = re.compile(r"(^|/)(vba\w*\.(bin|xml)|activeX/.*|embeddings/oleObject.*)$", re.IGNORECASE)
_PROGRAM_TYPE = re.compile(r"vba|oleObject|activeX|[./-]controlproperties|[./-]package$", re.IGNORECASE)
_PROGRAM_RELATION = re.compile(r"/(vba\w*|wordVbaData|oleObject|package|control|activeX\w*|attachedTemplate)$", re.I)
_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HELD_BY = {"oleObj": "graphicFrame", "relIds": "graphicFrame"}  # a shape that is nothing without what it refers to
_ENCODINGS = ("", "UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE")
_DECLARED = re.compile(rb"^\W*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")


@dataclass(frozen=True, slots=True)
class Checked:
    """A package that can be opened as a presentation. `remarks` say what was kept out, a sentence each."""

    data: bytes
    remarks: tuple[str, ...] = ()


def checked(data: bytes, name: str) -> Checked:
    """Raises WorkshopError for what is no presentation, or would do harm when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_names(package.infolist(), name)
            _check_sizes(package.infolist(), name)
            if not {_CONTENT_TYPES, "ppt/presentation.xml"} <= set(package.namelist()):
                raise WorkshopError(f"{name} is not a PowerPoint file; choose a .pptx or .potx.")
            return _Package(package, name).repacked()
    except _UNREADABLE as error:
        raise WorkshopError(
            f"{name} cannot be opened ({error}); save it once more as .pptx in PowerPoint and choose it again."
        ) from error


def forget(root: etree._Element, relations: Collection[str]) -> None:
    """Take out of a part's XML what refers to these relations, which are gone: links, objects, linked pictures."""
    for element in list(root.iter(etree.Element)):
        gone = [key for key, value in element.attrib.items() if str(key).startswith(_R) and value in relations]
        kind = etree.QName(element).localname
        if not gone:
            continue
        if kind == "blip":
            for key in gone:
                del element.attrib[key]
            continue
        holder = next(element.iterancestors("{*}" + _HELD_BY[kind]), element) if kind in _HELD_BY else element
        parent = holder.getparent()
        if parent is not None:
            parent.remove(holder)


def parsed(blob: bytes) -> etree._Element:
    """The root of a foreign part's XML, with nothing put in for its entities."""
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _check_names(parts: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Programs differ in which of two parts of one name they open, and in where such a path leads."""
    names = [part.orig_filename for part in parts]
    for one in names:
        if one.startswith("/") or re.search(r"[\\\0:]", one) or {"..", "."} & set(one.split("/")):
            raise WorkshopError(f"{name} holds a part with an unsafe name ({one!r}); it was not opened.")
    twice = [one for one, count in Counter(map(str.casefold, names)).items() if count > 1]
    if twice:
        raise WorkshopError(f"{name} holds two parts of the same name ({twice[0]}); it was not opened.")


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
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WorkshopError(
                f"{name} is packed in a way that PowerPoint does not use ({part.filename}); "
                "save it once more as .pptx in PowerPoint and choose it again."
            )
        if part.file_size > _SMALL and part.file_size > part.compress_size * MOST_RATIO:
            raise WorkshopError(
                f"{name} holds a part that unpacks to {part.file_size // max(part.compress_size, 1)} times its size "
                f"({part.filename}), as harmful files do; it was not opened."
            )


@dataclass
class _Package:
    """A package about to be packed again as a presentation, without programs and what leads out of it."""

    package: zipfile.ZipFile
    name: str
    _xml: int = 0
    _types: Mapping[str, str] = field(default_factory=dict)
    _programs: set[str] = field(default_factory=set)
    _gone: dict[str, set[str]] = field(default_factory=dict)
    _fetched: int = 0
    _links: int = 0

    def repacked(self) -> Checked:
        parts = [part for part in self.package.infolist() if not part.is_dir()]
        types = self._checked_xml(_CONTENT_TYPES, self._read(self.package.getinfo(_CONTENT_TYPES), is_xml=True))
        self._types = _types_of(types, [part.filename for part in parts])
        relations = {
            part.filename: self._checked_xml(part.filename, self._read(part, is_xml=True))
            for part in parts
            if part.filename.endswith(".rels")
        }
        self._find_programs(relations)
        for one, root in relations.items():
            self._gone[_owner(one)] = self._dropped(one, root)
        ready = {_CONTENT_TYPES: _as_bytes(self._allowed(types))}
        ready |= {one: _as_bytes(root) for one, root in relations.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as safe:
            for part in parts:
                if part.filename not in self._programs and _owner(part.filename) not in self._programs:
                    safe.writestr(part.filename, ready.get(part.filename) or self._safe(part))
        return Checked(out.getvalue(), tuple(self._remarks()))

    def _remarks(self) -> Iterable[str]:
        if self._programs:
            yield "Macros, embedded files and other programs in the template were kept out."
        if self._fetched:
            yield "Pictures and files that the template fetches from elsewhere were kept out."
        if self._links:
            yield "Links in the template to anything but web pages and mail addresses were kept out."

    # -- reading

    def _safe(self, part: zipfile.ZipInfo) -> bytes:
        is_xml = self._is_xml(part)
        blob = self._read(part, is_xml)
        if not is_xml:
            return blob
        root = self._checked_xml(part.filename, blob)
        gone = self._gone.get(part.filename)
        if not gone:
            return blob
        forget(root, gone)
        return _as_bytes(root)

    def _is_xml(self, part: zipfile.ZipInfo) -> bool:
        kind = self._types.get(part.filename, "")
        if kind.endswith(("+xml", "/xml")):
            return True
        with self.package.open(part) as stream:
            start = stream.read(4096)
        return start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")

    def _read(self, part: zipfile.ZipInfo, is_xml: bool) -> bytes:
        if is_xml:
            self._xml += part.file_size
            if part.file_size > MOST_XML_PART or self._xml > MOST_XML:
                raise WorkshopError(
                    f"{self.name} holds more text and drawing than a template does ({part.filename}); "
                    "choose a file with fewer slides and shapes."
                )
        return self.package.read(part)

    def _checked_xml(self, part: str, blob: bytes) -> etree._Element:
        declared = _DECLARED.match(blob[:400].replace(b"\0", b""))
        encoding = declared[1].decode("latin-1").upper() if declared else ""
        if encoding not in _ENCODINGS:
            raise WorkshopError(
                f"{self.name} is written in {encoding} ({part}), as no PowerPoint file is; it was not opened."
            )
        root = parsed(blob)
        info: Any = root.getroottree().docinfo
        if info.doctype or (info.encoding or "").upper() not in _ENCODINGS:
            raise WorkshopError(
                f"{self.name} refers to things outside itself ({part} declares entities); it was not opened."
            )
        return root

    # -- what stays

    def _find_programs(self, relations: Mapping[str, etree._Element]) -> None:
        for one, kind in self._types.items():
            if _PROGRAM_NAME.search(one) or _PROGRAM_TYPE.search(kind):
                self._programs.add(one)
        for one, root in relations.items():
            for relation in root.iterfind("{*}Relationship"):
                if relation.get("TargetMode") != "External" and _PROGRAM_RELATION.search(relation.get("Type", "")):
                    self._programs.add(_target(one, relation))

    def _dropped(self, one: str, root: etree._Element) -> set[str]:
        """Drop the relations to programs and to outside things other than links to click; returns their ids."""
        gone = set()
        for relation in root.findall("{*}Relationship"):
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            outside = relation.get("TargetMode") == "External"
            if kind.endswith("/hyperlink"):
                drop = not (outside and _LINK.match(target))
                self._links += drop
            else:
                program = _PROGRAM_RELATION.search(kind) is not None
                drop = outside or program or _target(one, relation) in self._programs
                self._fetched += outside
            if drop:
                gone.add(relation.get("Id", ""))
                root.remove(relation)
        return gone

    def _allowed(self, types: etree._Element) -> etree._Element:
        """The table of content types as that of a presentation without programs."""
        for one in list(types.iterchildren(etree.Element)):
            kind = one.get("ContentType", "")
            if one.get("PartName", "").removeprefix("/") in self._programs or _PROGRAM_TYPE.search(kind):
                types.remove(one)
            one.set("ContentType", _MAIN_KINDS.sub(_MAIN, kind))
        return types


def _types_of(types: etree._Element, names: Iterable[str]) -> dict[str, str]:
    """The content type of each part, as OPC finds it: by the part's name, else by its ending."""
    by_name = {one.get("PartName", "").casefold(): one.get("ContentType", "") for one in types.iterfind("{*}Override")}
    by_ending = {
        one.get("Extension", "").casefold(): one.get("ContentType", "") for one in types.iterfind("{*}Default")
    }
    return {
        one: by_name.get(f"/{one}".casefold()) or by_ending.get(one.rpartition(".")[2].casefold(), "") for one in names
    }


def _owner(relations: str) -> str:
    """The part whose relations these are; the name itself for any other part."""
    folder, one = posixpath.split(relations)
    if not one.endswith(".rels") or posixpath.basename(folder) != "_rels":
        return relations
    return posixpath.join(posixpath.dirname(folder), one.removesuffix(".rels"))


def _target(relations: str, relation: etree._Element) -> str:
    base = posixpath.dirname(_owner(relations))
    return posixpath.normpath(posixpath.join("/", base, unquote(relation.get("Target", "")))).lstrip("/")


def _as_bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

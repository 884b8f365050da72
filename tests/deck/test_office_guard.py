from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from pptx import Presentation

from workshop.deck import office_guard
from workshop.deck.office_guard import checked
from workshop.model.errors import WorkshopError

MAIN = "presentationml.presentation.main+xml"
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def good() -> bytes:
    out = io.BytesIO()
    Presentation().save(out)
    return out.getvalue()


def changed(data: bytes, change: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
    return out.getvalue()


def layouts(data: bytes) -> int:
    return len(Presentation(io.BytesIO(data)).slide_layouts)


def test_a_presentation_is_handed_on_whole(good: bytes) -> None:
    result = checked(good, "ours.pptx")

    assert layouts(result.data) == layouts(good)
    assert result.remarks == ()


@pytest.mark.parametrize(
    "kind",
    [
        "openxmlformats-officedocument.presentationml.template.main+xml",
        "openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_a_template_is_opened_as_a_presentation(good: bytes, kind: str) -> None:
    def as_template(parts: Parts) -> None:
        name = "[Content_Types].xml"
        parts[name] = parts[name].replace(f"openxmlformats-officedocument.{MAIN}".encode(), kind.encode())

    template = changed(good, as_template)
    with pytest.raises(ValueError, match="not a PowerPoint file"):
        layouts(template)

    assert layouts(checked(template, "ours.potx").data) == layouts(good)


def test_macros_are_kept_out_and_it_is_said(good: bytes) -> None:
    def with_macros(parts: Parts) -> None:
        parts["ppt/vbaProject.bin"] = b"Sub AutoOpen()"
        parts["ppt/_rels/presentation.xml.rels"] = parts["ppt/_rels/presentation.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
            b'Target="vbaProject.bin"/></Relationships>',
        )

    result = checked(changed(good, with_macros), "ours.pptm")

    with zipfile.ZipFile(io.BytesIO(result.data)) as package:
        assert not [name for name in package.namelist() if "vba" in name]
        assert b"vbaProject" not in package.read("ppt/_rels/presentation.xml.rels")
    assert result.remarks == ("Macros and other programs in the template were kept out.",)
    assert layouts(result.data) == layouts(good)


def test_what_would_be_fetched_from_elsewhere_is_kept_out_and_links_stay(good: bytes) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def with_outside(parts: Parts) -> None:
        name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
        parts[name] = parts[name].replace(
            b"</Relationships>",
            f"<Relationship Id='rId90' Type='{kind}/image' Target='http://a.example/x.png' TargetMode='External'/>"
            f'<Relationship Id="rId91" Type="{kind}/hyperlink" Target="http://b.example" TargetMode="External"/>'
            "</Relationships>".encode(),
        )

    result = checked(changed(good, with_outside), "ours.pptx")

    with zipfile.ZipFile(io.BytesIO(result.data)) as package:
        relations = package.read("ppt/slideMasters/_rels/slideMaster1.xml.rels")
    assert b"a.example" not in relations
    assert b"b.example" in relations
    assert "fetches from elsewhere" in result.remarks[0]


def test_a_part_that_swells_absurdly_is_refused(good: bytes) -> None:
    bomb = changed(good, lambda parts: parts.update({"ppt/media/image9.png": b"\0" * 4 * 2**20}))

    with pytest.raises(WorkshopError, match=r"ours.pptx holds a part that unpacks to \d+ times its size"):
        checked(bomb, "ours.pptx")


def test_too_much_unpacked_and_too_many_parts_are_refused(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_guard, "MOST_UNPACKED", 10_000)
    with pytest.raises(WorkshopError, match="MB unpacked"):
        checked(good, "ours.pptx")

    monkeypatch.setattr(office_guard, "MOST_PARTS", 5)
    with pytest.raises(WorkshopError, match="parts; a template has at most 5"):
        checked(good, "ours.pptx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(good: bytes, encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    bad = changed(good, lambda parts: parts.update({"ppt/presProps.xml": text.encode(encoding)}))

    with pytest.raises(WorkshopError, match="declares entities"):
        checked(bad, "ours.pptx")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 and nothing more"])
def test_what_is_no_package_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(WorkshopError, match=r"^ours.pptx cannot be opened .*choose it again\.$"):
        checked(data, "ours.pptx")


def test_another_kind_of_package_is_refused(good: bytes) -> None:
    def as_document(parts: Parts) -> None:
        del parts["ppt/presentation.xml"]

    with pytest.raises(WorkshopError, match=r"not a PowerPoint file; choose a \.pptx or \.potx"):
        checked(changed(good, as_document), "letter.docx")

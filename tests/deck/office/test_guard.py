from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable

import pytest
from pptx import Presentation

from workshop.deck.office import guard as office_guard
from workshop.deck.office.guard import checked
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
    assert result.remarks == ("Macros, embedded files and other programs in the template were kept out.",)
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


KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MASTER_RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"


def related(parts: Parts, *relations: str) -> None:
    parts[MASTER_RELATIONS] = parts[MASTER_RELATIONS].replace(
        b"</Relationships>", "".join(relations).encode() + b"</Relationships>"
    )


def relation(number: int, kind: str, target: str, mode: str = "") -> str:
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{mode}/>'


def test_programs_are_known_by_what_they_are_said_to_be_whatever_their_name(good: bytes) -> None:
    def disguised(parts: Parts) -> None:
        parts["ppt/code.bin"] = parts["ppt/embeddings/Doc1.bin"] = parts["ppt/typed.dat"] = b"program"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/ppt/typed.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        )
        related(
            parts,
            relation(80, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "../code.bin"),
            relation(81, f"{KINDS}/oleObject", "../embeddings/Doc1.bin"),
            relation(82, f"{KINDS}/image", "../typed.dat"),
        )

    result = checked(changed(good, disguised), "ours.pptx")

    with zipfile.ZipFile(io.BytesIO(result.data)) as package:
        assert not {"ppt/code.bin", "ppt/embeddings/Doc1.bin", "ppt/typed.dat"} & set(package.namelist())
        assert not any(f"rId{number}".encode() in package.read(MASTER_RELATIONS) for number in (80, 81, 82))
    assert result.remarks == ("Macros, embedded files and other programs in the template were kept out.",)
    assert layouts(result.data) == layouts(good)


def test_links_that_start_something_are_kept_out_with_what_is_clicked(good: bytes) -> None:
    master = "ppt/slideMasters/slideMaster1.xml"

    def linked(parts: Parts) -> None:
        related(
            parts,
            relation(80, f"{KINDS}/hyperlink", "file:///c:/run.exe", "External"),
            relation(81, f"{KINDS}/hyperlink", "mailto:us@b.example", "External"),
        )
        clicks = b"".join(
            b'<a:hlinkClick xmlns:r="%s" r:id="rId%d"/>' % (KINDS.encode(), number) for number in (80, 81)
        )
        parts[master] = parts[master].replace(b'name="Title Placeholder 1"/>', b'name="T">' + clicks + b"</p:cNvPr>", 1)

    result = checked(changed(good, linked), "ours.pptx")

    with zipfile.ZipFile(io.BytesIO(result.data)) as package:
        assert b"run.exe" not in package.read(MASTER_RELATIONS)
        assert b"us@b.example" in package.read(MASTER_RELATIONS)
        assert b"rId80" not in package.read(master)
        assert b"rId81" in package.read(master)
    assert result.remarks == ("Links in the template to anything but web pages and mail addresses were kept out.",)


@pytest.mark.parametrize("name", ["ppt/notes.XML", "ppt/plain.dat"])
def test_a_part_is_judged_by_what_is_in_it_and_not_by_its_name(good: bytes, name: str) -> None:
    text = b'\n<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>'

    with pytest.raises(WorkshopError, match="declares entities"):
        checked(changed(good, lambda parts: parts.update({name: text})), "ours.pptx")


def test_an_encoding_that_hides_its_letters_is_refused(good: bytes) -> None:
    text = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'

    with pytest.raises(WorkshopError, match=r"ours.pptx is written in UTF-7 \(ppt/presProps.xml\)"):
        checked(changed(good, lambda parts: parts.update({"ppt/presProps.xml": text})), "ours.pptx")


def test_more_xml_than_a_template_has_is_refused_before_it_is_read(
    good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_guard, "MOST_XML_PART", 5_000)
    with pytest.raises(WorkshopError, match="more text and drawing than a template does"):
        checked(good, "ours.pptx")

    monkeypatch.setattr(office_guard, "MOST_XML_PART", 2**20)
    monkeypatch.setattr(office_guard, "MOST_XML", 40_000)
    with pytest.raises(WorkshopError, match="more text and drawing than a template does"):
        checked(good, "ours.pptx")


@pytest.mark.parametrize("name", ["ppt/../evil.xml", "/ppt/evil.xml", "ppt\\evil.xml", "c:/evil.xml"])
def test_a_part_whose_name_leads_elsewhere_is_refused(good: bytes, name: str) -> None:
    with pytest.raises(WorkshopError, match="a part with an unsafe name"):
        checked(changed(good, lambda parts: parts.update({name: b"<x/>"})), "ours.pptx")


@pytest.mark.parametrize("name", ["ppt/presProps.xml", "PPT/presprops.xml"])
def test_two_parts_of_one_name_are_refused(good: bytes, name: str) -> None:
    twice = io.BytesIO(good)
    with warnings.catch_warnings(), zipfile.ZipFile(twice, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(name, b"<x/>")

    with pytest.raises(WorkshopError, match="two parts of the same name"):
        checked(twice.getvalue(), "ours.pptx")


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_office_does_not_know_is_refused(good: bytes, packing: int) -> None:
    odd = io.BytesIO(good)
    with zipfile.ZipFile(odd, "a", packing) as package:
        package.writestr("ppt/media/image9.png", b"picture" * 99)

    with pytest.raises(WorkshopError, match="packed in a way that PowerPoint does not use"):
        checked(odd.getvalue(), "ours.pptx")


@pytest.mark.parametrize("part", ["ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"])
def test_a_part_that_breaks_off_is_told_in_a_sentence(good: bytes, part: str) -> None:
    def cut(parts: Parts) -> None:
        parts[part] = parts[part][: len(parts[part]) // 2]

    with pytest.raises(WorkshopError, match=r"^ours.pptx cannot be opened .*choose it again\.$"):
        checked(changed(good, cut), "ours.pptx")


def test_what_is_handed_on_stays_packed(good: bytes) -> None:
    assert len(checked(good, "ours.pptx").data) < 1.5 * len(good)

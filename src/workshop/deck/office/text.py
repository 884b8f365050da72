"""Text as Office's XML: bodies, paragraphs and runs that say only what the layout does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from workshop.deck.design import Design
from workshop.deck.look.geometry import FLUSH, UNIT, Box, Insets
from workshop.deck.look.theme import OFFICE_MONO, OFFICE_SANS, Colour, Theme
from workshop.deck.slide import Lettering
from workshop.deck.text.paragraphs import BULLETS
from workshop.deck.text.shaping import LEADING, Marker, Para, Style, is_clickable, writable
from workshop.model.text import Align, Run

ALIGNMENTS = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r"}
_SCHEME_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def clean(text: str) -> str:
    """Text that XML can hold, escaped."""
    return escape(writable(text))


def attribute(text: str) -> str:
    """The text as an attribute's value, with its quotes."""
    return quoteattr(writable(" ".join(text.split())))


def colour(value: Colour, theme: Theme) -> str:
    """A fill of the theme's colour where it has one, so that changing the theme in Office changes it."""
    for name, known in theme.scheme().items():
        if known == value and name != "folHlink":
            return f'<a:solidFill><a:schemeClr val="{_SCHEME_NAMES.get(name, name)}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'


def xfrm(box: Box, design: Design, tag: str = "a:xfrm") -> str:
    emu = design.emu
    return (
        f'<{tag}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(max(box.w, 1))}" cy="{emu(max(box.h, 1))}"/></{tag}>'
    )


def sides(text: Lettering) -> tuple[int, int]:
    """How much narrower than its box the text is set, left and right."""
    spare = text.shaped.inset
    match text.align:
        case Align.LEFT:
            return 0, spare
        case Align.CENTER:
            return spare // 2, spare - spare // 2
        case Align.RIGHT:
            return spare, 0


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes text in a language. `relate` gives the relation's id of a link; `usual` is the layout's look."""

    design: Design
    language: str
    relate: Callable[[str], str]

    def body(self, text: Lettering, usual: Style, *, insets: Insets = FLUSH, own_box: bool = False) -> str:
        """A text body. With `own_box` it says all about its box, else only how much narrower it is."""
        start = f"{self._start(text, insets, own_box)}<a:lstStyle/>"
        return f"<p:txBody>{start}{self.paragraphs(text.shaped.paras, usual)}</p:txBody>"

    def paragraphs(self, paras: Sequence[Para], usual: Style) -> str:
        return "".join(self._paragraph(para, usual, first=place == 0) for place, para in enumerate(paras))

    def _start(self, text: Lettering, insets: Insets, own_box: bool) -> str:
        spare_left, spare_right = sides(text)
        left, right = self.design.emu(insets.left + spare_left), self.design.emu(insets.right + spare_right)
        if own_box:
            return (
                f'<a:bodyPr wrap="square" lIns="{left}" tIns="0" rIns="{right}" bIns="0" '
                f'anchor="{text.anchor.value}"><a:noAutofit/></a:bodyPr>'
            )
        wanted = {"lIns": left, "rIns": right}
        said = "".join(f' {name}="{value}"' for name, value in wanted.items() if value or any(insets))
        said += f' anchor="{text.anchor.value}"' if self.design.source else ""
        return f"<a:bodyPr{said}><a:normAutofit/></a:bodyPr>"

    def _paragraph(self, para: Para, usual: Style, first: bool) -> str:
        runs = "".join(self._run(run, para.style, usual) for run in para.runs if run.text)
        end = "" if runs else f'<a:endParaRPr lang="{self.language}" sz="{self.design.hundredths(para.style.size)}"/>'
        return f"<a:p>{self._properties(para, first)}{runs}{end}</a:p>"

    def _properties(self, para: Para, first: bool) -> str:
        level = f' lvl="{para.level}"' if para.level else ""
        emu = self.design.emu
        return (
            f'<a:pPr marL="{emu(para.indent)}"{level} indent="{-emu(para.hang)}" algn="{ALIGNMENTS[para.align]}">'
            f'<a:lnSpc><a:spcPts val="{self._spacing(para.leading)}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{0 if first else self._spacing(para.before)}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="0"/></a:spcAft>'
            f"{self._marker(para.marker)}</a:pPr>"
        )

    def _marker(self, marker: Marker | None) -> str:
        if marker is None:
            return "<a:buNone/>"
        fill = colour(marker.colour, self.design.theme).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
        font = f'<a:buFont typeface="{OFFICE_SANS}"/>'
        if marker.scheme:
            mark = f'<a:buAutoNum type="{marker.scheme}" startAt="{max(marker.start, 1)}"/>'
        else:
            mark = f"<a:buChar char={attribute(marker.label)}/>"
        return f"<a:buClr>{fill}</a:buClr>{font}{mark}"

    def _run(self, run: Run, style: Style, usual: Style) -> str:
        """One run, or several with line breaks between, where its text has some."""
        properties = self._run_properties(run, style, usual)
        lines = run.text.split("\n")
        parts = [f"<a:r>{properties}<a:t>{clean(line)}</a:t></a:r>" if line else "" for line in lines]
        return f"<a:br>{properties}</a:br>".join(parts)

    def _run_properties(self, run: Run, style: Style, usual: Style) -> str:
        foreign = self.design.source is not None  # whose layout may say anything of what is not said here
        said = f'<a:rPr lang="{self.language}"'
        if style.size != usual.size:
            said += f' sz="{self.design.hundredths(style.size)}"'
        if foreign or (style.bold or run.bold) != usual.bold:
            said += f' b="{int(style.bold or run.bold)}"'
        italic = style.italic or run.italic
        if foreign or italic:
            said += f' i="{int(italic)}"'
        if foreign or style.caps != usual.caps:
            said += f' cap="{"all" if style.caps else "none"}"'
        if foreign or style.spacing != usual.spacing:
            said += f' spc="{self._spacing(style.spacing)}"'
        letters = (style.link or style.colour) if is_clickable(run.link) else style.colour
        inside = colour(letters, self.design.theme) if letters != usual.colour else ""
        if run.code:
            inside += f'<a:latin typeface="{OFFICE_MONO}"/><a:cs typeface="{OFFICE_MONO}"/>'
        elif foreign:
            inside += f"<a:latin typeface={attribute(self._face(style.face))}/>"
        if run.link and is_clickable(run.link):
            inside += f'<a:hlinkClick r:id="{self.relate(run.link)}"/>'
        return f'{said} dirty="0">{inside}</a:rPr>' if inside else f'{said} dirty="0"/>'

    def _face(self, face: str) -> str:
        """By the theme's name of it where it has one, so that changing the theme in Office changes it."""
        faces = self.design.theme.faces
        return {faces.heading: "+mj-lt", faces.body: "+mn-lt"}.get(face, face)

    def _spacing(self, units: int) -> int:
        return self.design.hundredths(units / UNIT)


def levels(style: Style, align: Align, *, bullets: bool, indent: int, design: Design) -> str:
    """A layout's text style: three levels of points, or plain paragraphs."""
    caps = ' cap="all"' if style.caps else ""
    made = []
    for level, bullet in enumerate(BULLETS, start=1):
        margin, hang = (indent * level, indent) if bullets else (0, 0)
        mark = f'<a:buFont typeface="{OFFICE_SANS}"/><a:buChar char="{bullet}"/>' if bullets else "<a:buNone/>"
        made.append(
            f'<a:lvl{level}pPr marL="{design.emu(margin)}" indent="{-design.emu(hang)}" algn="{ALIGNMENTS[align]}">'
            f'<a:lnSpc><a:spcPts val="{design.hundredths(style.size * LEADING)}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="0"/></a:spcBef>{mark}'
            f'<a:defRPr sz="{design.hundredths(style.size)}" b="{int(style.bold)}" '
            f'kern="1200"{caps} spc="{design.hundredths(style.spacing / UNIT)}">{colour(style.colour, design.theme)}'
            f'<a:latin typeface="{style.face}"/></a:defRPr></a:lvl{level}pPr>'
        )
    return "".join(made)

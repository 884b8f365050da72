"""Each kind of showing on its sheet: which arrangement, which text in which place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop.deck import wording
from workshop.deck.bars import bars
from workshop.deck.code import code
from workshop.deck.countdown import time_left
from workshop.deck.design import Design
from workshop.deck.flow import Pictures
from workshop.deck.geometry import (
    FLOOR,
    SMALL_FLOOR,
    SMALL_SIZES,
    UNIT,
    Arrangement,
    Box,
    Role,
)
from workshop.deck.paragraphs import is_text, lettered, paragraphs
from workshop.deck.shaping import Para, Style, size_for
from workshop.deck.sheet import Sheet
from workshop.deck.slide import LaidSlide
from workshop.model.showing import (
    BlankShowing,
    BreakShowing,
    CastShowing,
    Countdown,
    FormShowing,
    JoinCard,
    JoinShowing,
    ReferencesShowing,
    ResultShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    TitleShowing,
    VoteShowing,
)
from workshop.model.step import Kind, Layout
from workshop.model.text import Align, Block, Columns, Paragraph, Picture, Quotation, Run, Table


def no_pictures(_path: str) -> Path | None:
    """Finds no picture; their alternative texts stand in for them."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Makes slides of showings. `title` stands in for the showing's own heading, where it is given."""

    design: Design
    pictures: Pictures = no_pictures
    number: int | None = None
    title: str | None = None
    floor_only: bool = False

    def compose(self, showing: Showing) -> LaidSlide:
        match showing:
            case TitleShowing():
                return self._title(showing)
            case SlideShowing():
                return self._slide(showing)
            case SceneShowing():
                return self._scene(showing)
            case CastShowing():
                return self._cast(showing)
            case VoteShowing():
                return self._vote(showing)
            case ResultShowing():
                return self._result(showing)
            case FormShowing():
                return self._form(showing)
            case JoinShowing():
                return self._join(showing)
            case BreakShowing():
                return self._break(showing)
            case ReferencesShowing():
                return self._references(showing)
            case BlankShowing():
                return self._blank(showing)

    def _sheet(self, arrangement: Arrangement, kind: Kind = Kind.TALK) -> Sheet:
        return Sheet(arrangement, self.design, kind, self.pictures, self.floor_only)

    def _heading(self, showing: Showing) -> str:
        return heading_of(showing) if self.title is None else self.title

    def _title(self, showing: TitleShowing) -> LaidSlide:
        sheet = self._sheet(Arrangement.TITLE, showing.kind)
        heading = self._heading(showing)
        sheet.head(heading, showing.eyebrow)
        if showing.subtitle:
            sheet.blocks(Role.BODY, [_paragraph(showing.subtitle)])
        return sheet.finish(heading)

    def _slide(self, showing: SlideShowing) -> LaidSlide:
        arrangement = _arrangement(showing)
        sheet = self._sheet(arrangement, showing.kind)
        heading = self._heading(showing)
        sheet.head(heading, showing.eyebrow)
        match arrangement:
            case Arrangement.QUESTION:
                pass
            case Arrangement.COLUMNS:
                columns = showing.blocks[0]
                assert isinstance(columns, Columns)
                sheet.side_by_side([(Role.BODY, columns.left), (Role.SECOND, columns.right)])
            case Arrangement.BESIDE:
                words = [block for block in showing.blocks if not isinstance(block, Picture)]
                photos = [block for block in showing.blocks if isinstance(block, Picture)]
                sheet.side_by_side([(Role.BODY, words), (Role.PICTURE, photos)])
            case Arrangement.TABLE:
                sheet.blocks(Role.TABLE, showing.blocks)
            case Arrangement.PICTURE:
                sheet.blocks(Role.PICTURE, showing.blocks)
            case _:
                sheet.blocks(Role.BODY, showing.blocks, quote_indent=arrangement is not Arrangement.QUOTE)
        self._foot(sheet, showing.footer, showing.countdown)
        return sheet.finish(heading)

    def _scene(self, showing: SceneShowing) -> LaidSlide:
        sheet = self._sheet(Arrangement.SCENE, Kind.VIGNETTE)
        heading = self._heading(showing)
        sheet.head(heading)
        blocks = showing.blocks or (Paragraph((Run(showing.title, bold=True),)),)
        sheet.blocks(Role.BODY, blocks, airy=True)
        self._foot(sheet, showing.footer, showing.countdown)
        return sheet.finish(heading)

    def _cast(self, showing: CastShowing) -> LaidSlide:
        sheet = self._sheet(Arrangement.CAST, Kind.VIGNETTE)
        heading = self._heading(showing)
        sheet.head(heading, showing.eyebrow)
        sheet.blocks(Role.BODY, cast_blocks(showing), airy=True)
        sheet.foot("", self.number)
        return sheet.finish(heading)

    def _vote(self, showing: VoteShowing) -> LaidSlide:
        with_code = showing.join is not None or showing.answered is not None
        sheet = self._sheet(Arrangement.VOTE_JOIN if with_code else Arrangement.VOTE, showing.kind)
        heading = self._heading(showing)
        sheet.head(heading, showing.eyebrow)
        words = [block for block in showing.blocks if is_text(block)]

        def paras(size: int) -> Sequence[Para]:
            look = sheet.look(Role.BODY, size)
            options = (lettered((Run(option.text),), place, look) for place, option in enumerate(showing.options))
            return (*paragraphs(words, look), *options)  # type: ignore[arg-type]  # is_text told them apart

        sheet.paras(Role.BODY, paras, FLOOR if words else SMALL_FLOOR)
        self._beside_vote(sheet, showing.join, showing.answered)
        sheet.foot(showing.footer, self.number)
        return sheet.finish(heading)

    def _beside_vote(self, sheet: Sheet, join: JoinCard | None, answered: int | None) -> None:
        lines: list[tuple[str, bool]] = []
        if join:
            sheet.add(code(join, _square(sheet.box(Role.CODE))))
            lines += [(join.address, True), (_spaced(join.code), True)]
        if answered is not None:
            lines.append((wording.answered(answered, None), False))

        def paras(size: int) -> Sequence[Para]:
            look = sheet.look(Role.ASIDE, size)
            width = sheet.box(Role.ASIDE).w
            made = []
            for text, bold in lines:
                style = replace(look.style("" if bold else sheet.surface.muted), bold=bold)
                fitting = replace(style, size=size_for(text, style, (size, *SMALL_SIZES), width))
                made.append(Para(runs=(Run(text),), style=fitting, before=look.share(0.15), align=Align.CENTER))
            return made

        if lines:
            sheet.paras(Role.ASIDE, paras)

    def _result(self, showing: ResultShowing) -> LaidSlide:
        chart = showing.chart
        sheet = self._sheet(Arrangement.RESULT if chart else Arrangement.BODY, showing.kind)
        heading = self._heading(showing)
        sheet.head(heading, showing.eyebrow)
        if chart:
            piece, fits = bars(chart, sheet.box(Role.CHART), self.design.theme, sheet.surface.ink)
            sheet.add(piece)
            sheet.fits = sheet.fits and fits
            total = wording.votes(chart.total)
            sheet.foot(" · ".join(part for part in (total, showing.footer) if part), self.number)
        else:
            sheet.blocks(Role.BODY, [_paragraph(wording.not_yet_shown())])
            sheet.foot(showing.footer, self.number)
        return sheet.finish(heading)

    def _form(self, showing: FormShowing) -> LaidSlide:
        sheet = self._sheet(Arrangement.FORM if showing.join else Arrangement.BODY, Kind.FORM)
        heading = self._heading(showing)
        sheet.head(heading, showing.eyebrow)
        about = [_paragraph(showing.about)] if showing.about else []
        count = "" if showing.answered is None else wording.answered(showing.answered, showing.expected)
        if showing.join:
            sheet.add(code(showing.join, _square(sheet.box(Role.CODE))))
            self._way_in(sheet, showing.join, count, about)
        else:
            sheet.blocks(Role.BODY, [*about, _paragraph(wording.ask_facilitator())])
        sheet.foot(showing.footer, self.number)
        return sheet.finish(heading)

    def _join(self, showing: JoinShowing) -> LaidSlide:
        heading = self._heading(showing)
        if showing.join is None:
            sheet = self._sheet(Arrangement.BODY, Kind.FORM)
            sheet.head(heading, showing.eyebrow)
            sheet.blocks(Role.BODY, [_paragraph(wording.ask_facilitator())])
        else:
            sheet = self._sheet(Arrangement.JOIN, Kind.FORM)
            sheet.head(heading, showing.eyebrow)
            sheet.add(code(showing.join, _square(sheet.box(Role.CODE))))
            count = "" if showing.joined is None else wording.joined(showing.joined, showing.expected)
            self._way_in(sheet, showing.join, count, [])
        sheet.foot("", self.number)
        return sheet.finish(heading)

    @staticmethod
    def _way_in(sheet: Sheet, join: JoinCard, count: str, about: Sequence[Paragraph]) -> None:
        """The address and the code in large type, and how many are in."""

        def paras(size: int) -> Sequence[Para]:
            look = sheet.look(Role.BODY, size)
            bold = Style(FLOOR, look.ink, bold=True)
            large = size_for(join.address, bold, (34, 30, 26, FLOOR, *SMALL_SIZES), sheet.box(Role.BODY).w)
            lines = [
                Para(runs=(Run(wording.or_open()),), style=look.style(), before=look.share(0.5)),
                Para(runs=(Run(join.address),), style=Style(large, look.ink, bold=True)),
                Para(runs=(Run(wording.room_code()),), style=look.style(), before=look.share(0.6)),
                Para(runs=(Run(_spaced(join.code)),), style=Style(44, look.ink, bold=True, spacing=4 * UNIT)),
            ]
            if count:
                style = look.style(sheet.surface.muted)
                lines.append(Para(runs=(Run(count),), style=style, before=look.share(0.6)))
            return (*paragraphs(about, look), *lines)

        sheet.paras(Role.BODY, paras)

    def _break(self, showing: BreakShowing) -> LaidSlide:
        sheet = self._sheet(Arrangement.BREAK, Kind.BREAK)
        heading = self._heading(showing)
        sheet.head(heading)
        live = showing.seconds is not None
        figure = wording.clock(showing.seconds or 0) if live else wording.minutes(showing.minutes)
        sheet.paras(
            Role.FIGURE,
            lambda size: [Para(runs=(Run(figure),), style=sheet.look(Role.FIGURE, size).style(), align=Align.CENTER)],
        )
        below: list[Paragraph] = []
        if showing.back:
            below.append(Paragraph((Run(wording.start_again() + " "), Run(wording.at(showing.back), bold=True))))
        if showing.then:
            below.append(_paragraph(wording.next_up(showing.then)))
        if below:
            sheet.blocks(Role.BODY, below)
        return sheet.finish(heading)

    def _references(self, showing: ReferencesShowing) -> LaidSlide:
        sheet = self._sheet(Arrangement.REFERENCES)
        heading = self._heading(showing)
        sheet.head(heading)
        sheet.blocks(Role.BODY, [_paragraph(reference.full) for reference in showing.references])
        sheet.foot(showing.footer, self.number)
        return sheet.finish(heading)

    def _blank(self, showing: BlankShowing) -> LaidSlide:
        return self._sheet(Arrangement.WHITE if showing.white else Arrangement.BLACK).finish(self._heading(showing))

    def _foot(self, sheet: Sheet, footer: str, countdown: Countdown | None) -> None:
        if countdown is None:
            sheet.foot(footer, self.number)
            return
        sheet.foot(countdown.label or footer, None)
        sheet.add(*time_left(countdown, self.design, sheet.kind, sheet.surface.ink))


def heading_of(showing: Showing) -> str:
    """What stands as the slide's title, also where it is set as small as an eyebrow."""
    match showing:
        case SceneShowing(part=(which, of)):
            return (showing.eyebrow or showing.title) + wording.part(which, of)
        case SlideShowing(part=(which, of)) | ReferencesShowing(part=(which, of)):
            return showing.title + wording.part(which, of)
        case BreakShowing():
            words = (showing.eyebrow, showing.title)
            return " · ".join(words) if all(words) and words[0].casefold() != words[1].casefold() else max(words)
        case JoinShowing():
            return wording.scan_to_join()
        case BlankShowing(white=white):
            return wording.blank(white)
        case _:
            return showing.title


def cast_blocks(showing: CastShowing) -> tuple[Block, ...]:
    """Each person with what they are and a line about them; last, what to warn of."""
    blocks: list[Block] = []
    for person in showing.cast:
        runs = [Run(person.name, bold=True)]
        runs += [Run(f", {person.role}")] if person.role else []
        runs += [Run(f"\n{person.line}")] if person.line else []
        blocks.append(Paragraph(tuple(runs)))
    if showing.sensitive:
        blocks.append(Paragraph((Run(showing.sensitive, italic=True),)))
    return tuple(blocks)


def _arrangement(showing: SlideShowing) -> Arrangement:
    blocks = showing.blocks
    if not blocks:
        return Arrangement.QUESTION
    if showing.layout is Layout.PROMPT:
        return Arrangement.PROMPT
    if showing.layout is Layout.QUOTE or _is_quotation(blocks):
        return Arrangement.QUOTE
    if len(blocks) == 1 and isinstance(blocks[0], Columns):
        return Arrangement.COLUMNS
    if len(blocks) == 1 and isinstance(blocks[0], Table):
        return Arrangement.TABLE
    photos = [isinstance(block, Picture) for block in blocks]
    if all(photos):
        return Arrangement.PICTURE
    if any(photos) and all(is_text(block) for block in blocks if not isinstance(block, Picture)):
        return Arrangement.BESIDE
    return Arrangement.BODY


def _is_quotation(blocks: Sequence[Block]) -> bool:
    """One quotation, with or without a line that says whose it is."""
    quotation, *rest = blocks
    return isinstance(quotation, Quotation) and len(rest) <= 1 and all(isinstance(one, Paragraph) for one in rest)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _square(box: Box) -> Box:
    side = min(box.w, box.h)
    return Box(box.x, box.y, side, side)


def _spaced(code_: str) -> str:
    """A code of six as two threes, which are easier to type."""
    return f"{code_[:3]} {code_[3:]}" if len(code_) == 6 else code_

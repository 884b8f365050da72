"""Model text to the HTML that Qt's text browser shows. Everything an author or attendee wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from workshop.model.session import Reference
from workshop.model.text import (
    Align,
    Block,
    CodeBlock,
    Columns,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Runs,
    Table,
)
from workshop.ui import theme

_FLOW = "margin-top:0px; margin-bottom:8px;"


def page(body: str, *, share: float = 1.0) -> str:
    """A whole document around `body`, in the colours in use. `share` enlarges or shrinks its type."""
    shades = theme.colors()
    size = theme.points(share)
    return (
        f"<html><head><style>body {{ color: {shades.ink}; font-size: {size:.1f}pt; }} "
        f"a {{ color: {shades.talk_text}; }} "
        f"th {{ color: {shades.muted}; }}</style></head><body>{body}</body></html>"
    )


def html(blocks: Iterable[Block], references: Mapping[str, Reference] | None = None) -> str:
    """The blocks as HTML. A citation shows the short form that `references` knows, or its key."""
    known = references or {}
    parts = []
    for is_list, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        if is_list:
            parts.append(_list([item for item in group if isinstance(item, ListItem)], known))
        else:
            parts.extend(_block(block, known) for block in group)
    return "".join(parts)


def paragraph(text: str, style: str = "") -> str:
    """Plain words as one paragraph."""
    return f'<p style="{_FLOW}{style}">{escape(text)}</p>'


def heading(text: str, level: int = 2, color: str = "") -> str:
    share = {1: "h1", 2: "h2"}.get(level, "body")
    size = theme.points(theme.SIZES[share])
    shade = f"color:{color};" if color else ""
    above = 2 if level > 2 else 14
    look = f"margin-top:{above}px; margin-bottom:5px; font-size:{size:.1f}pt; font-weight:700;{shade}"
    return f'<p style="{look}">{escape(text)}</p>'


def bullets(lines: Iterable[str]) -> str:
    """Plain lines as a list."""
    points = "".join(f'<li style="margin-bottom:3px;">{escape(line)}</li>' for line in lines)
    return f'<ul style="margin-left:18px; -qt-list-indent:0; {_FLOW}">{points}</ul>'


def _block(block: Block, known: Mapping[str, Reference]) -> str:
    match block:
        case Paragraph(runs):
            return f'<p style="{_FLOW}">{_runs(runs, known)}</p>'
        case Quotation(paragraphs):
            inner = "<br/>".join(_runs(runs, known) for runs in paragraphs)
            shade = theme.colors().muted
            return f'<p style="margin-left:18px; {_FLOW} color:{shade};"><i>{inner}</i></p>'
        case CodeBlock(text):
            return f'<pre style="{_FLOW}">{escape(text)}</pre>'
        case Table():
            return _table(block, known)
        case Picture(alt=alt, caption=caption):
            return paragraph(f"[{alt}] {caption}".strip(), f"color:{theme.colors().muted};")
        case Columns(left, right):
            sides = "".join(
                f'<td width="50%" style="padding-right:14px;">{html(side, known)}</td>' for side in (left, right)
            )
            return f'<table width="100%"><tr>{sides}</tr></table>'
        case _:
            raise TypeError(f"no HTML for {block!r}")


def _list(items: list[ListItem], known: Mapping[str, Reference]) -> str:
    """Each item is its own list: its level and number are known, and Qt need not count."""
    rows = []
    for item in items:
        tag = "ul" if item.number is None else f'ol start="{item.number}"'
        indent = 18 + 18 * item.level
        rows.append(
            f'<{tag} style="margin-left:{indent}px; -qt-list-indent:0; margin-top:0px; margin-bottom:4px;">'
            f"<li>{_runs(item.runs, known)}</li></{tag[:2]}>"
        )
    return "".join(rows)


def _table(table: Table, known: Mapping[str, Reference]) -> str:
    line = theme.colors().line
    head = "".join(_cell("th", runs, align, known) for runs, align in zip(table.header, table.align, strict=True))
    rows = "".join(
        "<tr>"
        + "".join(_cell("td", runs, align, known) for runs, align in zip(row, table.align, strict=True))
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<table cellspacing="0" cellpadding="5" border="1" style="border-collapse:collapse; border-color:{line}; '
        f'{_FLOW}"><tr>{head}</tr>{rows}</table>'
    )


def _cell(tag: str, runs: Runs, align: Align, known: Mapping[str, Reference]) -> str:
    return f'<{tag} align="{align}">{_runs(runs, known)}</{tag}>'


def _runs(runs: Iterable[Run], known: Mapping[str, Reference]) -> str:
    return "".join(_run(run, known) for run in runs)


def _run(run: Run, known: Mapping[str, Reference]) -> str:
    if run.cite:
        reference = known.get(run.cite)
        words = reference.short if reference else run.text or run.cite
        return f'<span style="color:{theme.colors().muted};">[{escape(words)}]</span>'
    words = escape(run.text).replace("\n", "<br/>")
    if run.code:
        words = f"<code>{words}</code>"
    if run.italic:
        words = f"<i>{words}</i>"
    if run.bold:
        words = f"<b>{words}</b>"
    if run.link and run.link.startswith(("https://", "http://", "mailto:")):
        words = f'<a href="{escape(run.link, quote=True)}">{words}</a>'
    return words

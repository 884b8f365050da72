"""Documents to put on paper, and what stands in the files made of them, as tests read them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QModelIndex
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfLinkModel

from workshop.model.session import Document, Reference
from workshop.model.text import Align, Block, ListItem, Paragraph, Run, Runs, Table, runs_in
from workshop.paper.leaves import Leaf
from workshop.paper.strips import Words

WORK = Reference(
    key="straus-2013",
    short="Straus et al., 2013",
    full="Straus SE. Characteristics of mentoring. Acad Med. 2013;88(1):82-89. doi:10.1097/ACM.0b013e31827647a0.",
)


def text(*parts: str) -> Runs:
    return tuple(Run(part) for part in parts)


def para(words: str) -> Paragraph:
    return Paragraph(text(words))


def head(words: str, depth: int = 2) -> Paragraph:
    return Paragraph((Run(words, bold=True),), heading=depth)


def table(header: str, *rows: str) -> Table:
    """Cells are parted by bars: "Mentor|Mentee"."""
    heads = _cells(header)
    return Table(heads, tuple(map(_cells, rows)), (Align.LEFT,) * len(heads))


def document(*blocks: Block, name: str = "plan", title: str = "Our plan", about: str = "For two people.") -> Document:
    return Document(name, title, blocks, about)


def agreement() -> Document:
    """A bit of everything."""
    return document(
        para("Bring it along, and begin."),
        head("What we agree"),
        table("Line|In our words", "Meetings|", "Answers|", "Ending|"),
        head("How to use it"),
        ListItem(text("Ask first"), number=1),
        ListItem(text("Then wait"), number=2),
        ListItem(text("Write it down")),
        ListItem(text("☐ Tick this")),
        head("On the day", 3),
        Paragraph((Run("Read "), Run("this page", link="https://example.org/page"), Run(" first."))),
        para("We look at it again on ____."),
        Paragraph((Run("Researchers said so "), Run("(Straus et al., 2013)", cite="straus-2013"), Run("."))),
    )


def long_document(paragraphs: int = 60) -> Document:
    body: list[Block] = []
    for number in range(1, paragraphs + 1):
        body.append(head(f"Heading {number}"))
        body.append(para(f"Paragraph {number}. " + "Somebody asks, and somebody else waits for the answer. " * 4))
    return document(*body)


def words_of(made: Document) -> list[str]:
    """Words as they should be selectable in this order: boxes and blanks are drawn, and are no words."""
    runs = " ".join("".join(run.text for run in runs_in((block,))) for block in _flat(made.blocks))
    return f"{made.title} {made.about} {runs}".replace("☐", " ").replace("____", " ").split()


def opened(data: bytes) -> QPdfDocument:
    """The file as a reader of PDFs sees it."""
    app = QCoreApplication.instance()
    assert app is not None
    made = QPdfDocument(app)
    buffer = QBuffer(made)
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    made.load(buffer)
    assert made.status() is QPdfDocument.Status.Ready
    return made


def page_texts(data: bytes) -> list[str]:
    made = opened(data)
    return [made.getAllText(page).text().replace("\u00a0", " ") for page in range(made.pageCount())]


def links(data: bytes, page: int) -> list[tuple[str, int]]:
    """Address and target page of each link on a page; one of them says nothing."""
    file, model = opened(data), QPdfLinkModel()
    model.setDocument(file)
    model.setPage(page)
    roles = QPdfLinkModel.Role
    rows = (model.index(row, 0) for row in range(model.rowCount(QModelIndex())))
    return [(row.data(roles.Url.value).toString(), row.data(roles.Page.value)) for row in rows]


def bookmarks(data: bytes) -> list[tuple[str, int, int]]:
    """Title, level and page of each bookmark."""
    file, model = opened(data), QPdfBookmarkModel()
    model.setDocument(file)
    return list(_bookmarks(model, QModelIndex()))


def _bookmarks(model: QPdfBookmarkModel, parent: QModelIndex) -> Iterator[tuple[str, int, int]]:
    roles = QPdfBookmarkModel.Role
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index.data(roles.Title.value), index.data(roles.Level.value), index.data(roles.Page.value)
        yield from _bookmarks(model, index)


def outside(leaf: Leaf) -> list[object]:
    """What reaches over the edge of the sheet, or into its margins' outer half."""
    edge = 20.0
    return [
        piece
        for piece in leaf.pieces
        if piece.room.x < edge
        or piece.room.y < edge
        or piece.room.right > leaf.sheet.width - edge
        or piece.room.bottom > leaf.sheet.height - edge
    ]


def overlapping(leaf: Leaf) -> list[tuple[str, str]]:
    """Words that stand on other words."""
    rooms = [(piece.room, piece.text.layout.text()) for piece in leaf.pieces if isinstance(piece, Words)]
    return [
        (one, other)
        for place, (a, one) in enumerate(rooms)
        for b, other in rooms[place + 1 :]
        if a.x < b.right - 1 and b.x < a.right - 1 and a.y < b.bottom - 1 and b.y < a.bottom - 1
    ]


def has_writer() -> bool:
    """Whether LibreOffice is here with its word processor; it can be installed without."""
    program = shutil.which("soffice")
    return program is not None and (Path(program).resolve().parent / "libswlo.so").exists()


def rendered(path: Path) -> bytes:
    """The .docx as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    return path.with_suffix(".pdf").read_bytes()


def _cells(row: str) -> tuple[Runs, ...]:
    return tuple(text(cell) if cell else () for cell in row.split("|"))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (Paragraph(cell) for row in (block.header, *block.rows) for cell in row)
        elif isinstance(block, ListItem) and block.number is not None:
            yield Paragraph((Run(f"{block.number}. "), *block.runs))
        else:
            yield block

"""The referral card: it is not printed while it has gaps, since somebody may need what should stand there.

A site fills it in its own copy: `handouts/referral-card.md` in its content
folder is laid over ours, and each `____` is replaced by a name, a number or an
hour. A row that does not exist at that site is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.model.errors import WorkshopError
from workshop.model.session import Document
from workshop.model.text import Block, Table, plain, runs_in
from workshop.paper.lettering import BLANK

REFERRAL_CARD = "referral-card"


def gaps(document: Document) -> tuple[str, ...]:
    """What is still to be filled in on a referral card, one entry per blank `____`; nothing for any other document."""
    if document.name != REFERRAL_CARD:
        return ()
    return tuple(gap for block in document.blocks for gap in _gaps(block))


def check_filled(document: Document) -> None:
    """Raises WorkshopError where the document is a referral card with gaps."""
    missing = gaps(document)
    if missing:
        count = "one gap" if len(missing) == 1 else f"{len(missing)} gaps"
        raise WorkshopError(
            f"The {document.title.lower()} still has {count}, the first at “{missing[0]}”; copy "
            f"handouts/{document.name}.md into your own content folder, write what is true at your place over "
            "every ____, and print it then."
        )


def _gaps(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            name = plain(row[0]).strip()
            for head, cell in zip(block.header, row, strict=True):
                for _ in BLANK.findall(plain(cell)):
                    yield ": ".join(part for part in (name.rstrip(".:"), plain(head).strip()) if part)
    else:
        text = plain(runs_in((block,)))
        for found in BLANK.finditer(text):
            yield BLANK.sub("…", text[: found.start()]).strip(" .:") or text.strip()

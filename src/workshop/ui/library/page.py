"""The library: all content in a list, and on its right what the chosen one holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from workshop.model.programme import Library
from workshop.model.session import Session, Vignette
from workshop.ui import theme
from workshop.ui import words as say
from workshop.ui.library import articles
from workshop.ui.library.shelf import shelf
from workshop.ui.library.thumbnails import ThumbnailStrip
from workshop.ui.widgets import Card, GroupedList, PageHead, label, richtext

#: Gives the slides of a session or vignette as pictures, perhaps drawing each only when it is taken.
Thumbnails = Callable[[Session | Vignette], Sequence[QImage]]


class LibraryPage(QWidget):
    """Shows content to read; changes nothing. Without `thumbnails` the slides stand as text alone."""

    def __init__(self, thumbnails: Thumbnails | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = Library()
        self._thumbnails = thumbnails
        self._shown = ""
        self.head = PageHead(self.tr("Library"))
        self.list = GroupedList(self.tr("Library"), self.tr("Search the library"))
        self.list.chosen.connect(self._show)
        self.eyebrow = label("", "eyebrow")
        self.title = label("", "h1", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.strip = ThumbnailStrip()
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.document().setDocumentMargin(0)
        self.text.setAccessibleName(self.tr("Content"))
        self._lay_out()

    def show_library(self, library: Library) -> None:
        """Show all there is; what was open stays open where it still exists."""
        self._library = library
        self.head.sub.setText(
            say.joined(
                say.sessions(len(library.sessions)),
                say.vignettes(len(library.vignettes)),
                say.forms(len(library.forms)),
                self.tr("{0} on the reading list").format(say.works(len(library.references))),
            )
        )
        self.list.show_groups(shelf(library))
        if self._shown and self.list.choose(self._shown):
            self._show(self._shown)
        elif (first := self.list.model.row(self.list.model.first())) is not None:
            self.list.choose(first.key)

    def set_thumbnails(self, thumbnails: Thumbnails | None) -> None:
        self._thumbnails = thumbnails
        if self._shown:
            self._show(self._shown)

    @Slot(str)
    def show_entry(self, name: str) -> bool:
        """Open content by its name or by its key in the list. False when there is none."""
        for group in shelf(self._library):
            for row in group.rows:
                if name in (row.key, row.key.partition(":")[2]):
                    return self.list.choose(row.key)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._shown:
            self._show_article()

    def _lay_out(self) -> None:
        card = Card(margin=22)
        card.body.setSpacing(4)
        for widget in (self.eyebrow, self.title, self.about):
            card.body.addWidget(widget)
        card.body.addSpacing(8)
        card.body.addWidget(self.strip)
        card.body.addWidget(self.text, 1)
        self.list.setMinimumWidth(230)
        self.list.setMaximumWidth(300)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list, 28)
        row.addWidget(card, 72)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 20, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(self.head)
        layout.addLayout(row, 1)

    @Slot(str)
    def _show(self, key: str) -> None:
        self._shown = key
        kind, _, name = key.partition(":")
        word, tone, title, about = self._words(kind, name)
        self.eyebrow.setText(word)
        theme.restyle(self.eyebrow, tone=tone)
        self.title.setText(title)
        self.about.setText(about)
        self.about.setHidden(not about)
        self.strip.show_images(self._slides(kind, name))
        self._show_article()

    def _show_article(self) -> None:
        kind, _, name = self._shown.partition(":")
        self.text.setHtml(richtext.page(self._article(kind, name)))

    def _slides(self, kind: str, name: str) -> Sequence[QImage]:
        if self._thumbnails is None or kind not in ("session", "vignette"):
            return ()
        content = self._library.sessions[name] if kind == "session" else self._library.vignettes[name]
        return self._thumbnails(content)

    def _words(self, kind: str, name: str) -> tuple[str, str, str, str]:
        library = self._library
        match kind:
            case "session":
                one = library.sessions[name]
                return self.tr("SESSION"), "talk", one.title, say.joined(say.minutes(one.minutes), one.subtitle)
            case "vignette":
                story = library.vignettes[name]
                return (
                    self.tr("VIGNETTE"),
                    "vignette",
                    story.title,
                    say.joined(say.minutes(story.minutes), *story.topics),
                )
            case "form":
                form = library.forms[name]
                return self.tr("FORM"), "form", form.title, say.items(len(form.items))
            case "handout":
                return self.tr("HANDOUT"), "practise", library.handouts[name].title, library.handouts[name].about
            case "guide":
                return self.tr("GUIDE"), "discuss", library.guide[name].title, library.guide[name].about
            case _:
                return self.tr("READING LIST"), "break", name, ""

    def _article(self, kind: str, name: str) -> str:
        library = self._library
        match kind:
            case "session":
                return articles.session(library.sessions[name], library)
            case "vignette":
                return articles.vignette(library.vignettes[name], library)
            case "form":
                return articles.form(library.forms[name])
            case "handout":
                return articles.document(library.handouts[name], library)
            case "guide":
                return articles.document(library.guide[name], library)
            case _:
                return articles.reading(name, library)

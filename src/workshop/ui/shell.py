"""The main window: the side, the pages, the menu, and the place for messages. It knows no page's business."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from workshop.model.workshop import Workshop
from workshop.ui.keys import KeysDialog
from workshop.ui.sidebar import PAGES, Sidebar
from workshop.ui.theme import Scheme
from workshop.ui.widgets.banner import Banner, Toast


class Shell(QMainWindow):
    """Shows one page at a time, and says what was asked of the window as a whole."""

    page_changed = Signal(str)
    new_requested = Signal()
    content_folder_requested = Signal()
    export_requested = Signal()
    appearance_requested = Signal(object)  # Scheme
    message_action_requested = Signal()
    closing = Signal(object)  # QCloseEvent, which the receiver may ignore() to stay open

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Faculty Mentoring Workshop"))
        self.sidebar = Sidebar()
        self.sidebar.page_requested.connect(self._turn_to)
        self.banner = Banner()
        self.banner.action_requested.connect(self.message_action_requested)
        self.banner.dismissed.connect(self._fit_banner)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}

        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(20, 10, 20, 0)
        around.addWidget(self.banner)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)
        self._around = around
        self._toast = Toast(middle)
        self._make_menus()
        self.setMinimumSize(1024, 640)
        self.resize(1366, 720)
        self._fit_banner()

    def add_page(self, name: str, widget: QWidget) -> None:
        """Give a page of the side its widget. `name` is one of PAGES; the first one added is shown."""
        if name not in PAGES:
            raise ValueError(f"no page is called {name!r}; there are: {', '.join(PAGES)}")
        self._pages[name] = widget
        self._stack.addWidget(widget)
        if len(self._pages) == 1:
            self.show_page(name)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Turn to a page; the same page again changes nothing."""
        changed = self._pages[name] is not self._stack.currentWidget() or not self.sidebar.button(name).isChecked()
        self._stack.setCurrentWidget(self._pages[name])
        self.sidebar.show_page(name)
        self._page_actions[name].setChecked(True)
        if changed:
            self.page_changed.emit(name)

    def current_page(self) -> str:
        """The name of the page in view, or an empty text while there is none."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def show_workshop(self, workshop: Workshop | None) -> None:
        """Show whose window this is: in the side and in the title."""
        self.sidebar.show_workshop(workshop)
        name = self.tr("Faculty Mentoring Workshop")
        self.setWindowTitle(f"{workshop.title} – {name}" if workshop else name)

    def show_message(self, text: str, *, tone: str = "accent", action: str = "") -> None:
        """Show a sentence on top until it is put away; an empty one puts it away."""
        self.banner.show_message(text, tone=tone, action=action)
        self._fit_banner()

    def show_toast(self, text: str) -> None:
        """Show a short word that goes away by itself."""
        self._toast.show_text(text)

    def show_appearance(self, scheme: Scheme) -> None:
        """Mark the scheme that is in use in the menu."""
        self._scheme_actions[scheme].setChecked(True)

    def set_sidebar_compact(self, compact: bool) -> None:
        """Give the side's room to the page, or back."""
        self.sidebar.set_compact(compact)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closing.emit(event)

    def _fit_banner(self) -> None:
        margin = 0 if self.banner.isHidden() else 10
        self._around.setContentsMargins(20, margin, 20, 0)

    def _make_menus(self) -> None:
        bar = self.menuBar()
        bar.setNativeMenuBar(True)
        self._fill_file(bar.addMenu(self.tr("&File")))
        self._fill_view(bar.addMenu(self.tr("&View")))
        self._fill_help(bar.addMenu(self.tr("&Help")))

    def _fill_file(self, menu: QMenu) -> None:
        self._action(menu, self.tr("New workshop…"), "Ctrl+N").triggered.connect(self.new_requested)
        menu.addSeparator()
        self._action(menu, self.tr("Open content folder")).triggered.connect(self.content_folder_requested)
        self._action(menu, self.tr("Export slides…"), "Ctrl+E").triggered.connect(self.export_requested)
        menu.addSeparator()
        leave = self._action(menu, self.tr("Quit"), "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        leave.triggered.connect(self.close)

    def _fill_view(self, menu: QMenu) -> None:
        pages = QActionGroup(self)
        self._page_actions: dict[str, QAction] = {}
        for number, name in enumerate(PAGES, start=1):
            action = self._action(menu, self.sidebar.button(name).accessibleName())
            action.setShortcuts([QKeySequence(f"Ctrl+{number}"), QKeySequence(f"Alt+{number}")])
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, name=name: self._turn_to(name))
            pages.addAction(action)
            self._page_actions[name] = action
        menu.addSeparator()
        schemes = QActionGroup(self)
        words = {Scheme.LIGHT: self.tr("Light"), Scheme.DARK: self.tr("Dark"), Scheme.SYSTEM: self.tr("As the system")}
        self._scheme_actions: dict[Scheme, QAction] = {}
        for scheme, text in words.items():
            action = self._action(menu, text)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, scheme=scheme: self.appearance_requested.emit(scheme))
            schemes.addAction(action)
            self._scheme_actions[scheme] = action
        self._scheme_actions[Scheme.SYSTEM].setChecked(True)

    def _fill_help(self, menu: QMenu) -> None:
        self._action(menu, self.tr("Keys"), "F1").triggered.connect(self.show_keys)
        about = self._action(menu, self.tr("About"))
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(self.show_about)

    def _action(self, menu: QMenu, text: str, keys: str = "") -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    def _turn_to(self, name: str) -> None:
        if name in self._pages:
            self.show_page(name)
        elif shown := self.current_page():
            self._page_actions[shown].setChecked(True)
            self.sidebar.show_page(shown)

    @Slot()
    def show_keys(self) -> None:
        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def show_about(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("About"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Faculty Mentoring Workshop"))
        box.setInformativeText(
            self.tr(
                "Plan, run and evaluate faculty mentoring workshops from one laptop. "
                "Answers stay on this laptop. Program: MIT licence; content: CC BY 4.0."
            )
        )
        box.open()

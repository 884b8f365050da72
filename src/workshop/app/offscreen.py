"""Qt without a window: for commands that shape text or draw pictures and never open one."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication


@contextmanager
def gui(*, offscreen: bool = True) -> Iterator[QGuiApplication]:
    """What fonts and painting need. One that is there already is used and left alone."""
    there = QGuiApplication.instance()
    if isinstance(there, QGuiApplication):
        yield there
        return
    if offscreen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    yield QGuiApplication(["workshop"])
    gc.freeze()  # the command is done: looking all it made through for garbage would only delay its end


@contextmanager
def application() -> Iterator[QGuiApplication]:
    """The same with widgets, for pictures of the console."""
    from PySide6.QtWidgets import QApplication

    there = QApplication.instance()
    if isinstance(there, QApplication):
        yield there
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    yield QApplication(["workshop"])

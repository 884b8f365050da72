"""Our window painted, against a bare window painted; both in a fresh process."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator

from benchmarks.measuring import Comparison, process

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([]); window = QWidget(); window.resize(1366, 720); window.show(); app.processEvents(); window.grab()
"""
OURS = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from workshop.app.main import Front
from workshop.app.places import Places
app = QApplication([]); front = Front(Places.of(Path(sys.argv[1])), app); front.shell.show(); app.processEvents()
front.shell.grab()
os._exit(0)
"""


def comparisons() -> Iterator[Comparison]:
    with tempfile.TemporaryDirectory() as folder:
        yield Comparison(
            what="window painted / bare PySide6 window",
            ours=lambda: process(sys.executable, "-c", OURS, folder),
            base=lambda: process(sys.executable, "-c", BARE),
            unit="s",
        )

"""PySide6 6.12.0 lost a reference to None with nearly every call and died after some thousand."""

import sys

from PySide6.QtGui import QColor


def test_qt_calls_lose_no_reference_to_none() -> None:
    colour = QColor("red")
    before = sys.getrefcount(None)
    for _ in range(1000):
        colour.setAlpha(5)

    assert sys.getrefcount(None) > before - 500

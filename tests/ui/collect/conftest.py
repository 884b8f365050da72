from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop.ui import theme
from workshop.ui.collect import CollectPage


@pytest.fixture(params=[theme.Scheme.LIGHT, theme.Scheme.DARK])
def shades(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[theme.Colors]:
    """The colours of each appearance in turn, worn by the application."""
    theme.apply(qapp, request.param)
    yield theme.colors()
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture
def page(qtbot: QtBot) -> CollectPage:
    """The page as wide as a laptop of 1366 leaves it, on the screen."""
    page = CollectPage()
    qtbot.addWidget(page)
    page.resize(1158, 740)
    with qtbot.waitExposed(page):
        page.show()
    return page

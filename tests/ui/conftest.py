"""What every test of a window needs: the light look, and no complaint from Qt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture

from workshop.ui import theme

NO_SCREEN = "This plugin does not support"


@pytest.fixture(autouse=True)
def _light_and_quiet(qapp: QApplication, qtlog: _QtMessageCapture) -> Iterator[None]:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the windows of the test before
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield
    complaints = [one.message for one in qtlog.records if not one.message.startswith(NO_SCREEN)]
    assert complaints == []

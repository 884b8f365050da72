"""The few things that the window remembers from one day to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from workshop.ui.run.screens import ScreenKey
from workshop.ui.theme import Scheme


class Settings:
    """Kept in one small file in the data folder."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark or as the system; as the system where nothing sensible is kept."""
        kept = str(self._kept.value("appearance", Scheme.SYSTEM.value))
        return Scheme(kept) if kept in {scheme.value for scheme in Scheme} else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._kept.setValue("appearance", scheme.value)

    @property
    def projector(self) -> ScreenKey | None:
        """The screen that the room looked at last, or None."""
        kept = self._kept.value("projector")
        return ScreenKey(str(kept[0]), str(kept[1])) if isinstance(kept, list) and len(kept) == 2 else None

    @projector.setter
    def projector(self, screen: ScreenKey) -> None:
        self._kept.setValue("projector", [screen.name, screen.serial])

"""The few things that the window remembers from one day to the next."""

from __future__ import annotations

import json
import string
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings

from workshop.ui.materials.choice import DesignChoice, ExportChoice, Format, TemplateFile, Which
from workshop.ui.run.screens import ScreenKey
from workshop.ui.theme import Scheme

DIGEST_LENGTH = 64
Kind = TypeVar("Kind", bound=StrEnum)


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

    @property
    def design(self) -> DesignChoice:
        """How slides are to look; our light design where nothing sensible is kept."""
        kept = self._table("design")
        which = _one_of(Which, kept.get("which"), Which.LIGHT)
        return DesignChoice(which, kept.get("large") is True, _template(kept.get("template")))

    @design.setter
    def design(self, choice: DesignChoice) -> None:
        file = choice.template
        template = file and {"name": file.name, "digest": file.digest, "layouts": dict(file.layouts)}
        self._keep("design", {"which": choice.which, "large": choice.large, "template": template})

    def export(self, workshop: str) -> ExportChoice:
        """What was exported last; the parts only where it was this workshop."""
        kept = self._table("export")
        parts = kept.get("parts") if kept.get("workshop") == workshop else None
        usual = ExportChoice()
        return ExportChoice(
            parts=tuple(map(str, parts)) if isinstance(parts, list) else None,
            format=_one_of(Format, kept.get("format"), usual.format),
            notes=kept.get("notes", usual.notes) is True,
            readings=kept.get("readings", usual.readings) is True,
            results=kept.get("results", usual.results) is True,
        )

    def keep_export(self, choice: ExportChoice, workshop: str) -> None:
        self._keep(
            "export",
            {
                "workshop": workshop,
                "parts": choice.parts,
                "format": choice.format,
                "notes": choice.notes,
                "readings": choice.readings,
                "results": choice.results,
            },
        )

    @property
    def export_folder(self) -> str:
        """Where slides were saved last, or an empty text."""
        return str(self._kept.value("export_folder", ""))

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._kept.setValue("export_folder", folder)

    def _table(self, name: str) -> Mapping[str, object]:
        try:
            kept = json.loads(str(self._kept.value(name, "")))
        except ValueError:  # nothing kept yet, or changed by hand
            return {}
        return kept if isinstance(kept, dict) else {}

    def _keep(self, name: str, table: Mapping[str, object]) -> None:
        self._kept.setValue(name, json.dumps(table))


def _one_of(kinds: type[Kind], kept: object, usual: Kind) -> Kind:
    return next((kind for kind in kinds if kind.value == kept), usual)


def _template(kept: object) -> TemplateFile | None:
    """A digest becomes the name of a file, so it is taken for nothing else."""
    if not isinstance(kept, dict):
        return None
    name, digest, layouts = str(kept.get("name", "")), str(kept.get("digest", "")), kept.get("layouts")
    pairs = layouts.items() if isinstance(layouts, dict) else ()
    if not name or len(digest) != DIGEST_LENGTH or not set(digest) <= set(string.hexdigits):
        return None
    return TemplateFile(name, digest, tuple((str(kind), str(layout)) for kind, layout in pairs))

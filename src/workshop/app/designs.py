"""The one design of all slides: the person's choice, a kept copy of an institution's file, and what is made of them.

What reads a template loads python-pptx and takes a while, so it belongs to the helper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workshop.deck.design import DARK, LIGHT, Design, large
from workshop.model.errors import WorkshopError
from workshop.model.programme import unknown
from workshop.saving import save
from workshop.ui.materials.choice import DesignChoice, TemplateFile, Which

if TYPE_CHECKING:
    from workshop.app.helper import Helper
    from workshop.app.settings import Settings
    from workshop.deck.template import Template

MOST_BYTES = 200 * 2**20
LOST = "The template “{name}” cannot be read any more ({why}), so slides have our own design; choose it again."
NO_LAYOUTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class InUse:
    """A design with the choice that it was made of.

    `template` is what was read, None for ours. `trouble` says why a chosen template is not in use.
    """

    choice: DesignChoice
    design: Design
    template: Template | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A template that is looked at and not yet in use. `layouts` leads from our kinds to its layouts, by hand."""

    name: str
    data: bytes
    template: Template
    layouts: Mapping[str, str]

    def corrected(self, layouts: Mapping[str, str]) -> Draft:
        """The same file read anew with these layouts chosen by hand."""
        return draft(self.data, self.name, layouts)


def ours(*, dark: bool, for_large_room: bool) -> Design:
    made = DARK if dark else LIGHT
    return large(made) if for_large_room else made


def draft(data: bytes, name: str, layouts: Mapping[str, str] = NO_LAYOUTS) -> Draft:
    """Reads a template. Raises WorkshopError for a file that is unsafe or broken."""
    from workshop.deck.template import template

    return Draft(name, data, template(data, name, layouts), layouts)


def draft_of(path: Path, layouts: Mapping[str, str] = NO_LAYOUTS) -> Draft:
    """Reads the template at a path. Raises WorkshopError also where there is none, or one of no sensible size."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise WorkshopError(
                f"{path} is {size // 2**20} MB large; a template has at most {MOST_BYTES // 2**20} MB. "
                "Remove its pictures and films, or choose another file."
            )
        data = path.read_bytes()
    except OSError as error:
        raise WorkshopError(f"{path} cannot be read ({error.strerror}); choose a .pptx or .potx.") from error
    return draft(data, path.name, layouts)


def checked(made: Draft) -> Draft:
    """The draft. Raises WorkshopError for a kind of slide or a layout by a name that there is not."""
    kinds = [str(one.arrangement) for one in made.template.matches]
    for kind, layout in made.layouts.items():
        if kind not in kinds:
            raise unknown("kind of slide", kind, kinds)
        if layout not in made.template.layouts:
            raise unknown(f"layout in {made.name}", layout, made.template.layouts)
    return made


def remarks_on(design: Design) -> tuple[str, ...]:
    """What a file could not give, and letters that this computer lacks, a sentence each. Needs a QGuiApplication."""
    from workshop.deck.look.fonts import warnings

    return (*(design.source.remarks if design.source else ()), *warnings(design.theme.faces))


def in_use(choice: DesignChoice, folder: Path) -> InUse:
    """The design of a choice; ours, with a sentence, where the kept template cannot be read any more."""
    if choice.which is not Which.TEMPLATE or choice.template is None:
        return InUse(choice, ours(dark=choice.which is Which.DARK, for_large_room=choice.large))
    try:
        found = _kept(choice.template, folder).template
    except WorkshopError as error:
        return InUse(choice, ours(dark=False, for_large_room=choice.large), trouble=str(error))
    return InUse(choice, _sized(found.design, choice), found)


def _sized(design: Design, choice: DesignChoice) -> Design:
    return large(design) if choice.large else design


def _kept(file: TemplateFile, folder: Path) -> Draft:
    """The copy of a template that was chosen once. Raises WorkshopError where it is not what it was."""
    try:
        data = _copy(file, folder).read_bytes()
    except OSError as error:
        why = "its copy is gone" if isinstance(error, FileNotFoundError) else f"its copy: {error.strerror}"
        raise WorkshopError(LOST.format(name=file.name, why=why)) from error
    if _digest(data) != file.digest:
        raise WorkshopError(LOST.format(name=file.name, why="its copy is damaged"))
    return draft(data, file.name, dict(file.layouts))


def _copy(file: TemplateFile, folder: Path) -> Path:
    return folder / f"{file.digest}.pptx"


def _keep(made: Draft, folder: Path) -> TemplateFile:
    """Copies the file, so that it may go away."""
    file = TemplateFile(made.name, _digest(made.data), tuple(made.layouts.items()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkshopError(f"{folder} cannot be made ({error.strerror}); a template has to be kept there.") from error
    save(_copy(file, folder), made.data)
    return file


def _drop_others(file: TemplateFile | None, folder: Path) -> None:
    """Removes the copies of templates that are no longer at hand."""
    for other in folder.glob("*.pptx"):
        if file is None or other != _copy(file, folder):
            other.unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Designs(QObject):
    """Holds the design in use; the only object that changes it. While a workshop is under way it stays as it is.

    `under_way` gives the title of that workshop, or an empty text.
    """

    changed = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        now: InUse,
        settings: Settings,
        folder: Path,
        helper: Helper,
        under_way: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._wanted = now.choice
        self._settings = settings
        self._folder = folder
        self._helper = helper
        self._under_way = under_way

    @property
    def now(self) -> InUse:
        return self._now

    @property
    def design(self) -> Design:
        return self._now.design

    @property
    def locked(self) -> str:
        """Why the design cannot be changed now, or an empty text."""
        title = self._under_way()
        words = self.tr("“{0}” is under way, so its slides keep their look until it has ended.")
        return words.format(title) if title else ""

    def choose(self, which: Which, *, for_large_room: bool) -> None:
        """Wears another of the designs at hand."""
        choice = replace(self._wanted, which=which, large=for_large_room)
        if choice == self._now.choice:
            self._wanted = choice  # also where another one is still being read
            return
        if not self._may_change():
            return
        self._wanted = choice
        if which is Which.TEMPLATE:
            self._helper.do(lambda _tell: in_use(choice, self._folder), self._wear, self._failed)
        else:
            self._wear(in_use(choice, self._folder))

    def look_at(self, path: Path, done: Callable[[Draft], None]) -> None:
        """Reads a template that may be taken; `done` gets it."""
        self._helper.do(lambda _tell: draft_of(path), done, self._failed)

    def look_again(self, done: Callable[[Draft], None]) -> None:
        """Reads the template at hand once more, to be corrected."""
        file = self._now.choice.template
        if file is not None:
            self._helper.do(lambda _tell: _kept(file, self._folder), done, self._failed)

    def correct(self, made: Draft, layouts: Mapping[str, str], done: Callable[[Draft], None]) -> None:
        self._helper.do(lambda _tell: made.corrected(layouts), done, self._failed)

    def take(self, made: Draft) -> None:
        """Keeps a copy of the template, and wears it."""
        if not self._may_change():
            return
        wanted = self._wanted

        def work(_tell: object) -> InUse:
            choice = replace(wanted, which=Which.TEMPLATE, template=_keep(made, self._folder))
            return InUse(choice, _sized(made.template.design, choice), made.template)

        def done(ready: InUse) -> None:
            self._wanted = ready.choice
            self._wear(ready)
            _drop_others(self._now.choice.template, self._folder)

        self._helper.do(work, done, self._failed)

    def _wear(self, ready: InUse) -> None:
        """What took so long that something else was chosen, or a workshop begun, comes too late."""
        if ready.choice != self._wanted or not self._may_change():
            return
        self._now = ready
        self._settings.design = ready.choice
        self.changed.emit()
        if ready.trouble:
            self.troubled.emit(ready.trouble)

    def _may_change(self) -> bool:
        if not self.locked:
            return True
        self._wanted = self._now.choice
        self.troubled.emit(self.locked)
        self.changed.emit()
        return False

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorkshopError):
            raise error
        self._wanted = self._now.choice
        self.troubled.emit(str(error))
        self.changed.emit()

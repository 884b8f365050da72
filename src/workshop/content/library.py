"""All content files to one library, with everything that is wrong in any of them.

A file with faults is left out, so that what the library holds is whole; a file of the
user's that covers a shipped one gives way to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from workshop.content.advice.editor import advise
from workshop.content.document import read_document
from workshop.content.files import SHIPPED_INSTEAD, ContentFiles, gather
from workshop.content.form import FormFile, read_form
from workshop.content.known import Known
from workshop.content.names import FOLDERS, REFERENCES, FileName
from workshop.content.places import shipped
from workshop.content.problem import Problem, Problems, quoted
from workshop.content.programme import read_programme
from workshop.content.references import References, read_references
from workshop.content.session import read_session
from workshop.content.shelf import Shelf
from workshop.content.vignette import read_vignette
from workshop.model.errors import WorkshopError
from workshop.model.form import Form, Scale
from workshop.model.programme import Library

T = TypeVar("T")
FileReader = Callable[[str, str, Problems, Shelf], T | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading the files. `files` are the texts that the library was made of, for a snapshot."""

    library: Library
    problems: tuple[Problem, ...]
    files: ContentFiles

    @property
    def faults(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.advice)


def read(files: ContentFiles) -> Reading:
    """The library of all files that are whole, and all that is wrong with all of them."""
    return _Reader(files).read()


def check(folder: Path | None = None, base: Path | None = None) -> tuple[Problem, ...]:
    """All problems of a folder laid over the shipped content (or over `base`), or of that alone, and all advice."""
    beneath = base or shipped()
    if folder is None or folder.resolve() == beneath.resolve():
        return _with_advice(read(gather(beneath, None)))
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise WorkshopError(f"The folder {folder} {what}; name the folder that holds sessions/, forms/ and so on.")
    return _with_advice(read(gather(beneath, folder)))


def _with_advice(reading: Reading) -> tuple[Problem, ...]:
    """The problems, and advice on files without faults; of two layers, on the one that the user can change."""
    faulty = {problem.path for problem in reading.faults}
    own = reading.files.own or frozenset(reading.files)
    advice = [one for one in advise(reading.library, reading.files) if one.path in own - faulty]
    return tuple(sorted({*reading.problems, *advice}))


@dataclass
class _Reader:
    """Reads kind by kind, so that each file can be held against those that it points to."""

    files: ContentFiles
    _problems: list[Problem] = field(default_factory=list)
    _used: dict[str, str] = field(default_factory=dict)
    _paths: dict[str, list[str]] = field(default_factory=dict)
    _misnamed: dict[str, list[str]] = field(default_factory=dict)

    def read(self) -> Reading:
        self._problems += self.files.problems
        self._sort()
        shelf = self._with_references(Shelf(has_file=self.files.has))
        forms = self._all("forms", _form_reader, shelf)
        shelf = replace(shelf, forms=_known_forms(forms), scales=_known_scales(forms))
        handouts = self._all("handouts", read_document, shelf)
        guide = self._all("guide", read_document, shelf)
        shelf = replace(shelf, handouts=handouts)
        shelf = replace(shelf, vignettes=self._all("vignettes", read_vignette, shelf))
        shelf = replace(shelf, sessions=self._all("sessions", read_session, shelf))
        programmes = self._all("programmes", read_programme, shelf)
        library = Library(
            programmes=programmes.good,
            sessions=shelf.sessions.good,
            vignettes=shelf.vignettes.good,
            forms=shelf.forms.good,
            references=shelf.works.good,
            handouts=handouts.good,
            guide=guide.good,
        )
        used = replace(self.files, texts=self._whole_texts(), beneath={}, problems=())
        return Reading(library, tuple(sorted(set(self._problems))), used)

    def _whole_texts(self) -> dict[str, str]:
        """The texts the library was made of, and the variants of these."""
        return {path: text for path, text in self._used.items() if FileName.of(path).base in self._used}

    def _sort(self) -> None:
        """Puts the paths of each folder in order, and tells what is wrong with names."""
        taken: dict[str, str] = {}
        for path in sorted(self.files, key=lambda one: (one in self.files.own, one)):
            name = FileName.of(path)
            if name.folder not in FOLDERS:
                continue
            sentence = self._wrong_with(path, name, taken)
            if sentence is None:
                self._paths.setdefault(name.folder, []).append(path)
            else:
                self._problems.append(Problem(path, 1, sentence))
                self._misnamed.setdefault(name.folder, []).append(path)

    def _wrong_with(self, path: str, name: FileName, taken: dict[str, str]) -> str | None:
        folder = FOLDERS[name.folder]
        if name.suffix != folder.suffix:
            return f"a {folder.holds} ends in '{folder.suffix}'; call this file '{name.stem}{folder.suffix}'"
        if not name.stem_is_good:
            return f"{quoted(name.stem)} is no name for a file here; use lower case letters, digits and single hyphens"
        if not name.language_is_good:
            return f"{quoted(name.language)} is no language; a variant is called like '{name.stem}.es{name.suffix}'"
        if name.language:
            return None if name.base in self.files else f"this is a variant of '{name.base}', which is not there"
        if name.stem in taken:
            return f"'{name.stem}' is already the name of {taken[name.stem]}; a name is unique over all kinds"
        taken[name.stem] = path
        return None

    def _with_references(self, shelf: Shelf) -> Shelf:
        if REFERENCES not in self.files:
            return shelf
        value, problems = self._settled(REFERENCES, read_references)
        if value is None:
            self._used[REFERENCES] = self.files[REFERENCES]
            value = read_references(self.files[REFERENCES], Problems(REFERENCES))
        self._problems += problems
        works: References = value or References()
        return replace(shelf, works=Known("work", works.good, works.broken, unread=value is None))

    def _all(self, folder: str, reader: FileReader[T], shelf: Shelf) -> Known[T]:
        """What all files of one folder hold. Variants and wrongly named files are read for their faults only."""
        good: dict[str, T] = {}
        broken: set[str] = set()
        for path in sorted(self._paths.get(folder, ())):
            name = FileName.of(path)
            value, problems = self._settled(path, _bound(reader, name.stem, shelf))
            self._problems += problems
            if name.language:
                continue
            if value is None:
                broken.add(name.stem)
            else:
                good[name.stem] = value
        for path in self._misnamed.get(folder, ()):
            found = Problems(path)
            if path.endswith(FOLDERS[folder].suffix):  # else it may be of another kind
                reader(FileName.of(path).stem, self.files[path], found, shelf)
            self._problems += found.found
        return Known(FOLDERS[folder].holds, good, frozenset(broken))

    def _settled(self, path: str, reader: Callable[[str, Problems], T | None]) -> tuple[T | None, list[Problem]]:
        """What a file holds, or the shipped one beneath it; None where neither is whole."""
        problems = Problems(path)
        value = reader(self.files[path], problems)
        if value is not None and problems.faultless:
            self._used[path] = self.files[path]
            return value, list(problems.found)
        if path in self.files.beneath:
            second = Problems(path)
            value = reader(self.files.beneath[path], second)
            if value is not None and second.faultless:
                self._used[path] = self.files.beneath[path]
                problems.advise(1, SHIPPED_INSTEAD)
                return value, list(problems.found)
        return None, list(problems.found)


def _bound(reader: FileReader[T], name: str, shelf: Shelf) -> Callable[[str, Problems], T | None]:
    return lambda text, problems: reader(name, text, problems, shelf)


def _form_reader(name: str, text: str, problems: Problems, _shelf: Shelf) -> FormFile | None:
    return read_form(name, text, problems)


def _known_forms(files: Known[FormFile]) -> Known[Form]:
    return Known("form", {name: file.form for name, file in files.good.items()}, files.broken)


def _known_scales(files: Known[FormFile]) -> Known[Scale]:
    """Scales of all forms by name; of two with one name, that of the form that comes first."""
    scales: dict[str, Scale] = {}
    for file in files.good.values():
        for name, scale in file.scales.items():
            scales.setdefault(name, scale)
    return Known("scale", scales, unread=bool(files.broken))

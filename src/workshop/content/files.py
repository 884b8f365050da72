"""The texts of all content files: the shipped ones with the user's own laid over them.

What the texts say is read elsewhere; here a file that cannot be used becomes a problem, never an exception.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from workshop.content.names import FOLDERS, REFERENCES
from workshop.content.problem import Problem, quoted

LARGEST_FILE = 1_000_000
ALMOST = 0.8  # how like a folder's name another must be to be doubted
SHIPPED_INSTEAD = "the shipped file of this name is used until this one is mended"

_TEXTS = (".md", ".yaml", ".yml")


@dataclass(frozen=True, eq=False)
class ContentFiles(Mapping[str, str]):
    """Texts by path relative to the content folder, as they were when they were gathered.

    `beneath` holds the shipped texts that a text of the user's covers, `own` the paths
    that are the user's, `roots` the folders (the nearest first) where pictures and films
    lie. Without roots, as in a snapshot, every picture is taken to be there.
    """

    texts: Mapping[str, str]
    beneath: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    roots: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", MappingProxyType(dict(self.texts)))
        object.__setattr__(self, "beneath", MappingProxyType(dict(self.beneath)))

    def __getitem__(self, path: str) -> str:
        return self.texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def digest(self, path: str) -> str:
        """The SHA-256 of a text, as hexadecimal digits."""
        return hashlib.sha256(self.texts[path].encode("utf-8", "surrogatepass")).hexdigest()

    def on_disk(self, path: str) -> Path | None:
        """Where a picture or film lies, or None where there is none inside the folders."""
        if leaves_the_folder(path):
            return None
        for root in self.roots:
            place = root / path
            if _is_inside(place, root) and _is_file(place):
                return place
        return None

    def has(self, path: str) -> bool:
        """Whether a picture or film is there."""
        return not self.roots or self.on_disk(path) is not None


def gather(shipped: Path, own: Path | None) -> ContentFiles:
    """All texts of the shipped folder, with those of the user's own folder laid over them by path."""
    base = _Folder(shipped)
    if own is None:
        return ContentFiles(base.texts, roots=(shipped,), problems=tuple(base.problems))
    mine = _Folder(own)
    for problem in tuple(mine.problems):
        if problem.path in base.texts:
            mine.problems.append(Problem(problem.path, 1, SHIPPED_INSTEAD, advice=True))
    return ContentFiles(
        {**base.texts, **mine.texts},
        beneath={path: text for path, text in base.texts.items() if path in mine.texts},
        own=frozenset(mine.texts),
        roots=(own, shipped),
        problems=(*base.problems, *mine.problems),
    )


def leaves_the_folder(path: str) -> bool:
    """Whether a path, written with slashes and relative to the content folder, points out of it."""
    if "\\" in path or ":" in path or "\0" in path or path.startswith("/"):
        return True
    return posixpath.normpath(path).split("/")[0] == ".."


class _Folder:
    """Reads the texts of one folder."""

    def __init__(self, root: Path) -> None:
        self.texts: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._root = root
        for entry in self._entries(root):
            if entry.name == REFERENCES or not _is_folder(entry):
                self._take_from_the_top(entry)
            elif entry.name in FOLDERS:
                self._take_folder(entry)
            else:
                self._doubt(entry)

    def _entries(self, folder: Path) -> list[Path]:
        try:
            return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            self._problem(folder, f"this folder cannot be read: {_reason(error)}")
            return []

    def _take_from_the_top(self, path: Path) -> None:
        if path.name == REFERENCES:
            self._take(path)
        elif path.name.lower() in (REFERENCES, "references.yml", "reference.yaml"):
            self._problem(path, f"this file is not read here; did you mean '{REFERENCES}'?")

    def _take_folder(self, folder: Path) -> None:
        if not _is_inside(folder, self._root):
            self._problem(folder, "this folder lies outside the content folder; put a copy here in its place")
            return
        for path in self._entries(folder):
            if path.suffix.lower() in _TEXTS:
                self._take(path)

    def _doubt(self, folder: Path) -> None:
        """Says so where a folder of texts has almost the name of one that is read."""
        meant = difflib.get_close_matches(folder.name.lower(), FOLDERS, n=1, cutoff=ALMOST)
        if meant and any(path.suffix.lower() in _TEXTS for path in self._entries(folder)):
            self._problem(folder, f"the folder {quoted(folder.name)} is not read; did you mean '{meant[0]}'?")

    def _take(self, path: Path) -> None:
        if not _is_inside(path, self._root):
            self._problem(path, "this link leads out of the content folder; put the file itself here")
            return
        try:
            if not _is_file(path):
                self._problem(path, "this is not a file that can be read")
                return
            with path.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
        except OSError as error:
            self._problem(path, f"this file cannot be read: {_reason(error)}")
            return
        self._keep(path, data)

    def _keep(self, path: Path, data: bytes) -> None:
        if len(data) > LARGEST_FILE:
            self._problem(path, f"this file is larger than {LARGEST_FILE // 1_000_000} MB; a text is not")
            return
        try:
            self.texts[self._relative(path)] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._problem(path, "this is not UTF-8 text; save the file as UTF-8", line)

    def _problem(self, path: Path, sentence: str, line: int = 1) -> None:
        self.problems.append(Problem(self._relative(path), line, sentence))

    def _relative(self, path: Path) -> str:
        relative = path.relative_to(self._root).as_posix()
        return relative.encode("utf-8", "replace").decode()


def _is_inside(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # of a folder that may not be looked into
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # of a folder that may not be looked into
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()

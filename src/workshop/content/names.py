"""The folders of content, and what may stand in them under which name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

REFERENCES = "references.yaml"

_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of content: what one file in it holds, and how its name ends."""

    name: str
    holds: str
    suffix: str


FOLDERS = {
    folder.name: folder
    for folder in (
        Folder("forms", "form", ".yaml"),
        Folder("handouts", "handout", ".md"),
        Folder("guide", "page of the guide", ".md"),
        Folder("vignettes", "vignette", ".md"),
        Folder("sessions", "session", ".md"),
        Folder("programmes", "programme", ".yaml"),
    )
}


@dataclass(frozen=True, slots=True)
class FileName:
    """A file's place and name. `language` is empty but for a variant such as `trust.es.md`."""

    folder: str
    stem: str
    language: str
    suffix: str

    @classmethod
    def of(cls, path: str) -> FileName:
        """The parts of a path; the stem ends at the first dot."""
        pure = PurePosixPath(path)
        stem, _, rest = pure.name.partition(".")
        language, _, suffix = rest.rpartition(".")
        return cls(str(pure.parent), stem, language, f".{suffix}")

    @property
    def base(self) -> str:
        """The path of the file that this one is a variant of; its own path where it is none."""
        name = f"{self.stem}{self.suffix}"
        return name if self.folder == "." else f"{self.folder}/{name}"

    @property
    def stem_is_good(self) -> bool:
        return _STEM.fullmatch(self.stem) is not None

    @property
    def language_is_good(self) -> bool:
        return not self.language or _LANGUAGE.fullmatch(self.language) is not None

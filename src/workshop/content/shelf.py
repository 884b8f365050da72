"""What has been read so far: everything that the next file may point to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from workshop.content.known import Known
from workshop.content.problem import Problems
from workshop.content.richtext import Prose
from workshop.model.form import Form, Scale
from workshop.model.session import Document, Reference, Session, Vignette


def _every_file_is_there(_path: str) -> bool:
    return True


@dataclass(frozen=True)
class Shelf:
    """Names by kind. `has_file` tells whether a picture or film is in the content folder."""

    works: Known[Reference] = field(default_factory=lambda: Known("work"))
    forms: Known[Form] = field(default_factory=lambda: Known("form"))
    scales: Known[Scale] = field(default_factory=lambda: Known("scale"))
    handouts: Known[Document] = field(default_factory=lambda: Known("handout"))
    vignettes: Known[Vignette] = field(default_factory=lambda: Known("vignette"))
    sessions: Known[Session] = field(default_factory=lambda: Known("session"))
    has_file: Callable[[str], bool] = _every_file_is_there

    def prose(self, problems: Problems) -> Prose:
        """A reader for the Markdown of one file."""
        return Prose(problems, self.works, self.has_file)

"""Where this computer keeps what the program makes, and the lock that keeps two programs apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QLockFile

from workshop.model.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.content.library import Reading

APP_FOLDER = "faculty-mentoring-workshop"
RECORD = "workshops.db"


@dataclass(frozen=True, slots=True)
class Places:
    """The data folder and the user's own content folder; neither need exist yet."""

    data: Path
    own_content: Path

    @classmethod
    def of(cls, data: Path | None = None, content: Path | None = None) -> Places:
        """The folders given, or the usual ones. A content folder that was given must be there."""
        root = (data or Path(platformdirs.user_data_path(APP_FOLDER, appauthor=False))).expanduser().absolute()
        if content is not None and not content.is_dir():
            what = "is a file" if content.exists() else "does not exist"
            raise WorkshopError(f"The content folder {content} {what}; name the folder that holds sessions/ and so on.")
        return cls(root, content.absolute() if content else root / "content")

    @property
    def record(self) -> Path:
        return self.data / RECORD

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def templates(self) -> Path:
        return self.data / "templates"

    @property
    def rehearsals(self) -> Path:
        return self.data / "rehearsals"

    def reading(self) -> Reading:
        """The shipped content with the user's own laid over it."""
        from workshop.content.files import gather
        from workshop.content.library import read
        from workshop.content.places import shipped

        return read(gather(shipped(), self.own_content if self.own_content.is_dir() else None))

    def make(self) -> None:
        """Makes the data folder, for its owner's eyes alone."""
        try:
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        except FileExistsError as error:
            raise WorkshopError(f"{self.data} is a file; name a folder with --data-dir.") from error
        except OSError as error:
            raise WorkshopError(
                f"The folder {self.data} cannot be made ({error.strerror}); choose another with --data-dir."
            ) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the record for this program alone. A lock left behind by a crash is taken over.

        Raises WorkshopError where another program holds it.
        """
        self.make()
        lock = QLockFile(str(self.data / "running.lock"))
        lock.setStaleLockTime(0)
        if not lock.tryLock(100):
            if lock.error() is QLockFile.LockError.LockFailedError:
                raise WorkshopError(
                    f"The workshop program is already open on {self.data}; close it there, "
                    "or choose another folder with --data-dir."
                )
            raise WorkshopError(f"The folder {self.data} cannot be written; choose another with --data-dir.")
        try:
            yield
        finally:
            lock.unlock()


def private_files() -> None:
    """What this process writes from now on is for its owner alone."""
    os.umask(0o077)

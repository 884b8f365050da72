"""What can go wrong with the record, each in one sentence that says what to do."""

# ruff: noqa: N818 - these are called what a person would call the trouble

from __future__ import annotations

from pathlib import Path

from workshop.model.errors import WorkshopError


class RecordError(WorkshopError):
    """The record could not be read or written. Nothing that was acknowledged is lost."""


class NewerRecord(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The record {path} was written by a newer version of this program; update the program to open it. "
            "The file was left as it is."
        )


class NotARecord(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a record of workshops; move it elsewhere, or choose another folder with --data-dir."
        )


class DamagedRecord(RecordError):
    """`backup` is the newest good backup, or None where it was not looked for or there is none."""

    def __init__(self, path: Path, backup: Path | None = None) -> None:
        remedy = (
            f"The newest good backup is {backup}: put it back in the app or with 'workshop doctor --restore'; "
            "the damaged file is kept."
            if backup
            else self._without_backup()
        )
        super().__init__(f"The record {path} is damaged. {remedy}")
        self.path = path
        self.backup = backup

    @staticmethod
    def _without_backup() -> str:
        return "Start the program again: it looks for the newest good backup."


class LostRecord(DamagedRecord):
    """Damaged, and no good backup was found."""

    @staticmethod
    def _without_backup() -> str:
        return (
            "There is no good backup beside it: move it elsewhere to begin a new one, and keep it, "
            "because parts of it may be saved."
        )


class UnwritableRecord(RecordError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The record {path} cannot be written here ({reason}); make its folder and the file writable, "
            "or choose another folder with --data-dir."
        )


class UnsafePlace(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The record {path} cannot be kept safely where it lies, perhaps a network or synchronised folder; "
            "choose a folder on this computer's own disk with --data-dir."
        )


class FullDisk(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk has no room for {path}; free some space and try again. What was saved before is safe."
        )


class BusyRecord(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The record {path} is busy; try again in a moment. "
            "If this stays, close other programs that have the file open."
        )


class ClosedRecord(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"The record {path} has been closed; open the program again to go on.")

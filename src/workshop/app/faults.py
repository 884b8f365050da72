"""Where everything that nobody expected ends up: in a log without answers, and as one sentence for the person."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from workshop.model.errors import WorkshopError

LOG_SIZE = 1_000_000
LOG_FILES = 5
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

log = logging.getLogger(__name__)


def install(folder: Path, tell: Callable[[str], None]) -> None:
    """Sends errors of every thread, and Qt's messages, to a log in the folder; `tell` gets a sentence to show."""
    log_to(folder)
    faulthandler.enable((folder / "crash.txt").open("a", encoding="utf-8"))

    def met(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, WorkshopError):
            tell(str(error))
            return
        log.critical("Not expected", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        tell(f"Something went wrong that is our fault; the workshop goes on. What happened is written in {folder}.")

    def met_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            met(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = met
    threading.excepthook = met_in_thread
    qInstallMessageHandler(_from_qt)


def log_to(folder: Path) -> None:
    """From now on what happens is written in the folder, and not on the terminal."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(
        folder / "workshop.log", maxBytes=LOG_SIZE, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.INFO), "Qt %s: %s", context.category or "", message)

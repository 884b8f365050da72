"""What all tests share: a screen that is not there, and for the Qt-free packages no Qt at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long a busy machine takes to make up an example says nothing of the program.
settings.register_profile("workshop", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("workshop")


class NoQt(MetaPathFinder):
    """Refuses every import of Qt, as a machine without it would."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"no module named '{fullname}': these tests run without Qt", name=fullname)
        return None


if os.environ.get("WORKSHOP_WITHOUT_QT"):
    sys.meta_path.insert(0, NoQt())

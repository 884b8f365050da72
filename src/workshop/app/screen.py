"""Whether there is a screen to open a window on."""

from __future__ import annotations

import os
import subprocess
import sys

LONGEST = 20  # seconds
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def there_is_a_screen() -> bool:
    """Asks in a process of its own where it is not certain, because a dead display ends the process that asks."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        done = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0

"""What all tests share: a screen that is not there, and warnings that fail."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

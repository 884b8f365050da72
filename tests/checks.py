"""Every check in one run: style, types, import contracts and all tests. The last line says what ran.

The packages that need no Qt are tested where no Qt can be imported.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
QT_FREE = ("model", "content", "planning", "running", "results", "store", "web", "export")
RESULT = re.compile(r"(\d+) (passed|failed|skipped|errors?)")
SKIP = re.compile(r"^SKIPPED \[\d+\] (?:\S+: )?(.+)$", re.MULTILINE)


def main(words: list[str]) -> int:
    begun = time.monotonic()
    checks = {
        "ruff": [str(BIN / "ruff"), "check", "."],
        "ruff format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
        "mypy": [str(BIN / "mypy")],
        "import contracts": [str(BIN / "lint-imports")],
    }
    failed = [name for name, command in checks.items() if not passes(name, command)]
    texts = tests(words)
    counts = dict.fromkeys(("passed", "failed", "skipped"), 0)
    for text, code in texts:
        for number, word in RESULT.findall(text.strip().splitlines()[-1] if text.strip() else ""):
            counts["failed" if word.startswith("error") else word] += int(number)
        if code and not counts["failed"]:
            failed.append("pytest")
    reasons = sorted({reason for text, _ in texts for reason in SKIP.findall(text)})
    if counts["failed"]:
        failed.append("tests")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    skipped = f"{counts['skipped']} skipped: {'; '.join(reasons)}" if reasons else "nothing skipped"
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All passed"
    minutes = (time.monotonic() - begun) / 60
    ran = f"Ran {', '.join(checks)} and {counts['passed'] + counts['failed']} tests"
    print(f"{verdict}. {ran}; {skipped}. {minutes:.1f} min")
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(f"== {name}: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
    if done.returncode:
        print(done.stdout, done.stderr, flush=True)
    return done.returncode == 0


def tests(words: list[str]) -> list[tuple[str, int]]:
    """Output and exit code of the tests without Qt and of the others, run side by side."""
    free = [f"tests/{name}" for name in QT_FREE]
    others = [f"--ignore={path}" for path in free]
    runs = [
        start(["-p", "no:pytest-qt", *words, *free], {"WORKSHOP_WITHOUT_QT": "1"}),
        start([*words, *others, "tests"], {"QT_QPA_PLATFORM": "offscreen"}),
    ]
    done = []
    for process, output in runs:
        code = process.wait()
        output.seek(0)
        text = output.read()
        print(text, flush=True)
        done.append((text, code))
    return done


def start(words: list[str], more: dict[str, str]) -> tuple[subprocess.Popen[str], tempfile._TemporaryFileWrapper[str]]:
    output = tempfile.NamedTemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 – read when the process has ended
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "--color=no", *words]
    environment = {**os.environ, "PYTEST_QT_API": "pyside6", **more}
    return subprocess.Popen(
        command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment, text=True
    ), output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

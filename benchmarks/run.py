"""Speed as ratios against a baseline in the same run: python benchmarks/run.py [window steps answers decks].

Prints a table. The exit code is 1 where a ratio is not as expected; no absolute time passes or fails.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

SUBJECTS = ("window", "steps", "answers", "decks")


def main(names: Sequence[str]) -> int:
    from benchmarks.measuring import HEADINGS, Outcome, measure

    unknown = [name for name in names if name not in SUBJECTS]
    if unknown:
        print(f"no benchmark is called '{unknown[0]}'; there are: {', '.join(SUBJECTS)}", file=sys.stderr)
        return 2
    outcomes: list[Outcome] = []
    for name in names or SUBJECTS:
        for comparison in import_module(f"benchmarks.{name}").comparisons():
            print(f"{comparison.what} …", file=sys.stderr)
            outcomes.append(measure(comparison))
    print(table([HEADINGS, *(outcome.cells() for outcome in outcomes)]))
    return 0 if all(outcome.holds for outcome in outcomes) else 1


def table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    sys.exit(main(sys.argv[1:]))

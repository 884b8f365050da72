"""A content folder with a long deck, in Markdown that our parser and pandoc both read.

Bullets in two levels, numbered points, bold, italic, code, links and tables, notes on every slide.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, cycle, islice
from pathlib import Path

from benchmarks.deck_process import NAME, TITLE

PART = 120  # slides in a session, whose file has a largest size
TABLE_EVERY = 12
_TALK, _DISCUSS = "talk", "pair"

BULLETS = """
- Begin with what **the mentee** wants to get better at, and write it down
- Say what you *saw or heard*, and leave the verdict out
  - one act, on one day, as a camera would have recorded it
  - never “always”, never “you are”
- Ask before you tell: `What would you do differently?`
- Close with one next step and [a date to look at it again](https://example.org/feedback)
"""
NUMBERED = """
Work in pairs, and change over at the bell.

1. The mentor asks what the mentee would like to know
2. The mentee says it in **one sentence**, the mentor in *another*
3. Both agree on one thing to try, and on how they will tell
4. Write the day into [the plan](https://example.org/plan) under `next`
"""
PROSE = """
A mentor who has shown interest once is **already credible**. What is heard depends less on the wording than on
whose side the listener believes the speaker to be on, as *every* account of a remark that stayed with somebody shows.

See [the short guide](https://example.org/guide), and look for `credibility`.
"""
TABLE = """
| | Before the talk | In the talk | After it |
|---|:---|:---:|---:|
| **Mentor** | chooses one act | asks first | 1 day |
| **Mentee** | says what to look at | answers, then asks | 2 weeks |
| *Both* | agree on `when` | agree on one step | [a term](https://example.org/term) |
"""
NOTES = """
::: notes

**Say:** “Nobody will read this. One sentence: what would a camera have recorded? And below it, what stopped you?”

- **Listen for** the word “always”, and ask for the last time it happened
- *If it is silent*, wait. Most people have found their example within twenty seconds
- If somebody is moved, say to all: “Take one that is the right size for today.”

**May be cut** if you are late. The writing on the slide before may not.

:::
"""


def write(folder: Path, slides: int) -> Sequence[Path]:
    """Writes the folder with so many slides and gives its Markdown files, in order."""
    (folder / "sessions").mkdir(parents=True)
    (folder / "programmes").mkdir()
    numbers = count(1)
    made = []
    for part in range(1, -(-slides // PART) + 1):
        mine = list(islice(numbers, min(PART, slides - (part - 1) * PART)))
        path = folder / "sessions" / f"part-{part}.md"
        path.write_text(_session(part, mine), encoding="utf-8")
        made.append(path)
    items = "".join(f"  - session: {path.stem}\n" for path in made)
    programme = f'title: {TITLE}\nstarts: "09:00"\nmeasure: then-now\nslack: 0\nitems:\n{items}'
    (folder / "programmes" / f"{NAME}.yaml").write_text(programme, encoding="utf-8")
    return made


def _session(part: int, numbers: Sequence[int]) -> str:
    front = (
        f"---\ntitle: Part {part} of a long workshop\nminutes: {2 * len(numbers)}\n"
        "objectives:\n  - read a long deck to its end\n---\n"
    )
    bodies = cycle(((BULLETS, _DISCUSS), (NUMBERED, _DISCUSS), (PROSE, _TALK), (BULLETS, _DISCUSS)))
    return front + "".join(_slide(number, *next(bodies)) for number in numbers)


def _slide(number: int, body: str, mode: str) -> str:
    if number % TABLE_EVERY == 0:
        body, mode = TABLE, _DISCUSS
    heading = f"## What was heard, and what was said, in talk {number} {{.{mode} minutes=2 #talk-{number}}}"
    return f"\n{heading}\n{body}{NOTES}"

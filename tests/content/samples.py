"""A small folder of content without a fault, to be spoilt by tests a little at a time."""

import pytest

from workshop.content.files import ContentFiles
from workshop.content.library import read

SESSION = "sessions/trust.md"
VIGNETTE = "vignettes/red-pen.md"
FORM = "forms/closing.yaml"
PROGRAMME = "programmes/evening.yaml"
HANDOUT = "handouts/card.md"
GUIDE = "guide/first-time.md"
REFERENCES = "references.yaml"

GOOD = {
    REFERENCES: """\
# The works
straus-2013:
  short: "Straus et al., 2013"
  full: "Straus SE, and others. Acad Med. 2013;88(1):82-89."
  section: Relationships
pfund-2014: {short: "Pfund et al., 2014", full: "Pfund C, and others. 2014.", url: "https://example.org/pfund"}
""",
    FORM: """\
title: Closing questions
about: Two minutes.
consent: Nobody sees your name.
scales:
  skill: {points: 7, labels: {1: not at all, 7: extremely}, na: true}
parts:
  - title: Communication
    competency: communication
    items:
      - {id: listen, ask: scale, scale: skill, text: Listening}
  - title: And then
    items:
      - {id: change, ask: one, text: "Will you change something?", choices: {yes: "Yes", no: "No"}}
      - {id: what, ask: essay, text: What?, show-if: {change: [yes]}, required: yes}
      - {id: met, ask: objectives, scale: skill, text: "I can now:"}
""",
    HANDOUT: """\
---
title: A card
about: For the pocket.
---

See [what to say](#what-to-say) and [@straus-2013].

# What to say

Ask, then wait.
""",
    GUIDE: """\
---
title: The first time
---

Come early.
""",
    VIGNETTE: """\
---
title: The red pen
minutes: 8
topics: [feedback]
cast:
  - {name: Lin, role: Fellow, line: Writes at night}
  - {name: Marta, role: Mentor}
sensitive: Somebody is hurt by a page.
referral: yes
handouts: [card]
sources: [straus-2013]
---

## Sunday {.scene minutes=2 #sunday}

Page one is red.

## What now? {.vote minutes=1 #what-now}

Lin says nothing.

- ["Before we open it: what were you trying to say?"](#she-asks)
- [She goes on to page two](#she-goes-on)

::: notes

Wait.

:::

## She asks {.scene minutes=3 next=#reading #she-asks}

He talks.

## She goes on {.scene minutes=1 next=#reading #she-goes-on}

He nods.

## What mentors noticed {.reading minutes=1 #reading}

- The cap of the pen

::: notes

Read it.

:::

## Key points {.keypoints minutes=1}

- Ask first

::: notes

Stop here.

:::
""",
    SESSION: """\
---
title: Trust
subtitle: How it comes
minutes: 30
competencies: [communication]
objectives:
  - say how trust begins
materials: [Cards]
handouts: [card]
reading: [pfund-2014]
sources: [straus-2013]
license: CC BY 4.0
---

## What trust is {.talk minutes=4 least=3}

- It grows *slowly* [@straus-2013; @pfund-2014]

::: notes

Say it slowly.

:::

### Two sides {.columns}

::: column

Give

:::

::: column

Take

:::

::: reveal

Both at once.

:::

## Three rounds {.rotation minutes=11 rounds=2 parts="talk 4, feedback 1" cut=yes}

Talk.

::: notes

Ring the bell.

:::

## Which was hardest? {.vote ask=many by=hands minutes=2 #hardest}

Think of today.

- Asking
- Waiting

::: notes

Count.

:::

## And now? {.vote again=#hardest minutes=1 #hardest-now}

::: notes

Count once more.

:::

## The red pen {.vignette vignette=red-pen}

## Before {.form form=closing phase=before minutes=5 mode="before-after,both" #before}

::: notes

Give time.

:::

## Pause {.break minutes=4}
""",
    PROGRAMME: """\
title: An evening
starts: "18:00"
measure: then-now
slack: 5
items:
  - {session: trust, without: [three-rounds], leader: second facilitator}
  - {break: Tea, minutes: 15, at: "18:45"}
  - {vignette: red-pen, minutes: 10}
  - meeting: Second Tuesday
  - stations: {minutes: 45, parallel: [trust, trust]}
  - {form: closing, minutes: 5, phase: then-now}
""",
}


def spoilt(path: str, old: str, new: str) -> ContentFiles:
    """The good files, with one place in one of them changed."""
    assert GOOD[path].count(old) == 1, f"{old!r} stands {GOOD[path].count(old)} times in {path}"
    return ContentFiles({**GOOD, path: GOOD[path].replace(old, new)})


def case(name: str, path: str, old: str, new: str, *sentences: str) -> object:
    """A row of a table of faults: where what becomes what, and the sentences, with lines, that tell of it."""
    return pytest.param(path, old, new, list(sentences), id=name)


def problems_of(files: ContentFiles, path: str) -> list[str]:
    """The problems of one file, as `line: sentence`."""
    return [str(problem).removeprefix(f"{path}:") for problem in read(files).problems if problem.path == path]

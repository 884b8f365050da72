"""A small folder of content that an editor has nothing to say about, to be spoilt by tests a little at a time."""

from workshop.content.advice.editor import advise
from workshop.content.files import ContentFiles
from workshop.content.library import read

SESSION = "sessions/trust.md"
VIGNETTE = "vignettes/red-pen.md"
FORM = "forms/closing.yaml"
HANDOUT = "handouts/card.md"
REFERRAL = "handouts/referral-card.md"
GUIDE = "guide/first-time.md"
REFERENCES = "references.yaml"

CLEAN = {
    REFERENCES: """\
straus-2013:
  short: "Straus et al., 2013"
  full: "Straus SE, and others. Acad Med. 2013;88(1):82-89."
  supports: "What some people saw."
  kind: paper
  minutes: 30
  depth: in-depth
  sessions: [trust]
  good-for: "knowing what others saw"
""",
    FORM: """\
title: Closing questions
# A remark for whoever edits this; it is never shown, not even with a mark like this one!
parts:
  - title: At the end
    items:
      - {id: what, ask: essay, text: "What will you do?"}
""",
    HANDOUT: "---\ntitle: A card\n---\n\nAsk, then wait.\n",
    REFERRAL: "---\ntitle: Where help is\n---\n\nRing these people.\n",
    GUIDE: "---\ntitle: The first time\n---\n\nCome early. Give out “Where help is” if you need it.\n",
    VIGNETTE: """\
---
title: The red pen
minutes: 6
topics: [feedback]
cast: [{name: Lin, role: Fellow}]
handouts: [card]
---

## Sunday {.scene minutes=2 #sunday}

Page one is red. “It is a journey!” says Lin.

::: notes

Read it slowly.

:::

## What now? {.vote minutes=1 #what-now}

- Ask
- Wait

::: notes

Wait for them.

:::

## What mentors noticed {.reading minutes=2 #reading}

- The cap of the pen

::: notes

Read it.

:::

## Key points {.keypoints minutes=1 #keypoints}

- Ask first

::: notes

Stop here.

:::
""",
    SESSION: """\
---
title: Trust
minutes: 20
objectives:
  - name one thing that built trust
  - write down what you will do
handouts: [card]
sources: [straus-2013]
reading: [straus-2013]
---

## What built it? {.pair minutes=8 #what-built-it}

- One person who earned your trust

::: notes

Ask: “What did you see them do?”

:::

## Three moves {.talk minutes=4 #moves}

They named clear expectations [@straus-2013].

::: notes

Say it slowly.

:::

### One at a time

| Move | When |
|---|---|
| Ask first | always |

## Write one down {.solo .prompt minutes=8 #write}

What will you do by Friday?

::: notes

Give them time.

:::
""",
}


def remarks(files: dict[str, str]) -> list[str]:
    """All advice on files that have no faults, each as `path:line: sentence`."""
    reading = read(ContentFiles(files))
    assert reading.problems == ()
    return [str(one).replace(": advice:", ":", 1) for one in advise(reading.library, reading.files)]


def remarks_on(path: str, *changes: tuple[str, str]) -> list[str]:
    """All advice when places in one of the clean files have been changed, without the path where it is that file's."""
    text = CLEAN[path]
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        text = text.replace(old, new)
    return [remark.removeprefix(f"{path}:") for remark in remarks({**CLEAN, path: text})]

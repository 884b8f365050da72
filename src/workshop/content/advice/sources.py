"""Whether what a file cites is what its front matter names."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.content.advice.script import Remark, Script
from workshop.content.problem import quoted
from workshop.model.text import citations


def untold_sources(script: Script) -> Iterator[Remark]:
    cited: dict[str, int] = {}
    for placed in script.slides:
        slide = placed.slide
        for key in citations((*slide.blocks, *(slide.reveal or ()), *slide.notes)):
            cited.setdefault(key, placed.line)
    named = script.whole.sources
    for key, line in cited.items():
        if key not in named:
            yield line, f"{quoted(key)} is cited here; add it to 'sources'"
    for key in named:
        if key not in cited:
            yield script.front.line("sources"), f"{quoted(key)} stands among the sources, and nothing cites it"

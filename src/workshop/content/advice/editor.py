"""All advice on a library, in order of path and line: the table of rules, and the files each of them reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshop.content.advice.care import missing_referral, unnamed_subjects
from workshop.content.advice.ease import hard_notes, is_english
from workshop.content.advice.lengths import long_slides
from workshop.content.advice.objectives import unserved
from workshop.content.advice.script import Rule, Script, Stretch, scene_lines, stretches, yaml_stretch
from workshop.content.advice.shape import missing_notes, much_talk, unwritten_end
from workshop.content.advice.sources import untold_sources
from workshop.content.advice.usage import unused_handouts, unused_works
from workshop.content.advice.words import unwanted
from workshop.content.advice.works import unready_works
from workshop.content.fields import parse
from workshop.content.markup import Passage, scan
from workshop.content.names import REFERENCES, FileName
from workshop.content.problem import Problem, Problems
from workshop.model.programme import Library

RULES: tuple[Rule, ...] = (
    much_talk,
    missing_notes,
    unwritten_end,
    unserved,
    long_slides,
    hard_notes,
    untold_sources,
    unnamed_subjects,
    missing_referral,
)


def advise(library: Library, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Advice on the files of a library, language variants aside. `texts` are those that it was made of, by path."""
    scripts = dict(_scripts(library, texts))
    found: set[Problem] = set()
    for path, text in texts.items():
        if FileName.of(path).language:
            continue
        found.update(_on_one_file(path, text, scripts.get(path)))
    lines = _lines_of_works(texts.get(REFERENCES, ""))
    found.update(unready_works(library, lines))
    found.update(unused_works(library, texts, lines))
    found.update(unused_handouts(library, texts))
    return tuple(sorted(found))


def _scripts(library: Library, texts: Mapping[str, str]) -> Iterator[tuple[str, Script]]:
    for folder, plays in (("sessions", library.sessions), ("vignettes", library.vignettes)):
        for name, whole in plays.items():
            path = f"{folder}/{name}.md"
            if path in texts and (script := Script.of(whole, texts[path])):
                yield path, script


def _on_one_file(path: str, text: str, script: Script | None) -> tuple[Problem, ...]:
    problems = Problems(path)
    remarks = [remark for rule in RULES for remark in rule(script)] if script else []
    if path != REFERENCES and is_english(text):  # the titles of works are what they are
        remarks += [remark for stretch in _stretches(path, text, script) for remark in unwanted(stretch)]
    for line, sentence in remarks:
        problems.advise(line, sentence)
    return problems.found


def _stretches(path: str, text: str, script: Script | None) -> Iterator[Stretch]:
    if script is not None:
        yield from stretches(script.markup, scene_lines(script))
    elif path.endswith(".md"):
        markup = scan(text, Problems(path))
        yield from stretches(markup) if markup else ()
    else:
        yield yaml_stretch(Passage(1, text))


def _lines_of_works(text: str) -> dict[str, int]:
    whole = parse(Passage(1, text), Problems(REFERENCES)) if text.strip() else None
    return {entry.key: entry.line for entry in whole.entries} if whole else {}

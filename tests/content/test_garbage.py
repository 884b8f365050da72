"""Whatever stands in a file, reading it ends in a library and problems with lines, never in an exception."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.samples import GOOD

from workshop.content.advice.editor import advise
from workshop.content.files import ContentFiles
from workshop.content.library import read
from workshop.content.richtext import blocks

SCRAPS = (
    "---¦:::¦::: notes¦```¦## A {.vote #a}¦### B {.columns}¦{¦}¦[¦](#a)¦[@¦]¦- ¦  - ¦1. ¦|¦|--|¦<!--¦<b¦&#1;¦&amp;¦\\"
    "¦*¦**¦_¦`¦> ¦![¦](x.png)¦: ¦'¦\"¦&a ¦*a¦!!int ¦? ¦null¦~¦<<: ¦{.scene minutes=1 next=#a #a}¦#¦=¦title: x"
    "¦\\U99999999¦minutes: 99999999999999999999¦%YAML 1.1\n¦é¦日本¦🙂¦\n¦\n\n¦\t¦\r¦\x00¦\x02¦\x03¦\ufeff¦\u2028¦\x85"
).split("¦")
HOSTILE = ["[", "![", "*a ", "**a _b ", "`a", "> ", "[a](", "[@a", "|a", "<a ", "- a\n", "1. a\n\n", "#", ":::\n", "\\"]

scraps = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=6), max_size=40).map("".join)


@st.composite
def spoilt_files(draw: st.DrawFn) -> ContentFiles:
    """The good files with stretches of some of them cut out, doubled or replaced."""
    texts = dict(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(GOOD)))
        text = texts[path]
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 60)))
        middle = draw(st.just("") | st.just(text[start:end] * 2) | scraps)
        texts[path] = text[:start] + middle + text[end:]
    return ContentFiles(texts)


def assert_told(files: ContentFiles) -> None:
    reading = read(files)
    for problem in (*reading.problems, *advise(reading.library, reading.files)):
        assert problem.path in files
        assert 1 <= problem.line <= files[problem.path].count("\n") + files[problem.path].count("\r") + 2
        assert "\n" not in str(problem)
    again = read(ContentFiles(dict(reading.files)))
    assert again.library == reading.library


@settings(max_examples=100, deadline=None)
@given(spoilt_files())
def test_spoilt_files_are_read_or_told(files: ContentFiles) -> None:
    assert_told(files)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(GOOD)), scraps)
def test_a_file_of_garbage_is_told(path: str, text: str) -> None:
    assert_told(ContentFiles({**GOOD, path: text}))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([path for path in sorted(GOOD) if path.endswith(".md")]), scraps)
def test_garbage_below_good_front_matter_is_read_or_told(path: str, text: str) -> None:
    front = GOOD[path].split("\n---\n")[0]

    assert_told(ContentFiles({**GOOD, path: f"{front}\n---\n{text}"}))


@settings(max_examples=100, deadline=None)
@given(scraps)
def test_any_text_becomes_blocks(text: str) -> None:
    assert isinstance(blocks(text), tuple)


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("path", ["guide/first-time.md", "forms/closing.yaml"])
def test_a_hostile_file_costs_seconds_at_most(path: str, unit: str) -> None:
    front = GOOD[path].split("\n---\n")[0] + "\n---\n" if path.endswith(".md") else ""
    lines = [unit * (3000 // len(unit)) for _ in range(30)]
    began = time.process_time()

    reading = read(ContentFiles({path: front + "\n\n".join(lines)}))
    advise(reading.library, reading.files)

    assert time.process_time() - began < 10

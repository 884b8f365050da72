"""Cuts a Markdown file into front matter, headings, passages and fences, each with its line.

Knows how these are written and nothing of what they mean: the readers check and build.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop.content.problem import Problems, not_known_here, quoted

LARGEST_TEXT = 200_000
LARGEST_PASSAGE = 10_000
LONGEST_LINE = 4_000
FENCES = ("notes", "reveal", "column")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
_ATTRIBUTES = re.compile(r"(?:^|\s)\{([^{}]*)\}\s*$")
_ATTRIBUTE = re.compile(
    r"""\s*(?:\.(?P<kind>[\w-]+)|\#(?P<id>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)))(?=\s|$)"""
)
_FENCE = re.compile(r":{3,}[ \t]*(.*?)[ \t]*:*$")
_CODE_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_FENCE_IN_A_LIST = re.compile(r"(?:\s+|\s*(?:[-*+]|\d+[.)])\s+)(?::::|```|~~~)")
_CODE_SPAN = re.compile(r"(`+)[^`]*\1")
_HTML = re.compile(r"(?<!\\)<(?:!--|[!?][A-Za-z]|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?(?:>|$))")
_RULE = re.compile(r"\s{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of Markdown or YAML that follow each other; `line` is where the first one stands."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Fence:
    """What stands between `::: name` and `:::`."""

    line: int
    name: str
    inside: tuple[Passage | Code, ...]


Piece = Passage | Code | Fence


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in the braces of a heading: `{.kind key=value #id}`."""

    classes: tuple[str, ...] = ()
    id: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with all that stands below it, up to the next heading."""

    line: int
    depth: int
    title: str
    attributes: Attributes
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """A file in its parts. `lead` is what stands before the first heading."""

    front: Passage
    lead: tuple[Piece, ...]
    headings: tuple[Heading, ...]


def slug(title: str) -> str:
    """A title as an id: lower case, with hyphens; empty where it has neither letters nor digits."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def scan(text: str, problems: Problems) -> Markup | None:
    """The parts of a file, or None where it is too large or has no front matter."""
    if len(text) > LARGEST_TEXT:
        problems.fault(1, f"this file is longer than {LARGEST_TEXT // 1000} kB; share it out over several")
        return None
    lines = _clean(text, problems)
    if lines[0].rstrip() != "---":
        problems.fault(1, "the file begins with its front matter: 'title:' and more between two lines of '---'")
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        problems.fault(1, "the front matter is not closed; put a line of '---' below it")
        return None
    return _Scanner(problems).scan(Passage(2, "\n".join(lines[1:end])), lines[end + 1 :], end + 2)


def _clean(text: str, problems: Problems) -> list[str]:
    """The lines, without what no slide and no file of an office program can carry."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        if _CONTROL.search(line):
            problems.fault(number + 1, "a control character stands in this line; remove it")
            lines[number] = _CONTROL.sub("", line)
        if len(line) > LONGEST_LINE:
            problems.fault(number + 1, f"this line has more than {LONGEST_LINE} characters; break it up")
            lines[number] = ""
    return lines


class _Scanner:
    """Goes through the lines below the front matter once."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._lead: tuple[Piece, ...] = ()
        self._headings: list[Heading] = []
        self._head: tuple[int, int, str, Attributes] | None = None
        self._pieces: list[Piece] = []
        self._inside: list[Passage | Code] = []
        self._fence: tuple[int, str] | None = None
        self._code: tuple[int, str] | None = None
        self._buffer: list[str] = []
        self._from = 0

    def scan(self, front: Passage, lines: list[str], first: int) -> Markup:
        for number, line in enumerate(lines, first):
            self._take(number, line)
        if self._code is not None:
            self._problems.fault(self._code[0], f"this code is not closed; put a line of '{self._code[1]}' below it")
            self._end_code()
        self._end_heading()
        return Markup(front, self._lead, tuple(self._headings))

    def _take(self, number: int, line: str) -> None:
        if self._code is not None:
            self._take_code(line)
        elif code := _CODE_FENCE.match(line):
            self._end_passage()
            self._code = (number, code[1])
        elif _HEADING.match(line):
            self._end_heading()
            self._begin_heading(number, line)
        elif fence := _FENCE.match(line):
            self._take_fence(number, fence[1])
        else:
            self._take_text(number, line)

    def _take_text(self, number: int, line: str) -> None:
        if _FENCE_IN_A_LIST.match(line):
            self._problems.fault(number, "a fence stands at the margin, never inside a list")
            return
        if _RULE.match(line):
            self._problems.fault(number, "a ruled line has no place on a slide; remove it")
            return
        if re.match(r"#{2,6}[^#\s]", line):
            self._problems.fault(
                number, f"put a space after '{line[: len(line) - len(line.lstrip('#'))]}' to make a heading"
            )
        self._look_for_html(number, line)
        if not self._buffer:
            if not line.strip():
                return
            self._from = number
        self._buffer.append(line)

    def _look_for_html(self, number: int, line: str) -> None:
        if "<" in line and (html := _HTML.search(_CODE_SPAN.sub("", line))):
            what = "a comment" if html[0].startswith("<!--") else f"HTML ({quoted(html[0])})"
            self._problems.fault(number, f"{what} would be projected as it stands; remove it")

    def _take_code(self, line: str) -> None:
        assert self._code is not None
        if line.startswith(self._code[1]) and not line.strip(self._code[1][0] + " \t"):
            self._end_code()
            return
        self._buffer.append(line)

    def _end_code(self) -> None:
        assert self._code is not None
        self._add(Code(self._code[0], "\n".join(self._buffer)))
        self._buffer = []
        self._code = None

    def _take_fence(self, number: int, name: str) -> None:
        self._end_passage()
        if not name and self._fence is None:
            self._problems.fault(number, "this ':::' closes nothing; remove it")
        elif not name:
            self._end_fence()
        else:
            self._close_open_fence()
            if name not in FENCES:
                self._problems.fault(number, not_known_here(name, FENCES))
            self._fence = (number, name)

    def _close_open_fence(self) -> None:
        if self._fence is not None:
            line, name = self._fence
            self._problems.fault(line, f"'::: {name}' is not closed; put a line of ':::' below it")
            self._end_fence()

    def _end_fence(self) -> None:
        assert self._fence is not None
        self._pieces.append(Fence(*self._fence, tuple(self._inside)))
        self._inside = []
        self._fence = None

    def _end_passage(self) -> None:
        text = "\n".join(self._buffer)
        self._buffer = []
        if len(text) > LARGEST_PASSAGE:
            self._problems.fault(
                self._from, f"this text is longer than {LARGEST_PASSAGE // 1000} kB; share it out over several slides"
            )
        elif text.strip():
            self._add(Passage(self._from, text))

    def _add(self, piece: Passage | Code) -> None:
        if self._fence is None:
            self._pieces.append(piece)
        else:
            self._inside.append(piece)

    def _begin_heading(self, number: int, line: str) -> None:
        match = _HEADING.match(line)
        assert match is not None
        title = (match[2] or "").strip()
        attributes = Attributes()
        if braces := _ATTRIBUTES.search(title):
            title = title[: braces.start()].strip()
            attributes = self._attributes(number, braces[1])
        elif title.endswith("}"):
            self._problems.fault(
                number, "the braces at the end of this heading cannot be read; write {.kind minutes=5 #id}"
            )
        if not title:
            self._problems.fault(number, "this heading has no words")
        self._look_for_html(number, title)
        self._head = (number, len(match[1]), title, attributes)

    def _end_heading(self) -> None:
        self._end_passage()
        self._close_open_fence()
        pieces = tuple(self._pieces)
        self._pieces = []
        if self._head is None:
            self._lead = pieces
        else:
            self._headings.append(Heading(*self._head, pieces))

    def _attributes(self, number: int, text: str) -> Attributes:
        classes: list[str] = []
        ids: list[str] = []
        values: dict[str, str] = {}
        place = 0
        while text[place:].strip():
            match = _ATTRIBUTE.match(text, place)
            if match is None:
                rest = text[place:].split()[0]
                self._problems.fault(number, f"{quoted(rest)} cannot be read here; write .kind, #id or key=value")
                break
            place = match.end()
            if match["kind"]:
                classes.append(match["kind"])
            elif match["id"]:
                ids.append(match["id"])
            elif match["key"] in values:
                self._problems.fault(number, f"{quoted(match['key'])} is given twice")
            else:
                values[match["key"]] = match["bare"] if match["quoted"] is None else match["quoted"]
        if len(ids) > 1:
            self._problems.fault(number, f"a heading has one id; here are {' and '.join('#' + one for one in ids)}")
        return Attributes(tuple(classes), ids[0] if ids else None, values)

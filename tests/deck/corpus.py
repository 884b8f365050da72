"""Harsh slides, made up by chance from a seed: what may break differently elsewhere is on every one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from workshop.model.session import Reference
from workshop.model.showing import ReferencesShowing, SceneShowing, Showing, SlideShowing, TitleShowing, VoteShowing
from workshop.model.step import Kind, Layout, Option
from workshop.model.text import Align, Block, CodeBlock, Columns, ListItem, Paragraph, Quotation, Run, Runs, Table

ENGLISH = """mentoring is what happens when someone who has been there asks the question you had avoided and then waits
for an answer that may take a while because nobody on the ward has slept We don’t tell, we ask: “What would you want
to know first?” It’s a well-being, follow-up, self-assessment sort of conversation AVATAR Tuesday’s To Wait""".split()
GERMAN = """Weiterbildungsermächtigung und Selbsteinschätzungsbogen für die Assistenzärztinnen der Universitätsklinik
sind „keine Nebensache“, sondern Teil des Gesprächs über Karriereplanung, das Vorgesetzte/Mentorinnen z. B. jährlich
führen müssen Straße größer Übergabegespräch Nachtdienst Rückmeldung wäre schön gewesen""".split()
FRENCH = """l’accompagnement d’un·e interne commence par l’écoute : qu’est-ce qui s’est passé, et pourquoi ? « Dis-moi
ce que tu as vu », dit-elle, plutôt que « c’est bien » aujourd’hui l’apprentissage interprofessionnel rétroaction
compte-rendu c’est-à-dire peut-être çà où""".split()
AWKWARD = (
    "and/or",
    "he/she/they",
    "mentor/mentee",
    "patient/family-centred",
    "km/h",
    "24/7",
    "01/02/2026",
    "86–107",
    "pp. 1203–1221",
    "2019–2026",
    "1990-2004",
    "9:30–10:15",
    "–",
    "—",
    "yes—but",
    "non-invasive",
    "e-mail",
    "COVID-19",
    "e.g.",
    "i.e.,",
    "et al.,",
    "Dr.",
    "etc.)",
    "(see",
    "[1–3]",
    "[12,14]",
    "3.5 %",
    "50%",
    "±5",
    "p<0.001",
    "n=24",
    "≥ 3",
    "x→y",
    "1,234,567",
    "$10",
    "€5",
    "#1",
    "A&B",
    "C++",
    "snake_case_name",
    "name@example.org",
    "https://example.org/mentoring/2026/feedback?lang=en&page=12#top",
    "www.example.org/a-very-long-path/that-goes-on",
    "doi:10.1080/01421590600825326",
    "…",
    "so…",
    "“quoted”",
    "‘single’",
    "„deutsch“",
    "rock’n’roll",
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "anticonstitutionnellement",
    "T1–T2-weighted",
    "5-year-old",
    "10\u00a0mg",
    "w/o",
    "I/O",
    "?!",
    "(a)",
    "1.",
    "IV.",
)
INNER_LOOKS: tuple[Callable[[str], Run], ...] = (
    lambda text: Run(text, bold=True),
    lambda text: Run(text, italic=True),
    lambda text: Run(text, bold=True, italic=True),
    lambda text: Run(text, code=True),
)


def link(text: str) -> Run:
    return Run(text, link="https://example.org/x")


LOOKS = (*INNER_LOOKS, link)


def harsh(seed: int, count: int) -> tuple[Showing, ...]:
    """So many showings, the same for the same seed."""
    random = Random(seed)
    kinds: Sequence[Callable[[_Author], Showing]] = (
        _points,
        _points,
        _text,
        _text,
        _numbered,
        _table,
        _wide_table,
        _columns,
        _mixed,
        _scene,
        _quote,
        _prompt,
        _long_title,
        _vote,
        _references,
        _opening,
    )
    made = []
    for place in range(count):
        author = _Author(random, random.choice((ENGLISH, GERMAN, FRENCH)))
        made.append(kinds[place % len(kinds)](author))
    return tuple(made)


@dataclass(frozen=True)
class _Author:
    """Writes in one language, and awkwardly."""

    random: Random
    words: Sequence[str]

    def text(self, least: int, most: int) -> str:
        words = [self._word() for _ in range(self.random.randint(least, most))]
        return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])

    def runs(self, least: int, most: int) -> Runs:
        """Sentences of which parts stand out, also in the middle of a word."""
        runs: list[Run] = []
        for word in self.text(least, most).split(" "):
            chance = self.random.random()
            if chance < 0.12:
                runs += [self.random.choice(LOOKS)(word), Run(" ")]
            elif chance < 0.122:
                runs += [Run("("), link(f"{word} {self._word()}"), Run("), ")]
            elif chance < 0.15 and len(word) > 4:
                runs += [Run(word[:3]), self.random.choice(INNER_LOOKS)(word[3:]), Run(" ")]
            elif chance < 0.18:
                runs += [self.random.choice(LOOKS)(f"{word} {self._word()} {self._word()}"), Run(", ")]
            else:
                runs.append(Run(f"{word} "))
        return _merged(runs)

    def title(self) -> str:
        return self.text(2, 5)

    def slide(self, *blocks: Block, title: str = "", layout: Layout | None = None) -> SlideShowing:
        kind = self.random.choice((Kind.TALK, Kind.DISCUSS, Kind.PRACTISE))
        return SlideShowing(
            title=title or self.title(),
            blocks=blocks,
            eyebrow=self.text(1, 3),
            kind=kind,
            layout=layout,
            footer=self.text(2, 4),
        )

    def _word(self) -> str:
        return self.random.choice(AWKWARD if self.random.random() < 0.2 else self.words)


def _merged(runs: Sequence[Run]) -> Runs:
    """Neighbours of one look as one, and no space at the end."""
    made: list[Run] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        else:
            made.append(run)
    last = replace(made[-1], text=made[-1].text.rstrip())
    return (*made[:-1], last) if last.text else tuple(made[:-1])


def _points(author: _Author) -> Showing:
    levels = [0, *(author.random.choice((0, 0, 0, 1, 1, 2)) for _ in range(author.random.randint(1, 5)))]
    return author.slide(*(ListItem(author.runs(4, 22), level) for level in levels))


def _text(author: _Author) -> Showing:
    return author.slide(*(Paragraph(author.runs(8, 45)) for _ in range(author.random.randint(1, 3))))


def _numbered(author: _Author) -> Showing:
    first = author.random.choice((1, 1, 8, 98))
    count = author.random.randint(2, 6)
    return author.slide(*(ListItem(author.runs(4, 20), 0, first + place) for place in range(count)))


def _table(author: _Author) -> Showing:
    return author.slide(_cells(author, columns=author.random.randint(2, 3), most=9))


def _wide_table(author: _Author) -> Showing:
    table = _cells(author, columns=author.random.randint(3, 5), most=6)
    return author.slide(*([Paragraph(author.runs(4, 12))] if author.random.random() < 0.4 else []), table)


def _cells(author: _Author, columns: int, most: int) -> Table:
    rows = [tuple(author.runs(1, most) for _ in range(columns)) for _ in range(author.random.randint(2, 5))]
    align = tuple(author.random.choice((Align.LEFT, Align.LEFT, Align.CENTER, Align.RIGHT)) for _ in range(columns))
    return Table(tuple(author.runs(1, 3) for _ in range(columns)), tuple(rows), align)


def _columns(author: _Author) -> Showing:
    def side() -> tuple[Block, ...]:
        points = [ListItem(author.runs(2, 14)) for _ in range(author.random.randint(1, 3))]
        return (Paragraph(author.runs(2, 8)), *points)

    return author.slide(Columns(side(), side()))


def _mixed(author: _Author) -> Showing:
    return author.slide(
        Paragraph(author.runs(6, 20)),
        ListItem(author.runs(4, 14)),
        ListItem(author.runs(4, 14), 1),
        Quotation((author.runs(6, 24),)),
        CodeBlock("mean(then) <= mean(now)  # x/y-z\nrun --all"),
    )


def _scene(author: _Author) -> Showing:
    blocks = tuple(Paragraph(author.runs(8, 40)) for _ in range(author.random.randint(1, 4)))
    return SceneShowing(title=author.title(), blocks=blocks, eyebrow=author.text(2, 5), footer=author.text(3, 8))


def _quote(author: _Author) -> Showing:
    return author.slide(Quotation((author.runs(8, 40),)), Paragraph(author.runs(2, 6)))


def _prompt(author: _Author) -> Showing:
    return author.slide(Paragraph(author.runs(6, 30)), layout=Layout.PROMPT)


def _long_title(author: _Author) -> Showing:
    points = (ListItem(author.runs(4, 14)) for _ in range(2))
    return author.slide(*points, title=author.text(8, 18))


def _vote(author: _Author) -> Showing:
    options = tuple(Option(key, author.text(4, 16)) for key in "abcd")
    return VoteShowing(title=author.text(4, 12), options=options, eyebrow=author.text(1, 3), kind=Kind.VIGNETTE)


def _references(author: _Author) -> Showing:
    entries = tuple(
        Reference(f"work-{place}", "A work", author.text(18, 34)) for place in range(author.random.randint(3, 6))
    )
    return ReferencesShowing(references=entries, title=author.title())


def _opening(author: _Author) -> Showing:
    return TitleShowing(title=author.text(3, 12), eyebrow=author.text(1, 4), subtitle=author.text(4, 20))

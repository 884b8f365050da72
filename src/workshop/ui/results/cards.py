"""The page's cards, each made of one part of a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop.model.chart import ChangeChart, LikertChart
from workshop.results.values import Choices, Comments, ItemSummary, Report, VoteResult
from workshop.ui.results.bars import BarsView
from workshop.ui.results.dumbbell import Dumbbell
from workshop.ui.results.figures import Figure
from workshop.ui.results.likert import LikertView
from workshop.ui.results.wrapped import WrappedText
from workshop.ui.widgets import Card, ElidedLabel, label, rule


def tr(text: str) -> str:
    return QCoreApplication.translate("Results", text)


def figure_card(figure: Figure) -> Card:
    card = Card(margin=14)
    card.body.setSpacing(2)
    card.body.addWidget(ElidedLabel(figure.title, "muted"))
    if figure.value:
        card.body.addWidget(label(figure.value, "big", tabular=True))
        card.body.addWidget(label(figure.words, "small", wrap=True))
    else:
        card.body.addSpacing(6)
        card.body.addWidget(label(figure.words, wrap=True))
    card.body.addStretch(1)
    card.setAccessibleName(" ".join(part for part in (figure.title, figure.value, figure.words) if part))
    return card


def change_card(chart: ChangeChart) -> Card:
    return _card(chart.title, chart.note, [Dumbbell(chart)])


def likert_card(charts: Sequence[LikertChart]) -> Card:
    """The distributions of one form."""
    return _card(charts[0].title, tr("how often each answer was chosen"), [LikertView(chart) for chart in charts])


def choices_card(choices: Sequence[Choices]) -> Card:
    card = _card(tr("Chosen answers"), "", [])
    for number, choice in enumerate(choices):
        _add_bars(card, number, BarsView(choice.chart), choice.chart.title, choice.chart.total)
    return card


def numbers_card(items: Sequence[ItemSummary]) -> Card:
    """Questions that were answered with a number of one's own."""
    card = _card(tr("Numbers"), "", [])
    for item in items:
        card.body.addWidget(WrappedText(item.label, "h3"))
        spread = tr("median {:g}, half of them from {:g} to {:g}; mean {:.1f}, {} people").format(
            item.median, item.lower_quartile, item.upper_quartile, item.mean, item.n
        )
        card.body.addWidget(WrappedText(spread, muted=True))
    return card


def votes_card(votes: Sequence[VoteResult]) -> Card:
    card = _card(tr("Votes"), "", [])
    for number, vote in enumerate(votes):
        _add_bars(card, number, BarsView(vote.chart), vote.title, vote.chart.total)
    return card


def comments_card(comments: Comments) -> Card:
    card = Card(margin=18)
    card.body.addWidget(WrappedText(comments.question, "h2"))
    number = len(comments.texts)
    count = tr("1 comment") if number == 1 else tr("{} comments").format(number)
    card.body.addSpacing(-6)
    card.body.addWidget(label(tr("{}, in no order").format(count), "small", wrap=True))
    for text in comments.texts:
        card.body.addWidget(WrappedText(text, ruled=True))
    return card


def reading_card(report: Report) -> Card:
    """What was kept back and why, and what these figures cannot tell."""
    card = _card(tr("How to read this"), "", [])
    card.body.addWidget(WrappedText(report.caveat))
    if report.suppressed:
        card.body.addSpacing(4)
        card.body.addWidget(label(tr("Kept back"), "h3"))
        for sentence in report.suppressed:
            card.body.addWidget(WrappedText(sentence, muted=True))
    return card


def column(cards: Sequence[QWidget]) -> QWidget:
    """Cards below each other, none stretched."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return made


def _card(title: str, note: str, charts: Sequence[QWidget]) -> Card:
    card = Card(margin=18)
    card.body.addWidget(WrappedText(title, "h2"))
    if note:
        card.body.addSpacing(-7)
        card.body.addWidget(label(note, "small", wrap=True))
        card.body.addSpacing(2)
    for chart in charts:
        card.body.addWidget(chart)
    return card


def _add_bars(card: Card, number: int, bars: BarsView, title: str, total: int) -> None:
    if number:
        card.body.addWidget(rule())
    card.body.addWidget(WrappedText(title, "h3"))
    card.body.addSpacing(-6)
    card.body.addWidget(label(tr("{} people answered").format(total), "small"))
    card.body.addWidget(bars)

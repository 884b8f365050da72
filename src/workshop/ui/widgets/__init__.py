"""Small widgets that every page shares."""

from workshop.ui.widgets.banner import Banner, Toast
from workshop.ui.widgets.basics import Card, Chip, ElidedCombo, ElidedLabel, KeyCap, button, inset, label, rule
from workshop.ui.widgets.confirm import Confirm
from workshop.ui.widgets.empty import EmptyState
from workshop.ui.widgets.grouped_list import Group, GroupedList, Row
from workshop.ui.widgets.head import PageHead
from workshop.ui.widgets.slide_view import SlideView

__all__ = [
    "Banner",
    "Card",
    "Chip",
    "Confirm",
    "ElidedCombo",
    "ElidedLabel",
    "EmptyState",
    "Group",
    "GroupedList",
    "KeyCap",
    "PageHead",
    "Row",
    "SlideView",
    "Toast",
    "button",
    "inset",
    "label",
    "rule",
]

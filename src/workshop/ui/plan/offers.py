"""What can be added to a running order, as the groups of the list on the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from workshop.model.form import Form
from workshop.model.programme import BreakItem, FormItem, Item, Library, SessionItem, VignetteItem
from workshop.model.session import Session, Vignette
from workshop.model.step import Kind
from workshop.planning.steps import DEFAULT_BREAK_MINUTES
from workshop.ui import words as say
from workshop.ui.widgets.grouped_list import Group, Row


def _tr(text: str) -> str:
    return QCoreApplication.translate("Offers", text)


def offers(library: Library, planned: Sequence[Item]) -> tuple[Group, ...]:
    """Sessions, vignettes, forms and a break. Those in the order already say so."""
    used = {_key_of(item) for item in planned}
    return (
        Group(_tr("Skill-building sessions"), tuple(_session(one, used) for one in library.sessions.values())),
        Group(_tr("Vignettes"), tuple(_vignette(one, used) for one in library.vignettes.values())),
        Group(_tr("Forms"), tuple(_form(one, used) for one in library.forms.values())),
        Group(_tr("In between"), (Row("break", _tr("Break"), say.minutes(DEFAULT_BREAK_MINUTES), Kind.BREAK),)),
    )


def item_for(key: str) -> Item:
    """The new item that a row's key stands for."""
    kind, _, name = key.partition(":")
    match kind:
        case "session":
            return SessionItem(session=name)
        case "vignette":
            return VignetteItem(vignette=name)
        case "form":
            return FormItem(form=name)
        case _:
            return BreakItem(title=_tr("Break"), minutes=DEFAULT_BREAK_MINUTES)


def _session(session: Session, used: set[str]) -> Row:
    key = f"session:{session.name}"
    words = " ".join((session.subtitle, *session.competencies))
    return Row(key, session.title, _also(say.minutes(session.minutes), key, used), words=words)


def _vignette(vignette: Vignette, used: set[str]) -> Row:
    key = f"vignette:{vignette.name}"
    detail = say.minutes(vignette.minutes)
    if any(vote.branches for vote in vignette.votes):
        detail += " · " + _tr("branching")
    return Row(key, vignette.title, _also(detail, key, used), Kind.VIGNETTE, words=" ".join(vignette.topics))


def _form(form: Form, used: set[str]) -> Row:
    key = f"form:{form.name}"
    return Row(key, form.title, _also(say.items(len(form.items)), key, used), Kind.FORM)


def _also(detail: str, key: str, used: set[str]) -> str:
    return f"{detail} · {_tr('in the order')}" if key in used else detail


def _key_of(item: Item) -> str:
    match item:
        case SessionItem(session=name):
            return f"session:{name}"
        case VignetteItem(vignette=name):
            return f"vignette:{name}"
        case FormItem(form=name):
            return f"form:{name}"
        case _:
            return ""

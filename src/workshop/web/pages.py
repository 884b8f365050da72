"""Draws the pages from templates, and holds the files they need. Whatever people wrote is escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from workshop.model.form import NOT_APPLICABLE, THEN, Ask, Form, FormPart, Item, Scale
from workshop.model.response import Seat
from workshop.web.asking import DOES_NOT_APPLY, field_name
from workshop.web.room import RoomView
from workshop.web.screens import EndScreen, FormScreen, ResultScreen, Screen, ThanksScreen, WaitScreen

_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
Given = Mapping[str, Sequence[str]]

_TEMPLATES: dict[type[Screen], str] = {
    ThanksScreen: "thanks.html",
    ResultScreen: "result.html",
    WaitScreen: "wait.html",
    EndScreen: "end.html",
}


def _read_static() -> dict[str, bytes]:
    folder = files("workshop.web") / "pages"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(tuple(_MEDIA_TYPES))}


STATIC = _read_static()
DIGEST = hashlib.sha256(b"".join(STATIC[name] for name in sorted(STATIC))).hexdigest()[:16]


def media_type(name: str) -> str:
    """Our own table: the one of the system may say anything, and a browser runs no script of the wrong type."""
    return _MEDIA_TYPES["." + name.rpartition(".")[2]]


def one_scale(part: FormPart) -> Scale | None:
    """The scale that all scale items of a part share, so that its words need to stand there only once."""
    scales = {item.scale for item in part.items if item.scale}
    return next(iter(scales)) if len(scales) == 1 else None


_environment = Environment(
    loader=PackageLoader("workshop.web", "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals.update(
    ask=Ask,
    digest=DIGEST,
    does_not_apply=DOES_NOT_APPLY,
    field_name=field_name,
    not_applicable=NOT_APPLICABLE,
    one_scale=one_scale,
    then=THEN,
)


def code_page(*, typed: str = "", fault: str = "") -> str:
    return _draw("code.html", typed=typed, fault=fault)


def join_page(view: RoomView) -> str:
    return _draw("join.html", view=view)


def error_page(heading: str, sentence: str, back: str = "/") -> str:
    return _draw("error.html", heading=heading, sentence=sentence, back=back)


def screen_page(view: RoomView, screen: Screen, seat: Seat | None, *, sent_at: str = "", new_id: str = "") -> str:
    """The page for a screen. `new_id` names the answers that a form on it will send."""
    if isinstance(screen, FormScreen):
        return form_page(view, screen, seat, new_id=new_id)
    return _draw(_TEMPLATES[type(screen)], view=view, screen=screen, seat=seat, sent_at=sent_at)


def form_page(
    view: RoomView,
    screen: FormScreen,
    seat: Seat | None,
    *,
    new_id: str,
    given: Given | None = None,
    faults: Mapping[str, str] | None = None,
    problem: str = "",
) -> str:
    """A form, blank or with what was given and what is wrong with it; `problem` concerns it as a whole."""
    form = screen.opening.form
    fields = _filled(form, given or {}, faults or {}) if given or faults else _blank(form)
    return _draw(
        "form.html",
        view=view,
        screen=screen,
        opening=screen.opening,
        seat=seat,
        new_id=new_id,
        fields=fields,
        summary=_summary(form, faults or {}),
        problem=problem,
    )


@lru_cache(maxsize=32)
def _blank(form: Form) -> Markup:
    """A blank form's fields, drawn once: when it opens, the whole room asks for it in the same second."""
    return _filled(form, {}, {})


def _filled(form: Form, given: Given, faults: Mapping[str, str]) -> Markup:
    return Markup(_draw("fields.html", form=form, given=given, faults=faults))  # drawn with escapes


def _summary(form: Form, faults: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What is wrong, in the order asked: stored name, the question, the sentence."""
    asked = {name: _question(item, name) for item in form.items for name in item.stored_names}
    return [(name, asked[name], faults[name]) for name in asked if name in faults]


def _question(item: Item, name: str) -> str:
    if not item.twice:
        return item.text
    return f"{item.text} ({'before this workshop' if name.endswith(THEN) else 'now'})"


def _draw(template: str, **values: object) -> str:
    return _environment.get_template(template).render(values)

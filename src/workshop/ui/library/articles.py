"""Content as articles to read: HTML for one session, vignette, form, document or part of the reading list."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from workshop.model.form import Ask, Form, Item, Scale
from workshop.model.programme import Library
from workshop.model.session import COMPETENCIES, Document, Reference, Session, Vignette
from workshop.model.step import FormStep, Scene, Slide, Step, VignetteStep, Vote, kind_of
from workshop.ui import theme
from workshop.ui import words as say
from workshop.ui.library.shelf import section_of
from workshop.ui.widgets import richtext
from workshop.ui.widgets.step_dot import kind_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("Articles", text)


def session(one: Session, library: Library) -> str:
    parts = []
    if one.competencies:
        parts.append(_aside(" · ".join(COMPETENCIES.get(area, area) for area in one.competencies)))
    parts += _listed(_tr("By the end, attendees can"), one.objectives)
    parts += _listed(_tr("Bring"), one.materials)
    parts.append(richtext.heading(_tr("Steps")))
    parts += [_step(step, library) for step in one.steps]
    parts += _works(_tr("Reading"), one.reading, library)
    parts += _works(_tr("Sources"), one.sources, library)
    return "".join(parts)


def vignette(one: Vignette, library: Library) -> str:
    parts = []
    if one.sensitive:
        parts.append(richtext.paragraph(one.sensitive, f"color:{theme.colors().accent_text};"))
    parts.append(richtext.heading(_tr("Who is in it")))
    parts += [_cast(member.name, member.role, member.line) for member in one.cast]
    parts.append(richtext.heading(_tr("The story")))
    titles = {part.id: part.title for part in one.parts}
    for part in one.parts:
        parts.append(_vote(part, titles, library) if isinstance(part, Vote) else _scene(part, titles, library))
    parts += _works(_tr("Sources"), one.sources, library)
    return "".join(parts)


def form(one: Form) -> str:
    parts = [richtext.paragraph(one.about)] if one.about else []
    for part in one.parts:
        if part.title:
            parts.append(richtext.heading(part.title))
        area = COMPETENCIES.get(part.competency, part.competency)
        if area not in ("", part.title):
            parts.append(_aside(area))
        parts += [_item(number, item) for number, item in enumerate(part.items, start=1)]
    if one.consent:
        parts += [richtext.heading(_tr("Consent")), richtext.paragraph(one.consent)]
    return "".join(parts)


def document(one: Document, library: Library) -> str:
    return richtext.html(one.blocks, library.references)


def reading(section: str, library: Library) -> str:
    works = [one for one in library.references.values() if section_of(one.section) == section]
    return "".join(_work(one) for one in works)


def _step(step: Step, library: Library) -> str:
    kind = kind_of(step)
    minutes = say.minutes(step.minutes)
    words = [kind_word(kind), minutes]
    if step.cut:
        words.append(_tr("may be cut"))
    parts = [_eyebrow(" · ".join(words), theme.colors().text(kind).name()), richtext.heading(step.title, 3)]
    match step:
        case VignetteStep(vignette=name) if name in library.vignettes:
            parts.append(_aside(_tr("Runs the vignette “{0}”.").format(library.vignettes[name].title)))
        case FormStep(form=name) if name in library.forms:
            parts.append(_aside(_tr("Opens the form “{0}”.").format(library.forms[name].title)))
        case Vote():
            parts.append(richtext.bullets(option.text for option in step.options))
    parts += [_slide(slide, step, library) for slide in step.slides]
    return "".join(parts)


def _scene(part: Scene, titles: dict[str, str], library: Library) -> str:
    parts = [
        _eyebrow(
            say.joined(_tr(_SCENES[part.role]), say.minutes(part.minutes)), theme.colors().text(kind_of(part)).name()
        ),
        richtext.heading(part.title, 3),
    ]
    parts += [_slide(slide, part, library) for slide in part.slides]
    if part.next:
        parts.append(_aside(_tr("Then: {0}").format(titles.get(part.next, part.next))))
    return "".join(parts)


_SCENES = {"scene": "Scene", "pause": "Pause", "reading": "Reading", "keypoints": "Key points"}


def _vote(part: Vote, titles: dict[str, str], library: Library) -> str:
    lines = [
        f"{option.text}  → {titles.get(option.goto, option.goto)}" if option.goto else option.text
        for option in part.options
    ]
    head = _eyebrow(say.joined(_tr("Vote"), say.minutes(part.minutes)), theme.colors().text(kind_of(part)).name())
    slides = "".join(_slide(slide, part, library) for slide in part.slides)
    return head + richtext.heading(part.title, 3) + richtext.bullets(lines) + slides


def _slide(slide: Slide, step: Step, library: Library) -> str:
    """What the room sees, then the facilitator's notes behind a line."""
    parts = [richtext.heading(slide.title, 3)] if slide.title != step.title else []
    parts.append(richtext.html(slide.blocks, library.references))
    if slide.reveal:
        parts += [_aside(_tr("Then, on the same slide:")), richtext.html(slide.reveal, library.references)]
    if slide.notes:
        shades = theme.colors()
        notes = richtext.html(slide.notes, library.references)
        parts.append(
            f'<table width="100%" cellspacing="0" cellpadding="10" style="margin-top:8px; margin-bottom:12px;">'
            f'<tr><td bgcolor="{shades.paper}">{_eyebrow(_tr("Notes"), shades.muted)}{notes}</td></tr></table>'
        )
    return "".join(parts)


def _item(number: int, item: Item) -> str:
    text = richtext.paragraph(f"{number}.  {item.text}", "font-weight:600; margin-bottom:2px;")
    return text + _aside(_shape(item))


def _shape(item: Item) -> str:
    """How an item is answered, in a line."""
    match item.ask:
        case Ask.SCALE | Ask.OBJECTIVES if item.scale:
            words = _scale(item.scale)
        case Ask.ONE | Ask.MANY:
            several = _tr("Several of: ") if item.ask is Ask.MANY else _tr("One of: ")
            words = several + " · ".join(choice.label for choice in item.choices)
        case Ask.NUMBER:
            words = _tr("A number")
        case _:
            words = _tr("In own words")
    if item.show_if:
        words += " · " + _tr("only after some answers")
    return words + (" · " + _tr("must be answered") if item.required else "")


def _scale(scale: Scale) -> str:
    words = f"1 – {scale.points}: " + ", ".join(f"{point} {label}" for point, label in scale.labels)
    return words + (" · " + _tr("or not applicable") if scale.na else "")


def _cast(name: str, role: str, line: str) -> str:
    words = f"<b>{escape(name)}</b>" + (f", {escape(role)}" if role else "")
    said = f'<br/><span style="color:{theme.colors().muted};">{escape(line)}</span>' if line else ""
    return f'<p style="margin-top:0px; margin-bottom:6px;">{words}{said}</p>'


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    points = tuple(lines)
    return [richtext.heading(title), richtext.bullets(points)] if points else []


def _works(title: str, keys: Iterable[str], library: Library) -> list[str]:
    works = [library.references[key].full for key in keys if key in library.references]
    return _listed(title, works)


def _work(one: Reference) -> str:
    text = richtext.paragraph(one.full, "margin-bottom:2px;")
    return text + (_aside(_tr("Supports: {0}").format(one.supports)) if one.supports else _aside(one.short))


def _aside(text: str) -> str:
    return richtext.paragraph(text, f"color:{theme.colors().muted};")


def _eyebrow(text: str, color: str) -> str:
    size = theme.points(theme.SIZES["eyebrow"])
    look = f"margin-top:12px; margin-bottom:0px; font-size:{size:.1f}pt; font-weight:700; color:{color};"
    return f'<p style="{look}">{escape(text.upper())}</p>'

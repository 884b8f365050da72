"""From the plan and the content to the stops of a route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workshop.model.form import Ask
from workshop.model.programme import Item, Library, SessionItem, StationsItem
from workshop.model.response import Asking
from workshop.model.session import Session, Vignette
from workshop.model.showing import (
    BreakShowing,
    CastShowing,
    FilmShowing,
    FormShowing,
    Numbered,
    ResultShowing,
    SceneShowing,
    SlideShowing,
    TitleShowing,
    VoteShowing,
)
from workshop.model.step import (
    Activity,
    Break,
    FormStep,
    Kind,
    Mode,
    Option,
    Scene,
    SceneRole,
    Slide,
    Step,
    VignetteStep,
    Vote,
    kind_of,
)
from workshop.model.text import ListItem, Paragraph, Run
from workshop.model.workshop import PlannedItem, Workshop
from workshop.planning.steps import form_named, phase_asked, session_of, shares, timed_steps, title_of, vignette_named
from workshop.running.route import (
    Asked,
    Frame,
    Route,
    Split,
    Stop,
    closing_stop,
    continued_frames,
    title_stop,
    whole,
)

WHILE_THEY_ANSWER = (
    Paragraph((Run("Say", bold=True), Run(" how long it takes, that nobody has to answer, and that no name is kept."))),
    Paragraph(
        (Run("Wait in silence.", bold=True), Run(" Walking about feels like invigilating. Watch the count instead."))
    ),
    Paragraph((Run("Move on", bold=True), Run(" when nine in ten are done. The form closes as you leave."))),
)
MODE_WORDS = {
    Mode.TALK: "Key points",
    Mode.SOLO: "Discuss · alone",
    Mode.PAIR: "Discuss · pairs",
    Mode.GROUP: "Discuss · groups",
    Mode.PLENARY: "Discuss · all together",
    Mode.GALLERY: "Discuss · gallery walk",
    Mode.ROLEPLAY: "Practise · role-play",
    Mode.ROTATION: "Practise · rotation",
}
SCENE_WORDS = {
    SceneRole.SCENE: "scene",
    SceneRole.PAUSE: "pause",
    SceneRole.READING: "what experienced mentors noticed",
    SceneRole.KEYPOINTS: "key points",
}


def route_of(workshop: Workshop, library: Library, split: Split = whole) -> Route:
    """The way through this workshop. `split` continues a showing that does not fit on one picture.

    Raises WorkshopError for content that the plan names and the library lacks.
    """
    objectives = run_objectives(workshop, library)
    made: list[Stop] = [title_stop(workshop)]
    for number, planned in enumerate(workshop.items, start=1):
        made.extend(_Maker(workshop, library, split, planned, number, objectives).stops())
    return Route(tuple(_numbered((*made, closing_stop()))))


def _numbered(stops: Iterable[Stop]) -> Iterator[Stop]:
    """The stops with the number of each picture over the whole route on it."""
    count = 0
    for stop in stops:
        frames = []
        for frame in stop.frames:
            count += 1
            showing = frame.showing
            frames.append(
                replace(frame, showing=replace(showing, number=count)) if isinstance(showing, Numbered) else frame
            )
        yield replace(stop, frames=tuple(frames))


def run_objectives(workshop: Workshop, library: Library) -> tuple[str, ...]:
    """Objectives of the sessions that this workshop runs, in order: the rows of its evaluation."""
    names = [item for planned in workshop.items for item in _sessions_in(planned.item)]
    return tuple(
        objective for name in names if name in library.sessions for objective in library.sessions[name].objectives
    )


def _sessions_in(item: Item) -> tuple[str, ...]:
    match item:
        case SessionItem(session=name):
            return (name,)
        case StationsItem(parallel=names):
            return names
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the stops of one item."""

    workshop: Workshop
    library: Library
    split: Split
    planned: PlannedItem
    number: int
    objectives: tuple[str, ...]

    @property
    def title(self) -> str:
        return title_of(self.planned.item, self.library)

    def stops(self) -> Iterator[Stop]:
        item = self.planned.item
        opener = self._opener(item)
        for timed in timed_steps(item, self.library, self.workshop.measure):
            for stop in self._stops_of(timed.step, timed.seconds):
                yield replace(stop, frames=(*opener, *stop.frames))
                opener = ()

    def _opener(self, item: Item) -> tuple[Frame, ...]:
        """The title picture of a session, with what attendees will be able to do as notes."""
        if not isinstance(item, SessionItem):
            return ()
        session = session_of(item, self.library)
        minutes = item.minutes or sum(step.minutes for step in session.steps_for(self.workshop.measure))
        showing = TitleShowing(
            title=session.title,
            eyebrow=f"Session {self._session_number()} · {minutes} minutes",
            subtitle=session.subtitle,
        )
        return (Frame(showing=showing, notes=_objectives_as_notes(session)),)

    def _session_number(self) -> int:
        before = self.workshop.items[: self.number]
        return sum(isinstance(planned.item, SessionItem) for planned in before)

    def _stops_of(self, step: Step, seconds: int) -> Iterator[Stop]:
        match step:
            case VignetteStep(vignette=name):
                yield from self._story(vignette_named(name, self.library), step, seconds)
            case Activity():
                yield self._stop(step, seconds, self._activity_frames(step))
            case Vote():
                yield self._vote(step, seconds, f"Vote · {self.title}", kind_of(step))
            case FormStep():
                yield self._form(step, seconds)
            case Break():
                minutes = max(1, round(seconds / 60))
                showing = BreakShowing(title=step.title, minutes=minutes, eyebrow="Break")
                yield self._stop(step, seconds, [Frame(showing=showing, notes=step.notes)])
            case _:
                raise TypeError(f"no stop for {step!r}")

    def _stop(
        self, step: Step, seconds: int, frames: list[Frame], *, occurrence: str = "", asked: Asked | None = None
    ) -> Stop:
        return Stop(
            occurrence=occurrence or f"{self.planned.id}/{step.id}",
            title=step.title,
            kind=kind_of(step),
            seconds=seconds,
            frames=continued_frames(frames, self.split),
            item=self.planned.id,
            section=self.title,
            step=step,
            asked=asked,
        )

    def _activity_frames(self, step: Activity) -> list[Frame]:
        eyebrow, kind = MODE_WORDS[step.mode], step.mode.kind
        return [frame for slide in step.slides for frame in self._slide_frames(step, slide, eyebrow, kind)]

    def _vote(self, vote: Vote, seconds: int, eyebrow: str, kind: Kind, occurrence: str = "") -> Stop:
        blocks = vote.slides[0].blocks if vote.slides else ()
        options = vote.options or _points_as_options(vote)
        question = VoteShowing(
            title=vote.title, options=options, eyebrow=eyebrow, kind=kind, blocks=blocks, footer=self.title
        )
        result = ResultShowing(title=vote.title, eyebrow=eyebrow, kind=kind, footer=self.title)
        frames = [
            Frame(showing=question, notes=vote.notes),
            Frame(showing=result, notes=vote.notes, result=True),
            *(frame for slide in vote.slides[1:] for frame in self._slide_frames(vote, slide, eyebrow, kind)),
        ]
        asked = Asked(asking=Asking.VOTE, form=vote.form())
        return self._stop(vote, seconds, frames, occurrence=occurrence, asked=asked)

    def _form(self, step: FormStep, seconds: int) -> Stop:
        form = form_named(step.form, self.library)
        phase = phase_asked(form, step.phase, self.workshop.measure)
        showing = FormShowing(title=step.title, about=form.about, eyebrow=f"{form.title} is open", footer=self.title)
        slides = [
            frame
            for slide in step.slides
            if slide.blocks
            for frame in self._slide_frames(step, slide, "Form", Kind.FORM)
        ]
        asked = Asked(asking=Asking.FORM, form=form.as_asked(phase, self.objectives), phase=phase)
        return self._stop(
            step, seconds, [*slides, Frame(showing=showing, notes=step.notes or WHILE_THEY_ANSWER)], asked=asked
        )

    def _slide_frames(self, step: Step, slide: Slide, eyebrow: str, kind: Kind) -> list[Frame]:
        """The slide, and its second state where it has one."""
        showing = SlideShowing(
            title=slide.title, blocks=slide.blocks, eyebrow=eyebrow, kind=kind, layout=slide.layout, footer=self.title
        )
        notes = step.notes_of(slide)
        frames = [Frame(showing=showing, notes=notes)]
        if slide.reveal is not None:
            frames.append(Frame(showing=replace(showing, blocks=slide.reveal, after=True), notes=notes))
        return frames

    def _story(self, vignette: Vignette, step: VignetteStep, seconds: int) -> Iterator[Stop]:
        """The story's parts as stops. The longest way through them takes the seconds given."""
        longest = max(sum(part.minutes for part in path) for path in vignette.paths())
        names = {part.id: f"{self.planned.id}/{step.id}/{part.id}" for part in vignette.parts}
        opener = self._before_the_story(vignette, step)
        for part in vignette.parts:
            time = shares([part.minutes, max(0, longest - part.minutes)], seconds)[0] if longest else 0
            eyebrow = self._scene_eyebrow(vignette, part)
            if isinstance(part, Vote):
                stop = self._vote(part, time, eyebrow, Kind.VIGNETTE, names[part.id])
                goes = tuple((option.value, names[option.goto]) for option in part.options if option.goto)
                stop = replace(stop, goes=goes, kind=Kind.VIGNETTE)
            else:
                stop = self._stop(part, time, self._scene_frames(part, eyebrow), occurrence=names[part.id])
            yield replace(stop, then=part.next and names[part.next], frames=(*opener, *stop.frames))
            opener = ()

    def _before_the_story(self, vignette: Vignette, step: VignetteStep) -> tuple[Frame, ...]:
        """What the session says of the vignette, and who is in it."""
        said = [
            frame
            for slide in step.slides
            if slide.blocks
            for frame in self._slide_frames(step, slide, "Vignette", Kind.VIGNETTE)
        ]
        if not vignette.cast and not vignette.sensitive:
            return tuple(said)
        showing = CastShowing(
            title=vignette.title, cast=vignette.cast, eyebrow="Vignette", sensitive=vignette.sensitive
        )
        notes = vignette.parts[0].notes if said else (*step.notes, *vignette.parts[0].notes)
        return (*said, Frame(showing=showing, notes=notes))

    @staticmethod
    def _scene_eyebrow(vignette: Vignette, part: Scene | Vote) -> str:
        words = ["Vignette", vignette.title]
        if isinstance(part, Vote):
            words.append("vote")
        else:
            words.append(SCENE_WORDS[part.role])
        return " · ".join(words)

    def _scene_frames(self, part: Scene, eyebrow: str) -> list[Frame]:
        if part.role is not SceneRole.SCENE:
            return [frame for slide in part.slides for frame in self._slide_frames(part, slide, eyebrow, Kind.VIGNETTE)]
        scenes = [
            Frame(
                showing=SceneShowing(title=slide.title, blocks=slide.blocks, eyebrow=eyebrow, footer=self.title),
                notes=part.notes_of(slide),
            )
            for slide in part.slides
        ]
        return [*self._film(part, eyebrow), *scenes]

    def _film(self, part: Scene, eyebrow: str) -> list[Frame]:
        """The scene as a film, where there is one; who cannot play it reads on."""
        if part.film is None:
            return []
        showing = FilmShowing(title=part.title, film=part.film, eyebrow=eyebrow, footer=self.title)
        return [Frame(showing=showing, notes=part.notes)]


def _objectives_as_notes(session: Session) -> tuple[Paragraph | ListItem, ...]:
    lead = Paragraph((Run("By the end, attendees can", bold=True),))
    return (lead, *(ListItem((Run(objective),)) for objective in session.objectives))


def _points_as_options(vote: Vote) -> tuple[Option, ...]:
    """The points of a scale as the options that stand on the projector."""
    if vote.ask is not Ask.SCALE or vote.scale is None:
        return ()
    labels = ((point, vote.scale.label(point)) for point in range(1, vote.scale.points + 1))
    return tuple(Option(str(point), f"{point} {label}".strip()) for point, label in labels)

"""A room in memory that keeps `Room`'s promises, and forms to ask in it."""

from __future__ import annotations

import secrets
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TypeVar

from workshop.model.form import Ask, Choice, Form, FormPart, Item, Phase, Scale
from workshop.model.response import Asking, Opening, OpeningId, Outcome, Receipt, Seat, SeatId, Submission
from workshop.web.room import RoomView

T = TypeVar("T")
TOKEN = "q8W3mZr0T1yKx5VbN7cD2g"
CODE = "RED7QK"
START = RoomView(title="Spring mentors, half day", token=TOKEN, code=CODE, version=1)
SKILL = Scale("skill", 7, ((1, "not at all skilled"), (4, "moderately skilled"), (7, "extremely skilled")), na=True)
AGREE = Scale("agree", 5, ((1, "strongly disagree"), (5, "strongly agree")), na=True)
WORDS = ("amber heron", "quiet maple", "green lantern", "silver otter", "plain harbour", "early thistle")


def skill(name: str, text: str) -> Item:
    return Item(id=name, ask=Ask.SCALE, text=text, scale=SKILL)


SELF_ASSESSMENT = Form.make(
    name="self-assessment",
    title="Mentoring self-assessment",
    about="How skilled do you feel in each of these? The first answer that comes is the right one.",
    consent="The people who lead this workshop ask, in order to see what it changes. Answering is voluntary.",
    parts=(
        FormPart(
            title="Communication",
            items=(
                skill("com_open", "Beginning a meeting with a question, and waiting for the answer"),
                skill("com_check", "Checking with a mentee whether I have understood them rightly"),
            ),
        ),
        FormPart(
            title="Setting expectations",
            items=(
                skill("exp_start", "Settling with a new mentee who calls our meetings and who prepares them"),
                skill("exp_silent", "Bringing up a hope that neither of us has yet said aloud"),
                skill("exp_review", "Coming back to what we agreed when it no longer fits"),
            ),
        ),
        FormPart(title="You as a mentor", items=(skill("all_sure", "How confident are you in your mentoring?"),)),
    ),
)
THEN_NOW = SELF_ASSESSMENT.as_asked(Phase.THEN_NOW)
EVALUATION = Form.make(
    name="evaluation",
    title="Workshop evaluation",
    parts=(
        FormPart(
            title="How it was done",
            items=(
                Item(id="room", ask=Ask.SCALE, text="The room served us well", scale=AGREE, required=True),
                Item(
                    id="pace",
                    ask=Ask.ONE,
                    text="The pace was",
                    choices=(Choice("slow", "Too slow"), Choice("right", "About right"), Choice("fast", "Too fast")),
                ),
                Item(id="years", ask=Ask.NUMBER, text="For how many years have you been a mentor?"),
            ),
        ),
        FormPart(
            title="And then",
            items=(
                Item(
                    id="change",
                    ask=Ask.ONE,
                    text="Do you intend to do anything differently?",
                    choices=(Choice("yes", "Yes"), Choice("no", "No")),
                ),
                Item(id="what", ask=Ask.ESSAY, text="What will you do?", show_if=(("change", ("yes",)),)),
                Item(
                    id="barriers",
                    ask=Ask.MANY,
                    text="What might stand in the way?",
                    choices=(Choice("time", "Too little time"), Choice("habit", "Old habits")),
                ),
            ),
        ),
    ),
)
VOTE = Form.make(
    name="first-words",
    title="What should Dr Osei say next?",
    parts=(
        FormPart(
            title="",
            items=(
                Item(
                    id="vote",
                    ask=Ask.ONE,
                    text="What should Dr Osei say next?",
                    required=True,
                    choices=(
                        Choice("changes", "“I marked up the draft. Let’s go through my changes.”"),
                        Choice("ask", "“Before we open it: what were you trying to say in this paper?”"),
                        Choice("friday", "“It’s a good start. Can you have it done by Friday?”"),
                        Choice("leave", "“Maybe research is not where you should put your time.”"),
                    ),
                ),
            ),
        ),
    ),
)


def opening(form: Form, name: str = "", asking: Asking = Asking.FORM) -> Opening:
    return Opening(id=name or f"open-{form.name}", workshop="w", occurrence=form.name, asking=asking, form=form)


def vote() -> Opening:
    return opening(VOTE, asking=Asking.VOTE)


@dataclass
class FakeRoom:
    """Keeps everything in dictionaries under one lock. `broken` makes the record fail."""

    now: RoomView = START
    kept: dict[str, Submission] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    came: list[str] = field(default_factory=list)
    broken: Exception | None = None
    posts: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def reset(self) -> None:
        """As new, for the next test."""
        with self._lock:
            self.now = START
            self.kept.clear()
            self.seats.clear()
            self.came.clear()
            self.broken = None
            self.posts = 0

    def change(self, **changes: object) -> RoomView:
        with self._lock:
            self.now = replace(self.now, version=self.now.version + 1, **changes)  # type: ignore[arg-type]
            return self.now

    def open(self, *openings: Opening) -> RoomView:
        return self.change(openings=openings)

    def view(self) -> RoomView:
        return self.now

    def seat_of(self, token: str) -> Seat | None:
        return self.seats.get(token)

    def sit(self) -> Future[Seat]:
        with self._lock:
            words = WORDS[len(self.seats) % len(WORDS)]
            seat = Seat(f"seat-{len(self.seats)}", "w", words, secrets.token_urlsafe(16))
            self.seats[seat.token] = seat
        return self._done(seat)

    def take(self, submission: Submission) -> Future[Receipt]:
        with self._lock:
            self.posts += 1
            outcome = self._outcome(submission)
            if outcome is Outcome.STORED and not self.broken:
                self.kept[submission.id] = submission
        return self._done(Receipt(submission.id, outcome))

    def _outcome(self, submission: Submission) -> Outcome:
        if earlier := self.kept.get(submission.id):
            return Outcome.REPEATED if earlier.digest == submission.digest else Outcome.DIFFERENT
        is_open = any(one.id == submission.opening for one in self.now.openings)
        return Outcome.STORED if is_open else Outcome.CLOSED

    def _done(self, value: T) -> Future[T]:
        future: Future[T] = Future()
        if self.broken:
            future.set_exception(self.broken)
        else:
            future.set_result(value)
        return future

    def answered(self, opening: OpeningId, seat: SeatId) -> bool:
        with self._lock:
            return any(one.opening == opening and one.seat == seat for one in self.kept.values())

    def reached(self, host: str) -> None:
        self.came.append(host)

"""A workshop under way: where it is, what the audience sees, and the moves from there.

Every move is a pure function from one run to the next and takes the time in
seconds since 1970; a time before the newest one seen counts as that one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from workshop.model.progress import Curtain, Progress, Seconds, Stopwatch, Visit
from workshop.running.route import TITLE, Frame, Route, Stop


@dataclass(frozen=True, slots=True)
class Run:
    """A valid place on a route. What differs from the route (content that has changed) is mended by `resume`."""

    route: Route
    progress: Progress

    def __post_init__(self) -> None:
        if not 0 <= self.progress.frame < len(self.stop.frames):
            raise ValueError(f"no frame {self.progress.frame} in '{self.stop.title}'")

    @classmethod
    def begin(cls, route: Route) -> Run:
        """At the title; the clocks stand."""
        return cls(route, Progress(occurrence=route.stops[0].occurrence))

    @classmethod
    def resume(cls, route: Route, progress: Progress) -> Run:
        """Where the room was, or the nearest thing to it that the route still has."""
        known = [name for name in (progress.occurrence, *reversed(progress.trail)) if name in route]
        occurrence = known[0] if known else route.stops[0].occurrence
        frame = min(progress.frame, len(route.stop(occurrence).frames) - 1)
        trail = _tidy((name for name in progress.trail if name in route), occurrence)
        frozen = progress.frozen if progress.frozen and progress.frozen[0] in route else None
        if frozen:
            frozen = frozen[0], min(frozen[1], len(route.stop(frozen[0]).frames) - 1)
        return cls(route, replace(progress, occurrence=occurrence, frame=frame, trail=trail, frozen=frozen))

    # -- the place

    @property
    def stop(self) -> Stop:
        return self.route.stop(self.progress.occurrence)

    @property
    def frame(self) -> Frame:
        return self.stop.frames[self.progress.frame]

    @property
    def number(self) -> int:
        """The number of the picture over the whole route, from 1."""
        return self.route.number(self.progress.occurrence, self.progress.frame)

    @property
    def choice(self) -> str | None:
        """The option followed at this stop, or None before anyone chose."""
        return dict(self.progress.choices).get(self.progress.occurrence)

    @property
    def upcoming(self) -> tuple[Stop, int] | None:
        """The stop and frame that `forward` leads to, or None at the end."""
        if self.progress.frame + 1 < len(self.stop.frames):
            return self.stop, self.progress.frame + 1
        after = self.route.following(self.stop, self.choice)
        return None if after is None else (after, 0)

    @property
    def seen_by_audience(self) -> tuple[Stop, Frame]:
        """The stop and frame on the projector, leaving the curtain aside."""
        if self.progress.frozen is None:
            return self.stop, self.frame
        occurrence, frame = self.progress.frozen
        stop = self.route.stop(occurrence)
        return stop, stop.frames[frame]

    @property
    def is_last(self) -> bool:
        return self.upcoming is None

    # -- moves

    def forward(self, now: Seconds) -> Run:
        """The next picture. From a black or white screen or the join card it only lifts that."""
        if self.progress.curtain is not Curtain.NONE:
            return self.lift(now)
        ahead = self.upcoming
        if ahead is None:
            return self._seen(now)
        stop, frame = ahead
        return self.go_to(stop.occurrence, frame, now)

    def back(self, now: Seconds, hidden: Collection[str] = ()) -> Run:
        """The picture before, along the way that the room came. The results of `hidden` votes stay out of sight."""
        if self.progress.frame > 0:
            return self._at(self.progress.occurrence, self.progress.frame - 1, now, self.progress.trail)
        if self.progress.trail:
            *rest, before = self.progress.trail
            return self._at(before, _last_of(self.route.stop(before), before in hidden), now, tuple(rest))
        place = self.route.place(self.progress.occurrence)
        if place == 0:
            return self._seen(now)
        stop = self.route.stops[place - 1]
        return self._at(stop.occurrence, _last_of(stop, stop.occurrence in hidden), now, ())

    def next_step(self, now: Seconds) -> Run:
        """The first picture of the following stop."""
        after = self.route.following(self.stop, self.choice)
        return self._seen(now) if after is None else self.go_to(after.occurrence, 0, now)

    def go_to(self, occurrence: str, frame: int, now: Seconds) -> Run:
        """A picture anywhere; `back` returns here. Raises KeyError for an occurrence not on the route."""
        last = len(self.route.stop(occurrence).frames) - 1
        trail = self.progress.trail
        if occurrence != self.progress.occurrence:
            trail = (*trail, self.progress.occurrence)
        return self._at(occurrence, max(0, min(frame, last)), now, trail)

    def go_to_number(self, number: int, now: Seconds) -> Run:
        return self.go_to(*self.route.at_number(number), now)

    def first(self, now: Seconds) -> Run:
        return self.go_to_number(1, now)

    def last(self, now: Seconds) -> Run:
        return self.go_to_number(self.route.frames, now)

    def choose(self, option: str, now: Seconds) -> Run:
        """Sets which branch `forward` follows from this vote. An option that leads nowhere changes nothing."""
        if option not in dict(self.stop.goes):
            return self._seen(now)
        others = tuple(pair for pair in self.progress.choices if pair[0] != self.progress.occurrence)
        return self._with(now, choices=(*others, (self.progress.occurrence, option)))

    # -- the audience

    def curtain(self, curtain: Curtain, now: Seconds) -> Run:
        """Drops this curtain, or lifts it when it is down already."""
        same = self.progress.curtain is curtain
        return self._with(now, curtain=Curtain.NONE if same else curtain)

    def lift(self, now: Seconds) -> Run:
        return self._with(now, curtain=Curtain.NONE)

    def freeze(self, now: Seconds) -> Run:
        """Keeps the audience's picture while the console moves on, or lets it go."""
        held = None if self.progress.frozen else (self.progress.occurrence, self.progress.frame)
        return self._with(now, frozen=held)

    # -- the step's timer

    def pause(self, now: Seconds) -> Run:
        """Stops the step's timer, or starts it again."""
        watch = self.progress.watch
        if watch.since is None:
            return self._with(now, watch=replace(watch, since=self._time(now)))
        return self._with(now, watch=replace(watch, spent=self.spent(now), since=None))

    def add(self, seconds: Seconds, now: Seconds) -> Run:
        """Gives the step more time (or less, never below none)."""
        watch = self.progress.watch
        extra = max(-float(self.stop.seconds), watch.extra + seconds)
        return self._with(now, watch=replace(watch, extra=extra))

    def spent(self, now: Seconds) -> Seconds:
        """Seconds spent at this stop so far, pauses of the timer left out."""
        watch = self.progress.watch
        return watch.spent if watch.since is None else watch.spent + self._time(now) - watch.since

    def left(self, now: Seconds) -> Seconds:
        """Seconds left at this stop; negative in overtime."""
        return self.stop.seconds + self.progress.watch.extra - self.spent(now)

    @property
    def is_paused(self) -> bool:
        return self.progress.started is not None and self.progress.watch.since is None

    # -- within

    def _time(self, now: Seconds) -> Seconds:
        return max(now, self.progress.latest)

    def _with(self, now: Seconds, **changes: object) -> Run:
        return Run(self.route, replace(self.progress, latest=self._time(now), **changes))  # type: ignore[arg-type]

    def _seen(self, now: Seconds) -> Run:
        return self._with(now)

    def _at(self, occurrence: str, frame: int, now: Seconds, trail: tuple[str, ...]) -> Run:
        if occurrence == self.progress.occurrence:
            return self._with(now, frame=frame, trail=trail, curtain=Curtain.NONE)
        time = self._time(now)
        visits = self.progress.visits
        if self.progress.started is not None and self.progress.occurrence != TITLE:
            entered = time - self.spent(now) if not visits else max(visits[-1].entered, time - self.spent(now))
            visits = (
                *visits,
                Visit(
                    occurrence=self.progress.occurrence,
                    entered=entered,
                    spent=self.spent(now),
                    extra=self.progress.watch.extra,
                ),
            )
        started = self.progress.started
        if started is None and occurrence != TITLE:
            started = time
        watch = self._watch_for(occurrence, time, visits, started)
        return self._with(
            now,
            occurrence=occurrence,
            frame=frame,
            trail=trail,
            visits=visits,
            started=started,
            watch=watch,
            curtain=Curtain.NONE,
        )

    @staticmethod
    def _watch_for(occurrence: str, time: Seconds, visits: tuple[Visit, ...], started: Seconds | None) -> Stopwatch:
        """The stop's watch: it goes on where earlier visits left it."""
        earlier = [visit for visit in visits if visit.occurrence == occurrence]
        extra = earlier[-1].extra if earlier else 0.0
        since = None if started is None else time
        return Stopwatch(spent=sum(visit.spent for visit in earlier), since=since, extra=extra)


def _last_of(stop: Stop, hidden: bool) -> int:
    """The last frame of a stop, or the one before its result where that is to stay hidden."""
    results = [place for place, frame in enumerate(stop.frames) if frame.result]
    return results[0] - 1 if hidden and results else len(stop.frames) - 1


def _tidy(trail: Iterable[str], occurrence: str) -> tuple[str, ...]:
    """A trail in which no stop follows itself, and which does not end where the room is."""
    kept: list[str] = []
    for name in trail:
        if not kept or kept[-1] != name:
            kept.append(name)
    while kept and kept[-1] == occurrence:
        kept.pop()
    return tuple(kept)

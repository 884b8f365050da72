"""The pages of the window: the plan, which is there from its first picture on, and those made after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop.deck.design import LIGHT, Design
from workshop.deck.layout import lay_out
from workshop.deck.slide import LaidSlide
from workshop.model.showing import Showing
from workshop.ui.collect.page import CollectPage
from workshop.ui.library.page import LibraryPage
from workshop.ui.materials.page import MaterialsPage
from workshop.ui.plan.page import PlanPage
from workshop.ui.results.page import ResultsPage
from workshop.ui.run.console import RunPage
from workshop.ui.shell import Shell

Finder = Callable[[str], Path | None]


class Pages:
    """Holds the pages. `pictures` finds the content's pictures once it is read; `design` is how slides look."""

    def __init__(self, shell: Shell, plan: PlanPage) -> None:
        self.pictures: Finder = lambda _path: None
        self.design: Design = LIGHT
        self.plan = plan
        self.run = RunPage(self.lay)
        self.collect = CollectPage()
        self.results = ResultsPage()
        self.materials = MaterialsPage()
        self.library = LibraryPage()
        shell.add_page("run", self.run)
        shell.add_page("collect", self.collect)
        shell.add_page("results", self.results)
        shell.add_page("materials", self.materials)
        shell.add_page("library", self.library)

    def lay(self, showing: Showing) -> LaidSlide:
        """A showing laid out for the console and the projector."""
        return lay_out(showing, self.design, pictures=self.pictures)

"""The Results page: the figures of a workshop, and the ways to take them along."""

from workshop.ui.results.page import ResultsPage

__all__ = ["ResultsPage"]

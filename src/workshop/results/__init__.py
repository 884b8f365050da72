"""Responses to figures: pairing, statistics, the small-group guard."""

from workshop.results.votes import count_vote

__all__ = ["count_vote"]

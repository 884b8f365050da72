"""Responses to figures: pairing, statistics, the small-group guard."""

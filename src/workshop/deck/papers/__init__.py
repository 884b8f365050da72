"""Slides on paper: handouts and notes pages."""

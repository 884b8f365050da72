"""Slides: one layout, drawn on any canvas or written as an editable .pptx."""

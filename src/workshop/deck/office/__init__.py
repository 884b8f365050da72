"""Slides as the parts of an Office file, ours or an institution's."""

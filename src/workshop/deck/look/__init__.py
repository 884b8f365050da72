"""How slides look: colours, places, typefaces."""

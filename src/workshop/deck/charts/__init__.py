"""Charts laid out as areas and labels."""

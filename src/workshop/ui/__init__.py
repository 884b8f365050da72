"""Windows and widgets: they show values and say what the person asked for."""

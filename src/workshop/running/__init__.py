"""Where a workshop is, its clocks, and the moves from there, as pure values."""

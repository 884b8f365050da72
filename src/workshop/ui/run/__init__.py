"""The Run page: the console, its keys, the overview, and the projector's window."""

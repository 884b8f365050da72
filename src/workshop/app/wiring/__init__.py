"""One module for each page of the window: its wishes to those who fulfil them, and their news back to it."""

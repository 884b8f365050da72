"""The pages people answer on, and the thread that serves them."""

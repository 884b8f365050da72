"""The running order: its times, whether it fits, and changes to it."""

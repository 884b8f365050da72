"""Text as lines of letters, broken in the same places on every canvas."""

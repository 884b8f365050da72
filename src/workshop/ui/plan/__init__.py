"""The page on which a workshop is planned, and its dialogs."""

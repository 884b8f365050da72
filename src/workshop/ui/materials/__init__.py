"""The page with what is taken along and handed out."""

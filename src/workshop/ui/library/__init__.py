"""The page that shows all content as it will look."""

"""Puts the parts together: the one place where a window meets a record and a server."""

"""What can go wrong in a way that the person at the laptop can mend."""


class WorkshopError(Exception):
    """A problem the user can mend. Its text is shown as it stands: what, where, what to do."""

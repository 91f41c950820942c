"""Sentences for the host: what went wrong in their world, and what they can do about it."""


class HostDeskError(Exception):
    """Something the host can act on; its text is one full sentence without names of classes or guests."""

"""New ids: random, so that they tell neither order nor time."""

import os


def new_id() -> str:
    """32 hexadecimal digits from the system's randomness."""
    return os.urandom(16).hex()

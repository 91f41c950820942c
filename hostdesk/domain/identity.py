"""New ids: random, so that they tell neither order nor time; derived, where two laptops make one thing."""

import os


def new_id() -> str:
    """32 hexadecimal digits from the system's randomness."""
    return os.urandom(16).hex()


def derived_id(*parts: str) -> str:
    """The same id wherever it is made of the same parts; 32 hexadecimal digits too."""
    from hashlib import sha256  # brings OpenSSL: not before the first paint

    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

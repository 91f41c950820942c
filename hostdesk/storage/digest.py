"""SHA-256 without OpenSSL, which `hashlib` brings along: a fiftieth of the start, for a few short texts."""

from __future__ import annotations

import sys
from importlib import import_module

_OWN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"  # Python's; its `random` uses it, too


def sha256_of(data: bytes) -> str:
    """In hexadecimal digits."""
    try:
        sha256 = import_module(_OWN).sha256
    except ImportError:
        from hashlib import sha256
    return str(sha256(data).hexdigest())

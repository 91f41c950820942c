"""What the tests of the disk need: a small disk, and not to be root."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostdesk.storage.library import library_in_memory

NOBODY = 65534


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder of an ordinary user, whose rights this test has: root may write anywhere."""
    folder = Path(tempfile.mkdtemp(prefix="hostdesk-test-"))
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        library_in_memory().close()  # imports all that may not be readable in a moment
        codecs.lookup("ascii")
        os.setresuid(NOBODY, NOBODY, 0)
    yield folder
    if root:
        os.setresuid(0, 0, 0)
    shutil.rmtree(folder)

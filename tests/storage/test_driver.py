"""Whichever SQLite speaks, all of this holds: the tests beside this one run once more with the other."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.storage.driver import driver
from hostdesk.storage.library import gathering, open_library
from tests.builders import a_full_gathering, stored

ROOT = Path(__file__).parents[2]
WITH_THE_OTHER = {**os.environ, "HOSTDESK_DRIVER": "sqlite3", "PYTHONPATH": str(ROOT)}
FALLBACK_IS_ON = os.environ.get("HOSTDESK_DRIVER") == "sqlite3"

READ = """
import sys
from pathlib import Path
from hostdesk.storage.driver import driver
from hostdesk.storage.library import gathering, open_library
from hostdesk.storage.listing import list_sessions
library = open_library(Path(sys.argv[1]))
assert driver.__name__.startswith("sqlite3")
print(len(gathering(library, "evening").parts), [row.id for row in list_sessions(library, "soup")])
library.close()
"""


@pytest.mark.skipif(FALLBACK_IS_ON, reason="this is that run")
def test_everything_here_holds_with_the_driver_that_came_with_python() -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        str(Path(__file__).parent),
    ]
    run = subprocess.run(command, env=WITH_THE_OTHER, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout[-3000:]


@pytest.mark.skipif(FALLBACK_IS_ON, reason="there is only one driver in this run")
def test_a_library_of_one_driver_is_read_by_the_other(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        evening = stored(library, a_full_gathering())
    command = [sys.executable, "-c", READ, str(library_path)]
    read = subprocess.run(command, env=WITH_THE_OTHER, cwd=ROOT, capture_output=True, text=True, check=True)

    assert read.stdout.strip() == f"{len(evening.parts)} ['evening']"
    with closing(open_library(library_path)) as library:
        assert gathering(library, "evening") == evening


def test_sqlcipher_speaks_unless_told_otherwise() -> None:
    assert driver.__name__ == ("sqlite3.dbapi2" if FALLBACK_IS_ON else "sqlcipher3.dbapi2")

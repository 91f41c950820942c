"""What the harnesses share: the warm process, and how often something goes wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.harness.disk import Workbench, shim
from tests.harness.works import Work

Fresh = Callable[[Work], Path]


def times(few: int, what: str) -> int:
    """How often, in a short run; an environment variable such as HOSTDESK_KILLS sets another number."""
    return int(os.environ.get(f"HOSTDESK_{what}", few))


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A workbench whose disk can be told to fail, and tells what was written."""
    preload = shim(tmp_path_factory.getbasetemp())
    if preload is None:
        pytest.skip("a disk that fails is made by a C compiler, on Linux")
    with Workbench(preload) as workbench:
        yield workbench


@pytest.fixture(scope="module")
def unwatched() -> Iterator[Workbench]:
    """A workbench as it is on every machine."""
    if not hasattr(os, "fork"):
        pytest.skip("a process copies itself on POSIX systems only")
    with Workbench(None) as workbench:
        yield workbench


@pytest.fixture
def quick_disk(tmp_path: Path) -> Iterator[Path]:
    """In memory, where there is such a thing: what is tested is what we do, and not what the disk does."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(prefix="hostdesk-test-", dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def fresh(quick_disk: Path) -> Fresh:
    """A new folder, prepared for a piece of work."""
    numbers, once = count(), dict[Work, Path]()

    def prepared(work: Work) -> Path:
        if work not in once:
            once[work] = quick_disk / "prepared" / f"{len(once)}"
            once[work].mkdir(parents=True)
            work.prepare(once[work])
        folder = quick_disk / f"{next(numbers)}"
        shutil.copytree(once[work], folder)
        return folder

    return prepared

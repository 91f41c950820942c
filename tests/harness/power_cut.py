"""What a disk may hold after the power went: every state that the changes made until then allow.

Only what was brought to the disk by fsync is sure. Of all else any part may be there: writes by sectors of
512 bytes, in any order; a name without what was written under it; a name that went, and is still there. The
names of a folder are sure once the folder itself was brought to the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random

from tests.harness.disk import Step

SECTOR = 512


class Fate(Enum):
    """What became of the changes that nobody had brought to the disk."""

    GONE = "gone"
    KEPT = "kept"
    NAMES_ONLY = "names only"  # renamed before what was renamed had been written
    DATA_ONLY = "data only"
    BY_CHANCE = "by chance"  # each write whole or not, names up to a point
    TORN = "torn"  # each sector by itself, each name by itself


@dataclass
class _File:
    sure: bytearray = field(default_factory=bytearray)
    unsure: list[Step] = field(default_factory=list)


class Disk:
    """A folder as the disk has it, and what is still on its way there."""

    def __init__(self, folder: Path) -> None:
        """Begins with the folder as it is: all of that is on the disk."""
        self._folder = folder
        self._names: dict[str, _File] = {}
        self._unsure_names: list[tuple[Step, _File]] = []
        self._files: dict[int, _File] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                file = self._files[path.stat().st_ino] = _File(bytearray(path.read_bytes()))
                self._names[str(path)] = file

    def take(self, step: Step) -> None:
        """One more change is on its way."""
        if step.what == "+":
            self._files[step.inode] = _File()
        if step.what in "+rl-d":
            self._unsure_names.append((step, self._files.setdefault(step.inode, _File())))
        elif step.what in "w<":
            self._files.setdefault(step.inode, _File()).unsure.append(step)
        elif step.what == "s":
            self._bring_to_the_disk(step)

    def _bring_to_the_disk(self, step: Step) -> None:
        if file := self._files.get(step.inode):
            for one in file.unsure:
                _apply(file.sure, one)
            file.unsure.clear()
        left = []
        for named in self._unsure_names:
            if str(Path(named[0].path).parent) == step.path:
                _rename(self._names, *named)
            else:
                left.append(named)
        self._unsure_names = left

    def after(self, fate: Fate, dice: Random) -> dict[str, bytes]:
        """The files there are when the power comes back, by their path in the folder."""
        names = dict(self._names)
        for step, file in _names_left(self._unsure_names, fate, dice):
            _rename(names, step, file)
        found = {id(file): bytes(_left_of(file, fate, dice)) for file in names.values()}
        return {str(Path(path).relative_to(self._folder)): found[id(file)] for path, file in names.items()}


def _names_left(unsure: list[tuple[Step, _File]], fate: Fate, dice: Random) -> Iterable[tuple[Step, _File]]:
    if fate in (Fate.GONE, Fate.DATA_ONLY):
        return ()
    if fate is Fate.BY_CHANCE:
        return unsure[: dice.randint(0, len(unsure))]
    return [one for one in unsure if fate is not Fate.TORN or dice.random() < 0.5]


def _left_of(file: _File, fate: Fate, dice: Random) -> bytearray:
    content = bytearray(file.sure)
    if fate in (Fate.GONE, Fate.NAMES_ONLY):
        return content
    for step in file.unsure:
        if fate in (Fate.KEPT, Fate.DATA_ONLY) or (fate is Fate.BY_CHANCE and dice.random() < 0.5):
            _apply(content, step)
        elif fate is Fate.TORN:
            for part in _sectors(step):
                if dice.random() < 0.5:
                    _apply(content, part)
    return content


def _sectors(step: Step) -> Iterator[Step]:
    if step.what == "<":
        yield step
        return
    end = step.place + len(step.more)
    for start in range(step.place - step.place % SECTOR, end, SECTOR):
        first, last = max(start, step.place), min(start + SECTOR, end)
        yield Step("w", step.inode, first, step.path, step.more[first - step.place : last - step.place])


def _apply(content: bytearray, step: Step) -> None:
    if step.what == "<":
        del content[step.place :]
        content.extend(bytes(step.place - len(content)))
        return
    if len(content) < step.place:
        content.extend(bytes(step.place - len(content)))
    content[step.place : step.place + len(step.more)] = step.more


def _rename(names: dict[str, _File], step: Step, file: _File) -> None:
    if step.what == "-":
        names.pop(step.path, None)
    elif step.what == "+":
        names[step.path] = file
    elif step.what in "rl":
        names[step.more.decode()] = file
        if step.what == "r":
            names.pop(step.path, None)


def put_back(files: dict[str, bytes], folder: Path) -> None:
    """The folder as it is after the cut."""
    folder.mkdir()
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch(mode=0o600)
        target.write_bytes(content)

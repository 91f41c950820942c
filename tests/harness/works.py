"""What may go wrong in the middle: each piece of work, and what has to hold however it ended."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from hostdesk import settings
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark
from hostdesk.domain.scale import Naming
from hostdesk.storage import backup
from hostdesk.storage.connection import SCHEMA
from hostdesk.storage.driver import CAN_LOCK
from hostdesk.storage.keys import Key, head_of
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import all_session_ids
from hostdesk.storage.locking import set_key
from hostdesk.storage.soundness import faults
from hostdesk.workflows import exchange
from hostdesk.workflows.keeper import Keeper
from hostdesk.workflows.new_file import sweep
from hostdesk.workflows.restoring import restore
from hostdesk.workflows.take_in import planned, take_in
from tests.builders import a_full_gathering, a_gathering, a_guest, a_scale, stored, with_round

Say = Callable[[str], None]
SAVED = Path(__file__).parents[1] / "storage" / "saved"
KEYS = (
    Key(bytes(range(32)), b"HDK\x01" + b"one library!"),
    Key(bytes(range(1, 33)), b"HDK\x01" + b"the same one"),
)
GUESTS = 8
MARKS = 48
IMPORTED = 4


@dataclass(frozen=True, slots=True)
class Work:
    """`do` says what it promises; `check` fails unless each promise holds in the folder, and all is whole."""

    prepare: Callable[[Path], None]
    do: Callable[[Path, Say], None]
    check: Callable[[Path, Sequence[str]], None]


def warm_up() -> None:
    """All that is imported late is there before the first copy is made."""
    from hostdesk.storage.library import library_in_memory

    with closing(library_in_memory()) as library:
        exchange.export_bytes([stored(library, a_full_gathering())])


def _path(folder: Path) -> Path:
    return folder / "library.hostdesk"


def _opens_sound(folder: Path) -> Library:
    _is_private(folder)
    key = _key_in_use(folder)
    library = open_library(_path(folder), key.copy() if key else None)
    assert faults(library) == []
    assert [left for left in folder.iterdir() if left.name.startswith(f".{_path(folder).name}")] == []
    return library


def _key_in_use(folder: Path) -> Key | None:
    return next((key for key in KEYS if key.head == head_of(_path(folder))), None)


def _is_private(folder: Path) -> None:
    """What was left half made was nobody else's to read."""
    assert [left for left in folder.rglob(".*") if left.stat().st_mode & 0o077] == []


def _nothing_prepared(_folder: Path) -> None:
    """The folder is empty."""


# creation


def _create(folder: Path, say: Say) -> None:
    with closing(open_library(_path(folder))) as library:
        stored(library, a_full_gathering())
        say("stored")


def _is_created_or_can_be(folder: Path, said: Sequence[str]) -> None:
    with closing(_opens_sound(folder)) as library:
        there = all_session_ids(library)
        assert there in ([], ["evening"])
        assert there or "stored" not in said
        if there:
            assert gathering(library, "evening") == a_full_gathering()


# a passphrase


def _set_key(new: Key | None) -> Callable[[Path, Say], None]:
    def do(folder: Path, say: Say) -> None:
        key = _key_in_use(folder)
        with closing(open_library(_path(folder), key.copy() if key else None)) as library:
            set_key(library, new.copy() if new else None)
            say("locked" if new else "opened for all")
            write(library, Change("Guest", "evening", (), (a_guest("Zola", 9, "evening"),)))
            say("written")

    return do


def _prepare_locked(folder: Path) -> None:
    with closing(open_library(_path(folder))) as library:
        stored(library, a_full_gathering())
        set_key(library, KEYS[0].copy())


def _is_as_it_was(folder: Path, said: Sequence[str]) -> None:
    """With the key from before or with the new one, and with everything in it."""
    assert "locked" not in said or _key_in_use(folder)
    assert "opened for all" not in said or not _key_in_use(folder)
    with closing(_opens_sound(folder)) as library:
        kept = gathering(library, "evening")
    zola = tuple(guest for guest in kept.guests if guest.name == "Zola")
    assert zola or "written" not in said
    assert (
        replace(kept, guests=tuple(guest for guest in kept.guests if guest not in zola)) == a_full_gathering()
    )


# capture


def _prepare_marks(folder: Path) -> None:
    scales = [a_scale("How near?"), a_scale("Of use?", 1, naming=Naming.UNNAMED)]
    start = a_gathering(*(f"Guest {number}" for number in range(GUESTS)), scales=scales)
    with closing(open_library(_path(folder))) as library:
        stored(library, with_round(with_round(start, {}), [], scale=scales[1]))


def _prepare_locked_marks(folder: Path) -> None:
    _prepare_marks(folder)
    with closing(open_library(_path(folder))) as library:
        set_key(library, KEYS[0].copy())


def _mark(folder: Path, say: Say) -> None:
    """As the window does it: what a bad disk refuses is held, and tried again with the next."""
    key = _key_in_use(folder)
    library = open_library(_path(folder), key.copy() if key else None)
    current = gathering(library, "garden")
    keeper = Keeper(library, lambda call: call())
    for number in range(MARKS):
        current, change = _marking(current, number)
        keeper.keep(change, lambda number=number: say(f"{number}"), _is_a_sentence(say))  # type: ignore[misc]
        _each_one_by_itself(keeper)
    left = keeper.close()
    say(f"left {len(left)}")


def _each_one_by_itself(keeper: Keeper) -> None:
    from threading import Event

    done = Event()
    keeper.ask(lambda _library: None, lambda _answer: done.set(), lambda _error: done.set())
    done.wait()


def _is_a_sentence(say: Say) -> Callable[[Exception], None]:
    def failed(error: Exception) -> None:
        from hostdesk.errors import HostDeskError

        if not isinstance(error, HostDeskError):
            say(f"raw {type(error).__name__}: {error}")

    return failed


def _marking(current: Gathering, number: int) -> tuple[Gathering, Change]:
    """Every fourth one is unnamed."""
    guest, asked, unnamed = current.guests[1 + number % GUESTS], *current.rounds
    if number % 4 == 3:
        new = Mark(f"unnamed {number}", "garden", unnamed.id, None, Decimal(5), one_step_up=str(number))
        return current, Change("Mark", "garden", (), (new,))
    old = current.mark_of(asked.id, guest.id)
    new = Mark(f"mark of {guest.id}", "garden", asked.id, guest.id, Decimal(number % 11))
    change = Change("Mark", "garden", (old,) if old else (), (replace(new, one_step_up=str(number)),))
    return current.after(change), change


def _is_marked(folder: Path, said: Sequence[str]) -> None:
    assert [line for line in said if line.startswith("raw")] == []
    kept_for_sure = [int(line) for line in said if line.isdigit()]
    if "left 0" in said:
        assert kept_for_sure == list(range(MARKS))
    with closing(_opens_sound(folder)) as library:
        marks = gathering(library, "garden").marks
    unnamed = {int(mark.one_step_up) for mark in marks if mark.guest_id is None}
    assert unnamed >= {number for number in kept_for_sure if number % 4 == 3}
    latest = {mark.guest_id: int(mark.one_step_up) for mark in marks if mark.guest_id}
    for number in kept_for_sure:
        if number % 4 != 3:
            assert latest[f"garden/guest Guest {number % GUESTS}"] >= number


# import


def _prepare_import(folder: Path) -> None:
    with closing(open_library(_path(folder))) as library:
        stored(library, a_gathering("Ada"))
    new = [a_full_gathering(f"new {number}") for number in range(IMPORTED)]
    exchange.export(new, folder / "new.hostdesk.zip")


def _import(folder: Path, say: Say) -> None:
    with closing(open_library(_path(folder))) as library:
        take_in(library, planned(library, exchange.read(folder / "new.hostdesk.zip")))
        say("imported")


def _is_imported_whole_or_not_at_all(folder: Path, said: Sequence[str]) -> None:
    with closing(_opens_sound(folder)) as library:
        there = set(all_session_ids(library)) - {"garden"}
        assert there in (set(), {f"new {number}" for number in range(IMPORTED)})
        assert there or "imported" not in said
        for session in there:
            assert gathering(library, session) == a_full_gathering(session)
        assert len(gathering(library, "garden").guests) == 2


# migration


def _prepare_older(schema: int) -> Callable[[Path], None]:
    return lambda folder: [shutil.copy(SAVED / f"schema-{schema}.hostdesk", _path(folder))][1:]  # type: ignore[return-value]


def _migrate(folder: Path, say: Say) -> None:
    with closing(open_library(_path(folder))) as library:
        say(f"opened {len(all_session_ids(library))}")


def _is_migrated_and_whole(folder: Path, said: Sequence[str]) -> None:
    assert _backups_are_whole(folder) or "opened 2" not in said
    with closing(_opens_sound(folder)) as library:
        assert set(all_session_ids(library)) == {"evening", "garden"}
        assert len(gathering(library, "evening").guests) > 3


# backups


def _prepare_full(folder: Path) -> None:
    with closing(open_library(_path(folder))) as library:
        stored(library, a_full_gathering())


def _back_up(folder: Path, say: Say) -> None:
    with closing(open_library(_path(folder))) as library:
        backup.make(library, backup.Why.BY_HAND)
        say("backed up")


def _is_backed_up(folder: Path, said: Sequence[str]) -> None:
    with closing(_opens_sound(folder)) as library:
        assert gathering(library, "evening") == a_full_gathering()
    assert _backups_are_whole(folder) or "backed up" not in said


def _backups_are_whole(folder: Path) -> int:
    """How many there are: what has the name of a backup is one, however early the work ended."""
    found = backup.backups_of(_path(folder))
    for one in found:
        assert one.is_unchanged
        assert backup.is_sound(one.path)
    return len(found)


def _prepare_two_states(folder: Path) -> None:
    """A backup, and a library that has one guest more."""
    with closing(open_library(_path(folder))) as library:
        stored(library, a_gathering("Ada"))
        backup.make(library, backup.Why.BY_HAND)
        write(library, Change("Guest", "garden", (), (a_guest("Zola", 9),)))


def _restore(folder: Path, say: Say) -> None:
    restore(_path(folder), backup.backups_of(_path(folder))[-1].path)
    say("restored")


def _is_one_of_two_states(folder: Path, said: Sequence[str]) -> None:
    """And what was there before is there still: as the library, or as a backup of it."""
    backups = _backups_are_whole(folder)
    with closing(_opens_sound(folder)) as library:
        guests = len(gathering(library, "garden").guests)
    assert guests in (2, 3)
    assert guests == 2 or "restored" not in said
    assert backups == 2 or guests == 3


# files for the host


def _prepare_export(folder: Path) -> None:
    exchange.export([a_gathering("Ada")], folder / "mine.hostdesk.zip")


def _export(folder: Path, say: Say) -> None:
    exchange.export([a_gathering("Ada", "Ben")], folder / "mine.hostdesk.zip")
    say("exported")


def _is_the_old_or_the_new_archive(folder: Path, said: Sequence[str]) -> None:
    _is_private(folder)
    sweep(folder)
    assert [path.name for path in folder.iterdir()] == ["mine.hostdesk.zip"]
    found = exchange.verify(folder / "mine.hostdesk.zip")
    assert found.guests in (2, 3)
    assert found.guests == 3 or "exported" not in said


def _prepare_settings(folder: Path) -> None:
    settings.save(folder / "settings.toml", settings.Settings(text_size=150))


def _choose(folder: Path, _say: Say) -> None:
    settings.save(folder / "settings.toml", settings.Settings(text_size=200))


def _is_the_old_or_the_new_choice(folder: Path, _said: Sequence[str]) -> None:
    assert settings.load(folder / "settings.toml").text_size in (150, 200)


ALL_WORKS = {
    "creation": Work(_nothing_prepared, _create, _is_created_or_can_be),
    "capture": Work(_prepare_marks, _mark, _is_marked),
    "capture, locked": Work(_prepare_locked_marks, _mark, _is_marked),
    "locking": Work(_prepare_full, _set_key(KEYS[0]), _is_as_it_was),
    "another passphrase": Work(_prepare_locked, _set_key(KEYS[1]), _is_as_it_was),
    "unlocking": Work(_prepare_locked, _set_key(None), _is_as_it_was),
    "import": Work(_prepare_import, _import, _is_imported_whole_or_not_at_all),
    **{
        f"migration from {schema}": Work(_prepare_older(schema), _migrate, _is_migrated_and_whole)
        for schema in range(1, SCHEMA)
    },
    "backup": Work(_prepare_full, _back_up, _is_backed_up),
    "restoring": Work(_prepare_two_states, _restore, _is_one_of_two_states),
    "export": Work(_prepare_export, _export, _is_the_old_or_the_new_archive),
    "settings": Work(_prepare_settings, _choose, _is_the_old_or_the_new_choice),
}
WITH_A_KEY = ("capture, locked", "locking", "another passphrase", "unlocking")
WORKS = {name: work for name, work in ALL_WORKS.items() if CAN_LOCK or name not in WITH_A_KEY}

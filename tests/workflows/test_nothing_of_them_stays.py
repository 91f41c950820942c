"""A person erased leaves nothing in any file, whatever is a text in the domain: made from its own fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hostdesk import paths
from hostdesk.archive import encryption
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import Conflict, Stamp, cell_of, fields_of
from hostdesk.domain.mark import Came, EarlierMark, Mark, Round
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.scale import Naming
from hostdesk.domain.session import Session
from hostdesk.storage import archives_made, backup
from hostdesk.storage.history import history
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import list_sessions
from hostdesk.storage.merged import write_merged
from hostdesk.storage.soundness import faults
from hostdesk.storage.tables import NAMES
from hostdesk.workflows import exchange, own_templates
from hostdesk.workflows.erasing import Reach, erase, of_person
from tests.builders import EVENING, a_full_gathering, stored
from tests.planted import planted, text_fields, word_for
from tests.searched import found_in

NAME = "Zqfirstqz Zqlastqz"
PASSPHRASE = "unfold tulip barge sandy lemon"
OWN = (Guest, Mark, EarlierMark, Note)  # hers where they bear her id
HELD = {
    word_for(kind, name, tag)
    for kind in OWN
    for name in text_fields(kind)
    for tag in ("own", "elsewhere")  # as it is here, and as another laptop has it
    if (kind, name, tag) != (Guest, "name", "own")
} | set(NAME.split())
SOUGHT = HELD | {word_for(kind, name, "before") for kind in OWN for name in text_fields(kind)}


def her_parts(whole: Gathering, guest: Guest, tag: str) -> tuple[Any, ...]:
    """All that is hers in one session; every text of it a word of its own."""
    session = whole.session.id
    asked = next(r for r in whole.rounds if whole.scale(r.scale_id).naming is not Naming.UNNAMED)
    mark = Mark(f"{session}/hers", session, asked.id, guest.id, Decimal(4), came=Came.ON_BEHALF)
    earlier = EarlierMark(f"{session}/was", session, mark.id, 0, None, True, "", "", Came.PAPER, "")
    notes = [
        Note(f"{session}/her {kind}", session, place + 20, "", EVENING, kind, guest.id)
        for place, kind in enumerate(NoteKind)
    ]
    own = [planted(part, tag) for part in (guest, mark, earlier, *notes)]
    return (replace(own[0], name=NAME), *own[1:])


def others_name_her(whole: Gathering, kept: set[str]) -> tuple[Any, ...]:
    """Every text that is not hers has her name in it."""
    naming = []
    for part in whole.parts:
        if part.id not in kept and getattr(part, "guest_id", "") not in kept and not isinstance(part, Round):
            naming.append(planted(part, "theirs", NAME + " and {word}"))
    return tuple(naming)


def lived(library: Library, session_id: str, which: int) -> Gathering:
    """She is on the list, answered, corrected herself, was quoted, and is spoken of everywhere."""
    start = a_full_gathering(session_id)
    guest = replace(start.guests[which], person="the same person", is_host=False)
    gone = tuple(m for m in start.marks if m.guest_id == guest.id)
    ids = {m.id for m in gone}
    start = start.after(
        Change("", session_id, (*gone, *(e for e in start.earlier_marks if e.mark_id in ids)), ())
    )
    start = stored(library, start)
    for tag in ("before", "own"):
        hers = her_parts(start, guest, tag)
        write(library, Change("", session_id, _same(gathering(library, session_id), hers), hers))
        list_sessions(library, "zqguest")
    whole = gathering(library, session_id)
    kept = {guest.id, f"{session_id}/hers", f"{session_id}/was"}
    naming = others_name_her(whole, kept)
    write(library, Change("", session_id, _same(whole, naming), naming))
    return gathering(library, session_id)


def _same(whole: Gathering, parts: tuple[Any, ...]) -> tuple[Any, ...]:
    known = {(type(part), part.id) for part in parts}
    return tuple(part for part in whole.parts if (type(part), part.id) in known)


def wait_to_be_chosen(library: Library, session_id: str) -> None:
    """On another laptop every text was something else: of hers her own words, of others with her name."""
    whole, edits = gathering(library, session_id), history(library, session_id)
    device = "d" * 32
    waiting = []
    for number, part in enumerate(whole.parts):
        hers = any(one.name == NAME and getattr(part, "guest_id", part.id) == one.id for one in whole.guests)
        own = hers or part.id in (f"{session_id}/hers", f"{session_id}/was")
        nobodys = getattr(part, "guest_id", "") is None and isinstance(part, Mark)
        for place, name in enumerate(() if nobodys else text_fields(type(part))):
            said = word_for(type(part), name, "elsewhere") if own else f"{NAME} once more"
            cell = cell_of(type(part), name)
            values = {one: getattr(part, one) for one in fields_of(type(part), cell)} | {name: said}
            stamp = Stamp(device, 1_000 * number + place)
            waiting.append(Conflict(type(part), part.id, cell, stamp, values))
    write_merged(library, [(Change("", session_id, (), ()), replace(edits, conflicts=tuple(waiting)))])
    assert len(history(library, session_id).conflicts) == len(waiting) > 80


@pytest.fixture
def library(places: Path) -> Iterator[Library]:
    paths.data_folder().mkdir(parents=True)
    opened = open_library(paths.library())
    yield opened
    opened.close()


def saved(library: Library, path: Path, *found: Gathering, passphrase: str = "") -> Path:
    edits = {one.session.id: history(library, one.session.id) for one in found}
    data = exchange.export_bytes(found, {"papers.pdf": b"%PDF"}, histories=edits)
    path.write_bytes(encryption.encrypted(data, passphrase) if passphrase else data)
    archives_made.note(library, path, [one.session.id for one in found])
    return path


def test_there_is_a_word_for_every_text_of_the_domain() -> None:
    assert {kind for kind in NAMES if text_fields(kind)} == set(NAMES) - {Round}
    assert len(SOUGHT) > 60


@pytest.mark.parametrize("which", [1, 5], ids=["a guest who answered", "a walk-in"])
def test_nothing_of_her_is_left_anywhere(library: Library, places: Path, which: int) -> None:
    documents = paths.documents_folder()
    documents.mkdir()
    first, second = lived(library, "first", which), lived(library, "second", which)
    stored(library, replace(a_full_gathering("third"), session=Session("third", f"After {NAME}")))
    for one in ("first", "second"):
        wait_to_be_chosen(library, one)
    backup.make(library, backup.Why.BY_HAND)
    plain = saved(library, documents / "plain.hostdesk.zip", first, second)
    locked = saved(library, documents / "locked.hostdesk.zip.age", first, passphrase=PASSPHRASE)
    closed = saved(library, documents / "closed.hostdesk.zip.age", first, passphrase="another one")
    (documents / "first.xlsx").write_bytes(NAME.encode())
    archives_made.note(library, documents / "first.xlsx", ["first"])
    aside = paths.library().with_name("library-damaged-2026-05-12.hostdesk")
    aside.write_bytes(paths.library().read_bytes())
    template = own_templates.keep(own_templates.template_of(first, f"As with {NAME}", "When she comes"))
    own_templates.put_away(own_templates.keep(own_templates.template_of(first, f"Once {NAME}", "Then")))
    her = next(guest for guest in first.guests if guest.name == NAME)
    assert HELD - {word for words in found_in(places, HELD).values() for word in words} == set()

    plan = of_person(library, "first", her.id, everywhere=True)
    done = erase(
        library, plan, plan.mentions, reach=Reach({locked: PASSPHRASE}), templates=plan.templates
    )

    assert found_in(places, SOUGHT) == {}
    assert (done.not_reached, done.left, done.unfinished) == ([], [], "")
    assert set(done.archives) == {plain, locked}
    assert set(done.deleted) == {closed, aside, documents / "first.xlsx"}
    assert faults(library) == []
    assert NAME not in repr(exchange.read_whole(locked, PASSPHRASE))
    assert [one.title for one in own_templates.own_templates().templates] == ["As with …"]
    assert template.title == f"As with {NAME}"
    assert gathering(library, "third").session.title == "After …"
    assert "theirs" in gathering(library, "first").session.calling  # the rest of what others wrote

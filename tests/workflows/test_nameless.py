"""What leaves without names: nobody is known again, and nothing goes that was not chosen."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from datetime import datetime

import pytest

from hostdesk import archive
from hostdesk.archive import envelope
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.workflows import exporting, outgoing
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.importing import plan_import
from hostdesk.workflows.nameless import Nameless, without_names
from hostdesk.workflows.nameless_words import WordsOf, offered
from tests.builders import A_JPEG, a_full_gathering, a_gathering, a_scale, with_round

NAMES = [f"Adaeze{letter} Byron{letter}" for letter in "abcdefghijklmnopqrst"]
EVERYTHING = Nameless(least=5, all_of=frozenset(WordsOf), pictures=frozenset({"evening/picture 0"}))


def an_evening() -> Gathering:
    """Twenty guests who said yes, with words beside every mark, each naming the next guest."""
    shown = a_scale("How sure?", 1, "evening-7", naming=Naming.SHOWN_UNNAMED)
    scales = [a_scale(session_id="evening-7"), shown]
    start = a_gathering(*NAMES, session_id="evening-7", scales=scales)
    start = replace(start, guests=tuple(replace(guest, may_keep=Consent.GIVEN) for guest in start.guests))
    for scale in start.scales:
        for moment in Moment:
            start = with_round(start, {name: n % 11 for n, name in enumerate(NAMES)}, moment, scale)
    words = [f"{name.split()[0]} helped me" for name in (*NAMES[1:], NAMES[0])] * 4
    marks = tuple(replace(mark, already_there=said) for mark, said in zip(start.marks, words, strict=True))
    return replace(start, marks=marks)


def everything_in(data: bytes) -> str:
    """All that stands in an archive, whatever the file."""
    files = envelope.unwrap(io.BytesIO(data)).files
    return "\n".join(
        content.decode(errors="replace") for name, content in files.items() if "pictures/" not in name
    )


def test_guests_become_codes_and_keep_their_answers_together() -> None:
    (left,) = without_names([an_evening()], Nameless())

    assert len(left.guests) == 20
    assert len({guest.name for guest in left.guests}) == 20
    assert all(guest.name.startswith("Guest ") for guest in left.guests)
    by_name = [asked for asked in left.rounds if left.scale(asked.scale_id).naming is Naming.BY_NAME]
    pairs = {
        (left.mark_of(by_name[0].id, g.id).value, left.mark_of(by_name[1].id, g.id).value)
        for g in left.guests
    }
    assert all(before == now for before, now in pairs)


def test_a_scale_that_shows_no_names_leaves_without_codes() -> None:
    (left,) = without_names([an_evening()], Nameless())

    shown = next(scale for scale in left.scales if scale.question == "How sure?")
    assert shown.naming is Naming.UNNAMED
    rounds = {asked.id for asked in left.rounds if asked.scale_id == shown.id}
    assert [mark.guest_id for mark in left.marks if mark.round_id in rounds] == [None] * 40


@pytest.mark.parametrize("choice", [Nameless(), replace(Nameless(least=5), all_of=frozenset(WordsOf))])
def test_no_name_and_no_id_is_anywhere_in_the_file(choice: Nameless) -> None:
    evening = an_evening()
    told = everything_in(exporting.packed([evening], Wish(nameless=choice)))

    assert not [name for name in NAMES if name in told or name.split()[0] in told]
    assert not [part.id for part in evening.parts if part.id in told]


def test_the_same_gathering_has_other_codes_each_time() -> None:
    first, second = (without_names([an_evening()], Nameless())[0] for _time in range(2))

    assert not {guest.name for guest in first.guests} & {guest.name for guest in second.guests}
    assert not {part.id for part in first.parts} & {part.id for part in second.parts}


def test_nothing_that_was_written_leaves_unless_it_was_chosen() -> None:
    (left,) = without_names([a_full_gathering()], Nameless(all_of=frozenset()))

    written = [
        getattr(part, field.name)
        for part in left.parts
        for field in fields(part)
        if isinstance(getattr(part, field.name), str) and field.name not in ("id", "session_id", "scale_id")
    ]
    ours = {"A gathering", "opening and closing", "closing", "ask"}
    kinds = {"harvest", "progress", "usefulness", "by name", "unnamed"}
    assert {words for words in written if words} <= ours | kinds
    assert not left.pictures
    assert not left.notes


def test_one_text_leaves_where_it_alone_was_chosen() -> None:
    evening = a_full_gathering()
    title = next(text for text in offered([evening]) if text.of is WordsOf.TITLE)
    (left,) = without_names([evening], Nameless(words=frozenset({title.key}), all_of=frozenset()))

    assert left.session.title == evening.session.title
    assert not left.session.calling
    assert left.scales[0].question == ""


def test_the_day_is_the_only_date() -> None:
    told = everything_in(exporting.packed([a_full_gathering()], Wish(nameless=EVERYTHING)))
    session = json.loads(told[told.index('{\n "format"') :].partition("\n}\n")[0] + "}")["sessions"][0]

    assert session["starts"] == "2026-05-12T00:00"
    assert "2026-05-12T18" not in told
    assert "2026-06" not in told  # by when a step, a decision


def test_words_stand_apart_from_the_numbers_they_came_with() -> None:
    (left,) = without_names([an_evening()], replace(Nameless(), all_of=frozenset(WordsOf)))

    assert not any(mark.has_words for mark in left.marks)
    assert {note.words for note in left.notes} == {"[name] helped me"}
    assert all(note.guest_id is None and note.taken is None for note in left.notes)


def test_a_picture_leaves_alone_where_it_was_chosen() -> None:
    (left,) = without_names([a_full_gathering()], EVERYTHING)

    assert [(picture.data, picture.caption, picture.taken) for picture in left.pictures] == [
        (A_JPEG, "", None)
    ]


def test_earlier_answers_stay_here() -> None:
    (left,) = without_names([a_full_gathering()], EVERYTHING)

    assert not left.earlier_marks


def test_it_is_an_archive_that_comes_in_as_a_session_of_its_own() -> None:
    evening = an_evening()
    data = exporting.packed([evening], Wish(nameless=EVERYTHING))
    (back,) = archive.unpack(io.BytesIO(data)).gatherings
    plan = plan_import(back, None)

    assert plan.is_new
    assert back.session.id != evening.session.id
    assert "20 guests" in plan.added


def test_several_sessions_do_not_show_that_it_is_the_same_person() -> None:
    first, second = without_names([an_evening(), another(an_evening())], Nameless())

    assert len(first.guests) == len(second.guests) == 20
    assert not {guest.person for guest in first.guests} & {guest.person for guest in second.guests}
    assert not {guest.name for guest in first.guests} & {guest.name for guest in second.guests}


def another(evening: Gathering) -> Gathering:
    def new(part):  # type: ignore[no-untyped-def]  # any part of a gathering
        named = {
            f.name: f"2{v}"
            for f in fields(part)
            if f.name.endswith("id") and isinstance(v := getattr(part, f.name), str)
        }
        return replace(part, **named)

    return Gathering(
        session=new(evening.session),
        guests=tuple(map(new, evening.guests)),
        scales=tuple(map(new, evening.scales)),
        rounds=tuple(map(new, evening.rounds)),
        marks=tuple(map(new, evening.marks)),
    )


def test_fewer_than_five_is_refused() -> None:
    with pytest.raises(HostDeskError, match="fewer than 5"):
        without_names([an_evening()], Nameless(least=4))


# the preview


def test_what_is_shown_is_what_is_written() -> None:
    shown = outgoing.shared([an_evening()], Nameless())
    tables = {view.name: view for view in shown.tables}

    assert archive.unpack(io.BytesIO(shown.data)).gatherings[0].session.title == "A gathering"
    assert len(tables["answers"].rows) == 40
    assert len(tables["unnamed_answers"].rows) == 40
    assert len(tables["guests"].rows) == 20
    assert "notes" not in tables
    written = everything_in(shown.data)
    assert all(cell in written for view in shown.tables for row in view.rows for cell in row)


def test_the_account_says_what_goes_and_what_stays() -> None:
    evening = an_evening()
    evening = replace(evening, session=replace(evening.session, stage=Stage.HARVEST))
    refused = replace(evening.guests[1], may_keep=Consent.REFUSED)
    unasked = replace(evening.guests[2], may_keep=Consent.NOT_ASKED)
    guests = {guest.id: guest for guest in (refused, unasked)}
    evening = replace(evening, guests=tuple(guests.get(guest.id, guest) for guest in evening.guests))
    said = outgoing.shared([evening], replace(Nameless(), all_of=frozenset(WordsOf))).account

    assert said.goes[0] == "20 guests as codes that lead back to nobody."
    assert (
        "Opening round, “How close are we?”: 10 of 20 answers, so that nobody can be worked out." in said.goes
    )
    assert "4 texts of people who were not asked whether their words may be kept." in said.stays
    assert "4 texts of people who said no." in said.stays
    assert said.look_at == (
        "72 names and contacts were found in the words and taken out. Please look for others.",
    )


def test_what_is_shared_before_it_is_over_can_be_held_against_what_follows() -> None:
    (said,) = outgoing.shared([an_evening()], Nameless()).account.look_at

    assert said.startswith("It is not over yet.")


def test_the_account_says_that_a_small_group_would_show() -> None:
    small = with_round(a_gathering("Ada", "Ben"), {"Ada": 3, "Ben": 4})
    said = outgoing.shared([small], Nameless()).account

    assert "Opening round, “How close are we?”: a small group would show." in said.stays


def test_the_readme_says_what_was_done() -> None:
    plain, shared = (
        everything_in(exporting.packed([an_evening()], wish)) for wish in (Wish(), Wish(nameless=Nameless()))
    )

    assert "shared without names" in shared
    assert "fewer than 10 people" in shared
    assert "shared without names" not in plain


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        (Wish(), "2026-05-12 Ένα βράδυ · 一个晚上.hostdesk.zip"),
        (Wish(passphrase="x"), "2026-05-12 Ένα βράδυ · 一个晚上.hostdesk.zip.age"),
        (Wish(nameless=Nameless()), "2026-05-12 Without names.hostdesk.zip"),
    ],
)
def test_the_name_of_the_file_tells_no_more_than_the_file(wish: Wish, name: str) -> None:
    assert exporting.file_name([a_full_gathering()], wish) == name


def test_without_pictures_none_is_in_it() -> None:
    (back,) = archive.unpack(
        io.BytesIO(exporting.packed([a_full_gathering()], Wish(with_pictures=False)))
    ).gatherings

    assert not back.pictures
    assert back.session.starts == datetime(2026, 5, 12, 18, 30)


def test_a_wish_shows_no_passphrase() -> None:
    assert "secret" not in repr(Wish(passphrase="secret"))

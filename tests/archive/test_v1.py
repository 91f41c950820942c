"""Version 1: what goes in comes out, equal content gives equal bytes, an unnamed mark stays unnamed."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk import archive
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came
from tests.archive.kinds import KINDS, unnamed
from tests.archive.strategies import gatherings
from tests.archive.tampering import (
    SOUND,
    files_of,
    folder_of,
    opened,
    refusal,
    session_json,
    with_change,
    with_session_json,
)
from tests.builders import a_full_gathering, a_gathering


@given(gatherings())
def test_any_gathering_comes_out_as_it_went_in(gathering: Gathering) -> None:
    assert opened(archive.pack([gathering], {})) == (gathering,)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_of_gathering_comes_out_as_it_went_in(kind: tuple[Gathering, ...]) -> None:
    found = {gathering.session.id: gathering for gathering in opened(archive.pack(kind, {}))}

    assert found == {gathering.session.id: gathering.in_order() for gathering in kind}


@given(gatherings(), st.randoms(use_true_random=False))
def test_equal_content_gives_equal_bytes_in_whatever_order_it_comes(
    gathering: Gathering, random: st.Random
) -> None:
    def shuffled(parts: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(parts, len(parts)))

    fields = (
        "guests",
        "boundaries",
        "blocks",
        "scales",
        "rounds",
        "marks",
        "earlier_marks",
        "steps",
        "notes",
    )
    mixed = replace(gathering, **{name: shuffled(getattr(gathering, name)) for name in fields})

    assert archive.pack([mixed], {}) == archive.pack([gathering], {})


def test_several_sessions_give_equal_bytes_in_whatever_order_they_come() -> None:
    series = KINDS["a series"]

    assert archive.pack(series, {}) == archive.pack(series[::-1], {})


def test_a_number_is_the_same_however_it_was_written() -> None:
    start = unnamed()
    longer = tuple(replace(mark, value=mark.value and mark.value + Decimal("0.00")) for mark in start.marks)

    assert archive.pack([replace(start, marks=longer)], {}) == archive.pack([start], {})


def test_the_json_is_canonical() -> None:
    data = archive.pack([a_full_gathering()], {})
    text = files_of(data)[f"{folder_of(data)}/data/session.json"].decode()

    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert "王" not in text
    assert "晚" in text


def test_nothing_links_an_unnamed_mark_to_a_guest() -> None:
    data = archive.pack([unnamed()], {})
    session = session_json(data)["sessions"][0]

    assert session["marks"] == []
    for mark in session["unnamed_marks"]:
        said = {"value", "skipped", "already_there", "one_step_up", "good_enough"}
        assert mark.keys() == {"id", "round", *said}
    for asked in session["rounds"]:
        values = [mark["value"] for mark in session["unnamed_marks"] if mark["round"] == asked["id"]]
        assert values == sorted(values)


def test_how_an_unnamed_mark_came_stays_at_home() -> None:
    start = unnamed()
    from_paper = replace(start, marks=tuple(replace(mark, came=Came.PAPER) for mark in start.marks))

    assert archive.pack([from_paper], {}) == archive.pack([start], {})
    assert archive.as_archived(from_paper) == start


def test_an_archive_knows_minutes_only() -> None:
    start = a_gathering(starts=datetime(2026, 5, 12, 18, 30, 59, 7))

    assert opened(archive.pack([start], {}))[0].session.starts == datetime(2026, 5, 12, 18, 30)


def test_a_newer_minor_version_is_read_without_what_is_new() -> None:
    newer = session_json() | {"version": "1.7", "weather": "fair"}
    newer["sessions"][0]["guests"][0]["pronouns"] = "she"
    found = archive.unpack(io.BytesIO(with_session_json(json.dumps(newer).encode())))

    assert found.gatherings == (a_full_gathering(),)
    assert found.is_newer
    assert found.version == "1.7"


def test_what_is_left_aside_of_a_newer_version_is_told_by_name() -> None:
    newer = session_json() | {"version": "1.7", "weather": "fair", "=cmd|' /C calc'!A0": 1}
    for guest in newer["sessions"][0]["guests"]:
        guest["pronouns"] = "she"
    newer["sessions"][0]["series"]["colour"] = "green"
    found = archive.unpack(io.BytesIO(with_session_json(json.dumps(newer).encode())))

    assert found.left_aside == ("sessions.guests.pronouns", "sessions.series.colour", "weather")
    assert archive.unpack(io.BytesIO(SOUND)).left_aside == ()


def test_a_newer_minor_version_that_says_something_unheard_of_asks_for_an_update() -> None:
    newer = session_json() | {"version": "1.7"}
    newer["sessions"][0]["boundaries"][0]["kind"] = "weather"

    assert "please update HostDesk" in refusal(with_session_json(json.dumps(newer).encode()))


def test_a_newer_major_version_asks_for_an_update() -> None:
    newer = {"format": "hostdesk-session", "version": "2.0", "gatherings": []}

    assert "please update HostDesk" in refusal(with_session_json(json.dumps(newer).encode()))


@pytest.mark.parametrize("version", [None, 1.0, "", "one", "0.9", "1", "1.0.0", "1.0\n", "١.٠"])
def test_an_archive_that_does_not_say_its_version_is_refused(version: object) -> None:
    nameless = session_json() | {"version": version}

    assert "which version" in refusal(with_session_json(json.dumps(nameless).encode()))


@pytest.mark.parametrize("value", [[], 1, {}, {"format": "recipes", "version": "1.0"}])
def test_json_of_somebody_else_is_refused(value: object) -> None:
    assert "not written by HostDesk" in refusal(with_session_json(json.dumps(value).encode()))


def test_an_archive_without_sessions_is_refused() -> None:
    assert "“sessions”" in refusal(with_session_json(json.dumps(session_json() | {"sessions": []}).encode()))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("id", "x" * 300),
        ("title", None),
        ("title", 3),
        ("title", "x" * 50_001),
        ("starts", "tomorrow"),
        ("starts", "2026-05-12T18:30:00Z"),
        ("starts", "2026-05-12T18:30\n"),
        ("stage", "party"),
        ("guests", {}),
        ("guests", [{}]),
        ("series", []),
    ],
)
def test_what_does_not_follow_the_schema_is_refused_with_its_place(field: str, value: object) -> None:
    sentence = refusal(with_change(lambda session: session.update({field: value})))

    assert "does not follow its own rules" in sentence
    assert field in sentence


def test_a_missing_field_is_refused_with_its_place() -> None:
    assert "sessions[0].guests[0]" in refusal(with_change(lambda session: session["guests"][0].pop("name")))

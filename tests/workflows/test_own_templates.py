"""A host's own templates: a session comes back as it was, and nothing private goes with it."""

from __future__ import annotations

import errno
import os
from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import RANGES, FollowUp, Naming, Scale, ScaleKind, When
from hostdesk.domain.session import Layout, Rung, Session
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.workflows import own_templates as own
from hostdesk.workflows.sessions import begun
from hostdesk.workflows.templates import (
    Purpose,
    Space,
    Template,
    from_template,
    own_folder,
    prompts_of,
    read_template,
    template_named,
)
from tests.builders import a_full_gathering, a_gathering

CARRIED = (*(field.name for shape in (Purpose, Space) for field in fields(shape)), "until")


def a_template(title: str = "Soup and plans", **told: Any) -> Template:
    return Template(title=title, when_to_use="When it is cold.", comes_from="Us.", **told)


def bare(part: Any, **without: Any) -> Any:
    """A part as a template carries it: whose it is, and who is named in it, left out."""
    return replace(part, id="", session_id="", **without)


NOT_HELD: dict[str, Any] = {"began": None, "ended": None, "left_out": False, "planned": None}


def carried(gathering: Gathering) -> dict[str, Any]:
    """Everything of a session that a template carries."""
    number = {scale.id: place for place, scale in enumerate(gathering.scales)}
    decisions = (bare(one, nearest="", held_by="", by_when=None, outcome="") for one in gathering.decisions)
    return {
        "session": {name: getattr(gathering.session, name) for name in CARRIED},
        "goals": [bare(goal, held_by="", pulls_apart="") for goal in gathering.goals],
        "boundaries": [bare(boundary) for boundary in gathering.boundaries],
        "decisions": list(decisions),
        "errands": [bare(errand, who="", done=False) for errand in gathering.errands],
        "scales": [bare(scale, answered_by="") for scale in gathering.scales],
        "blocks": [
            (
                bare(block, leads="", scale_id=None, minutes=block.planned_minutes, **NOT_HELD),
                number.get(block.scale_id or "", -1),
            )
            for block in gathering.blocks
        ],
    }


def again(template: Template) -> Gathering:
    return begun(from_template(template))


yes_or_no = st.booleans()


def one_of(kind: Any) -> Any:
    return st.sampled_from(list(kind))


def maybe(kind: Any) -> Any:
    return st.none() | one_of(kind)


passages = st.text(max_size=80).map(passage)
words = passages.filter(bool)
lines = st.text(max_size=60).map(line)
titles = lines.filter(bool)


@st.composite
def sessions(draw: st.DrawFn) -> Gathering:
    texts = {
        f.name: draw(lines if f.name == "venue" else passages) for f in (*fields(Purpose), *fields(Space))
    }
    texts |= {
        "rung": draw(maybe(Rung)),
        "room": draw(maybe(Layout)),
    }
    until = draw(st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
    session = Session("s", draw(titles), until=until, **texts)
    many = {"max_size": 3}
    ends = draw(one_of(RANGES))
    scales = [
        Scale(
            f"s{place}", "s", place, question, draw(one_of(ScaleKind)), draw(passages), draw(passages),
            *ends, draw(yes_or_no), draw(one_of(Naming)), draw(one_of(When)), draw(lines),
            tuple(draw(st.sets(one_of(FollowUp)))),
        )
        for place, question in enumerate(draw(st.lists(words, **many)))
    ]  # fmt: skip
    asked = st.none() | st.sampled_from([scale.id for scale in scales] or [None])
    blocks = [
        Block(
            f"b{place}", "s", place, title, draw(st.integers(0, 1440)), draw(maybe(Role)),
            draw(maybe(Position)), draw(passages), draw(passages), 1 + place // 2,
            draw(st.none() | st.just(time(9, 5))), draw(yes_or_no), draw(yes_or_no), draw(yes_or_no),
            draw(lines), draw(asked),
        )
        for place, title in enumerate(draw(st.lists(titles, **many)))
    ]  # fmt: skip
    return Gathering(
        session,
        scales=tuple(scales),
        blocks=tuple(blocks),
        goals=tuple(
            Goal(f"g{n}", "s", n, text, "Ada") for n, text in enumerate(draw(st.lists(words, **many)))
        ),
        boundaries=tuple(
            Boundary(
                f"x{n}",
                "s",
                n,
                draw(one_of(BoundaryKind)),
                text,
                draw(passages),
                draw(yes_or_no),
            )
            for n, text in enumerate(draw(st.lists(words, **many)))
        ),
        decisions=tuple(
            Decision(
                f"d{n}", "s", n, text, "Ada", "Ben", draw(passages), date(2026, 1, 1), draw(yes_or_no)
            )
            for n, text in enumerate(draw(st.lists(words, **many)))
        ),
    )


@given(sessions())
def test_a_session_saved_as_a_template_begins_again_as_it_was(gathering: Gathering) -> None:
    template = own.template_of(gathering, gathering.session.title, "Often.")
    kept = own.keep(template)
    read = read_template(own_folder() / f"{kept.flow}.toml")
    own.put_away(kept)

    assert carried(again(read)) == carried(gathering)
    assert own.template_of(again(read), read.title, "Often.") == replace(read, comes_from="A host’s own.")


def test_every_kind_of_part_comes_back_from_a_file(tmp_path: Path) -> None:
    evening = a_full_gathering()
    own.save_copy(own.template_of(evening, "Evening", "In winter."), tmp_path / "evening.toml")

    assert carried(again(read_template(tmp_path / "evening.toml"))) == carried(evening)


def test_nobody_and_nothing_private_is_in_the_file(tmp_path: Path) -> None:
    evening = a_full_gathering()
    own.save_copy(own.template_of(evening, "Evening", "In winter."), tmp_path / "evening.toml")
    text = (tmp_path / "evening.toml").read_text(encoding="utf-8")

    for private in (
        "Ada",
        "Ben",
        "Chidi",
        "זהבה",
        "Sings alto",
        "Ask the baker",
        "Rain",
        "Board",
        "2026",
        "Who pays",
    ):
        assert private not in text
    assert "Opening hours" in text


def test_a_name_that_is_left_in_the_words_is_found() -> None:
    host = a_gathering("Ada", "Ben Okri", "Al", calling="Ben Okri rang. Alarm!")
    guests = (*host.guests, Guest("x", "garden", 9, "C++ (Cem)"))
    template = own.template_of(replace(host, guests=guests), "Evening", "Ask C++ (Cem).")

    assert own.names_in(template, [guest.name for guest in guests]) == ("Ben Okri", "C++ (Cem)")


def test_a_template_keeps_the_prompts_and_the_origin_of_the_one_that_it_was_begun_from() -> None:
    oskar = template_named("oskar in a circle")
    kept = own.keep(own.template_of(begun(from_template(oskar, "Circle")), "Our circle", "On Mondays."))

    assert prompts_of(kept.flow) == oskar.prompts
    assert kept.how_to_host == oskar.how_to_host
    assert kept.comes_from.startswith("A host’s own, begun from “OSKAR in a circle”. ")
    assert begun(from_template(kept)).session.flow == kept.flow == "our_circle"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Soup & plans!", "soup_plans"),
        ("مساء الخير", "مساء_الخير"),
        ("???", "template"),
        ("CON", "con_1"),
        ("contents", "contents_1"),
        ("oskar", "oskar_2"),
        ("../../etc/passwd", "etc_passwd"),
        ("x" * 300, "x" * 60),
    ],
)
def test_the_file_s_name_is_safe_everywhere_and_none_of_those_that_ship(title: str, name: str) -> None:
    assert own.keep(a_template(title)).flow == name
    assert template_named(title).title == title


def test_two_titles_that_make_one_name_lie_beside_each_other() -> None:
    first, second = own.keep(a_template("Soup!")), own.keep(a_template("Soup?"))

    assert (first.flow, second.flow) == ("soup", "soup_2")
    assert [one.title for one in own.own_templates().templates] == ["Soup!", "Soup?"]


def test_a_title_that_is_taken_is_known_and_what_is_replaced_is_kept_aside() -> None:
    old = own.keep(a_template())
    assert own.taken(" SOUP and  plans ") == old
    new = own.keep(replace(a_template(), when_to_use="Always."), instead_of=old)

    assert new.flow == old.flow
    assert [one.when_to_use for one in own.own_templates().templates] == ["Always."]
    assert read_template(own_folder() / "removed" / f"{old.flow}.toml").when_to_use == "When it is cold."


def test_prompts_are_those_of_the_file_as_it_is_now() -> None:
    kept = own.keep(a_template())
    assert prompts_of(kept.flow).calling == ""
    path = own_folder() / f"{kept.flow}.toml"
    path.write_text(path.read_text() + '[prompts]\ncalling = "What for?"\n')
    os.utime(path, ns=(1, 1))

    assert prompts_of(kept.flow).calling == "What for?"


def test_what_is_put_away_is_brought_back() -> None:
    kept = own.keep(a_template())
    aside = own.put_away(kept)
    assert own.own_templates().templates == ()
    own.bring_back(aside, kept.flow)

    assert own.own_templates().templates == (kept,)


def test_putting_away_what_is_gone_already_is_said_plainly() -> None:
    with pytest.raises(HostDeskError, match="no longer in its place"):
        own.put_away(replace(a_template(), flow="gone"))


def test_a_template_that_is_given_is_taken_in_once(tmp_path: Path) -> None:
    own.save_copy(a_template(), tmp_path / "given.toml")
    first = own.take_in(tmp_path / "given.toml")
    again_ = own.take_in(tmp_path / "given.toml")
    own.save_copy(replace(a_template(), when_to_use="Never."), tmp_path / "given.toml")
    other = own.take_in(tmp_path / "given.toml")

    assert first == again_
    assert (first.title, other.title) == ("Soup and plans", "Soup and plans (2)")


def test_a_broken_file_is_told_of_and_hides_no_other() -> None:
    own.keep(a_template())
    (own_folder() / "broken.toml").write_text("title = \n")
    shelf = own.own_templates()

    assert [one.title for one in shelf.templates] == ["Soup and plans"]
    assert shelf.unread == (
        "“broken.toml” cannot be read at line 1; look there for a missing quote or bracket.",
    )


@pytest.mark.parametrize(
    ("title", "when", "said"), [("", "x", "needs a title"), ("x", " \n", "when to use it")]
)
def test_a_template_needs_a_title_and_a_use(title: str, when: str, said: str) -> None:
    with pytest.raises(HostDeskError, match=said):
        own.template_of(a_gathering(), title, when)


def test_a_session_larger_than_any_template_is_refused_before_anything_is_written() -> None:
    blocks = tuple(Block(f"b{n}", "garden", n, "Tea") for n in range(201))

    with pytest.raises(HostDeskError, match="“blocks” has more than 200 parts"):
        own.keep(own.template_of(replace(a_gathering(), blocks=blocks), "Long", "Never."))
    assert list(own_folder().glob("*")) == []


def test_a_full_disk_leaves_the_old_template_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    old = own.keep(a_template())

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HostDeskError, match="The disk is full"):
        own.keep(replace(a_template(), when_to_use="Always."), instead_of=old)

    assert own.own_templates().templates == (old,)
    assert [path.name for path in own_folder().glob("*.part")] == []

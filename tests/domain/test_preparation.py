"""Which questions are still worth asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.preparation import Place, Question, by_role, open_questions, roles_at_rest
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import When
from hostdesk.domain.session import Layout, Rung
from tests.builders import EVENING, a_full_gathering, a_guest, a_scale, a_session

EMPTY = Gathering(a_session())


def describing(**fields: Any) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, session=replace(g.session, **fields))


def with_guests(*guests: Any) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, guests=guests)


def bounded_by(kind: BoundaryKind) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, boundaries=(Boundary("b", g.session.id, 0, kind, "Words"),))


def with_block_in(position: Position | None) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, blocks=(Block("b", g.session.id, 0, "Round", position=position),))


def deciding(**fields: Any) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, decisions=(Decision("d", g.session.id, 0, "Opening hours", **fields),))


FUTURE = describing(preferred_future="Soup for all")
HOPES = describing(preferred_future="Soup for all", best_hopes="A start")
ALL_SAID = deciding(nearest="Users", held_by="Board", handed_back="A vote")


def scaled(**fields: Any) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, scales=(a_scale(**fields),))


def with_materials(things: str) -> Callable[[Gathering], Gathering]:
    return lambda g: replace(g, blocks=(Block("b", g.session.id, 0, "Round", materials=things),))


HOST = a_guest("Host", 0, is_host=True, invitation=Invitation.ACCEPTED)
ADA = a_guest("Ada")
GIFTED = replace(ADA, brings="Songs", worth_coming="Company", nearest=True, diet="Nothing with nuts")
SEAT = a_guest("A young voice", 2, invitation=Invitation.OPEN_SEAT)
STRANGER = replace(ADA, stranger=True)
YES = replace(ADA, invitation=Invitation.ACCEPTED)
NOTHING_YET = describing()

# the words a question holds, a gathering that asks it, and what answers it
ANSWERS = [
    ("calling you", NOTHING_YET, describing(calling="A bell")),
    ("Suppose it goes well", NOTHING_YET, describing(preferred_future="Soup for all")),
    ("best hopes", NOTHING_YET, describing(best_hopes="A start")),
    ("When do you meet", NOTHING_YET, describing(starts=EVENING)),
    ("love to have there", NOTHING_YET, with_guests(ADA)),
    ("love to have there", with_guests(HOST), with_guests(HOST, ADA)),
    ("on the list yourself", with_guests(ADA), with_guests(HOST, ADA)),
    ("person bring", with_guests(ADA), with_guests(GIFTED)),
    ("not been asked", with_guests(ADA), with_guests(replace(ADA, invitation=Invitation.DECLINED))),
    ("open seat", with_guests(SEAT), with_guests(replace(SEAT, invitation=Invitation.INVITED))),
    ("open seat", with_guests(SEAT), with_guests(replace(SEAT, could_ask="Ada"))),
    ("lives with what comes", with_guests(ADA), with_guests(replace(ADA, nearest=True))),
    ("greet each stranger", with_guests(STRANGER), with_guests(replace(STRANGER, greeter="Ada"))),
    ("greet each stranger", with_guests(STRANGER), with_guests(replace(STRANGER, stranger=False))),
    ("come in, to eat", with_guests(YES), with_guests(replace(YES, diet="No nuts"))),
    ("come in, to eat", with_guests(YES), with_guests(replace(YES, access="A ramp"))),
    ("in, and what stays outside", NOTHING_YET, bounded_by(BoundaryKind.INSIDE)),
    ("in, and what stays outside", NOTHING_YET, bounded_by(BoundaryKind.OUTSIDE)),
    ("already decided", NOTHING_YET, bounded_by(BoundaryKind.DECIDED)),
    ("may leave the room", NOTHING_YET, bounded_by(BoundaryKind.CONFIDENTIALITY)),
    ("may leave the room", NOTHING_YET, bounded_by(BoundaryKind.WHAT_LEAVES)),
    ("Where do you meet", NOTHING_YET, describing(venue="Old library")),
    ("newcomer feel", NOTHING_YET, describing(arrival="Warm soup")),
    ("title say", describing(title="Reducing staff turnover"), describing(title="Where people stay")),
    ("happen already", FUTURE, describing(already_works="Tuesdays")),
    ("notice first", FUTURE, describing(who_would_notice="The postman")),
    ("goal do you share", HOPES, lambda g: replace(HOPES(g), goals=(Goal("g", "garden", 0, "Soup"),))),
    ("in your guests", HOPES, describing(rung=Rung.ASKED)),
    ("What is to be decided", NOTHING_YET, deciding()),
    ("nearest to each", deciding(), deciding(nearest="Users")),
    ("hand it back to those", deciding(nearest="Users", held_by="Board"), ALL_SAID),
    ("is not on your list", deciding(nearest="Users", held_by="Board"), ALL_SAID),
    ("What is not up for decision here?", deciding(), deciding(not_here=True)),
    ("What is not up for decision here?", deciding(), bounded_by(BoundaryKind.DECIDED)),
    ("have to bring", NOTHING_YET, describing(materials="Pens")),
    ("happens first", NOTHING_YET, with_block_in(None)),
    ("in the kitchen", with_block_in(None), with_block_in(Position.KITCHEN)),
    ("sit with the guests", with_block_in(None), with_block_in(Position.GUESTS)),
    ("scale would open", NOTHING_YET, lambda g: replace(g, scales=(a_scale(),))),
    ("ten is happening", scaled(), scaled(high_means="All")),
    ("low end begin", scaled(high_means="All"), scaled(low_means="None", high_means="All")),
    ("before they go home", scaled(asked_when=When.OPENING), scaled(asked_when=When.CLOSING)),
    ("chairs stand", NOTHING_YET, describing(layout="A ring")),
    ("chairs stand", NOTHING_YET, describing(room=Layout.CIRCLE)),
    ("what they need", with_guests(replace(ADA, access="A ramp")), describing(access="A ramp")),
    ("not eat everything", with_guests(replace(ADA, diet="No nuts")), describing(food="Plums")),
    ("have to bring", NOTHING_YET, with_materials("Bells")),
]


def asked(words: str, gathering: Gathering) -> list[Question]:
    return [question for question in open_questions(gathering) if words in question.words]


@pytest.mark.parametrize(("words", "unanswered", "answer"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_a_question_is_asked_until_it_is_answered(
    words: str,
    unanswered: Callable[[Gathering], Gathering],
    answer: Callable[[Gathering], Gathering],
) -> None:
    assert len(asked(words, unanswered(EMPTY))) == 1
    assert asked(words, answer(EMPTY)) == []


def test_nobody_is_asked_what_an_open_seat_or_the_host_brings() -> None:
    assert asked("person bring", with_guests(HOST, SEAT, GIFTED)(EMPTY)) == []


def test_whoever_holds_a_decision_is_found_on_the_list_by_name_by_what_they_are_or_by_circle() -> None:
    held = deciding(nearest="Users", held_by="The board")(EMPTY)
    invited = [replace(ADA, about="Chairs the board"), replace(ADA, circle="board"), a_guest("The board")]

    assert len(asked("is not on your list", held)) == 1
    assert [asked("is not on your list", with_guests(guest)(held)) for guest in invited] == [[], [], []]


def test_a_beginner_is_not_met_by_a_wall_of_questions_about_the_purpose() -> None:
    assert sum(question.place is Place.PURPOSE for question in open_questions(EMPTY)) <= 4


def test_what_is_decided_or_closed_is_asked_nothing_more() -> None:
    decided = deciding(outcome="Nine to five")(EMPTY)
    closed = deciding(not_here=True)(EMPTY)

    assert [q for g in (decided, closed) for q in open_questions(g) if q.field.startswith("decision_")] == []


def test_the_questions_follow_the_rail_and_say_why() -> None:
    questions = open_questions(EMPTY)
    places = [question.place for question in questions]

    assert sorted(places, key=list(Place).index) == places
    assert set(places) == set(Place)
    assert all(question.why and question.field for question in questions)


def test_asking_never_blames() -> None:
    words = " ".join(f"{q.words} {q.why}" for q in open_questions(EMPTY)).casefold()

    assert not [
        blame for blame in ("why not", "missing answer", "must", "error", "required") if blame in words
    ]


@given(
    st.sets(
        st.sampled_from(["guests", "boundaries", "blocks", "scales", "steps", "notes", "rounds", "marks"])
    )
)
def test_whatever_is_missing_there_are_questions_and_never_a_block(missing: set[str]) -> None:
    nothing: dict[str, Any] = dict.fromkeys(missing, ())
    questions = open_questions(replace(a_full_gathering(), **nothing))

    assert len(set(questions)) == len(questions)
    assert {question.place for question in questions} <= set(Place)


def test_when_all_is_answered_nothing_is_asked() -> None:
    prepared = replace(
        a_full_gathering(),
        guests=(HOST, replace(GIFTED, invitation=Invitation.ACCEPTED)),
        scales=(a_scale(low_means="None", high_means="All"),),
        blocks=tuple(
            Block(f"b {p}", "garden", n, "Talk", 15, None, p, "Thanks", scale_id="garden/scale 0")
            for n, p in enumerate(Position)
        ),
    )

    assert open_questions(prepared) == []


def test_by_role_every_open_question_stands_once_and_a_role_asks_or_rests() -> None:
    for gathering in (EMPTY, a_full_gathering()):
        asked = by_role(gathering)

        assert {q for _role, questions in asked for q in questions} == set(open_questions(gathering))
        assert all(q.role is role for role, questions in asked for q in questions)
        assert sorted([*(role for role, _questions in asked), *roles_at_rest(gathering)]) == sorted(Role)
        assert all(questions for _role, questions in asked)


def test_each_role_says_in_a_line_of_its_own_what_it_does() -> None:
    assert len({role.does for role in Role}) == len(Role)

"""What the papers say, and what they never say, read from their stories."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Format
from hostdesk.domain.hosting import Role
from hostdesk.domain.movement import Movement
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.preparation import open_questions
from hostdesk.domain.scale import FollowUp, Naming, When
from hostdesk.printing import documents
from hostdesk.printing import flowables as flow
from hostdesk.printing.documents import handout, readiness, run_sheet, scale_sheet, summary
from hostdesk.printing.documents.shared import Occasion, to_mark, unnamed_story
from hostdesk.printing.page import Paper
from hostdesk.printing.scale_line import CirclesToMark
from hostdesk.printing.writing_room import Ruled
from hostdesk.workflows import paper_contents
from tests.printing.gatherings import kitchen_table, nothing_yet
from tests.printing.stories import flat, pages, words_of

HANDOUT = paper_contents.handout(kitchen_table(), None)
SCALE_SHEET = paper_contents.scale_sheet(kitchen_table(), None)
RUN_SHEET = paper_contents.run_sheet(kitchen_table())
SUMMARY = paper_contents.summary_paper(kitchen_table())
READINESS = paper_contents.readiness(kitchen_table())


def test_the_handout_welcomes_and_says_what_to_expect_and_what_we_hold_to() -> None:
    words = words_of(handout.story(HANDOUT, Paper.A4, "Marta Kowalska"))

    assert words[:3] == [
        "Neighbourhood kitchen table",
        "Thursday 26 November 2026, 18:30 to 20:30, St Anne's hall",
        "Welcome, Marta Kowalska",
    ]
    assert words[words.index("What to expect") :][:5] == [
        "What to expect",
        "18:30",
        "Soup and arrivals",
        "18:50",
        "Best hopes, in pairs",
    ]
    assert (
        words[words.index("What we hold to") + 3] == "What is said here stays here; what we decide, we tell."
    )
    assert "How near are we to a street where nobody eats alone?" in words
    assert "0: when we first talked about it" in words
    assert "10: anyone can knock at supper time" in words
    assert "What makes it that number and not lower? What else?" in words
    assert "How would you notice one more? What is a small next step?" in words
    assert "At which number would you be content?" not in words


def asking(*follow_ups: FollowUp, **fields: Any) -> list[Any]:
    scale = replace(HANDOUT.scales[0], follow_ups=follow_ups, **fields)
    return list(flat(to_mark(scale)))


@pytest.mark.parametrize("follow_up", FollowUp)
def test_each_follow_up_is_asked_with_room_for_its_answer(follow_up: FollowUp) -> None:
    parts = asking(follow_up)
    ruled = sum(part.lines for part in parts if isinstance(part, Ruled))
    marked = [part for part in parts if isinstance(part, CirclesToMark) and part.small]

    assert follow_up.asked in words_of(parts)
    assert (ruled > 0) is not bool(marked)


def test_content_is_marked_in_the_numbers_of_the_scale_and_confidence_from_0_to_10() -> None:
    parts = asking(FollowUp.GOOD_ENOUGH, FollowUp.CONFIDENCE, lowest=1, highest=7, halves=True)
    lines = [part.scale for part in parts if isinstance(part, CirclesToMark) and part.small]

    assert [(line.ends, line.halves) for line in lines] == [((1, 7), False), ((0, 10), False)]


def test_a_scale_without_follow_ups_is_only_marked() -> None:
    parts = asking()

    assert not [part for part in parts if isinstance(part, Ruled)]
    assert len([part for part in parts if isinstance(part, CirclesToMark)]) == 1


def test_a_scale_says_when_and_of_whom_it_is_asked() -> None:
    words = words_of(asking(asked_when=When.CLOSING, answered_by="Those who cook"))

    assert "At the close · Asked of: Those who cook" in words


def test_seven_follow_ups_stay_on_one_page_with_their_scale() -> None:
    scales = tuple(replace(scale, follow_ups=tuple(FollowUp)) for scale in SCALE_SHEET.scales)
    text = pages(
        scale_sheet.printed(replace(SCALE_SHEET, scales=scales, unnamed=()), Paper.A4, lambda *_told: None)
    )

    sheets = text[:: len(scales)]
    assert len(text) == len(scales) * len(SCALE_SHEET.readers)
    assert all(scales[0].question in sheet for sheet in sheets)
    assert all(follow_up.asked in page for page in text for follow_up in FollowUp)


def test_the_run_sheet_says_how_many_what_to_see_to_and_why() -> None:
    start = kitchen_table()
    blocks = tuple(replace(block, materials="1 per 4: large sheet") for block in start.blocks[:1])
    errands = (
        Errand("key", start.session.id, 0, "Fetch the key", "Tom"),
        Errand("bread", start.session.id, 1, "Buy bread", done=True),
    )
    held = tuple(replace(boundary, why="So that we can think.") for boundary in start.boundaries[:1])
    lived = replace(start, blocks=blocks, errands=errands, boundaries=held)
    words = words_of(run_sheet.story(paper_contents.run_sheet(lived), Paper.A4))

    assert "4 × large sheet" in words
    assert "To hand: 4 × large sheet" in words
    assert "Fetch the key (Tom)" in words
    assert "Buy bread" not in words
    assert "Why: So that we can think." in words


def two_days() -> Gathering:
    """The kitchen table over two days, with a pin, a break, something optional and something parked."""
    table = kitchen_table()
    first, second, third, *rest = table.blocks
    told = {"optional": True, "leads": "Marta", "scale_id": table.scales[0].id}
    blocks = (
        replace(first, pinned=time(18, 30), is_break=True),
        replace(second, **told),
        replace(third, parked=True, title="A song"),
        *(replace(block, day=2) for block in rest),
    )
    return replace(table, blocks=blocks, session=replace(table.session, until=time(19, 0))).in_order()


def test_the_run_sheet_has_each_day_its_pins_and_breaks_and_what_is_in_the_pocket() -> None:
    words = words_of(run_sheet.story(paper_contents.run_sheet(two_days()), Paper.A4))

    for told in (
        "Day 1, Thursday 26 November 2026",
        "Day 2, Friday 27 November 2026",
        "pinned",
        "A break",
        "Can be left out when it gets late",
        "Marta leads",
        "Asks: How near are we to a street where nobody eats alone?",
    ):
        assert told in words
    assert words.index("In your pocket") < words.index("A song")
    assert any(line.startswith("Day 1: ") and "available" in line for line in words)


def test_the_handout_has_each_day_and_nothing_that_is_parked() -> None:
    content = paper_contents.handout(two_days(), None)
    words = words_of(handout.story(content, Paper.A4, "Marta"))

    first = words.index("Day 1, Thursday 26 November 2026")
    assert words[first + 1 : first + 3] == ["18:30", "Soup and arrivals · a break"]
    assert "Day 2, Friday 27 November 2026" in words
    assert "A song" not in words
    assert "Marta leads" not in words


def test_one_day_has_no_heading_on_paper() -> None:
    assert not [line for line in words_of(run_sheet.story(RUN_SHEET, Paper.A4)) if line.startswith("Day 1")]


def test_the_handout_keeps_the_hosts_own_notes_to_the_host() -> None:
    text = "\n".join(words_of(handout.story(HANDOUT, Paper.A4, "Marta"))) + repr(HANDOUT)

    for hidden in (
        "Inviter",
        "spotlight",
        "Greet at the door",
        "Stand up",
        "shouts",
        "A big pot",
        "hearing loop",
    ):
        assert hidden not in text


def test_a_scale_without_names_is_on_no_sheet_with_a_name() -> None:
    unnamed = "How safe is it to say what you think here?"

    assert unnamed not in words_of(handout.story(HANDOUT, Paper.A4, "Marta"))
    assert unnamed not in words_of(scale_sheet.story(SCALE_SHEET, Paper.A4, "Marta"))
    assert unnamed in words_of(unnamed_story(HANDOUT.occasion, HANDOUT.unnamed))
    assert [scale.naming for scale in HANDOUT.unnamed] == [Naming.UNNAMED]


def test_the_scale_sheet_has_the_name_and_the_scales_and_no_more() -> None:
    words = words_of(scale_sheet.story(SCALE_SHEET, Paper.A4, "王小明"))

    assert "王小明" in words
    assert "How willing are you to cook once this winter?" in words
    assert "What to expect" not in words


def test_every_paper_carries_the_purpose_in_one_paragraph_and_the_scale_sheet_its_heart() -> None:
    heart = "Suppose that in a year nobody here eats alone unless they choose to: "
    heart += "what would you notice first?"
    hopes = "Our best hopes: that we leave with two suppers in the calendar, and somebody who cooks."
    whole = f"People on this street want to eat together more often. {heart} {hopes}"

    assert whole in words_of(handout.story(HANDOUT, Paper.A4))
    assert whole in words_of(run_sheet.story(RUN_SHEET, Paper.A4))
    assert whole in words_of(summary.story(SUMMARY, Paper.A4))
    assert heart in words_of(scale_sheet.story(SCALE_SHEET, Paper.A4, "Marta"))


def test_a_paragraph_of_the_hosts_own_takes_the_place_of_the_answers() -> None:
    table = kitchen_table()
    own = replace(table, session=replace(table.session, paragraph="We eat together.\nThat is all."))
    words = words_of(handout.story(paper_contents.handout(own, None), Paper.A4))

    assert words[3:5] == ["We eat together.", "That is all."]
    assert not [line for line in words if "want to eat together more often" in line]


def with_decisions() -> Gathering:
    """One to decide, one decided, one that is not up for decision."""
    day = date(2026, 12, 1)
    decisions = (
        Decision("d0", "s", 0, "How is the shop used?", "Those who eat", "The council", "A vote", day),
        Decision("d1", "s", 1, "Who holds the key?", outcome="Joe and Layla"),
        Decision("d2", "s", 2, "The lease", held_by="The owner", not_here=True),
    )
    return replace(kitchen_table(), decisions=decisions)


def test_the_handout_says_plainly_what_is_open_and_what_is_not() -> None:
    words = words_of(handout.story(paper_contents.handout(with_decisions(), None), Paper.A4))
    begin = words.index("What we decide")

    assert words[begin : begin + 5] == [
        "What we decide",
        "How is the shop used?",
        "Nearest to it: Those who eat · By 1 December",
        "Not up for decision here",
        "The lease",
    ]
    assert "Who holds the key?" not in words
    assert not [line for line in words if "council" in line or "A vote" in line]


def test_the_run_sheet_has_each_decision_with_its_way_back() -> None:
    words = words_of(run_sheet.story(paper_contents.run_sheet(with_decisions()), Paper.A4))

    for told in ("The council", "A vote", "By 1 December", "Decided: Joe and Layla", "The lease"):
        assert told in words
    assert "Decisions" not in words_of(run_sheet.story(RUN_SHEET, Paper.A4))


def test_ends_without_words_print_nothing() -> None:
    words = words_of(handout.story(HANDOUT, Paper.A4))

    assert "10: I would do anything for it" in words
    assert not [line for line in words if line.startswith("1:")]


def test_the_run_sheet_has_all_that_the_host_needs() -> None:
    words = words_of(run_sheet.story(RUN_SHEET, Paper.A4))

    for told in (
        "18:30",
        "20 minutes",
        "Greet at the door. Pair newcomers.",
        "Inviter",
        "With the guests",
        "To hand: Name labels",
        "عائشة الحسن",
        "A big pot",
        "The host",
        "Somebody from the flats",
        "To ask: 3 · Invited: 3 · Accepted: 7 · Declined: 1 · Open seat: 1",
        "One who shouts gets a walk with me.",
        "How you hold it: Ask Tom to step in.",
        "The long extension lead",
        "Still worth asking",
        "Who could fill the open seat, and who could ask them?",
    ):
        assert told in words
    assert words.count("Pens that work") == 1
    assert "Nobody's Uncle" not in words


PRIVATE: dict[str, Any] = {
    "access": "A quiet corner",
    "diet": "No nuts at all",
    "language": "Cymraeg",
    "circle": "Mill Lane family",
    "contact": "ada@example.org",
    "could_ask": "Uncle Bran",
    "reply": "Only if Zoe comes",
    "private_note": "Owes me a ladder",
    "greeter": "Tom at the door",
    "seat": "Table 9",
}


def with_a_guest_told_of() -> Gathering:
    start = kitchen_table()
    ada = replace(start.guests[1], stranger=True, nearest=True, paper=Format.LARGE_PRINT, **PRIVATE)
    return replace(start, guests=(start.guests[0], ada, *start.guests[2:]))


def test_the_run_sheet_tells_how_guests_are_met_and_what_they_need() -> None:
    words = words_of(run_sheet.story(paper_contents.run_sheet(with_a_guest_told_of()), Paper.A4))

    assert "Nearest to the matter · stranger, greeted by Tom at the door · Table 9" in words
    assert "Needs: A quiet corner · No nuts at all · Cymraeg · Large print" in words
    for private in ("contact", "private_note", "reply"):
        assert not [line for line in words if PRIVATE[private] in line]


def test_the_run_sheet_says_who_has_left() -> None:
    start = kitchen_table()
    ada = replace(start.guests[0], left_at=datetime(2026, 11, 26, 19, 40))
    gathering = replace(start, guests=(ada, *start.guests[1:]))

    assert "Accepted · left 19:40" in words_of(
        run_sheet.story(paper_contents.run_sheet(gathering), Paper.A4)
    )


def test_no_paper_for_guests_tells_what_is_between_a_guest_and_the_host() -> None:
    gathering = with_a_guest_told_of()
    stories = (
        handout.story(paper_contents.handout(gathering, None), Paper.A4, gathering.guests[1].name),
        scale_sheet.story(paper_contents.scale_sheet(gathering, None), Paper.A4, gathering.guests[1].name),
        summary.story(paper_contents.summary_paper(gathering), Paper.A4),
    )
    text = " ".join(line for story in stories for line in words_of(story))

    assert not [words for words in PRIVATE.values() if words in text]


def test_the_summary_says_how_many_moved_and_what_they_said() -> None:
    words = words_of(summary.story(SUMMARY, Paper.A4))

    assert "There were 13 of us." in words
    assert "Since the opening round seven moved up, three stayed, one moved down." in words
    assert "“We have keys to the hall.”" in words
    assert "2 December" in words
    assert "One pot too many, every Sunday (done)" in words


def test_no_name_of_a_guest_stands_by_a_mark_and_nobody_is_averaged() -> None:
    without_steps = replace(SUMMARY, steps=())
    text = "\n".join(words_of(summary.story(without_steps, Paper.A4))).lower()

    assert not [guest.name for guest in kitchen_table().guests if guest.name.lower() in text]
    assert not [word for word in ("average", "mean", "median", "score") if word in text]


@pytest.mark.parametrize(
    ("ups", "stays", "downs", "said"),
    [
        (7, 3, 1, "Since the opening round seven moved up, three stayed, one moved down."),
        (0, 2, 0, "Since the opening round two stayed."),
        (1, 0, 0, "Since the opening round one moved up."),
        (13, 0, 2, "Since the opening round 13 moved up, 2 moved down."),
    ],
)
def test_movement_in_plain_english(ups: int, stays: int, downs: int, said: str) -> None:
    from decimal import Decimal

    one, two = Decimal(1), Decimal(2)
    paths = ((one, two),) * ups + ((one, one),) * stays + ((two, one),) * downs
    assert Movement(paths).said == said


def test_an_empty_session_has_decent_pages_with_room_for_notes() -> None:
    empty = nothing_yet()
    stories = [
        handout.story(paper_contents.handout(empty, None), Paper.A4),
        scale_sheet.story(paper_contents.scale_sheet(empty, None), Paper.A4),
        run_sheet.story(paper_contents.run_sheet(empty), Paper.A4),
        summary.story(paper_contents.summary_paper(empty), Paper.A4),
    ]

    assert words_of(stories[0]) == ["Welcome", "Room for your own notes"]
    assert words_of(stories[1]) == ["Where are we now?", "What do you want to say?"]
    assert "Still worth asking" in words_of(stories[2])
    assert "The space" not in words_of(stories[2])
    assert words_of(stories[3]) == ["What we said, and what happens next", "What do you want to keep?"]


def test_the_list_for_the_train_has_each_question_under_its_role_with_room_to_answer() -> None:
    told = readiness.story(READINESS, Paper.A4)
    words = words_of(told)
    asked = open_questions(kitchen_table())

    assert words[2] == "Still worth asking"
    assert words[3] == paper_contents.purpose_paragraph(kitchen_table().session)
    assert [question.words for question in asked if question.words not in words] == []
    assert words[words.index("Connector") :][1] == Role.CONNECTOR.does
    assert any(line.endswith("Its place: Guests.") for line in words)
    assert len([part for part in flat(told) if isinstance(part, Ruled)]) == len(asked)


def test_the_list_for_the_train_carries_the_purpose_in_the_hosts_paragraph() -> None:
    table = kitchen_table()
    told = replace(table, session=replace(table.session, paragraph="So that nobody eats alone."))

    assert "So that nobody eats alone." in words_of(readiness.story(paper_contents.readiness(told), Paper.A4))


def test_a_role_with_nothing_left_to_ask_is_not_on_the_list_for_the_train() -> None:
    asking = {question.role for question in open_questions(kitchen_table())}
    at_rest = [role.label for role in Role if role not in asking]
    words = words_of(readiness.story(READINESS, Paper.A4))

    assert at_rest
    assert not set(at_rest) & set(words)


def test_a_list_with_nothing_on_it_is_a_warm_word_and_room_to_write() -> None:
    words = words_of(readiness.story(readiness.Readiness(READINESS.occasion), Paper.LETTER))

    assert words[-2].startswith("There is nothing left to ask.")
    assert words[-1] == "What else comes to mind?"


@pytest.mark.parametrize("paper", list(Paper))
def test_the_list_for_the_train_is_printed_on_any_paper(paper: Paper) -> None:
    content = paper_contents.readiness(nothing_yet())
    made = " ".join(pages(readiness.printed(content, paper, lambda _done, _all: None)))

    assert "Hears what is calling, and makes the first move." in made
    assert "For the host" in made


def test_everything_that_is_drawn_knows_its_role() -> None:
    stories = [
        handout.story(HANDOUT, Paper.A4, "Marta"),
        scale_sheet.story(SCALE_SHEET, Paper.A4, "Marta"),
        run_sheet.story(RUN_SHEET, Paper.A4),
        summary.story(SUMMARY, Paper.A4),
        readiness.story(READINESS, Paper.A4),
    ]
    drawn = [part for story in stories for part in flat(story) if type(part).__name__ not in _SILENT]

    assert {part.role for part in drawn} >= {"H1", "H2", "H3", "P", "LI", "BlockQuote", "Table", "Figure"}
    assert all(part.alt for part in drawn if part.role == "Figure")


_SILENT = ("Spacer", "CondPageBreak")


def test_contents_are_plain_values_that_travel_to_a_worker() -> None:
    for content in (HANDOUT, SCALE_SHEET, RUN_SHEET, SUMMARY, READINESS):
        assert pickle.loads(pickle.dumps(content)) == content


def test_every_paper_is_a_member_with_a_story() -> None:
    assert (handout, scale_sheet, run_sheet, summary, readiness) == documents.MEMBERS
    assert all(callable(member.story) and callable(member.printed) for member in documents.MEMBERS)


def test_room_for_notes_costs_no_guest_a_second_page() -> None:
    full = handout.Handout(Occasion("Supper"), boundaries=("We end at nine.",) * 30)
    roomy = replace(full, boundaries=full.boundaries[:5])

    assert len(pages(handout.printed(full, Paper.A4, _nobody_waits))) == 1
    assert "Room for your own notes" in pages(handout.printed(roomy, Paper.A4, _nobody_waits))[0]


def _nobody_waits(_done: int, _total: int) -> None:
    pass


def table_where_much_was_said() -> Gathering:
    table = kitchen_table()
    first, second, *others = table.guests
    said = (
        (NoteKind.QUOTE, "We are the street", first.id, Consent.GIVEN),
        (NoteKind.QUOTE, "Do not write this", second.id, Consent.NOT_ASKED),
        (NoteKind.AFFIRMATION, "You asked first", first.id, Consent.NOT_ASKED),
        (NoteKind.OFFER, "A van", first.id, Consent.GIVEN),
        (NoteKind.OFFER, "A song", None, Consent.NOT_ASKED),
        (NoteKind.NEED, "A ladder", second.id, Consent.NOT_ASKED),
        (NoteKind.PARKED, "A table outside", None, Consent.NOT_ASKED),
        (NoteKind.DECIDED, "We sing", None, Consent.NOT_ASKED),
        (NoteKind.KEPT, "Kept with a smile", None, Consent.NOT_ASKED),
        (NoteKind.CROSSED, "Twice, by the door", None, Consent.NOT_ASKED),
        (NoteKind.NOTE, "Rain", None, Consent.NOT_ASKED),
    )
    notes = tuple(
        Note(f"n{n}", table.session.id, n, words, kind=kind, guest_id=guest, consent=consent, done=n == 5)
        for n, (kind, words, guest, consent) in enumerate(said)
    )
    guests = (replace(first, may_quote=Consent.NOT_ASKED), second, *others)
    return replace(table, guests=guests, notes=notes)


def test_the_summary_tells_what_was_said_and_nothing_that_is_the_hosts_alone() -> None:
    table = table_where_much_was_said()
    words = words_of(summary.story(paper_contents.summary_paper(table), Paper.A4))
    text = "\n".join(words)
    first, second = (guest.name for guest in table.guests[:2])

    at = words.index("In our words")
    assert words[at : at + 3] == ["In our words", "“We are the street”", first]
    for told in ("You asked first", f"{first}: A van", "A song", "A ladder (brought together)", "We sing"):
        assert told in words
    assert words.index("We can offer") < words.index("We could do with")
    assert words[words.index("Parked for another time") + 1] == "A table outside"
    for private in ("Do not write this", "Kept with a smile", "Twice, by the door", "Rain", second):
        assert private not in text


def test_the_summary_says_on_paper_that_a_round_is_not_in_it_yet() -> None:
    table = kitchen_table()
    silent = tuple(replace(each, silent=True, revealed=False) for each in table.rounds)
    words = words_of(summary.story(paper_contents.summary_paper(replace(table, rounds=silent)), Paper.A4))

    assert any("not been revealed yet" in each for each in words)
    assert not any("not been revealed yet" in each for each in words_of(summary.story(SUMMARY, Paper.A4)))


def test_two_thousand_things_said_are_printed() -> None:
    table = kitchen_table()
    notes = tuple(
        Note(f"n{n}", table.session.id, n, f"{'Many words ' * 9}{n}", kind=list(NoteKind)[n % 9])
        for n in range(2000)
    )
    text = pages(
        summary.printed(
            paper_contents.summary_paper(replace(table, notes=notes)), Paper.A4, lambda *_told: None
        )
    )

    assert len(text) > 20


def test_an_answer_of_ten_thousand_words_is_told_in_pieces_that_an_archive_file_can_say() -> None:
    answer = "We have keys to the hall. عائشة cooks. " * 1_200
    told = [words for quoted in flow.quote(answer) for words in words_of([quoted])]

    assert len(told) > 4
    assert max(len(words.encode("utf-16")) for words in told) < 32_767
    assert " ".join(" ".join(told).split()) == f"“{answer.strip()}”"

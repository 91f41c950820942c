"""Papers handed out: the right sheets for the right people, whole or not at all."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format, Guest, Invitation
from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.workflows import exchange, hand_out
from hostdesk.workflows.hand_out import Document, Order, Paper
from tests.printing.conformance import failures
from tests.printing.gatherings import LONG_NAME, NAMES, crowd, kitchen_table, nothing_yet
from tests.printing.stories import fonts, page_count, pages
from tests.printing.structure import read
from tests.printing.tongues import install

TABLE = kitchen_table()
UNNAMED = "How safe is it to say what you think here?"


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("document", Document)
def test_every_paper_of_a_full_and_of_an_empty_gathering_brings_its_fonts(
    document: Document, paper: Paper
) -> None:
    for gathering in (TABLE, nothing_yet()):
        made = hand_out.pdf(gathering, Order(document, paper))
        assert pages(made)
        assert all(fonts(made).values())


def test_each_expected_guest_gets_a_handout_and_nobody_else() -> None:
    made = pages(hand_out.pdf(TABLE, Order(Document.HANDOUT)))
    welcomes = [page for page in made if "Welcome, " in page]

    assert len(welcomes) == len(NAMES) == 14
    for number, (name, page) in enumerate(zip(NAMES, welcomes, strict=True), 1):
        assert f"Welcome, {name}" in page
        assert f"Sheet {number} of 14, page 1 of 2 · keep or hand back, as you like" in page
    assert not [page for page in made if "Nobody's Uncle" in page or "Somebody from the flats" in page]


def test_sheets_without_a_name_are_all_alike() -> None:
    for document in (Document.HANDOUT, Document.SCALE_SHEET):
        made = [page for page in pages(hand_out.pdf(TABLE, Order(document))) if UNNAMED in page]

        assert len(made) == 14
        assert len(set(made)) == 1
        assert not [name for name in NAMES if name in made[0]]
        assert "Sheet" not in made[0]


def test_printed_on_both_sides_no_unnamed_sheet_lies_behind_a_name() -> None:
    order = Order(Document.SCALE_SHEET, guest_ids=("g0",))
    named, empty, unnamed = pages(hand_out.pdf(TABLE, order))

    assert "Marta" in named
    assert empty.startswith("This side is left empty on purpose")
    assert UNNAMED in unnamed


def test_where_no_scale_carries_a_name_there_are_only_sheets_without() -> None:
    unnamed = replace(TABLE, scales=tuple(replace(s, naming=Naming.UNNAMED) for s in TABLE.scales))
    made = pages(hand_out.pdf(unnamed, Order(Document.SCALE_SHEET)))

    assert not [page for page in made if any(name in page for name in NAMES)]
    assert len(made) == 2 * 14


def test_one_guest_alone_is_not_counted() -> None:
    made = pages(hand_out.pdf(TABLE, Order(Document.HANDOUT, guest_ids=("g3",))))

    assert "Welcome, 王小明" in made[0]
    assert "Sheet" not in "".join(made)


def test_without_guests_there_is_one_sheet_for_nobody_in_particular() -> None:
    made = pages(hand_out.pdf(replace(TABLE, guests=(), scales=()), Order(Document.HANDOUT)))

    assert len(made) == 1
    assert "Welcome Suppose" in made[0] or "Welcome" in made[0]


def test_a_guest_who_is_gone_is_a_sentence() -> None:
    with pytest.raises(HostDeskError):
        hand_out.pdf(TABLE, Order(Document.HANDOUT, guest_ids=("nobody",)))


def test_long_names_stay_whole() -> None:
    made = pages(hand_out.pdf(TABLE, Order(Document.SCALE_SHEET, guest_ids=("g4",))))

    assert LONG_NAME in made[0].replace("- ", "-")  # it may go on in a new line behind its hyphen


def test_progress_counts_every_sheet() -> None:
    told: list[tuple[int, int]] = []
    hand_out.pdf(TABLE, Order(Document.HANDOUT), lambda done, total: told.append((done, total)))

    assert told == [(done, 28) for done in range(29)]


class CancelledError(Exception):
    pass


def test_cancelling_leaves_no_file_and_the_next_order_is_whole(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 5:
            raise CancelledError

    target = tmp_path / "handouts.pdf"
    with pytest.raises(CancelledError):
        hand_out.write(crowd(30), Order(Document.HANDOUT), target, stop)
    assert list(tmp_path.iterdir()) == []

    hand_out.write(crowd(3), Order(Document.HANDOUT), target)
    assert len(pages(target.read_bytes())) == 9
    assert list(tmp_path.iterdir()) == [target]


def test_two_hundred_guests_get_their_sheets_from_one_layout() -> None:
    made = hand_out.pdf(crowd(200), Order(Document.HANDOUT))

    assert page_count(made) == 600
    assert len(made) < 1_000_000


def test_everybodys_digital_copies_are_one_file_with_the_unnamed_sheet_once() -> None:
    made = pages(hand_out.pdf(TABLE, Order(Document.SCALE_SHEET, digital=True)))

    assert len(made) == 14 + 1
    assert [page for page in made if UNNAMED in page] == made[14:]
    assert "Sheet 14 of 14" in made[13]


def test_where_no_scale_carries_a_name_one_guests_copy_is_the_sheet_without() -> None:
    unnamed = replace(TABLE, scales=tuple(replace(s, naming=Naming.UNNAMED) for s in TABLE.scales))
    made = hand_out.pdf(unnamed, Order(Document.SCALE_SHEET, guest_ids=("g0",), digital=True))

    assert "Marta" not in "".join(pages(made))
    assert b"Marta" not in made


def test_progress_counts_every_digital_copy() -> None:
    told: list[tuple[int, int]] = []
    order = Order(Document.HANDOUT, digital=True)
    hand_out.pdf(TABLE, order, lambda done, total: told.append((done, total)))

    assert told == [(done, 15) for done in range(16)]


def test_what_the_run_sheet_was_made_of_travels_inside_as_in_an_archive() -> None:
    made = hand_out.pdf(TABLE, Order(Document.RUN_SHEET, digital=True, with_data=True))
    ((name, (data,)),) = read(made).attachments.items()

    assert name == "session.json"
    assert data == exchange.session_json(TABLE)
    assert json.loads(data)["sessions"][0]["title"] == TABLE.session.title
    assert failures(made, "3b") == failures(made, "ua1") == []


@pytest.mark.parametrize("document", [each for each in Document if not each.for_host])
def test_what_others_get_never_carries_the_data(document: Document) -> None:
    with pytest.raises(HostDeskError, match="for the host"):
        hand_out.pdf(TABLE, Order(document, digital=True, with_data=True))


def test_a_document_says_in_which_language_it_is() -> None:
    order = Order(Document.SUMMARY, digital=True, language="cy")

    assert read(hand_out.pdf(TABLE, order)).trailer["/Root"]["/Lang"] == "cy"


def test_an_order_and_its_gathering_travel_to_a_worker() -> None:
    order = Order(Document.HANDOUT, Paper.LETTER, ("g1",))
    assert pickle.loads(pickle.dumps((TABLE, order))) == (TABLE, order)


HOSTILE = "<b>&amp;</i> <font size=400> <br/> {name} %s \x00\x1b\u202e\ud800 ]]>"


def with_words(words: str) -> Gathering:
    """The kitchen table with these words in every place that takes words."""
    short = words[:300]
    return replace(
        TABLE,
        session=replace(TABLE.session, title=short, preferred_future=words, best_hopes=words, venue=short),
        guests=tuple(replace(guest, name=short, about=short, brings=short) for guest in TABLE.guests[:2]),
        blocks=tuple(replace(block, title=short, what_happens=words) for block in TABLE.blocks[:2]),
        boundaries=tuple(replace(edge, words=words, how_held=words) for edge in TABLE.boundaries[:2]),
        scales=tuple(replace(s, question=short, low_means=short, high_means=short) for s in TABLE.scales),
        marks=tuple(replace(mark, already_there=words) for mark in TABLE.marks[:1]),
        decisions=(
            Decision("d", "s", 0, words, short, short, words, None, False, words),
            Decision("e", "s", 1, words, not_here=True),
        ),
        steps=tuple(replace(step, what=words, who=short, first_sign=short) for step in TABLE.steps[:1]),
    )


@pytest.mark.parametrize("document", Document)
def test_hostile_words_are_printed_as_they_are(document: Document) -> None:
    made = " ".join(pages(hand_out.pdf(with_words(HOSTILE), Order(document))))

    assert "<b>&amp;</i> <font size=400> <br/> {name} %s" in made


@pytest.mark.parametrize("document", Document)
@pytest.mark.parametrize(
    "words",
    ["word " * 2_000, "x" * 4_000, "One line.\n" * 300, "汉字" * 1_000],
    ids=["long", "one word", "lines", "no spaces"],
)
def test_very_long_words_run_over_as_many_pages_as_they_need(document: Document, words: str) -> None:
    one = () if not document.per_guest else ("g0",)
    if document.sheets or document in (Document.WHATS_BETTER, Document.SIGN_IN):
        pytest.skip("a label is as large as it is, and some papers carry no long words")
    assert page_count(hand_out.pdf(with_words(words), Order(document, guest_ids=one or None))) > 1


def test_an_answer_of_ten_thousand_words_is_printed_to_its_end() -> None:
    answer = " ".join(["word"] * 9_999 + ["finished"])
    told = replace(TABLE, marks=(replace(TABLE.marks[0], already_there=answer),))

    assert "finished”" in " ".join(pages(hand_out.pdf(told, Order(Document.SUMMARY))))


def test_what_cannot_be_printed_is_told_with_where_it_stands() -> None:
    stranger = Guest("x", "s", 20, "Ada 𒀀", invitation=Invitation.ACCEPTED)
    table = replace(TABLE, guests=(*TABLE.guests, stranger))

    assert hand_out.missing_characters(table, Order(Document.HANDOUT)) == {"Ada 𒀀": {"𒀀"}}
    assert hand_out.missing_characters(table, Order(Document.SUMMARY)) == {}
    assert hand_out.missing_characters(TABLE, Order(Document.RUN_SHEET)) == {}


@pytest.mark.parametrize(
    ("order", "name"),
    [
        (Order(Document.HANDOUT), "Neighbourhood kitchen table - handouts.pdf"),
        (Order(Document.SCALE_SHEET), "Neighbourhood kitchen table - scale sheets.pdf"),
        (Order(Document.RUN_SHEET), "Neighbourhood kitchen table - run sheet.pdf"),
        (Order(Document.SUMMARY, guest_ids=("g0",)), "Neighbourhood kitchen table - summary.pdf"),
        (Order(Document.READINESS), "Neighbourhood kitchen table - still worth asking.pdf"),
        (
            Order(Document.HANDOUT, guest_ids=("g0",)),
            "Neighbourhood kitchen table - handout for Marta Kowalska.pdf",
        ),
        (Order(Document.HANDOUT, guest_ids=("g0", "g1")), "Neighbourhood kitchen table - handouts.pdf"),
    ],
)
def test_files_are_named_so_that_they_are_found(order: Order, name: str) -> None:
    assert hand_out.file_name(TABLE, order) == name


def test_a_gathering_without_a_title_still_has_a_file_name() -> None:
    assert hand_out.file_name(nothing_yet(), Order(Document.RUN_SHEET)) == "Run sheet.pdf"


def test_which_papers_are_for_each_guest_and_which_leave_the_room() -> None:
    assert [document for document in Document if document.per_guest] == [
        *(Document.INVITATION, Document.WHATS_BETTER, Document.HANDOUT, Document.SCALE_SHEET),
        *(Document.BADGES, Document.TABLE_CARDS, Document.PERSONAL_PAGE, Document.HELD),
    ]
    assert [document for document in Document if document.for_host] == [
        *(Document.READINESS, Document.RUN_SHEET, Document.RECORD),
    ]
    assert not [document for document in Document if document.for_host and document.leaves_the_room]


@pytest.mark.parametrize("document", [document for document in Document if not document.sheets])
def test_every_paper_is_one_html_file_in_the_same_words(document: Document) -> None:
    order = Order(document, guest_ids=("g0",) if document.per_guest else None)
    made = hand_out.html(TABLE, order)

    assert made.startswith("<!DOCTYPE html>")
    assert "Marta" in made or not document.per_guest
    assert "<h1" in made or document is Document.WALL_SHEETS
    assert "src=" not in made.replace('src="data:', "")


def test_what_is_drawn_is_no_html() -> None:
    with pytest.raises(HostDeskError, match="save them as PDF"):
        hand_out.html(TABLE, Order(Document.BADGES))


def test_html_for_everybody_begins_anew_for_each_and_has_the_unnamed_sheet_once() -> None:
    made = hand_out.html(TABLE, Order(Document.HANDOUT))
    alone = hand_out.html(TABLE, Order(Document.HANDOUT, guest_ids=("g0",)))

    assert made.count("Welcome, ") == len(NAMES)
    assert made.count('"new-page"') == len(NAMES)  # between them, and before the unnamed
    assert made.count("A sheet without a name") == 1
    assert "A sheet without a name" not in alone
    assert "<title>Neighbourhood kitchen table: Handout for Marta Kowalska</title>" in alone


def test_html_for_somebody_who_needs_large_letters_begins_large() -> None:
    large = replace(TABLE.guests[0], paper=Format.LARGE_PRINT)
    table = replace(TABLE, guests=(large, *TABLE.guests[1:]))

    assert "html { font-size: 150% }" in hand_out.html(table, Order(Document.HANDOUT, guest_ids=("g0",)))
    assert "html { font-size" not in hand_out.html(table, Order(Document.HANDOUT))


def test_html_for_everybody_reads_for_each_as_they_read_best(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSTDESK_TRANSLATIONS", str(install(tmp_path)))
    one, two, three, *others = TABLE.guests
    mixed = (
        replace(one, paper=Format.LARGE_PRINT),
        replace(two, paper=Format.EASY_READ),
        replace(three, language="ar"),
    )
    made = hand_out.html(replace(TABLE, guests=(*mixed, *others)), Order(Document.HANDOUT))
    large, easy, arabic, *rest = made.split("<main>")[1].split('<div class="new-page"></div>')

    assert '<section lang="en-GB" dir="ltr" style="font-size: 150%">' in large
    assert '<section lang="en-GB" dir="ltr" class="easy" style="font-size: 120%">' in easy
    assert "Put a cross in one circle" in easy
    assert '<section lang="ar" dir="rtl">' in arabic
    assert not [part for part in rest[:-1] if "<section" in part]
    assert 'style="font-size: 150%"' in rest[-1]  # without names: as all of them can read it


def test_html_is_written_whole_under_its_own_ending(tmp_path: Path) -> None:
    order = Order(Document.SUMMARY, language="cy")
    target = tmp_path / hand_out.file_name(TABLE, order, "html")
    hand_out.write_html(TABLE, order, target)

    assert [path.name for path in tmp_path.iterdir()] == ["Neighbourhood kitchen table - summary.html"]
    assert '<html lang="cy"' in target.read_text(encoding="utf-8")


def test_on_both_sides_each_guests_sheets_begin_on_fresh_paper() -> None:
    one = pages(hand_out.pdf(TABLE, Order(Document.SCALE_SHEET, two_sided=True)))

    assert len(one) == 2 * 14 + 2 * 14 - 1  # a side is empty behind each, but the last
    assert [page for page in one[1::2] if page] == []

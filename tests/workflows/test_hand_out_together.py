"""Several papers in one go: in the order that was asked for, and no sheet on the back of another's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.workflows import hand_out_together
from hostdesk.workflows.hand_out import Document, Order, Paper
from tests.printing.conformance import failures
from tests.printing.gatherings import NAMES, kitchen_table, nothing_yet
from tests.printing.stories import page_count, pages
from tests.printing.structure import read

TABLE = kitchen_table()
UNNAMED = "A sheet without a name"
BOTH = (Order(Document.HANDOUT), Order(Document.SCALE_SHEET))
SOME = ("g0", "g3", "g5")


def ordered(*documents: Document, **fields: object) -> list[Order]:
    return [Order(document, **fields) for document in documents]  # type: ignore[arg-type]


def test_guest_by_guest_is_everything_for_one_and_then_for_the_next() -> None:
    made = pages(hand_out_together.pdf(TABLE, BOTH, by_guest=True))
    named = [page for page in made if "Welcome, " in page or "by yourself and before we talk" in page]

    assert len(named) == 2 * len(NAMES)
    for place, name in enumerate(NAMES):
        assert f"Welcome, {name}" in named[2 * place]
        assert name in named[2 * place + 1].replace("- ", "-")  # behind its hyphen it may go on below
        assert "Welcome" not in named[2 * place + 1]


def test_paper_by_paper_is_one_document_after_the_other() -> None:
    made = pages(hand_out_together.pdf(TABLE, BOTH))
    welcomes = [place for place, page in enumerate(made) if "Welcome, " in page]
    sheets = [place for place, page in enumerate(made) if "by yourself and before we talk" in page]

    assert len(welcomes) == len(sheets) == len(NAMES)
    assert max(welcomes) < min(sheets)


@pytest.mark.parametrize("by_guest", [True, False])
def test_the_sheets_without_a_name_come_once_for_each_guest(by_guest: bool) -> None:
    made = pages(hand_out_together.pdf(TABLE, BOTH, by_guest))
    unnamed = [page for page in made if UNNAMED in page]

    assert len(unnamed) == len(NAMES)
    assert len(set(unnamed)) == 1
    assert made[-len(NAMES) :] == unnamed or not by_guest  # in nobody's pile


@given(
    st.permutations([Document.HANDOUT, Document.SCALE_SHEET, Document.SUMMARY, Document.RUN_SHEET]),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from([SOME, SOME[:1], SOME[1:]]),
)
def test_on_both_sides_everybody_begins_on_fresh_paper(
    documents: list[Document], many: int, by_guest: bool, guests: tuple[str, ...]
) -> None:
    orders = ordered(*documents[:many], guest_ids=guests, two_sided=True)
    made = pages(hand_out_together.pdf(TABLE, orders, by_guest))

    for front, back in zip(made[::2], [*made[1::2], ""], strict=False):
        if UNNAMED in back or UNNAMED in front:
            assert UNNAMED in front  # never on the back of anything
            assert UNNAMED not in back
        assert "Welcome, " not in back
        assert "by yourself and before we talk" not in back
        assert "What we said" not in back


def test_what_is_for_the_host_comes_first_and_once_and_what_is_for_everybody_with_each() -> None:
    orders = ordered(Document.SUMMARY, Document.RUN_SHEET, Document.HANDOUT, guest_ids=SOME)
    made = pages(hand_out_together.pdf(TABLE, orders, by_guest=True))

    assert "Run sheet" in made[0]
    assert len([page for page in made if "What we said, and what happens next" in page]) == len(SOME)
    for_host = [place for place, page in enumerate(made) if "For the host" in page]
    assert for_host == list(range(len(for_host)))


def test_nobody_is_invited_to_what_they_host() -> None:
    host = replace(TABLE.guests[0], is_host=True)
    table = replace(TABLE, guests=(host, *TABLE.guests[1:]))
    orders = ordered(Document.INVITATION, Document.HANDOUT)
    made = " ".join(pages(hand_out_together.pdf(table, orders, by_guest=True)))

    assert f"Welcome, {host.name}" in made
    assert f"Dear {host.name}" not in made
    assert f"Dear {NAMES[1]}" in made


def test_with_nobody_on_the_list_there_are_sheets_for_anybody() -> None:
    made = pages(hand_out_together.pdf(nothing_yet(), BOTH, by_guest=True))

    assert "Welcome" in made[0]


def test_where_no_scale_is_without_names_there_are_no_such_sheets() -> None:
    by_name = tuple(scale for scale in TABLE.scales if scale.naming is not Naming.UNNAMED)
    made = pages(hand_out_together.pdf(replace(TABLE, scales=by_name), BOTH, by_guest=True))

    assert not [page for page in made if UNNAMED in page]


@pytest.mark.parametrize("document", [Document.BADGES, Document.TABLE_CARDS, Document.WALL_SHEETS])
def test_what_goes_on_paper_of_its_own_is_not_mixed_in(document: Document) -> None:
    with pytest.raises(HostDeskError, match="on paper of their own"):
        hand_out_together.pdf(TABLE, ordered(Document.HANDOUT, document))


@pytest.mark.parametrize("by_guest", [True, False])
def test_a_digital_copy_of_several_can_be_read_aloud_and_kept(by_guest: bool) -> None:
    orders = ordered(
        *(Document.HANDOUT, Document.SCALE_SHEET, Document.SUMMARY, Document.PERSONAL_PAGE),
        digital=True,
        two_sided=True,
        guest_ids=SOME,
    )
    made = hand_out_together.pdf(TABLE, orders, by_guest)

    assert failures(made, "ua1") == failures(made, "2b") == []
    about = read(made).metadata
    assert about is not None
    assert about.title == "Neighbourhood kitchen table: Handout, Scale sheet, Summary, Personal page"
    assert all(pages(made))  # no empty sides: nobody turns it over


@pytest.mark.parametrize("by_guest", [True, False])
def test_progress_grows_to_its_end(by_guest: bool) -> None:
    told: list[tuple[int, int]] = []
    hand_out_together.pdf(TABLE, BOTH, by_guest, lambda done, total: told.append((done, total)))

    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert len({total for _done, total in told}) == 1
    assert told[-1][0] == told[-1][1]


def test_letter_is_letter_on_every_page() -> None:
    orders = ordered(Document.HANDOUT, Document.SUMMARY, paper=Paper.LETTER, guest_ids=SOME)
    made = read(hand_out_together.pdf(TABLE, orders, by_guest=True))

    assert {(page.mediabox.width, page.mediabox.height) for page in made.pages} == {(612, 792)}


def test_the_file_is_named_after_the_gathering_and_after_one_guest() -> None:
    assert hand_out_together.file_name(TABLE, BOTH) == "Neighbourhood kitchen table - papers.pdf"
    one = ordered(Document.HANDOUT, Document.SCALE_SHEET, guest_ids=("g5",))
    assert hand_out_together.file_name(TABLE, one) == "Neighbourhood kitchen table - papers for Joe.pdf"
    assert hand_out_together.file_name(TABLE, one[:1]).endswith("handout for Joe.pdf")


def test_it_is_written_whole(tmp_path: Path) -> None:
    hand_out_together.write(TABLE, ordered(Document.HANDOUT, Document.SUMMARY), tmp_path / "all.pdf")

    assert page_count((tmp_path / "all.pdf").read_bytes()) > len(NAMES)
    assert [path.name for path in tmp_path.iterdir()] == ["all.pdf"]

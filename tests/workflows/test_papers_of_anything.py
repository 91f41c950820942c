"""Every paper of whatever a host may have typed: made in reasonable time, whole to read, safe as HTML."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.printing.looks import looking
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order
from hostdesk.workflows.hand_out_each import write_each
from hostdesk.workflows.how_made import HOW_MADE
from hostdesk.workflows.readers import look_for_all
from tests.archive.strategies import gatherings
from tests.builders import a_full_gathering
from tests.printing.gatherings import crowd, kitchen_table, nothing_yet
from tests.printing.stories import page_count, pages, words_of
from tests.printing.test_html import Read

TOLD = [document for document in Document if HOW_MADE[document].told is not None]
# making papers smaller and smaller until the fault is smallest would take minutes
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
MUST_BE_DONE = 20.0  # seconds of the processor, for what takes a hundredth of it
# Cells of tables are narrow: a word of more letters may be broken there.
WORD = re.compile(r"\b[A-Za-z]{2,9}\b")

TABLE = kitchen_table()
HOSTILE = {
    "markup": "<b>bold</i> &amp; <script>alert(1)</script> <font size=400> <br/> ]]> {name} %s",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\u2028f\ud800g\ufffeh",
    "turned round": "\u202egnp.exe\u202c \u2067Ada\u2069 \u200f\u200e محمد (Ada) 12",
    "one word": "x" * 10_000,
    "much": " ".join(["word"] * 1_999 + ["finished"]),
    "marks": "Z" + "\u0301" * 400 + " 👩‍👩‍👧‍👦 \ufe0f",
}


def saying(words: str) -> Gathering:
    """The kitchen table of one who says this everywhere."""
    (ada, *_others), short = TABLE.guests, words[:300]
    return replace(
        TABLE,
        session=replace(TABLE.session, title=short, preferred_future=words, best_hopes=short, venue=short),
        guests=(replace(ada, name=short, about=words, brings=short, contact=short, private_note=words),),
        blocks=tuple(replace(block, title=short, what_happens=words) for block in TABLE.blocks[:1]),
        boundaries=tuple(replace(edge, words=words) for edge in TABLE.boundaries[:1]),
        scales=tuple(replace(scale, question=short, low_means=short) for scale in TABLE.scales),
        marks=tuple(replace(mark, already_there=words) for mark in TABLE.marks if mark.guest_id == ada.id),
        steps=tuple(replace(step, what=words, who=short) for step in TABLE.steps[:1]),
    )


@contextmanager
def in_time() -> Iterator[None]:
    begun = process_time()
    yield
    assert process_time() - begun < MUST_BE_DONE


@pytest.mark.parametrize("look", ["usual", "large print", "easy read"])
@pytest.mark.parametrize("document", Document)
@given(gathering=gatherings())
@example(gathering=a_full_gathering())
@example(gathering=nothing_yet())
@settings(max_examples=4, suppress_health_check=list(HealthCheck), phases=QUICK)
def test_every_paper_of_any_gathering_can_be_made_and_read(
    document: Document, look: str, gathering: Gathering
) -> None:
    order = Order(document, look=look)
    with in_time():
        made = hand_out.pdf(gathering, order)
    read = set(WORD.findall(" ".join(pages(made))))

    assert page_count(made) >= 1
    if document in TOLD:
        content = hand_out.contents(gathering, order)
        with looking(look_for_all(look)):
            for told in HOW_MADE[document].told(content, order.paper):  # type: ignore[misc]
                with looking(told.look):
                    said = words_of(told.story())
                assert said
                for words in said:
                    assert not words.isascii() or set(WORD.findall(words)) <= read  # neither glued nor cut


@pytest.mark.parametrize("document", TOLD)
@given(gathering=gatherings())
@example(gathering=a_full_gathering())
@settings(max_examples=6, suppress_health_check=list(HealthCheck), phases=QUICK)
def test_every_paper_of_any_gathering_is_well_formed_html(document: Document, gathering: Gathering) -> None:
    with in_time():
        read = Read(hand_out.html(gathering, Order(document)))

    assert read.open == []
    assert read.points_elsewhere == []
    assert read.unnamed_figures == 0


@pytest.mark.parametrize("digital", [False, True], ids=["paper", "digital"])
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("document", Document)
def test_hostile_words_are_only_words_on_paper(document: Document, kind: str, digital: bool) -> None:
    with in_time():
        made = hand_out.pdf(saying(HOSTILE[kind]), Order(document, digital=digital))

    assert page_count(made) >= 1


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("document", TOLD)
def test_hostile_words_are_only_words_in_html(document: Document, kind: str) -> None:
    text = hand_out.html(saying(HOSTILE[kind]), Order(document))
    read = Read(text)

    assert read.open == []
    assert "script" not in read.tags
    assert "font" not in read.tags
    text.encode()  # as it is written
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    if kind == "markup":
        assert "<script>alert(1)</script>" in " ".join(read.words)


TO_KEEP = [Document.SUMMARY, Document.PERSONAL_PAGE, Document.RECORD, Document.HELD]


@pytest.mark.parametrize("document", TO_KEEP)
def test_an_answer_of_ten_thousand_words_is_there_to_its_end(document: Document) -> None:
    (mark, *_others) = [mark for mark in TABLE.marks if mark.guest_id == TABLE.guests[0].id]
    answer = " ".join(["word"] * 9_999 + ["finished"])
    told = replace(TABLE, guests=TABLE.guests[:1], marks=(replace(mark, already_there=answer),))

    assert " ".join(pages(hand_out.pdf(told, Order(document)))).count("finished") >= 1
    assert hand_out.html(told, Order(document)).count("finished") >= 1


MANY = [Document.HANDOUT, Document.SIGN_IN, Document.TABLE_CARDS, Document.SUMMARY, Document.RECORD]


@pytest.mark.parametrize("document", MANY)
def test_two_thousand_guests_are_only_more_sheets(document: Document) -> None:
    with in_time():
        made = hand_out.pdf(crowd(2000), Order(document))

    assert len(made) < 10_000_000


@pytest.mark.parametrize("document", Document)
def test_what_no_font_has_is_told_by_name_for_every_paper_that_shows_it(document: Document) -> None:
    odd = "Ada \ue0a1"
    told = saying(odd)

    missing = hand_out.missing_characters(told, Order(document))
    assert {"\ue0a1"} in missing.values()
    assert any(odd in text for text in missing)


@contextmanager
def a_full_disk() -> Iterator[None]:
    """No file of this process may be longer than a few bytes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a matter of Unix")
@pytest.mark.parametrize("document", Document)
def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(document: Document, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")

    with a_full_disk(), pytest.raises(HostDeskError, match=r"The disk is full\. Nothing was written"):
        hand_out.write(TABLE, Order(document), target)
    if document in TOLD:
        with a_full_disk(), pytest.raises(HostDeskError, match="The disk is full"):
            hand_out.write_html(TABLE, Order(document), target)
    if document.per_guest:
        with a_full_disk(), pytest.raises(HostDeskError, match="The disk is full"):
            write_each(TABLE, Order(document), tmp_path)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_vanishes_while_files_are_made_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def pull_it_out(done: int, _total: int) -> None:
        if done == 3:
            folder.rmdir()

    with pytest.raises(HostDeskError, match="This folder is no longer there"):
        write_each(crowd(5), Order(Document.HANDOUT), folder, pull_it_out)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_and_one_that_may_not_be_written_are_sentences(tmp_path: Path) -> None:
    taken = tmp_path / "paper.pdf"
    taken.mkdir()
    for write in (hand_out.write, hand_out.write_html):
        with pytest.raises(HostDeskError, match="Nothing was"):
            write(TABLE, Order(Document.HANDOUT), taken)
        with pytest.raises(HostDeskError, match="Nothing was"):
            write(TABLE, Order(Document.HANDOUT), Path("/proc/paper.pdf"))
    assert list(tmp_path.iterdir()) == [taken]

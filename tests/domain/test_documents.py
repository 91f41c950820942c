"""The papers: all of the list, each known by what is typed, none that reaches whom it is not for."""

from __future__ import annotations

import pytest

from hostdesk.domain.documents import Document, ForWhom, LooksBack, When, document_called


def test_every_paper_says_what_it_is_for_and_when() -> None:
    for document in Document:
        about = document.about
        assert about.label
        assert about.what_for.endswith(".")
        assert "A4" in about.papers
        assert bool(about.for_one) == bool(about.for_all) == document.per_guest
    assert [document.about.when for document in Document] == sorted(
        (document.about.when for document in Document), key=list(When).index
    )


@pytest.mark.parametrize("document", Document)
def test_a_paper_is_known_however_its_words_are_joined(document: Document) -> None:
    assert document_called(document.goes_by) is document
    assert document_called(document.value.upper()) is document
    assert document_called(f"  {document.goes_by.replace('-', '  ')} ") is document


def test_an_unknown_paper_is_none() -> None:
    assert document_called("poster") is None
    assert document_called("") is None


def test_what_is_for_the_host_the_door_or_the_wall_carries_no_letterhead() -> None:
    stay = [document for document in Document if not document.leaves_the_room]

    assert {document.about.for_whom for document in stay if not document.sheets} == {
        *(ForWhom.HOST, ForWhom.DOOR, ForWhom.WALL),
    }


def test_labels_and_wall_sheets_go_alone() -> None:
    assert [document for document in Document if not document.goes_with_others] == [
        *(Document.BADGES, Document.TABLE_CARDS, Document.WALL_SHEETS),
    ]
    assert Document.WALL_SHEETS.about.papers == ("A4", "A3", "Letter")


def test_only_an_account_of_what_is_held_sees_every_session_of_a_person() -> None:
    back = {document: document.about.looks_back for document in Document}

    assert [document for document, way in back.items() if way is LooksBack.PERSON] == [Document.HELD]
    assert [document for document, way in back.items() if way is LooksBack.SERIES] == [
        *(Document.WHATS_BETTER, Document.SUMMARY, Document.PERSONAL_PAGE, Document.RECORD),
    ]

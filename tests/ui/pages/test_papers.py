"""The print page: what is shown, saved and printed is one and the same document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.settings import Settings
from hostdesk.ui import jobs, theme
from hostdesk.ui.pages.papers import PapersPage
from hostdesk.ui.tasks import tasks_of
from hostdesk.worker import Packed
from tests.builders import a_gathering, a_guest
from tests.ui.accessible import problems
from tests.ui.tables import Desktop

PATIENCE = 30_000
ONE_SIDE = ("-o", "sides=one-sided")
HERE = a_gathering("Ada", "Ben", title="The corner garden")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[PapersPage]:
    desk = QObject()
    made = PapersPage("A4")
    made.desk_needed(desk)
    qtbot.addWidget(made)
    made.resize(860, 614)
    made.show()
    yield made
    tasks_of(desk).stop()


def shown(page: PapersPage, qtbot: QtBot, gathering: Gathering = HERE) -> PapersPage:
    """The page with the gathering's document in sight."""
    page.show_gathering(gathering)
    qtbot.waitUntil(lambda: page.state.words.text().endswith("in all."), timeout=PATIENCE)
    return page


def on_sheets(page: PapersPage) -> str:
    """The text of the document that is in sight."""
    view = page.findChild(QPdfView, "preview")
    document = view.document() if isinstance(view, QPdfView) else None
    if not isinstance(document, QPdfDocument):
        return ""
    return "".join(document.getAllText(number).text() for number in range(document.pageCount()))


def choose(page: PapersPage, qtbot: QtBot, name: str, steps: int = 1) -> None:
    """Moves down in one of the choices, by keyboard."""
    field = page.findChild(QWidget, name)
    for _step in range(steps):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def asked_where(page: PapersPage, qtbot: QtBot) -> QFileDialog:
    """The dialog for saving, opened by keyboard."""
    page.ways.save.setFocus()
    qtbot.keyClick(page.ways.save, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(QFileDialog, "save_dialog") is not None, timeout=PATIENCE)
    return page.out.dialog


def save(page: PapersPage, qtbot: QtBot, target: Path) -> str:
    """Saves to this file; what was said."""
    dialog = asked_where(page, qtbot)
    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        dialog.fileSelected.emit(str(target))
        dialog.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert said.args is not None
    return str(said.args[0])


def test_all_documents_are_offered_in_groups_that_cannot_be_chosen(page: PapersPage) -> None:
    box = page.choices.document
    entries = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]

    assert [data for _label, data in entries if data] == [each.value for each in Document]
    assert [label for label, data in entries if not data] == ["Before", "In the room", "Afterwards"]
    headings = [at for at in range(box.count()) if not box.itemData(at)]
    assert not any(box.model().index(at, 0).flags() & Qt.ItemFlag.ItemIsEnabled for at in headings)
    assert page.choices.document.document is Document.HANDOUT


def test_every_guests_handout_is_in_sight(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)

    assert all(f"Welcome, {guest.name}" in on_sheets(page) for guest in HERE.guests)
    assert page.state.words.text() == "3 pages in all."


def test_one_guests_handout_alone(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)

    choose(page, qtbot, "for_whom", 2)

    qtbot.waitUntil(lambda: page.state.words.text() == "1 page in all.", timeout=PATIENCE)
    assert "Welcome, Ada" in on_sheets(page)
    assert "Ben" not in on_sheets(page)


def test_somebody_who_declined_can_have_one_but_an_open_seat_cannot(page: PapersPage, qtbot: QtBot) -> None:
    declined = a_guest("Chidi", 3, invitation=Invitation.DECLINED)
    seat = a_guest("A young voice", 4, invitation=Invitation.OPEN_SEAT)
    shown(page, qtbot, replace(HERE, guests=(*HERE.guests, declined, seat)))

    offered = [page.choices.guests.itemText(number) for number in range(page.choices.guests.count())]
    assert offered == ["Everyone expected", "Host", "Ada", "Ben", "Chidi"]


def test_letter_paper_is_as_large_as_letter_paper(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    shown(page, qtbot)

    choose(page, qtbot, "paper")
    save(page, qtbot, tmp_path / "letter.pdf")

    box = PdfReader(tmp_path / "letter.pdf").pages[0].mediabox
    assert (box.width, box.height) == (612, 792)


def test_the_last_of_many_choices_stays(page: PapersPage, qtbot: QtBot) -> None:
    page.show_gathering(a_gathering(*(f"Guest {number}" for number in range(300))))
    qtbot.waitUntil(lambda: page.state.progress.value() > 1, timeout=PATIENCE)

    choose(page, qtbot, "document", 2)  # while the handouts are still being made

    qtbot.waitUntil(lambda: page.state.words.text().endswith("in all."), timeout=PATIENCE)
    assert "Welcome, Guest 1" not in on_sheets(page)  # the run sheet
    assert not page.choices.guests.isVisible()


def test_a_change_elsewhere_is_on_paper_at_once(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)

    page.show_gathering(replace(HERE, session=replace(HERE.session, title="Under the lime tree")))

    qtbot.waitUntil(lambda: "Under the lime tree" in on_sheets(page), timeout=PATIENCE)


def test_a_readable_name_is_suggested_among_the_documents(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "documents").mkdir()
    shown(page, qtbot)

    dialog = asked_where(page, qtbot)

    assert dialog.selectedFiles() == [str(tmp_path / "documents" / "The corner garden - handouts.pdf")]
    dialog.close()


def test_a_file_is_saved_whole_and_nothing_beside_it(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    shown(page, qtbot)

    sentence = save(page, qtbot, tmp_path / "papers.pdf")

    assert sentence == f"Saved as “papers.pdf” in {tmp_path}."
    saved = PdfReader(tmp_path / "papers.pdf")
    assert len(saved.pages) == 3
    assert "/StructTreeRoot" in saved.trailer["/Root"]  # it can be read aloud, and kept in archives
    assert [path.name for path in tmp_path.glob("*.p*")] == ["papers.pdf"]


def test_handouts_for_two_hundred_are_saved_as_one_file(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    names = [f"Guest {number}" for number in range(1, 201)]
    page.show_gathering(a_gathering(*names))
    target = tmp_path / "all.pdf"

    save(page, qtbot, target)  # asked for before it is made

    pages = PdfReader(target).pages
    assert len(pages) == 201
    assert "Welcome, Guest 200" in pages[200].extract_text()


def test_a_folder_that_is_gone_is_said_and_saving_can_be_tried_again(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(page, qtbot)

    sentence = save(page, qtbot, tmp_path / "gone" / "papers.pdf")

    assert sentence.startswith("This folder is no longer there.")
    assert page.focusWidget() is page.ways.save
    assert not list(tmp_path.rglob("*.p*"))
    assert save(page, qtbot, tmp_path / "papers.pdf").startswith("Saved")


def test_cancelling_a_long_one_leaves_nothing_and_the_next_is_made(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_gathering(a_gathering(*(f"Guest {number}" for number in range(3000))))
    page.ways.print_button.click()
    state = page.state
    qtbot.waitUntil(lambda: state.cancel.isVisible() and state.progress.value() > 1, timeout=PATIENCE)

    page.state.cancel.setFocus()
    qtbot.keyClick(page.state.cancel, Qt.Key.Key_Space)

    assert not page.state.cancel.isVisible()
    assert page.sight.nothing_yet.text().startswith("Cancelled; nothing was made.")
    assert page.state.words.text() == ""
    assert page.focusWidget() is page.choices.document
    choose(page, qtbot, "for_whom")
    qtbot.waitUntil(lambda: page.state.words.text() == "1 page in all.", timeout=PATIENCE)


def test_what_has_no_letter_on_paper_is_said_before_it_is_printed(page: PapersPage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.show_gathering(a_gathering("Ada \ue0a1"))

    page.ways.print_button.click()

    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == [page.state.warning.text()]
    assert page.state.warning.isVisible()
    assert "\ue0a1" in said[0]
    assert "“Ada \ue0a1”" in said[0]


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printing service that keeps what it is given."""
    if sys.platform == "win32":
        pytest.skip("Windows prints through its own viewer")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    service = folder / "lp"
    service.write_text(f'#!/bin/sh\nprintf "%s " "$@" > {tmp_path}/asked\ncat > {tmp_path}/printed\n')
    service.chmod(0o755)
    return service


def test_printing_hands_over_the_document_in_its_own_size(
    page: PapersPage, qtbot: QtBot, printer: Path, tmp_path: Path
) -> None:
    shown(page, qtbot)
    page.ways.copies.setValue(2)
    page.ways.print_button.setFocus()

    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        qtbot.keyClick(page.ways.print_button, Qt.Key.Key_Return)

    assert said.args == ["Handed to the printer."]
    asked = (tmp_path / "asked").read_text().split()
    assert asked == ["-n", "2", "-t", "HostDesk", "-o", "print-scaling=none", "-o", "media=A4", *ONE_SIDE]
    printed = PdfReader(BytesIO((tmp_path / "printed").read_bytes()))
    assert len(printed.pages) == 3
    assert "/StructTreeRoot" not in printed.trailer["/Root"]  # for the printer what is made fastest


def test_a_laptop_without_a_printer_offers_the_file(page: PapersPage, qtbot: QtBot, printer: Path) -> None:
    printer.write_text('#!/bin/sh\necho "lp: Error - no default destination available." >&2\nexit 1\n')
    shown(page, qtbot)

    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        page.ways.print_button.click()

    assert said.args == ["No printer is set up on this laptop. Save the PDF and print it elsewhere."]
    assert page.focusWidget() is page.ways.save


def test_a_laptop_without_a_printing_service_offers_the_file(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(page, qtbot)
    monkeypatch.setenv("PATH", str(tmp_path))

    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        page.ways.print_button.click()

    assert said.args == ["No printer is set up on this laptop. Save the PDF and print it elsewhere."]


def test_a_printer_that_refuses_is_said(page: PapersPage, qtbot: QtBot, printer: Path) -> None:
    printer.write_text("#!/bin/sh\nexit 1\n")
    shown(page, qtbot)

    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        page.ways.print_button.click()

    assert said.args is not None
    assert said.args[0].startswith("The printer did not take it.")


def test_everything_has_a_name_and_room(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)

    assert problems(page) == []
    assert page.first_field is page.choices.document


def test_tab_reaches_everything_in_the_order_of_the_work(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    page.choices.document.setFocus()
    reached = []
    while (field := page.focusWidget()).objectName() not in reached:
        reached.append(field.objectName())
        qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert reached == [
        *("document", "documents_more", "for_whom", "for_some", "reads", "paper", "sides", "copies"),
        *("print_button", "save_as", "save_paper", "own_papers_button", "preview"),
    ]


def test_badges_are_chosen_with_their_labels_and_what_stands_below(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    noted: list[dict[str, object]] = []
    page.to_remember.connect(noted.append)
    page.show_gathering(replace(HERE, guests=(replace(HERE.guests[1], brings="Soup"),)))
    page.choose("badges")
    assert not page.choices.paper.isVisible()
    assert not page.choices.badges.begin_at.isVisible()  # plain paper has no used labels
    choose(page, qtbot, "badge_sheet", 5)
    assert page.choices.badges.sheet.currentText() == "Avery 5395, 8 of 3.38 × 2.33 in"
    page.choices.badges.begin_at.setValue(4)
    choose(page, qtbot, "badge_below", 2)
    save(page, qtbot, tmp_path / "badges.pdf")

    (sheet,) = PdfReader(tmp_path / "badges.pdf").pages
    assert (sheet.mediabox.width, sheet.mediabox.height) == (612, 792)
    assert "".join(sheet.extract_text().split()) == "AdaSoup"
    assert {key: value for change in noted for key, value in change.items()} == {
        "badge_sheet": "Avery 5395",
        "badge_label": 4,
        "badge_below": "brings",
    }


def test_what_was_chosen_for_badges_is_there_again_and_only_there(qtbot: QtBot) -> None:
    chosen = Settings(badge_sheet="Avery L4785", badge_label=6, badge_below="about", badge_at_once=True)
    page = PapersPage("A4", chosen)
    qtbot.addWidget(page)
    noted: list[dict[str, object]] = []
    page.to_remember.connect(noted.append)
    page.show_gathering(HERE)
    assert page.choice() == jobs.Choice("handout", "A4")
    page.choose("badges")
    assert page.choice() == jobs.Choice("badges", "A4", None, "Avery L4785", 6, "about")
    page.choose("table cards")
    assert page.choice() == jobs.Choice("table cards", "A4", None, "A4")
    assert not page.choices.badges.below.isVisibleTo(page)

    assert noted == []  # showing is not choosing


def test_labels_are_handed_over_with_their_own_paper(
    page: PapersPage, qtbot: QtBot, printer: Path, tmp_path: Path
) -> None:
    page.show_gathering(HERE)
    page.choose("badges")
    choose(page, qtbot, "badge_sheet", 2)

    with qtbot.waitSignal(page.said, timeout=PATIENCE):
        page.ways.print_button.click()

    assert (tmp_path / "asked").read_text().split()[-3:] == ["media=A5", *ONE_SIDE]


def test_everybody_gets_large_print_where_the_host_says_so(page: PapersPage, qtbot: QtBot) -> None:
    page.show_gathering(HERE)
    assert page.choice().reads == "as recorded"

    choose(page, qtbot, "reads", 2)

    assert page.choice().reads == "large print"
    assert page.choices.reads.currentText() == "All: large print"
    page.choose("badges")
    assert not page.choices.reads.isVisibleTo(page)  # a badge is read from two metres anyway


def test_small_papers_are_printed_two_on_a_sheet_of_a4(page: PapersPage, qtbot: QtBot) -> None:
    page.show_gathering(HERE)
    choose(page, qtbot, "paper", 2)

    assert page.choice().paper == "A5"
    assert page.choices.paper_of_printer == "A4"


def test_paper_is_white_in_the_dark(page: PapersPage, qtbot: QtBot) -> None:
    page.setPalette(theme.palette(dark=True))
    shown(page, qtbot)
    view = page.findChild(QPdfView, "preview")
    assert isinstance(view, QPdfView)

    def corner_of_the_sheet() -> str:
        return view.grab().toImage().pixelColor(view.width() // 2, 20).name()

    qtbot.waitUntil(lambda: corner_of_the_sheet() == "#ffffff", timeout=PATIENCE)


@pytest.mark.parametrize("seen", [False, True])
def test_a_page_that_goes_is_freed_whether_or_not_its_document_is_there(qtbot: QtBot, seen: bool) -> None:
    page = PapersPage("A4")
    page.show_gathering(HERE)
    qtbot.waitUntil(lambda: page.state.words.text().endswith("in all.") or not seen, timeout=PATIENCE)

    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()


def test_what_is_made_for_a_page_that_is_gone_is_told_to_nobody(desktop: Desktop) -> None:
    """Larger text builds the pages anew, also while a paper is being made."""
    desktop.begin()
    desktop.window.go_to("guests")
    desktop.page.add_line.pasted.emit("\n".join(f"Guest {number}" for number in range(80)))
    desktop.window.go_to("papers")
    before = desktop.page
    desktop.until(lambda: before._maker._making is not None)
    desktop.window.dress_again()
    desktop.until(lambda: desktop.page is not before and desktop.page._maker.printed is not None)

    assert desktop.faults == []


def take(page: PapersPage, qtbot: QtBot, dialog: str, way: str, target: Path) -> str:
    """Saves in one of the ways; what was said at its end."""
    page.ways.save_as.show_value(way)
    page.ways.save.click()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog, dialog) is not None, timeout=PATIENCE)
    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        page.out.dialog.fileSelected.emit(str(target))
        page.out.dialog.close()
    assert said.args is not None
    return str(said.args[0])


def test_a_pdf_or_html_each_is_saved_into_a_folder(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    shown(page, qtbot)
    folder = tmp_path / "each"
    folder.mkdir()

    assert take(page, qtbot, "folder_dialog", "a pdf each", folder) == f"3 files saved in {folder}."
    take(page, qtbot, "folder_dialog", "an html each", folder)

    assert sorted(path.suffix for path in folder.iterdir()) == [*[".html"] * 3, *[".pdf"] * 3]
    assert page.state.words.text() == "3 pages in all."
    assert not page.state.waiting.isVisible()


def test_cancelling_a_file_each_leaves_the_folder_as_it_was(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "each"
    folder.mkdir()
    page.show_gathering(a_gathering(*(f"Guest {number}" for number in range(300))))
    page.ways.save_as.show_value("a pdf each")
    page.ways.save.setFocus()
    page.ways.save.click()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog, "folder_dialog") is not None, timeout=PATIENCE)
    page.out.dialog.fileSelected.emit(str(folder))
    page.out.dialog.close()
    qtbot.waitUntil(lambda: page.state.progress.value() > 1, timeout=PATIENCE)
    assert page.state.words.text() == "It is being saved…"
    assert page.window().focusWidget() is page.state.cancel

    with qtbot.waitSignal(page.said, timeout=PATIENCE) as said:
        page.state.cancel.click()

    assert said.args == ["Cancelled; nothing was saved."]
    assert list(folder.iterdir()) == []
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.ways.save)
    assert page.state.words.text() == "301 pages in all."
    assert not page.state.waiting.isVisible()


def test_one_html_file_is_suggested_and_saved(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    shown(page, qtbot)
    page.choose("summary")
    page.ways.save_as.show_value("html")
    page.ways.save.click()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog, "save_dialog") is not None, timeout=PATIENCE)
    assert page.out.dialog.selectedFiles()[0].endswith("The corner garden - summary.html")
    page.out.dialog.close()

    take(page, qtbot, "save_dialog", "html", tmp_path / "summary.html")

    assert (tmp_path / "summary.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_only_what_each_guest_has_can_be_a_file_each(page: PapersPage, qtbot: QtBot) -> None:
    ways = {}
    for document in ("handout", "summary", "badges"):
        page.show_gathering(HERE)
        page.choose(document)
        ways[document] = [page.ways.save_as.itemText(at) for at in range(page.ways.save_as.count())]

    assert ways == {
        "handout": ["One PDF", "A PDF for each guest", "HTML, for any screen", "HTML for each guest"],
        "summary": ["One PDF", "HTML, for any screen"],
        "badges": ["One PDF", "A PDF for each guest"],
    }


def test_several_papers_are_in_sight_guest_by_guest(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    shown(page, qtbot)
    page.choices.with_others.click()
    page.choices.dialog.ticks["scale sheet"].setChecked(True)
    page.choices.dialog.on_take()
    qtbot.waitUntil(lambda: page.state.words.text() == "6 pages in all.", timeout=PATIENCE)

    assert page.choices.together.text() == "With it: Scale sheet. Guest by guest."
    assert on_sheets(page).index("Welcome, Ada") < on_sheets(page).index("Welcome, Ben")
    save(page, qtbot, tmp_path / "all.pdf")
    assert len(PdfReader(tmp_path / "all.pdf").pages) == 6
    page.choose("run sheet")
    assert page.choices.others == ()


def test_some_of_the_guests_are_ticked_and_stay_chosen(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    page.choices.some.click()
    dialog = page.choices.dialog_for_some
    for letters in ("Ad", "Be"):
        qtbot.keyClicks(dialog.guests.letters.line, letters)
        qtbot.keyClick(dialog.guests.letters.line, Qt.Key.Key_Return)
    dialog.on_take()
    qtbot.waitUntil(lambda: page.state.words.text() == "2 pages in all.", timeout=PATIENCE)
    assert page.choices.guests.currentText() == "2 guests, ticked"
    assert "Welcome, Host" not in on_sheets(page)

    page.show_gathering(replace(HERE, guests=HERE.guests[:2]))  # one of them goes
    qtbot.waitUntil(lambda: page.choice().guest_ids is None, timeout=PATIENCE)


def test_both_sides_are_told_to_the_printer_and_remembered(
    page: PapersPage, qtbot: QtBot, printer: Path, tmp_path: Path
) -> None:
    noted: list[dict[str, object]] = []
    page.to_remember.connect(noted.append)
    shown(page, qtbot)
    choose(page, qtbot, "sides")
    qtbot.waitUntil(lambda: page.state.words.text() == "5 pages on 3 sheets in all.", timeout=PATIENCE)
    with qtbot.waitSignal(page.said, timeout=PATIENCE):
        page.ways.print_button.click()

    assert (tmp_path / "asked").read_text().split()[-1] == "sides=two-sided-long-edge"
    assert len(PdfReader(BytesIO((tmp_path / "printed").read_bytes())).pages) == 5
    assert noted == [{"two_sided": True}]


def test_of_many_the_first_guests_sheets_are_in_sight_while_the_others_are_made(
    page: PapersPage, qtbot: QtBot
) -> None:
    seen: list[str] = []
    page._maker.begun.connect(lambda _printed: seen.append(page.state.words.text()))
    page.show_gathering(a_gathering(*(f"Guest {number}" for number in range(1, 201))))

    qtbot.waitUntil(lambda: page.state.words.text() == "201 pages in all.", timeout=PATIENCE)
    assert seen == ["The first pages; the others are being made."]


def test_wall_sheets_may_be_a3_and_labels_have_one_side(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    page.choose("wall sheets")
    sizes = [page.choices.paper.itemText(at) for at in range(page.choices.paper.count())]
    assert sizes == ["A4", "A3", "Letter"]
    page.choices.paper.show_value("A3")
    page.choose("handout")

    assert page.choices.paper.value == "A4"
    page.choose("badges")
    assert not page.choices.sides.isVisible()
    assert not page.choices.with_others.isVisible()


def test_a_logo_that_is_gone_is_said_and_the_paper_is_made(qtbot: QtBot) -> None:
    page = PapersPage("A4", Settings(logo="gone.jpg"))
    qtbot.addWidget(page)
    page.show()
    shown(page, qtbot)

    assert page.state.warning.text().startswith("Your logo is not where it was, so it is left out")


def test_another_look_is_on_paper_at_once(page: PapersPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    page.follow_settings(Settings(closing_words="Do come again."))

    qtbot.waitUntil(lambda: "Do come again." in on_sheets(page), timeout=PATIENCE)


def test_what_is_held_about_a_guest_is_asked_of_the_whole_library(desktop: Desktop) -> None:
    for title in ("The first evening", "The second evening"):
        desktop.begin(title)
        desktop.window.go_to("guests")
        desktop.page.add_line.pasted.emit("Ada\nBen")
    series = desktop.gathering
    desktop.window.go_to("papers")
    desktop.page.choose("held about you")
    desktop.qtbot.waitUntil(lambda: desktop.page._maker.printed is not None, timeout=PATIENCE)

    assert desktop.page.choice().document == "held about you"
    # two people of one name are not one person
    assert dict(desktop.page.choice().before)["person"] == Packed(())
    assert series.session.title == "The second evening"
    assert desktop.faults == []

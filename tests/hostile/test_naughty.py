"""Words that break programs, from the key to the disk, out, in again, on paper and on the screen."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hostdesk import archive, cli
from hostdesk.domain.change import Change
from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, library_in_memory, open_library, write
from hostdesk.storage.listing import list_sessions
from hostdesk.ui.places import steps
from hostdesk.workflows import exchange, hand_out, own_templates, prepare, sessions, take_in
from tests.archive.tampering import files_of
from tests.hostile.bounds import one_sentence
from tests.hostile.naughty import words
from tests.ui.tables import Desktop

WORDS = words()
# what a host does with words: each of these is typed somewhere
TYPED: tuple[Callable[[Gathering, str], Change], ...] = (
    prepare.invite,
    prepare.hold_boundary,
    prepare.share_goal,
    prepare.add_decision,
    prepare.add_errand,
    prepare.add_block,
    prepare.add_scale,
    lambda start, typed: prepare.describe(start, preferred_future=typed),
    lambda start, typed: prepare.describe(start, title=typed),
    lambda start, typed: prepare.better(start, start.guests[0], about=typed, diet=typed, contact=typed),
)


def typed_everywhere() -> tuple[Gathering, list[str]]:
    """A session in which everything was typed everywhere, and what was said to what cannot be kept."""
    start, said = sessions.begun(sessions.begin("Start", "Host")), []
    for word in WORDS:
        for type_in in TYPED:
            try:
                start = start.after(type_in(start, word))
            except HostDeskError as error:
                said.append(str(error))
    return start, said


START, SAID = typed_everywhere()


def kept_in(library: Library, start: Gathering) -> Gathering:
    write(library, Change("Keep", start.session.id, (), start.parts))
    return gathering(library, start.session.id)


def test_what_cannot_be_kept_is_refused_in_a_sentence() -> None:
    assert SAID
    for sentence in SAID:
        one_sentence(sentence)


def test_what_is_typed_is_stored_as_it_is_and_found(library: Library) -> None:
    assert kept_in(library, START) == START
    for word in WORDS:
        list_sessions(library, word)
    assert [row.id for row in list_sessions(library, "reboot")] == [START.session.id]


@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
def test_a_session_can_be_called_anything_and_its_file_lies_where_it_should(
    tmp_path: Path, word: str
) -> None:
    try:
        start = sessions.begun(sessions.begin(word, "Host"))
    except HostDeskError as error:
        one_sentence(str(error))
        return
    folder = tmp_path / "out"
    folder.mkdir()
    exchange.export([start], folder / exchange.file_name(start))

    (made,) = folder.iterdir()
    assert made.name == exchange.file_name(start)
    assert exchange.read(made) == (archive.as_archived(start),)


def test_what_goes_out_comes_in_again_as_it_was() -> None:
    data = exchange.export_bytes([START])
    with closing(library_in_memory()) as library:
        come = archive.unpack(io.BytesIO(data)).gatherings
        take_in.take_in(library, take_in.planned(library, come))
        back = gathering(library, START.session.id)

    assert back == archive.as_archived(START)
    assert exchange.export_bytes([back]) == data


def test_no_cell_of_a_table_that_goes_out_is_a_formula() -> None:
    cells = 0
    for name, data in files_of(exchange.export_bytes([START])).items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
                for cell in row:
                    cells += 1
                    assert not cell.lstrip(" \u00a0\u3000\u200b\t\r\n").startswith(
                        ("=", "+", "@", "＝", "＋", "＠")
                    )
                    assert not cell.lstrip().startswith("-") or cell.lstrip("-").replace(".", "").isdigit()
    assert cells > len(WORDS)


class Fetching(HTMLParser):
    """Everything in a page that could run or fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "link", "base", "form", "input"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(name)
            if name in ("src", "href", "data", "action") and not (value or "").startswith(
                ("#", "data:image/")
            ):
                self.found.append(f"{name}={value}")


@pytest.mark.parametrize("document", [Document.RECORD, Document.RUN_SHEET, Document.HANDOUT])
def test_no_page_runs_or_fetches_anything(document: Document) -> None:
    few = (START.guests[0].id, START.guests[-1].id)
    page = hand_out.html(START, hand_out.Order(document, guest_ids=few))
    reader = Fetching()
    reader.feed(page)

    assert reader.found == []
    assert "reboot" in page


@pytest.mark.parametrize("document", [Document.RECORD, Document.RUN_SHEET, Document.HANDOUT])
def test_no_paper_runs_or_fetches_anything(document: Document) -> None:
    few = (START.guests[0].id, START.guests[-1].id)
    made = PdfReader(io.BytesIO(hand_out.pdf(START, hand_out.Order(document, guest_ids=few))))
    objects = [made.get_object(number) for number in range(1, len(made.xref_objStm) + len(made.xref[0]))]

    assert len(made.pages) > 0
    for kind in (
        "/JavaScript",
        "/Launch",
        "/URI",
        "/SubmitForm",
        "/OpenAction",
        "/AA",
        "/GoToR",
        "/RichMedia",
    ):
        assert not [each for each in objects if isinstance(each, dict) and kind in each]


def test_a_terminal_is_told_of_it_and_not_commanded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.hostdesk"
    with closing(open_library(path)) as library:
        kept_in(library, START)
        library.connection.execute("UPDATE sessions SET title = ?", ("\x1b]0;evil\x07\x9b31m\u202e red",))
    for verb in (
        ("list",),
        ("list", "--json"),
        ("show", START.session.id),
        ("show", START.session.id, "--json"),
    ):
        assert cli.main([*verb, "--library", str(path)]) == 0
        said = capsys.readouterr().out
        assert "evil" in said
        assert not set("\x1b\x07\x9b\u202e") & set(said)


def test_a_template_carries_it_and_it_is_read_again(places: Path) -> None:
    few = START.after(prepare.describe(START, title="Few"))
    few = few.after(prepare.take_away(few, [*few.blocks[150:], *few.errands[150:], *few.goals[150:]]))
    few = few.after(prepare.take_away(few, [*few.decisions[150:], *few.boundaries[150:], *few.scales[50:]]))
    kept = own_templates.keep(own_templates.template_of(few, "All of it", "Never."))

    assert own_templates.taken("All of it") == kept


@pytest.fixture
def desktop(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    with closing(open_library(library_path)) as library:
        short = [word for word in WORDS if len(word) < 60]
        start = sessions.begun(sessions.begin("<img src='file:///etc/passwd'><b>Start</b>", "<i>Host</i>"))
        for word in short:
            for type_in in TYPED[:7]:
                try:
                    start = start.after(type_in(start, word))
                except HostDeskError:
                    continue
        start = start.after(prepare.describe(start, standing=Position.GALLERY))
        kept_in(library, start)
    made = Desktop(qtbot, library_path)
    made.open("<img src='file:///etc/passwd'><b>Start</b>")
    yield made
    made.close()


def test_nothing_on_the_screen_is_taken_for_markup(desktop: Desktop) -> None:
    for step in steps():
        desktop.window.go_to(step.id)
        desktop.settle()
        if getattr(desktop.page, "form", None) is not None:
            desktop.page.open_card(desktop.page.table.chosen())
        assert not list(_taken_for_markup(desktop.window)), step.id


def _might_be_markup(text: str) -> bool:
    """What Qt may take for it: a tag, or what stands for a letter."""
    return bool(re.search(r"<\s*[/!?a-zA-Z]|&[#a-zA-Z]\w*;", text))


def _taken_for_markup(window: QWidget) -> Iterator[tuple[str, str]]:
    for label in window.findChildren(QLabel):
        is_plain = label.textFormat() == Qt.TextFormat.PlainText
        if not is_plain and _might_be_markup(label.text()):
            yield label.objectName(), label.text()
    for widget in window.findChildren(QWidget):
        if _might_be_markup(widget.toolTip()):
            yield widget.objectName(), widget.toolTip()

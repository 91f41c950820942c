"""What is behind the pages of the window, opened to be photographed: cards, choices, dialogs, the palette."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from lived_in import rest, wait_until
from PySide6.QtWidgets import QDialog, QWidget

from hostdesk.ui.main_window import MainWindow

_FITTING = 200  # milliseconds until the pictures of the handbook fit its column
_LIST = """\
Name,Role,Organisation,E-mail,Dietary needs
Hana Sato,Keeps the lending shed,Mill Lane allotments,hana@mill-lane.example,no fish
Bashir Karimi,Drives the 14 bus,Bus depot,bashir@depot.example,
Ruth Adler,Plays the hall’s piano,St Anne’s hall,ruth@hall.example,vegetarian
Amira Haddad,Runs the corner café,Corner café,amira@café.example,
Edward Lumley,New at number 31,,edward@lumley.example,no nuts
"""


class Shown(NamedTuple):
    """What is to be photographed, and how it is put away after."""

    widget: QWidget
    put_away: Callable[[], object]


Scene = Callable[[MainWindow], Shown]


def page(window: MainWindow, name: str) -> Any:
    """A page of the open session, on top."""
    window.go_to(name)
    return window._pages[name]


def card(name: str, number: int = 0) -> Scene:
    """The card of a row; the first is 0."""

    def show(window: MainWindow) -> Shown:
        listed = page(window, name)
        listed.open_card(listed.rows.row(number).id)
        return Shown(window, listed.close_card)

    return show


def wordings(name: str) -> Scene:
    """The kept wordings of a page."""

    def show(window: MainWindow) -> Shown:
        offer = page(window, name).kept
        offer.open()
        return _dialog(offer.dialog)

    return show


def side_of_space(name: str) -> Scene:
    """One of the other two sides of the page Space."""

    def show(window: MainWindow) -> Shown:
        space = page(window, "space")
        space.turn_to(["room", "packing", "errands"].index(name))
        return Shown(window, lambda: space.turn_to(0))

    return show


def usual_errands(window: MainWindow) -> Shown:
    space = page(window, "space")
    space.errands._on_usual()
    return _dialog(space.errands.picker)


def who_sits_where(window: MainWindow) -> Shown:
    guests = page(window, "guests")
    guests._on_seating()
    wait_until(guests._sitting.take.isEnabled)
    return _dialog(guests._sitting)


def import_guests(folder: Path) -> Scene:
    """A list of five, one of whom is here already."""

    def show(window: MainWindow) -> Shown:
        path = folder / "neighbours.csv"
        path.write_text(_LIST, encoding="utf-8")
        opener = page(window, "guests")._opener()
        opener.open_file(path)
        wait_until(lambda: opener.dialog is not None)
        return _dialog(opener.dialog)

    return show


def palette(words: str) -> Scene:
    """With these words typed."""

    def show(window: MainWindow) -> Shown:
        window.open_palette()
        found = window._palette
        assert found is not None
        wait_until(lambda: found._begun is not None)
        found.line.setText(words)
        wait_until(lambda: found._shown_for == words)
        return Shown(window, found.close_palette)

    return show


def template_book(window: MainWindow) -> Shown:
    window.on_from_template()
    book = window._shelf.book
    wait_until(lambda: book.list.count() > 0)
    return _dialog(book)


def save_template(window: MainWindow) -> Shown:
    window.on_save_template()
    return _dialog(window._saver.dialog)


def handbook(window: MainWindow) -> Shown:
    window.on_handbook()
    rest(_FITTING)
    return _dialog(window._handbook)


def behind_the_pages(folder: Path) -> dict[str, Scene]:
    """All of them by name; `folder` is for the list that is brought in."""
    cards = ("boundaries", "decisions", "running_order", "scales")
    return {
        "guests_card": card("guests", 3),
        **{f"{name}_card": card(name) for name in cards},
        **{f"{name}_kept": wordings(name) for name in ("boundaries", "running_order", "scales")},
        **{f"space_{name}": side_of_space(name) for name in ("packing", "errands")},
        "usual_errands": usual_errands,
        "who_sits_where": who_sits_where,
        "import_guests": import_guests(folder),
        "palette": palette("pri"),
        "template_book": template_book,
        "save_template": save_template,
        "handbook": handbook,
    }


def _dialog(dialog: QDialog | None) -> Shown:
    assert dialog is not None
    return Shown(dialog, dialog.close)

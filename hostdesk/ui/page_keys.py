"""The keys that mean something on one page only; the pages and the page of all keys tell them from here."""

from __future__ import annotations

from typing import NamedTuple

from hostdesk.words import _


class Key(NamedTuple):
    """A key inside a page: what it does, and the same in a word or two ("": left out on the page)."""

    keys: str
    what: str
    short: str = ""


def capture_keys() -> tuple[Key, ...]:
    """The keys of a round's grid."""
    return (
        Key("0–9", _("the number of the guest you are at"), _("number")),
        Key("T", _("ten (so does 1 and then 0)"), _("ten")),
        Key(".", _("a half more, where the scale has halves"), _("half")),
        Key("Enter", _("the next guest"), _("next guest")),
        Key("Tab", _("into the guest's words, and on"), _("words")),
        Key("/", _("find a guest by letters (so does any other letter but T)"), _("find")),
        Key("-", _("skipped: no number, and that is an answer"), _("skip")),
        Key("Ctrl+B", _("somebody answers on the guest's behalf"), _("on behalf")),
        Key("Ctrl+Down, Ctrl+Up", _("the next scale, the one before")),
        Key("Ctrl+M", _("the other round of the scale: at the opening, at the close")),
        Key("Delete", _("clear the answer; in words, only these words")),
        Key("Ctrl+Z", _("undo")),
    )


def count_keys() -> tuple[Key, ...]:
    """The keys where heads are counted."""
    return (
        Key("0–9", _("the number of people at the number you are at"), _("how many")),
        Key("Enter, →", _("the next number"), _("next number")),
        Key("←", _("the number before"), _("the one before")),
    )


def day_keys() -> tuple[Key, ...]:
    """The keys of the day as it is lived: the block one is at."""
    return (
        Key("Enter", _("begin it; end it where it is on; take it up again where it is over")),
        Key("+", _("five more minutes")),
        Key("Delete", _("leave it out, or hold it after all; it stays to be seen")),
        Key("Alt+Up, Alt+Down", _("earlier or later among what is to come")),
        Key("Alt+PgUp", _("it comes next")),
        Key("Alt+P", _("park it, and take it out again, as the next")),
    )


def saying_keys() -> tuple[Key, ...]:
    """The keys of the line for what is said, and of the page where it is found."""
    return (
        Key("Enter", _("keep it; the keyboard goes back to where it was")),
        Key("Ctrl+Enter", _("keep it, and stay for the next")),
        Key("Shift+Enter", _("begin a new line")),
        Key("Esc", _("leave it for later; it waits behind the same key")),
    )


def door_keys() -> tuple[Key, ...]:
    """The keys of the line at the door."""
    return (
        Key("Enter", _("whom the letters mean is here; nobody of that name is a walk-in")),
        Key("Shift+Enter", _("a walk-in, whatever the letters fit")),
        Key("Up, Down", _("another of those whom the letters fit")),
        Key("-", _("before the letters: who leaves now, or -ada 15:20 for when they left")),
        Key("Ctrl+Enter", _("the card of the guest")),
        Key("Ctrl+Shift+B", _("print a name badge for the guest")),
    )


def picture_keys() -> tuple[Key, ...]:
    """The keys of the strip of pictures."""
    return (
        Key("Enter", _("see it in large; Esc goes back")),
        Key("Alt and an arrow", _("earlier or later")),
        Key("Delete", _("remove it; undo brings it back")),
    )


def passing_keys() -> tuple[Key, ...]:
    """The keys while the laptop goes round: the guests', and the one that gives it back to the host."""
    return (
        Key("0–9, T, .", _("the number, as in the grid")),
        Key("←, →, ↑, ↓", _("a number lower or higher")),
        Key("Enter", _("the next page")),
        Key("Shift+Enter", _("in words: begin a new line")),
        Key("PgUp, PgDown", _("up and down on a long page")),
        Key("Ctrl+L", _("the host takes the laptop back, with the key")),
    )


def list_keys() -> tuple[Key, ...]:
    """The keys of every list: guests, boundaries, blocks, steps."""
    return (
        Key("Enter", _("change the cell you are at; Enter again stores it")),
        Key("Shift+Enter", _("begin a new line in the cell")),
        Key("Ctrl+Enter", _("the card of the row, with everything about it; Esc goes back")),
        Key("Ctrl+Up, Ctrl+Down", _("on a card: the row before, the next row")),
        Key("Tab", _("the next cell; behind the last one, out of the list")),
        Key("Space", _("tick or untick")),
        Key("Alt+Up, Alt+Down", _("move the row")),
        Key("Delete", _("remove the row; undo brings it back")),
        Key("A letter", _("where nothing is typed: to the row that begins so")),
    )


def block_keys() -> dict[str, Key]:
    """The keys that arrange the block one is at, by what they do; the menu has the short words."""
    return {
        "up": Key("Alt+Up", _("up by one place, also into the day before"), _("Move up")),
        "down": Key("Alt+Down", _("down by one place, also into the next day"), _("Move down")),
        "first": Key("Alt+PgUp", _("to the beginning of its day"), _("To the beginning")),
        "last": Key("Alt+PgDown", _("to the end of its day"), _("To the end")),
        "next_day": Key("Alt+N", _("to the next day, which may be a new one"), _("To the next day")),
        "park": Key("Alt+P", _("park it, and take it out again"), _("Park it")),
        "pin": Key("Alt+K", _("pin it to its time, and take the pin out"), _("Pin it to its time")),
    }

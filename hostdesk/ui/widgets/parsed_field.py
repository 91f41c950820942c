"""A line for something that has a form: a day, a time of the day; what does not fit stays and is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from hostdesk.errors import HostDeskError
from hostdesk.ui.reading import clock_of, day_of
from hostdesk.ui.saying import clock_said, date_said
from hostdesk.ui.widgets.line_field import LineField


class ParsedField(LineField):
    """Emits `chosen(value)` once what was typed can be read; until then it stays, and `refused` says why."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, read: Callable[[str], Any], said: Callable[[Any], str]) -> None:
        super().__init__(name)
        self._read = read
        self._said = said
        self._unread = ""  # what was typed and cannot be read
        self._rest.timeout.disconnect(self.flush)  # half a date is no date: Enter or leaving says it
        self.rested.connect(self._on_rested)

    def show_value(self, value: Any) -> None:
        """Shows what is stored, unless something stands there that could not be read."""
        if not self._unread or self._unread != self.text():
            self.show_text(self._said(value))

    def forget(self) -> None:
        """What could not be read is given up."""
        self._unread = ""

    def _on_rested(self, text: str) -> None:
        try:
            value = self._read(text)
        except HostDeskError as error:
            self._unread = text
            self.refused.emit(str(error))
        else:
            self._unread = ""
            self.chosen.emit(value)


def clock_field(name: str) -> ParsedField:
    """For a time of the day, or none."""
    return ParsedField(name, clock_of, clock_said)


def day_field(name: str) -> ParsedField:
    """For a day, or none."""
    return ParsedField(name, _day_of, date_said)


def _day_of(text: str) -> date | None:
    return day_of(text, date.today())

"""A day and a time that store themselves, or stay undecided."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from hostdesk.ui.widgets.passage_field import REST

_EVENING = time(18, 30)


class WhenField(QDateTimeEdit):
    """Emits `rested(datetime)` for what was chosen; showing a moment never does.

    Without a date it offers this evening; Enter takes the offer.
    """

    rested = Signal(object)  # datetime

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCalendarPopup(True)
        self.setFrame(False)
        self.setMinimumHeight(28)
        self.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self._shown = self.dateTime()  # nothing was chosen yet
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.flush)
        self.dateTimeChanged.connect(self._rest.start)

    def show_moment(self, moment: datetime | None, offered_clock: time = _EVENING) -> None:
        """Shows what is stored, or an offer; unless the host is choosing something newer."""
        if self.hasFocus() and self._rest.isActive():
            return
        offered = moment or datetime.combine(date.today(), offered_clock)
        day = QDate(offered.year, offered.month, offered.day)
        self._shown = QDateTime(day, QTime(offered.hour, offered.minute))
        if self.dateTime() != self._shown:
            self.setDateTime(self._shown)
        self._rest.stop()

    def flush(self) -> None:
        """Says at once what was chosen."""
        self._rest.stop()
        if self.dateTime() != self._shown:
            self._take()

    def _take(self) -> None:
        self._shown = self.dateTime()
        chosen = datetime.fromisoformat(self._shown.toString("yyyy-MM-ddTHH:mm"))
        self.rested.emit(chosen)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves at once; day, month, year, hour and minute are left and right of each other."""
        return QWidget.focusNextPrevChild(self, forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self._take()

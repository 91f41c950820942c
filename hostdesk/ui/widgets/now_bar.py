"""What is on now, how long still, what comes next, and where the host stands: read with half an eye."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.domain.live_order import LiveOrder, position_now
from hostdesk.ui import early, live_words, theme
from hostdesk.ui.actions import ActionText, actions
from hostdesk.ui.models.rows import plain_tip
from hostdesk.ui.widgets.dots import Dots
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, plain
from hostdesk.words import _
from hostdesk.workflows import living_order

_ROOMY = 36  # em of width: below that what can be done is in a menu
_FOOT = 2  # pixels of a line below words
_IN_MENU = ("next_block", "five_more", "late", "leave_out", "position")
_OF_BLOCKS = 4  # of those


class NowBar(Card):
    """Shows the order as it is lived; ticks when its words change, and only while it is seen."""

    wanted = Signal(object)  # an Intent
    live_requested = Signal(str)  # the id of an action of the window
    ticked = Signal()

    def __init__(self, name: str = "now_bar", now: Callable[[], datetime] = live_words.now_here) -> None:
        super().__init__(name)
        self._now = now
        self._gathering: Gathering | None = None
        self._beside = ""
        self._folded = False
        self.live = LiveOrder(now())
        self._lay_out()
        self._minute = QTimer(self, singleShot=True)
        self._minute.setTimerType(Qt.TimerType.PreciseTimer)
        self._minute.timeout.connect(self._on_tick)

    def _lay_out(self) -> None:
        self.title = heading("", "now_title", 1.15)
        self.left = plain("", "now_left")
        self.left.setWordWrap(False)
        self.short = _OneLine("now_short")
        self.used = _UsedBar("now_used")
        self.next = muted("", "now_next")
        self._lay_buttons()
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addLayout(_row(self.title, self.left, self.short, self.position, self.next_block, self.more))
        column.addWidget(self.used)
        column.addLayout(_row(self.next, self.five_more, self.late))
        self._show_fold()

    def _lay_buttons(self) -> None:
        texts = {action.id: action for action in actions()}
        self.next_block = self._button(texts["next_block"])
        self.five_more = self._button(texts["five_more"])
        self.late = self._button(texts["late"])
        self.position = Button("", "now_position", icon="map-pin")
        self.position.clicked.connect(self._on_position_button)
        self.more = Dots("now_more", _("What can be done now"))
        self.more.clicked.connect(self._on_more)
        self.positions = QMenu(self)
        self.positions.setObjectName("now_positions")
        for where in Position:
            self.positions.addAction(where.label).triggered.connect(partial(self._on_position, where))
        self.doing = QMenu(self)
        self.doing.setObjectName("now_doing")
        for name in _IN_MENU:
            words = f"{texts[name].text}\t{texts[name].keys[0]}"
            self.doing.addAction(words).triggered.connect(partial(self._on_asked, name))

    def _button(self, action: ActionText) -> Button:
        button = Button(action.text, f"now_{action.id}")
        button.setToolTip(f"{action.help} ({action.keys[0]})")
        button.setAccessibleDescription(button.toolTip())
        button.clicked.connect(partial(self._on_asked, action.id))
        return button

    # showing

    def show_gathering(self, gathering: Gathering, beside: str = "") -> None:
        """The order at this moment; `beside` stands in the quiet line too."""
        self._gathering, self._beside = gathering, beside
        self.refresh()

    def refresh(self) -> None:
        if self._gathering is None:
            return
        live = self.live = living_order.lived(self._gathering, self._now())
        here = position_now(live, self._gathering.session.standing)
        left, coming = live_words.left_said(live), live_words.next_said(live)
        late = live_words.late_said(live)
        self._show_title()
        self.left.setText(left)
        self.next.setText(live_words.joined(coming, late, self._beside))
        where = here.label if here else ""
        told = live_words.now_said(live), left, coming, late, where, self._beside
        self.used.show_used(live)
        self.short.say(live_words.joined(*told), self.used.value() / self.used.maximum())
        self._show_position(here)
        self._show_fold()
        if self.isVisible():
            self._minute.start(live_words.until_next_words(live))

    def _show_title(self) -> None:
        words = live_words.now_said(self.live)
        self.title.setText(theme.breakable(self.title.font(), words, self.title.width()))
        self.title.setAccessibleName(words)

    def _show_position(self, here: Position | None) -> None:
        words = here.label if here else _("Where are you?")
        if words != self.position.text():
            self.position.setText(words)
            self.position.setAccessibleName(words)
            self.position.setToolTip(_("Where you stand now; choose, or press F12."))
            self.position.updateGeometry()

    def fold(self, folded: bool) -> None:
        """One short line, where a page has little height."""
        if folded != self._folded:
            self._folded = folded
            self._show_fold()
            self.refresh()

    def _show_fold(self) -> None:
        open_, narrow = not self._folded, self.width() < _ROOMY * theme.em(self)
        for words in (self.title, self.left, self.next):
            words.setVisible(open_ and bool(words.text()))
        goes_on = self.live.on is not None or self.live.next is not None
        self.position.setVisible(open_)
        self.next_block.setVisible(open_ and goes_on)
        for button in (self.five_more, self.late):
            button.setVisible(open_ and goes_on and not narrow)
        for action in self.doing.actions()[:_OF_BLOCKS]:
            action.setEnabled(goes_on)
        self.short.setVisible(self._folded)
        self.used.setVisible(open_)
        self.more.setVisible(self._folded or narrow)
        line = max(28, int(theme.em(self) * 1.2))
        self.more.setFixedSize(QSize(max(32, line), line if self._folded else max(32, theme.em(self) * 2)))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(*((12, 1, 4, 1) if self._folded else (16, 8, 12, 8)))
        layout.setSpacing(0 if self._folded else 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_fold()
        QTimer.singleShot(0, self, self._show_title)  # once it has its width

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _on_tick(self) -> None:
        self.refresh()
        self.ticked.emit()

    # what the host wants

    def _on_asked(self, action: str, *_clicked: object) -> None:
        self.live_requested.emit(action)

    def _on_position(self, where: Position, *_triggered: object) -> None:
        self.wanted.emit(partial(living_order.set_position, position=where))

    def _on_position_button(self) -> None:
        self.positions.popup(self.position.mapToGlobal(QPoint(0, self.position.height())))

    def _on_more(self) -> None:
        self.doing.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


class _UsedBar(QProgressBar):
    """How much of the time is used: a thin line that is never red."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Time used"))
        self.setTextVisible(False)
        self.setFixedHeight(6)

    def show_used(self, live: LiveOrder) -> None:
        minutes = live.on.block.minutes if live.on else 0
        self.setRange(0, max(1, minutes))
        self.setValue(min(max(1, minutes), live.used // timedelta(minutes=1)))
        self.setAccessibleDescription(live_words.used_said(live))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, box = self.palette(), QRectF(self.rect()).adjusted(0, 1, 0, -1)
        early.rounded(painter, box, box.height() / 2, colours.mid(), None)
        wide = box.width() * self.value() / self.maximum()
        if wide >= 1:
            left = box.right() - wide if self.isRightToLeft() else box.left()
            used = QRectF(left, box.top(), wide, box.height())
            early.rounded(painter, used, box.height() / 2, colours.link(), None)


class _OneLine(QLabel):
    """One line that ends in an ellipsis where there is no room; all of it is heard.

    Along its foot lies how much of the time is used.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        early.show_plainly(self)
        self._used = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, used: float) -> None:
        self._used = used
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(8 * theme.em(self), int(theme.em(self) * 1.2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = early.elided(self.fontMetrics(), self.text(), self.width())
        painter.drawText(self.rect(), early.LEADING | early.MIDDLE, words)
        box = QRect(0, self.height() - _FOOT, self.width(), _FOOT)
        early.fill(painter, box, self.palette().mid())
        wide = round(box.width() * self._used)
        left = box.right() + 1 - wide if self.isRightToLeft() else 0
        early.fill(painter, QRect(left, box.top(), wide, _FOOT), self.palette().link())


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    """The first takes what room there is."""
    layout = QHBoxLayout()
    layout.setSpacing(12)
    layout.addWidget(first, 1)
    for widget in others:
        layout.addWidget(widget)
    return layout

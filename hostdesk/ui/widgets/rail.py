"""The rail at the left: where one is, and which step still has something worth asking."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import RADIUS, Words, paint_focus
from hostdesk.words import _, counted

# The least height of a line in pixels, and its height in em: closer together where there is less room.
_LINES = (28, 1.65), (24, 1.5), (24, 1.32)


class RailButton(QAbstractButton):
    """One line of the rail: its words, and at the right a tick or the number of open questions."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(f"rail_{name}")
        self.name = name
        self.badge = ""
        self.tightness = 0
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_whether_here(self, here: bool) -> None:
        """Where one is: filled, and the rail's one stop for Tab."""
        self.setChecked(here)
        self.setForegroundRole(QPalette.ColorRole.HighlightedText if here else QPalette.ColorRole.WindowText)
        early.take_focus_by(self, early.STRONG_FOCUS if here else early.CLICK_FOCUS)

    def show_open(self, number: int | None) -> None:
        """`number` questions are open; 0: ready; None: nothing to say."""
        badges = {None: "", 0: "✓"}
        self.badge = badges.get(number, str(number))
        spoken = {None: "", 0: _("ready")}
        self.setAccessibleDescription(
            spoken[number]
            if number in spoken
            else counted("{n} question worth asking", "{n} questions worth asking", number or 0)
        )
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Up, QtCore.Qt.Key.Key_Down):
            event.ignore()  # the rail's own: a button would go to the next stop of Tab
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text() + self.badge) + 8
        least, lines = _LINES[self.tightness]
        return QSize(words + 2 * 12, max(least, int(theme.em(self) * lines)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, box = self.palette(), QRectF(self.rect()).adjusted(2, 1, -2, -1)
        ink = colours.windowText().color()
        if self.isChecked():
            early.rounded(painter, box, RADIUS, colours.highlight(), None)
            ink = colours.highlightedText().color()
        elif self.underMouse():
            early.rounded(painter, box, RADIUS, colours.window(), None)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colours, self.isChecked())
        self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        early.write_in(painter, ink)
        inner = self.rect().adjusted(12, 0, -12, 0)
        badge_width = QFontMetrics(self.font()).horizontalAdvance(self.badge) + 8
        painter.drawText(inner, early.MIDDLE | early.TRAILING, self.badge)
        words = QRect(inner).adjusted(0, 0, -badge_width, 0)
        if self.isRightToLeft():
            words.translate(badge_width, 0)
        text = early.elided(QFontMetrics(self.font()), self.text(), words.width())
        painter.drawText(words, early.MIDDLE | early.LEADING, text)


class Rail(QScrollArea):
    """One stop for Tab; the arrows go up and down, Enter or space opens."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAccessibleName(_("Steps"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", early.ALWAYS_OFF)
        early.take_focus_by(self, early.NO_FOCUS)
        self._buttons: dict[str, RailButton] = {}
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._gaps: list[QSpacerItem] = []  # above the stages
        self._fitted = -1  # the height that the lines are laid for
        self._lay_head()

    def _lay_head(self) -> None:
        """Whose session it is stays above the steps, however far they are scrolled."""
        self.head = QWidget()
        self.head.setObjectName("rail_head")
        self._title = self._label("rail_title", bold=True)
        self._when = self._label("rail_when", quiet=True)
        column = QVBoxLayout(self.head)
        column.setContentsMargins(12, 16, 10, 6)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._when)

    def show_steps(self, title: str, when: str, steps: tuple[tuple[str, str, str], ...]) -> None:
        """Steps as (stage, id, label), under the title of the session."""
        if steps != self._shown:
            self._shown = steps
            self._build(steps)
        room = self.width() - 62  # the margins around it, and a scroll bar
        self._title.setText(theme.breakable(self._title.font(), title, room))
        self._when.setText(when)
        self._when.setVisible(bool(when))

    def _build(self, steps: tuple[tuple[str, str, str], ...]) -> None:
        inner = QWidget()
        inner.setObjectName("rail_column")
        column = QVBoxLayout(inner)
        self._buttons, self._gaps = {}, []
        stage_before = ""
        for stage, name, label in steps:
            if stage and stage != stage_before:
                self._gaps.append(QSpacerItem(0, 0))
                column.addItem(self._gaps[-1])
                head = self._label(f"rail_stage_{name}", quiet=True)
                head.setText(stage)
                column.addWidget(head)
            stage_before = stage
            button = RailButton(name, label)
            button.clicked.connect(self._on_clicked)
            self._buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        self.setWidget(inner)
        inner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._column = column
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self._fitted and self._buttons:
            self._fit()

    def _fit(self) -> None:
        """Where the steps would scroll, their lines move closer together."""
        self._fitted = self.height()
        for tightness in range(len(_LINES)):
            self._lay_lines(tightness)
            if self._column.sizeHint().height() <= self._fitted:
                break

    def _lay_lines(self, tightness: int) -> None:
        tight = tightness > 0
        for gap in self._gaps:
            gap.changeSize(0, 3 if tight else 10)
        for button in self._buttons.values():
            button.tightness = tightness
            button.updateGeometry()
        self._column.setSpacing(0 if tight else 2)
        self._column.setContentsMargins(12, *((0, 10, 2) if tight else (2, 10, 8)))
        self._column.invalidate()

    def _label(self, name: str, bold: bool = False, quiet: bool = False) -> QLabel:
        label = Words("", 1.05) if bold else QLabel()
        label.setObjectName(name)
        label.setWordWrap(True)
        early.show_plainly(label)
        label.setContentsMargins(12, 0, 8, 0)
        if quiet:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def show_current(self, name: str) -> None:
        for button in self._buttons.values():
            button.show_whether_here(button.name == name)
        if name in self._buttons:
            self._bring_into_sight(self._buttons[name])

    def _bring_into_sight(self, button: RailButton) -> None:
        """With a line of its neighbours, so that it is clear of where the list fades.

        Without asking for the scroll bar, which makes the enums of all widgets (see `early`).
        """
        self.ensureVisible(0, button.geometry().center().y(), 0, button.height() * 3 // 2)

    def show_open(self, open_questions: Mapping[str, int | None]) -> None:
        for name, number in open_questions.items():
            if name in self._buttons:
                self._buttons[name].show_open(number)

    def make_quiet(self) -> None:
        """Its scroll bar in our look, and its ends: after the first paint, which shows none."""
        from hostdesk.ui.widgets.fading import Fading
        from hostdesk.ui.widgets.scroll_bar import make_quiet

        make_quiet(self)
        Fading(self)

    def button(self, name: str) -> RailButton:
        return self._buttons[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QtCore.Qt.Key
        steps = {keys.Key_Up: -1, keys.Key_Down: 1}
        buttons = list(self._buttons.values())
        focused = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if event.key() in steps and focused is not None:
            to = buttons[(focused + steps[keys(event.key())]) % len(buttons)]
            to.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
            self._bring_into_sight(to)
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and focused is not None:
            buttons[focused].click()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.show_current(button.name)
            self.chosen.emit(button.name)

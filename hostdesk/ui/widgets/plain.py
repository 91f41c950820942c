"""Small things every page is made of: headings, buttons, cards, labelled fields."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.keys import is_undo

RADIUS = 9.0


class Words(QLabel):
    """Words larger than the text around them, whatever size the host chooses for it."""

    def __init__(self, text: str, factor: float) -> None:
        super().__init__(text)
        self._factor = factor
        self.setWordWrap(True)
        self.follow_text_size()

    def follow_text_size(self) -> None:
        """Takes its proportion of the size that the text has now."""
        self.setFont(theme.larger(self, self._factor, bold=True))

    def grow_to(self, factor: float) -> None:
        """Takes another proportion."""
        if factor != self._factor:
            self._factor = factor
            self.follow_text_size()


def heading(text: str, name: str, factor: float = 1.75) -> Words:
    """A page's or section's title; wraps instead of being clipped."""
    label = Words(text, factor)
    label.setObjectName(name)
    early.show_plainly(label)
    return label


def muted(text: str, name: str) -> QLabel:
    """A quiet line of explanation."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    early.show_plainly(label)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def plain(text: str, name: str) -> QLabel:
    """Words to read, in as many lines as they need."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    early.show_plainly(label)
    return label


class Button(QAbstractButton):
    """A button with words; `primary` is filled, and there is at most one of them a page."""

    def __init__(self, text: str, name: str, *, primary: bool = False, icon: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text.replace("&", ""))
        self._primary = primary
        self._icon = icon
        self.setForegroundRole(
            QPalette.ColorRole.HighlightedText if primary else QPalette.ColorRole.ButtonText
        )
        early.take_focus_by(self, early.STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = theme.em(self)
        bold = theme.larger(self, 1.0, bold=True)
        self.ensurePolished()
        width = QFontMetrics(bold).horizontalAdvance(self.text().replace("&", "")) + 2 * line
        return QSize(width + (int(line * 1.4) if self._icon else 0), max(32, int(line * 2)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, edge = self._colours()
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        early.rounded(painter, box, RADIUS, ground, QPen(edge, 1))
        if self.hasFocus():
            filled = self.isEnabled() and (self._primary or self.isChecked())
            paint_focus(painter, QRectF(self.rect()), self.palette(), filled)
        early.write_in(painter, ink)
        painter.setFont(theme.larger(self, 1.0, bold=True))
        self._paint_text(painter, ink)

    def _paint_text(self, painter: QPainter, ink: QColor) -> None:
        where = self.rect()
        if self._icon:
            from hostdesk.ui import icons

            size = int(theme.em(self) * 1.1)
            picture = icons.pixmap(self._icon, ink, size, self.devicePixelRatioF())
            text_width = painter.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
            gap = 8 if self.text() else 0
            start = (self.width() - text_width - size - gap) // 2
            painter.drawPixmap(start, (self.height() - size) // 2, picture)
            where = where.adjusted(size + gap, 0, 0, 0)
        painter.drawText(where, early.CENTRE | early.SHOW_MNEMONIC, self.text())

    def _colours(self) -> tuple[QBrush, QColor, QBrush]:
        """Ground, ink and edge."""
        colours = self.palette()
        if not self.isEnabled():
            return colours.window(), colours.placeholderText().color(), colours.mid()
        if self._primary or self.isChecked():
            ground = colours.highlight()
            if self.underMouse() or self.isDown():
                ground = QBrush(ground.color().lighter(112))
            return ground, colours.highlightedText().color(), ground
        ground = colours.midlight() if self.underMouse() else colours.button()
        return ground, colours.buttonText().color(), colours.dark()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


def paint_focus(painter: QPainter, box: QRectF, colours: QPalette, on_filled: bool = False) -> None:
    """The ring around what has the keyboard; on what is filled with its colour a light one inside, too."""
    early.rounded(painter, box.adjusted(1, 1, -1, -1), RADIUS + 1, None, QPen(colours.link(), 2))
    if on_filled:
        inside = box.adjusted(3, 3, -3, -3)
        early.rounded(painter, inside, RADIUS - 1, None, QPen(colours.highlightedText(), 2))


class Card(QFrame):
    """A sheet on the table: things that belong together."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, colours = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.palette()
        early.rounded(painter, box, RADIUS + 2, colours.base(), QPen(colours.mid(), 1))


class Box(Card):
    """The frame around a field: shows which one has the keyboard. Its child goes without a frame."""

    def __init__(self, child: QWidget, name: str = "") -> None:
        super().__init__(name)
        self.child = child
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(child)
        self._watches = False
        self.setSizePolicy(child.sizePolicy())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._watches:  # from now on: the many events before would each be wrapped for the filter
            self.child.installEventFilter(self)
            self._watches = True
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.child.hasFocus()
        box, colours = QRectF(self.rect()).adjusted(1, 1, -1, -1), self.palette()
        edge = QPen(colours.link(), 2) if focused else QPen(colours.dark(), 1)
        early.rounded(painter, box, RADIUS - 2, colours.base(), edge)


class AddLine(Box):
    """A line to type into: Enter says what was typed, several pasted lines are said at once."""

    entered = Signal(str)
    pasted = Signal(str)  # more than one line

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        self.line = _PastingLine()
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(hint or label)
        self.line.setFrame(False)
        self.line.setMinimumHeight(28)
        super().__init__(self.line)
        self.line.returnPressed.connect(self._on_return)
        self.line.several_lines_pasted.connect(self.pasted)

    def _on_return(self) -> None:
        if self.line.text().strip():
            self.entered.emit(self.line.text())

    def take(self) -> None:
        """What was typed is in safe hands: makes room for the next."""
        self.line.clear()


class _PastingLine(QLineEdit):
    several_lines_pasted = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Nothing typed: undo means the desk's, which reaches everything."""
        if event.type() is QEvent.Type.ShortcutOverride and not self.text() and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Paste):
            text = QtGui.QGuiApplication.clipboard().text()
            if len(text.strip().splitlines()) > 1:
                self.several_lines_pasted.emit(text)
                return
        super().keyPressEvent(event)


def labelled(label: str, shown: QWidget, hint: str = "", field: QWidget | None = None) -> QWidget:
    """A field under its label; the label leads to it by keyboard and for screen readers.

    `shown` is the field, a box around it, or something that holds it: then `field` says which it is.
    """
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    words = QLabel(label)
    words.setWordWrap(True)
    words.setFont(theme.larger(words, 1.0, bold=True))
    inner = field or (shown.child if isinstance(shown, Box) else shown)
    words.setBuddy(inner)
    inner.setAccessibleName(label.replace("&", ""))
    column.addWidget(words)
    if hint:
        quiet = muted(hint, f"{inner.objectName()}_hint")
        inner.setAccessibleDescription(hint)
        column.addWidget(quiet)
    column.addWidget(shown)
    return group


def row(*widgets: QWidget | int, spacing: int = 10) -> QHBoxLayout:
    """Widgets side by side; a number is room that stretches."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            layout.addStretch(widget)
        else:
            layout.addWidget(widget)
    return layout

"""A sentence that leads somewhere: wraps like text, is clicked and entered like a button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import paint_focus

_WRAP = early.WORD_WRAP | early.LEADING | early.TOP


class WordButton(QAbstractButton):
    """Quiet until one comes to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()

    def text(self) -> str:
        """The words as they are: an ampersand is one."""
        return super().text().replace("&&", "&")

    def setText(self, words: str) -> None:
        super().setText(words.replace("&", "&&"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        em = theme.em(self)
        return max(26, theme.wrapped_height(self.font(), self.text(), width - 2 * em) + em // 2)

    def sizeHint(self) -> QSize:
        return QSize(8 * theme.em(self), self.heightForWidth(max(self.width(), 8 * theme.em(self))))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.em(self), 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, em = self.palette(), theme.em(self)
        if self.underMouse() or self.hasFocus():
            early.rounded(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, colours.midlight(), None)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colours)
        inner = QRect(em, em // 4, self.width() - 2 * em, self.height() - em // 4)
        painter.setPen(colours.windowText().color())
        painter.drawText(inner, _WRAP, theme.breakable(self.font(), self.text(), inner.width()))
        self._paint_mark(painter, em)

    def _paint_mark(self, painter: QPainter, em: int) -> None:
        """A small amber bar where the sentence begins."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - em // 2 if mirrored else em // 2 - 3
        box = QRectF(left, em * 0.4, 3, max(4.0, self.height() - em * 0.8))
        early.rounded(painter, box, 1.5, self.palette().accent(), None)

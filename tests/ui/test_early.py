"""The numbers of Qt that the first window uses are Qt's."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hostdesk.ui import early


def test_roles() -> None:
    role = Qt.ItemDataRole
    named = [role.DisplayRole, role.EditRole, role.ToolTipRole, role.CheckStateRole, role.AccessibleTextRole]
    ours = [early.DISPLAY, early.EDIT, early.TOOL_TIP, early.CHECK_STATE, early.ACCESSIBLE_TEXT]
    assert ours == [int(each) for each in named]
    assert int(role.UserRole) == early.USER


def test_flags_of_written_words() -> None:
    sides = Qt.AlignmentFlag
    named = [sides.AlignLeading, sides.AlignTrailing, sides.AlignTop, sides.AlignBottom, sides.AlignVCenter]
    assert [each.value for each in named] == [
        early.LEADING,
        early.TRAILING,
        early.TOP,
        early.BOTTOM,
        early.MIDDLE,
    ]
    assert sides.AlignCenter.value == early.CENTRE
    assert int(Qt.TextFlag.TextShowMnemonic) == early.SHOW_MNEMONIC
    assert int(Qt.TextFlag.TextWordWrap) == early.WORD_WRAP


def test_numbers_of_properties() -> None:
    focus = Qt.FocusPolicy
    named = [focus.NoFocus, focus.ClickFocus, focus.StrongFocus]
    assert [each.value for each in named] == [early.NO_FOCUS, early.CLICK_FOCUS, early.STRONG_FOCUS]
    assert Qt.TextFormat.PlainText.value == early.PLAIN_TEXT
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == early.ALWAYS_OFF

"""Hears when the laptop goes to sleep or its screen is locked: from logind and the screen savers, by D-Bus.

On Windows the window's own messages say so; that way is written and was not run. macOS tells Qt nothing:
there sleep is noticed at the first key afterwards (see `idle_watch`).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hostdesk.words import _

_LOGIND = "org.freedesktop.login1"
_SAVERS = ("freedesktop", "gnome", "mate", "cinnamon")  # org.….ScreenSaver
_PATIENCE = 500  # milliseconds that logind may take to answer
_POWER, _SUSPENDS = 0x0218, 4  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION, _LOCKS = 0x02B1, 7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK


class SystemRest(QObject):
    """Says that the host's laptop is about to rest; a moment is asked for to keep and to lock everything."""

    resting = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._moment: Any = None  # while it is held, logind waits with sleeping
        self._filter: _WindowsFilter | None = None

    def begin(self) -> None:
        """From now on it listens; where nobody tells, nothing is heard."""
        if sys.platform == "win32":
            self._listen_on_windows()
        elif sys.platform != "darwin":
            self._listen_on_the_bus()

    def _listen_on_the_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            _listen(system, f"{_LOGIND}.Manager", "PrepareForSleep", self, "on_sleep(bool)")
            _listen(system, f"{_LOGIND}.Session", "Lock", self, "on_lock()")
            self._ask_for_a_moment()
        if session.isConnected():
            for saver in _SAVERS:
                _listen(session, f"org.{saver}.ScreenSaver", "ActiveChanged", self, "on_active(bool)")

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        if begins:
            self.resting.emit()
            self._moment = None  # it may sleep now
        else:
            self._ask_for_a_moment()

    @Slot()
    def on_lock(self) -> None:
        self.resting.emit()

    @Slot(bool)
    def on_active(self, is_locked: bool) -> None:
        if is_locked:
            self.resting.emit()

    def _ask_for_a_moment(self) -> None:
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        place, manager = "/org/freedesktop/login1", f"{_LOGIND}.Manager"
        call = QDBusMessage.createMethodCall(_LOGIND, place, manager, "Inhibit")
        call.setArguments(["sleep", "HostDesk", _("Keeps what was typed, and locks the library."), "delay"])
        answer = QDBusConnection.systemBus().call(call, QDBus.CallMode.Block, _PATIENCE)
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            self._moment = answer.arguments()

    def _listen_on_windows(self) -> None:  # not run: written after Microsoft's pages on these messages
        self._filter = _WindowsFilter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        with suppress(AttributeError, OSError):
            import ctypes

            tell = ctypes.windll.wtsapi32.WTSRegisterSessionNotification  # type: ignore[attr-defined]  # Windows'
            tell(int(self._window.winId()), 0)


def _listen(bus: Any, interface: str, signal: str, receiver: QObject, slot: str) -> None:
    """To whoever says it. PySide wants the slot's name as text in some versions, as bytes in others."""
    try:
        bus.connect("", "", interface, signal, receiver, SLOT(slot))
    except (TypeError, ValueError):
        bus.connect("", "", interface, signal, receiver, SLOT(slot).encode())


class _WindowsFilter(QAbstractNativeEventFilter):
    def __init__(self, rest: SystemRest) -> None:
        super().__init__()
        self._rest = rest

    def nativeEventFilter(self, _kind: Any, message: Any) -> Any:
        from ctypes import wintypes

        told = wintypes.MSG.from_address(int(message))
        if (told.message, told.wParam) in ((_POWER, _SUSPENDS), (_SESSION, _LOCKS)):
            self._rest.resting.emit()
        return False, 0

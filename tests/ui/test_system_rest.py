"""What logind and screen savers say on the bus is heard; a bus of the test's own says it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEARD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from hostdesk.ui.system_rest import SystemRest
app = QApplication([])
window = QWidget()
rest = SystemRest(window)
rest.resting.connect(lambda: print("resting", flush=True))
rest.begin()
print("begun", flush=True)
QTimer.singleShot(20_000, app.quit)
import threading
threading.Thread(target=lambda: (sys.stdin.readline(), app.quit()), daemon=True).start()
app.exec()
"""
SAID = {
    "it goes to sleep": ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "true"),
    "the session locks": ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock"),
    "GNOME": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "true"),
    "KDE": ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "true"),
}
UNMEANT = {
    "it wakes up": ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "false"),
    "the screen is back": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "false"),
}


@pytest.fixture
def bus(tmp_path: Path) -> dict[str, str]:
    """The environment of a bus where only this test speaks."""
    if not shutil.which("dbus-daemon") or not shutil.which("gdbus"):
        pytest.skip("there is no D-Bus here")
    command = ["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"]
    made = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    if made.returncode:
        pytest.skip("no bus can be made here")
    address, pid = made.stdout.split()
    yield {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    os.kill(int(pid), 15)


def say(bus: dict[str, str], place: str, signal: str, *value: str) -> None:
    command = ["gdbus", "emit", "--session", "--object-path", place, "--signal", signal, *value]
    subprocess.run(command, env=bus, check=True, capture_output=True)


def test_it_hears_what_the_system_says_and_nothing_else(bus: dict[str, str]) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HEARD], env=bus, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    for said in (*UNMEANT.values(), *SAID.values()):
        say(bus, *said)
        if said in SAID.values():
            assert child.stdout.readline() == "resting\n"
    child.stdin.write("\n")
    out, _err = child.communicate(timeout=20)

    assert out == ""

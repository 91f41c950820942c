"""What a process does that reads a file, and must not: sockets, other programs, files written elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hostdesk.worker import worker_command

_ALWAYS = ("socket.", "os.exec", "os.fork", "os.system", "os.spawn", "os.posix_spawn", "os.startfile")
_ALWAYS_TOO = ("urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "pty.", "winreg.Set")
_CHANGING = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate")
_CHANGING_TOO = ("os.chmod", "os.chown", "os.utime", "os.setxattr")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watched:
    """Sees everything that Python does in this process from now on; a hook cannot be taken away again."""

    def __init__(self, place: Path) -> None:
        self.seen: list[str] = []
        self._place = str(place)
        sys.addaudithook(self._see)

    def _see(self, event: str, about: tuple[Any, ...]) -> None:
        if event == "open":
            self._see_open(*about)
        elif event == "subprocess.Popen":
            if list(about[1]) != worker_command():
                self.seen.append(f"started {about[1]!r}")
        elif event.startswith((*_ALWAYS, *_ALWAYS_TOO)):
            self.seen.append(f"{event} {about!r}")
        elif event.startswith((*_CHANGING, *_CHANGING_TOO)):
            self._see_change(event, about[0])

    def _see_open(self, path: Any, mode: str | None, flags: int | None) -> None:
        is_writing = bool(set(mode or "") & set("wax+")) if mode else bool((flags or 0) & _WRITING)
        if is_writing and path != os.devnull:
            self._see_change("wrote", path)

    def _see_change(self, event: str, path: Any) -> None:
        if isinstance(path, int):
            return  # it was opened before
        if not os.path.abspath(os.fsdecode(path)).startswith(self._place):
            self.seen.append(f"{event} {path!r}")

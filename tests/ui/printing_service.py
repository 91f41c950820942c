"""A printing service of the tests' own: CUPS with two queues, one of which keeps what it prints."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

_BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
cd "${DEVICE_URI#keep:}" || exit 1
printf '%s\\n' "$3" "$4" $5 > "$1.asked"
cat "$6" > "$1.part" && mv "$1.part" "$1.pdf"
"""
_SETTINGS = """Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_PLACES = """ServerRoot {folder}/settings
ServerBin {folder}/programs
DataDir /usr/share/cups
DocumentRoot {folder}/documents
RequestRoot {folder}/waiting
TempDir {folder}/waiting/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
Sandboxing relaxed
"""
_QUEUES = """<DefaultPrinter Hall>
DeviceURI keep:{folder}/printed
State Idle
Accepting Yes
</DefaultPrinter>
<Printer Office>
DeviceURI keep:{folder}/printed
State Stopped
Accepting No
</Printer>
"""


class PrintingService:
    """Runs until it is stopped; needs no rights."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _a_free_port()
        for name in ("settings/ssl", "programs/daemon", "programs/filter", "programs/backend"):
            (folder / name).mkdir(parents=True)
        for name in ("documents", "waiting/tmp", "cache", "state", "printed"):
            (folder / name).mkdir(parents=True)
        backend = folder / "programs/backend/keep"
        backend.write_text(_BACKEND)
        backend.chmod(0o700)  # else a service that root runs runs it as somebody who may not write here
        (folder / "programs/daemon/cups-exec").symlink_to("/usr/lib/cups/daemon/cups-exec")
        for name, text in (("cupsd", _SETTINGS), ("cups-files", _PLACES), ("printers", _QUEUES)):
            (folder / f"settings/{name}.conf").write_text(text.format(folder=folder, port=self.port))
        settings = ["-c", folder / "settings/cupsd.conf", "-s", folder / "settings/cups-files.conf"]
        self._process = subprocess.Popen([_program(), "-f", *settings], stderr=subprocess.DEVNULL)

    @staticmethod
    def is_here() -> bool:
        return bool(_program() and shutil.which("lp") and shutil.which("lpstat"))

    @property
    def answers(self) -> bool:
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", self.port)) == 0

    @property
    def printed(self) -> list[Path]:
        """In the order in which they were asked for."""
        return sorted((self.folder / "printed").glob("*.pdf"), key=lambda path: int(path.stem))

    def asked(self, printed: Path) -> tuple[str, str, set[str]]:
        """The title, how many copies, and all options."""
        title, copies, *options = printed.with_suffix(".asked").read_text().split("\n")
        return title, copies, set(options)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(30)


def _program() -> str | None:
    return shutil.which("cupsd", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


def _a_free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])

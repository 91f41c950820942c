"""A command with a terminal of its own, where somebody types a passphrase as often as it is asked for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

_PATIENCE = 60  # seconds without a word


def typed(
    command: Sequence[str], phrase: str, folder: Path, environment: Mapping[str, str] | None = None
) -> str:
    """What the terminal showed; the command has to end well."""
    here, there = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=there,
        stdout=there,
        stderr=there,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(there)
    heard = b""
    try:
        while select.select([here], [], [], _PATIENCE)[0]:
            now = os.read(here, 4096)
            heard += now
            for _question in re.findall(rb"(?:passphrase|once more)[^\n]*: ", now.lower()):
                os.write(here, phrase.encode() + b"\n")
    except OSError:  # the command has ended, and its side of the terminal with it
        pass
    finally:
        os.close(here)
    assert process.wait(_PATIENCE) == 0, heard
    return heard.decode()


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)

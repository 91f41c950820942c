"""Started by a Workbench: does what it is asked to in a copy of itself, and says how that went."""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from hostdesk.errors import HostDeskError
from tests.harness.works import WORKS, warm_up


def _preloaded() -> Any:
    """The watch over the folder, where it was preloaded into this process."""
    here = ctypes.CDLL(None)
    if not hasattr(here, "disk_watch"):
        return None
    here.disk_watch.argtypes = [
        *(ctypes.c_char_p, ctypes.c_int),
        *(ctypes.c_long, ctypes.c_long, ctypes.c_int),
    ]
    here.disk_changes.restype = ctypes.c_long
    return here


def main() -> None:
    warm_up()
    watch = _preloaded()
    for line in sys.stdin:
        wish = json.loads(line)
        with tempfile.TemporaryFile() as told:
            begun, begin = os.pipe()
            child = os.fork()
            if not child:
                os.write(begin, b"!")
                _live(wish, told.fileno(), watch)
            os.read(begun, 1)
            os.close(begun), os.close(begin)
            start = time.perf_counter()
            status = _outlive(child, wish["kill_after"])
            took = time.perf_counter() - start
            told.seek(0)
            lines = told.read().decode().split("\n")[:-1]  # the last one was not finished
        answer = {
            "said": [line[1:] for line in lines if line[0] == " "],
            "changes": int(next((line[1:] for line in lines if line[0] == "#"), 0)),
            "fault": next((line[1:] for line in lines if line[0] == "?"), ""),
            "took": took,
            "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        }
        print(json.dumps(answer), flush=True)


def _outlive(child: int, kill_after: float | None) -> int:
    if kill_after is not None:
        handle = os.pidfd_open(child)
        select.select([handle], [], [], kill_after)
        os.close(handle)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _live(wish: dict[str, Any], told: int, watch: Any) -> None:
    """Never comes back."""

    def tell(line: str) -> None:
        os.write(told, f"{line}\n".encode())

    def say(words: str) -> None:
        if watch:
            watch.disk_say(words.encode())
        tell(f" {words}")

    _begin_watch(watch, wish)
    try:
        WORKS[wish["work"]].do(Path(wish["folder"]), say)
    except HostDeskError as sentence:
        say(f"refused: {sentence}")
    except BaseException as fault:
        places = traceback.extract_tb(fault.__traceback__)
        where = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(places))
        tell(f"?{type(fault).__name__} {str(fault)[:80]!r} {where}")
    if watch:
        tell(f"#{watch.disk_changes()}")
    os._exit(0)


def _begin_watch(watch: Any, wish: dict[str, Any]) -> None:
    if watch is None:
        return
    log = os.open(wish["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600) if wish["log"] else -1
    watch.disk_watch(wish["folder"].encode(), log, *wish["refused"], wish["error"])


if __name__ == "__main__":
    main()

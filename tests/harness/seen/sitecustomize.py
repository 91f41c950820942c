"""Run by every Python that has this folder on its path: writes down each socket that is made or used."""

import os
import sys


def _see(event: str, _arguments: object) -> None:
    if event.startswith("socket."):
        handle = os.open(os.environ["HOSTDESK_TEST_SOCKETS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(handle, f"{event}\n".encode())
        os.close(handle)


sys.addaudithook(_see)

"""Put an archive on the disk whole: an older one stays until the new one is safely there."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.words import _

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR}


def save(target: Path, data: bytes) -> None:
    """Writes under another name, then renames; HostDeskError if the disk does not take it."""
    beside = target.with_name(f".hostdesk-{secrets.token_hex(8)}.part")
    try:
        _write(beside, data)
        os.replace(beside, target)
    except OSError as error:
        raise HostDeskError(_sentence(error)) from error
    finally:
        with suppress(OSError):  # renamed, or never begun
            beside.unlink()
    _keep_name(target.parent)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_name(folder: Path) -> None:
    """Makes the new name durable; some network drives cannot, and Windows does so by itself."""
    if os.name != "posix":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _sentence(error: OSError) -> str:
    if error.errno in _FULL:
        return _("There is not enough room for the archive; what was there before is as it was.")
    if error.errno in _NOT_ALLOWED:
        return _("HostDesk may not write into this folder; please choose another one for the archive.")
    if error.errno in _GONE:
        return _("The folder for the archive is not there any more; please choose another one.")
    return _("The archive could not be written here; what was there before is as it was.")

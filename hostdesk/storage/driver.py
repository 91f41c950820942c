"""Which SQLite speaks: SQLCipher's, the same on every system, or else the one that came with Python."""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3 as _typed

    Connection = _typed.Connection
else:
    Connection = Any


def _chosen() -> ModuleType:
    if os.environ.get("HOSTDESK_DRIVER") != "sqlite3":
        try:
            import sqlcipher3.dbapi2 as driver
        except ImportError:
            pass
        else:
            # sqlite-utils looks for pysqlite3 first: so both speak of the same exceptions
            sys.modules.setdefault("pysqlite3", sys.modules["sqlcipher3"])
            sys.modules.setdefault("pysqlite3.dbapi2", driver)
            return driver  # type: ignore[no-any-return]  # an untyped module
    import sqlite3.dbapi2 as plain

    return plain


driver = _chosen()
IntegrityError: type[Exception] = driver.IntegrityError
DriverError: type[Exception] = driver.Error
VERSION: tuple[int, ...] = driver.sqlite_version_info
CAN_LOCK = hasattr(driver.Connection, "set_key")  # SQLCipher's

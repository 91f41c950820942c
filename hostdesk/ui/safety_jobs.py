"""What the worker does for the safety of a library: plain values in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hostdesk.workflows.backups import Backup, Copied, Made
    from hostdesk.workflows.repairing import Repaired
    from hostdesk.workflows.restoring import Restored


def backup_finished(copied: Copied, library: Path, second: str) -> Made:
    from hostdesk.workflows import backups

    return backups.finished(copied, library, second)


def newest_sound(library: Path, second: str, key: Any = None) -> Backup | None:
    from hostdesk.workflows import backups

    return backups.newest_sound(library, second, key)


def restored(library: Path, backup: Path, key: Any) -> Restored:
    from hostdesk.workflows import restoring

    return restoring.restore(library, backup, key)


def repaired(library: Path, second: str, archives: Path | None, key: Any) -> Repaired:
    from hostdesk.workflows import repairing

    return repairing.repair(library, second, archives, key)

"""Where things lie: platformdirs' places, each overridable by an environment variable."""

from __future__ import annotations

import os
from pathlib import Path

LIBRARY_NAME = "library.hostdesk"


def library() -> Path:
    """The library file; `HOSTDESK_DATA` moves the folder it lies in."""
    return data_folder() / LIBRARY_NAME


def data_folder() -> Path:
    """Where the library and its backups lie."""
    return _place("HOSTDESK_DATA", "user_data_path")


def config_folder() -> Path:
    """Where the settings lie."""
    return _place("HOSTDESK_CONFIG", "user_config_path")


def log_folder() -> Path:
    """Where the log lies; it holds no names and no words of guests."""
    return _place("HOSTDESK_LOGS", "user_log_path")


def documents_folder() -> Path:
    """Where PDFs and archives are offered to be saved."""
    return _place("HOSTDESK_DOCUMENTS", "user_documents_path")


def resources() -> Path:
    """What ships with HostDesk: fonts, icons, templates, the handbook; read only."""
    inside = Path(__file__).parent / "resources"  # in an installed wheel; in a checkout it lies beside
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def translations() -> Path:
    """Where catalogues of other languages lie; `HOSTDESK_TRANSLATIONS` moves the folder."""
    chosen = os.environ.get("HOSTDESK_TRANSLATIONS")
    return Path(chosen) if chosen else resources() / "translations"


def _place(variable: str, name: str) -> Path:
    if chosen := os.environ.get(variable):
        return Path(chosen)
    import platformdirs

    return Path(getattr(platformdirs.PlatformDirs("HostDesk", appauthor=False), name))

#!/usr/bin/env python3
"""Lets a Linux desktop know HostDesk and its archives: for a double click, the menu and the icon."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# what is put where, below a data folder such as ~/.local/share
PLACES = {
    HERE / "hostdesk.desktop": "applications/hostdesk.desktop",
    HERE / "hostdesk-archive.xml": "mime/packages/hostdesk-archive.xml",
    ROOT / "resources/icons/hostdesk.svg": "icons/hicolor/scalable/apps/hostdesk.svg",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prefix", type=Path, default=own_data_folder(), help="the data folder")
    parser.add_argument("--command", default="hostdesk", help="what starts HostDesk")
    parser.add_argument("--remove", action="store_true", help="take it away again")
    arguments = parser.parse_args()
    for source, place in PLACES.items():
        target = arguments.prefix / place
        if arguments.remove:
            target.unlink(missing_ok=True)
        else:
            put(source, target, arguments.command)
    tell(arguments.prefix)


def own_data_folder() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")


def put(source: Path, target: Path, command: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    target.write_text(text.replace("Exec=hostdesk ", f"Exec={command} "), encoding="utf-8")


def tell(prefix: Path) -> None:
    """The desktop reads what these two write; without them it finds out with the next package."""
    for program, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        found = shutil.which(program)
        if found and (prefix / folder).is_dir():
            subprocess.run([found, str(prefix / folder)], check=False)


if __name__ == "__main__":
    main()

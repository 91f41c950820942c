"""Folders that are synchronised are known by their names, by what lies in them, and by what clients tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hostdesk.workflows.cloud_folders import synchronised_by


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("Dropbox/work", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - The Trust/HostDesk", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/HostDesk", "iCloud"),
        ("Nextcloud/a/b/c", "Nextcloud"),
        ("Sync", "Syncthing"),
        ("Documents", ""),
        ("work/Sync", ""),
        ("work/box", ""),
        (".local/share/HostDesk", ""),
    ],
)
def test_by_name(tmp_path: Path, folder: str, client: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)

    assert synchronised_by(place / "library.hostdesk", tmp_path, {}) == client


@pytest.mark.parametrize(
    ("mark", "client"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        ("._sync_a1b2c3.db", "Nextcloud"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_by_what_lies_in_the_top_folder(tmp_path: Path, mark: str, client: str) -> None:
    place = tmp_path / "shared" / "HostDesk"
    place.mkdir(parents=True)
    (tmp_path / "shared" / mark).mkdir()

    assert synchronised_by(place / "library.hostdesk", tmp_path, {}) == client


def test_by_what_a_client_tells(tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    assert synchronised_by(place / "x", tmp_path, {"OneDrive": str(place)}) == "OneDrive"

    (tmp_path / ".dropbox").mkdir()
    told = {"personal": {"path": str(place)}}
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps(told), encoding="utf-8")
    assert synchronised_by(place / "x", tmp_path, {}) == "Dropbox"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"personal": 3}', '{"personal": {"path": 3}}'])
def test_what_a_client_tells_may_be_anything(tmp_path: Path, text: str) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(text, encoding="utf-8")

    assert synchronised_by(tmp_path / "x", tmp_path, {}) == ""

"""A double click on an archive is for HostDesk, on a desktop that knows freedesktop.org's files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from configparser import ConfigParser
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "packaging" / "file_types"
ARCHIVE, ENCRYPTED = "application/x-hostdesk-archive", "application/x-hostdesk-archive-encrypted"


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


def install(*arguments: str) -> None:
    subprocess.run([sys.executable, str(HERE / "install.py"), *arguments], check=True, capture_output=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which HostDesk is known."""
    install("--prefix", str(tmp_path), "--command", "/opt/host desk/hostdesk")
    return tmp_path


def entry(path: Path) -> dict[str, str]:
    read = ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys are told apart by case
    read.read(path, encoding="utf-8")
    return dict(read["Desktop Entry"])


def patterns() -> dict[str, str]:
    """Which names are which kind of file."""
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    root = ElementTree.parse(HERE / "hostdesk-archive.xml").getroot()
    return {
        glob.attrib["pattern"]: kind.attrib["type"]
        for kind in root.findall("m:mime-type", space)
        for glob in kind.findall("m:glob", space)
    }


def test_the_desktop_file_opens_every_kind_that_is_described() -> None:
    found = entry(HERE / "hostdesk.desktop")

    assert set(found["MimeType"].split(";")) - {""} == set(patterns().values()) == {ARCHIVE, ENCRYPTED}
    assert found["Exec"] == "hostdesk %f"
    assert found["StartupWMClass"] == "hostdesk"


def test_archives_are_known_by_the_ends_of_their_names() -> None:
    assert patterns() == {"*.hostdesk.zip": ARCHIVE, "*.hostdesk.zip.age": ENCRYPTED}


def test_it_is_put_where_a_desktop_looks_and_taken_away_again(data: Path) -> None:
    assert entry(data / "applications/hostdesk.desktop")["Exec"] == "/opt/host desk/hostdesk %f"
    assert (data / "icons/hicolor/scalable/apps/hostdesk.svg").is_file()

    install("--prefix", str(data), "--remove")

    left = [path.name for path in data.rglob("*hostdesk*") if path.is_file() and path.parent.name != "mime"]
    assert [name for name in left if name.endswith((".desktop", ".svg"))] == []
    assert not (data / "mime/packages/hostdesk-archive.xml").exists()


@needs("desktop-file-validate")
def test_the_desktop_file_is_as_the_standard_has_it() -> None:
    command = ["desktop-file-validate", "--no-hints", str(HERE / "hostdesk.desktop")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


@needs("update-mime-database")
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("An evening.hostdesk.zip", ARCHIVE),
        ("An evening.hostdesk.zip.age", ENCRYPTED),
        ("AN EVENING.HOSTDESK.ZIP", ARCHIVE),
        ("holidays.zip", "application/zip"),
    ],
)
def test_a_desktop_takes_an_archive_for_one_and_no_other_zip(data: Path, name: str, kind: str) -> None:
    """Asked of Qt, in a process of its own that reads this data folder as a desktop would."""
    assert "hostdesk.zip" in (data / "mime/globs2").read_text(encoding="utf-8")
    code = (
        "import sys\n"
        "from PySide6.QtCore import QMimeDatabase as Known\n"
        "print(Known().mimeTypeForFile(sys.argv[1], Known.MatchMode.MatchExtension).name())"
    )
    env = {**os.environ, "XDG_DATA_HOME": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", code, name], env=env, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == kind


@needs("xdg-mime")
@needs("update-mime-database")
def test_xdg_mime_makes_hostdesk_the_one_that_opens_archives(data: Path, tmp_path: Path) -> None:
    env = {**os.environ, "XDG_DATA_HOME": str(data), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    (tmp_path / "config").mkdir()
    subprocess.run(["xdg-mime", "default", "hostdesk.desktop", ARCHIVE], env=env, check=True)
    asked = ["xdg-mime", "query", "default", ARCHIVE]

    assert subprocess.run(asked, env=env, capture_output=True, text=True).stdout.strip() == "hostdesk.desktop"

"""The two commands, on a project so small that its set-up needs no network."""

import json
import os
import shutil
import signal
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

DEV = Path(__file__).parents[2] / "packaging" / "dev.py"

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "hostdesk"
version = "1"

[project.optional-dependencies]
test = []
"""

# Blocks on a named pipe, or breaks, where the environment says so.
BACKEND = """
import os, zipfile

METADATA = "Metadata-Version: 2.1\\nName: hostdesk\\nVersion: 1\\nProvides-Extra: test\\n"

def build_editable(folder, config_settings=None, metadata_directory=None):
    if "TELL" in os.environ:
        open(os.environ["TELL"], "w").write("building")
        open(os.environ["TELL"]).read()
    if "BREAK" in os.environ:
        raise SystemExit("broken on purpose")
    name = "hostdesk-1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("hostdesk.pth", os.getcwd())
        wheel.writestr("hostdesk-1.dist-info/METADATA", METADATA)
        wheel.writestr("hostdesk-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("hostdesk-1.dist-info/RECORD", "")
    return name
"""

HOSTDESK = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.environ.get("QT_QPA_PLATFORM"), os.getcwd()]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "a small project"
    (folder / "packaging").mkdir(parents=True)
    shutil.copy(DEV, folder / "packaging")
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "backend.py").write_text(BACKEND)
    (folder / "hostdesk").mkdir()
    (folder / "hostdesk" / "__main__.py").write_text(HOSTDESK)
    return folder


@pytest.fixture
def dev(project: Path) -> ModuleType:
    """dev.py as a module of the small project, for what needs no set-up."""
    spec = spec_from_file_location("dev", project / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def start(project: Path, *args: str, **more_env: str) -> subprocess.Popen[str]:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, str(project / "packaging" / "dev.py"), *args]
    return subprocess.Popen(
        command,
        env=env | more_env,
        cwd=project.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def answer(process: subprocess.Popen[str]) -> Any:
    said, complained = process.communicate(timeout=120)
    assert process.returncode == 0, complained
    return json.loads(said)


@pytest.mark.skipif(os.name == "nt", reason="named pipes and process groups are not on Windows")
def test_set_up_survives_a_kill_two_starts_at_once_and_a_broken_update(project: Path) -> None:
    pipe = project / "pipe"
    os.mkfifo(pipe)
    killed = start(project, "run", "list", TELL=str(pipe))
    pipe.read_text()
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()

    first, second = start(project, "run", "list", "--json"), start(project, "run")
    assert answer(first) == [["list", "--json"], "offscreen", str(project.parent)]
    assert answer(second) == [["demo", "--out", "hostdesk-demo"], "offscreen", str(project.parent)]

    pyproject = project / "pyproject.toml"
    pyproject.write_text(PYPROJECT + "# newer pins\n")
    broken = start(project, "run", "list", BREAK="yes")
    _, complaint = broken.communicate(timeout=120)
    assert broken.returncode == 1
    assert complaint.endswith("then give the same command again.\n")

    pyproject.write_text(PYPROJECT)
    assert answer(start(project, "run", "list", BREAK="not reached: what worked is still there"))


def test_a_window_without_a_screen_is_refused_in_one_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    with pytest.raises(dev.SetUpError, match=r"there is no screen here\. These need none: .* demo, "):
        dev.without_screen(["--library", "mine"])


def test_an_invisible_window_opens_where_it_is_asked_for(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:configfile=two.json")

    assert dev.without_screen(["--library", "mine"]) == ["--library", "mine"]


def test_without_a_screen_and_arguments_the_demo_says_where_it_goes(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.without_screen([]) == ["demo", "--out", "hostdesk-demo"]
    assert str(Path.cwd() / "hostdesk-demo") in capsys.readouterr().err


@pytest.mark.parametrize(
    ("env", "named"),
    [
        ({"QT_QPA_PLATFORM": "offscreen:configfile=two.json", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "minimal"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_which_environment_names_a_screen(dev: ModuleType, env: dict[str, str], named: bool) -> None:
    assert dev.names_screen(env) is named


@pytest.mark.parametrize(
    ("env", "plugins"),
    [
        ({"QT_QPA_PLATFORM": "offscreen:configfile=two.json"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
    ],
)
def test_qt_is_asked_for_the_plugin_of_the_screen(
    dev: ModuleType, env: dict[str, str], plugins: list[str]
) -> None:
    assert dev.qt_plugins(env) == plugins


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_debian_packages_are_found_by_the_library_they_hold(
    dev: ModuleType, library: str, package: str
) -> None:
    assert dev.debian_package(library) == package


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks Qt's libraries")
def test_a_library_that_qt_lacks_is_named(dev: ModuleType, project: Path) -> None:
    linked = project / "libQtNeedsMe.so.1"
    plugin = project / ".venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqoffscreen.so"
    plugin.parent.mkdir(parents=True)
    if not shutil.which("cc"):
        pytest.skip("There is no C compiler here to make a library that needs another one.")
    compile_library(linked, "int needed(void) { return 1; }")
    compile_library(plugin, "int needed(void); int plugin(void) { return needed(); }", str(linked))
    env = {"QT_QPA_PLATFORM": "offscreen", "PATH": os.environ["PATH"]}

    assert dev.missing_libraries(env) == ["libQtNeedsMe.so.1"]
    assert dev.missing_libraries(env | {"LD_LIBRARY_PATH": str(project)}) == []


def compile_library(target: Path, code: str, *needs: str) -> None:
    options = ["-shared", "-fPIC", f"-Wl,-soname,{target.name}", "-x", "c", "-", "-x", "none", *needs]
    subprocess.run(["cc", *options, "-o", target], input=code, text=True, check=True)


def test_unpacked_programs_and_libraries_come_after_the_systems(dev: ModuleType, project: Path) -> None:
    unpacked = project / ".venv/system"
    (unpacked / "usr/lib/x86_64-linux-gnu").mkdir(parents=True)

    env = dev.with_unpacked({"PATH": "/usr/bin"})

    assert env["PATH"] == os.pathsep.join(["/usr/bin", str(unpacked / "usr/bin")])
    assert env["LD_LIBRARY_PATH"] == str(unpacked / "usr/lib/x86_64-linux-gnu")


@pytest.mark.parametrize(("args", "code"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_usage(dev: ModuleType, args: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(args) == code
    assert "python3 packaging/dev.py run" in "".join(capsys.readouterr())


def test_slow_is_what_takes_minutes(dev: ModuleType) -> None:
    assert dev.with_slow(["tests/harness", "--slow"]) == ["-m", "slow", "tests/harness"]
    assert dev.with_slow(["tests/domain", "-k", "dots"]) == ["tests/domain", "-k", "dots"]

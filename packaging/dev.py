#!/usr/bin/env python3
"""Sets HostDesk up in .venv, then runs, tests or measures it.

    python3 packaging/dev.py run [ARGS...]           start HostDesk; ARGS go to it
    python3 packaging/dev.py test [PYTEST ARGS...]   linters, types and tests; with ARGS pytest alone
    python3 packaging/dev.py golden                  what every paper says, written down anew for the tests
    python3 packaging/dev.py bench [NAME...]         measure, one JSON line per figure
    python3 packaging/dev.py screens [DIR]           the pictures of README and handbook, made again
    python3 packaging/dev.py sheets [PAGE...]        every page in every look, on contact sheets
    python3 packaging/dev.py stopwatch               keys and seconds for a gathering prepared by keyboard

It needs nothing but Python 3.11 or newer; the settings of pip and apt are honoured.
"""

import glob
import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

OLDEST_PYTHON = (3, 11)


def try_a_newer_python() -> None:
    for minor in (13, 12, 11, 14):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            sys.exit(subprocess.call([newer, *sys.argv]))
    sys.exit(f"HostDesk needs Python 3.11 or newer, and this is Python {platform.python_version()}.")


# First, because an older Python stumbles over the annotations below.
if sys.version_info < OLDEST_PYTHON:
    try_a_newer_python()

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.json"
UNFINISHED = VENV / "unfinished"
UNPACKED = VENV / "system"
LOCK = ROOT / ".venv.lock"

ROOM_NEEDED = 1_000_000_000  # bytes: 0.5 GB of libraries, and pip's copies while it unpacks them
LONGEST_WAIT = 1800  # seconds for another set-up to end
WITHOUT_A_WINDOW = {"demo", "list", "show", "new", "print", "export", "import", "verify", "check"}
WITHOUT_A_WINDOW |= {"calendar", "conflicts", "join", "held", "erase", "due"}
WITHOUT_A_WINDOW |= {"backup", "restore", "repair", "passphrase", "lock", "--version", "--help", "-h"}
DEMO_FOLDER = "hostdesk-demo"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
INVISIBLE = ("offscreen", "minimal")
OPEN_SCREEN = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
QT_PARTS = ("Network", "Pdf", "PrintSupport", "Svg", "Widgets")
PDF_TOOLS = ("pdfinfo", "pdftoppm", "pdftotext")
DEBIAN_NAMES = {  # where the package is not named after the library
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
FONT_SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir><dir prefix="xdg">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


class SetUpError(Exception):
    """What stands in the way, and what the reader can type to remove it."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def succeeds(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> bool:
    return subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0


# The virtual environment


def set_up(extra: str = "") -> None:
    """Leaves a whole .venv with the pinned libraries, or none that a later start would take for whole."""
    if is_ready(extra):
        return
    with nobody_else_setting_up():
        if not is_ready(extra):
            make_ready(extra)


def is_ready(extra: str) -> bool:
    stamp = read_stamp()
    same = stamp.get("made for") == made_for() and stamp.get("pins") == pins()
    return same and extra in stamp["extras"] and not UNFINISHED.exists() and PYTHON.exists()


def read_stamp() -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def write_stamp(extra: str) -> None:
    stamp = read_stamp()
    kept = stamp["extras"].split() if stamp.get("pins") == pins() else []
    stamp = {"made for": made_for(), "pins": pins(), "extras": " ".join(sorted({*kept, extra}))}
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def made_for() -> str:
    """A folder that was moved, or another Python, needs a new .venv."""
    return f"{sys.implementation.cache_tag} {platform.machine()} {ROOT}"


def pins() -> str:
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


@contextmanager
def nobody_else_setting_up() -> Iterator[None]:
    """By SQLite's lock: the same on every system, and it ends with the process that holds it."""
    if not os.access(ROOT, os.W_OK):
        raise SetUpError(f"HostDesk is set up in {ROOT}, where you may not write; please use your own copy.")
    with closing(sqlite3.connect(LOCK, timeout=0, isolation_level=None)) as lock:
        take(lock)
        yield


def take(lock: sqlite3.Connection) -> None:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        say("Another set-up is under way in this folder; waiting for it to end.")
        lock.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT * 1000}")
        lock.execute("BEGIN EXCLUSIVE")


def make_ready(extra: str) -> None:
    if not can_be_added_to():
        make_venv()
    install(extra)
    make_start_quicker()
    write_stamp(extra)
    UNFINISHED.unlink()


def can_be_added_to() -> bool:
    if UNFINISHED.exists() or read_stamp().get("made for", made_for()) != made_for():
        return False
    same_python = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return PYTHON.exists() and succeeds([PYTHON, "-c", same_python])


def make_venv() -> None:
    check_room()
    say("Setting HostDesk up, once; this takes a few minutes.")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    if not succeeds([outer_python(), "-m", "venv", "--without-pip", VENV]):
        raise SetUpError(
            f"Python's venv module could not make {VENV}."
            " On Debian and Ubuntu please type:  sudo apt-get install python3-venv"
        )


def check_room() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < ROOM_NEEDED:
        needed = f"{ROOM_NEEDED // 10**6} MB on the disk of {ROOT}"
        raise SetUpError(f"Setting up needs {needed}, and only {free // 10**6} MB are free.")


def outer_python() -> str:
    """Not one in a virtual environment: it may lack pip, or be about to be replaced."""
    inside = sys.prefix != sys.base_prefix
    return os.path.realpath(sys.executable) if inside else sys.executable


def install(extra: str) -> None:
    UNFINISHED.touch()
    wanted = f".[{extra}]" if extra else "."
    command = [*pip(), "install", "--quiet", "--disable-pip-version-check", "--no-user", "--editable", wanted]
    if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
        return
    if STAMP.exists():
        UNFINISHED.unlink()  # pip puts back what it fails to replace: what worked before still does
    raise SetUpError(
        "The libraries could not be installed; pip says above why. Check the network and the free disk space,"
        " then give the same command again."
    )


def pip() -> list[str]:
    """The one in .venv, put there if need be; else the outer one acting on .venv; else Debian's wheel."""
    inner = [str(PYTHON), "-m", "pip"]
    if succeeds([*inner, "--version"]) or succeeds([PYTHON, "-m", "ensurepip", "--default-pip"]):
        return inner
    outer = [outer_python(), "-m", "pip", "--python", str(PYTHON)]
    if succeeds([*outer, "--version"]):
        return outer
    wheel = spare_pip()
    if not succeeds([PYTHON, f"{wheel}/pip", "install", "--no-index", "--no-user", wheel]):
        raise SetUpError(f"pip could not be installed from {wheel}; please install pip for {outer_python()}.")
    return inner


def spare_pip() -> str:
    for brought in (True, bring(["python3-pip-whl"])):
        folders = ("/", UNPACKED) if brought else ()
        for folder in folders:
            for wheel in glob.glob(os.path.join(folder, "usr/share/python-wheels/pip-*.whl")):
                return wheel
    raise SetUpError(
        "This Python has no pip."
        " On Debian and Ubuntu please type:  sudo apt-get install python3-pip python3-venv"
    )


def make_start_quicker() -> None:
    """Unpacks what shiboken else compiles at each start (8 ms of 109), and compiles all that pip did not."""
    for embedded in "10":  # 1 throws away what an older version unpacked
        succeeds([PYTHON, "-c", "import PySide6.QtCore"], {**os.environ, "SBK_EMBED": embedded})
    succeeds([PYTHON, "-m", "compileall", "-qq", VENV / "lib", VENV / "Lib", ROOT / "hostdesk"])


# What the operating system must hold


def prepare_system(env: dict[str, str]) -> dict[str, str]:
    """The environment in which Qt finds its libraries; Qt itself would abort without a sentence."""
    env = with_unpacked(env)
    missing = missing_libraries(env)
    if not missing:
        return env
    say(f"Qt needs libraries that this system lacks: {', '.join(missing)}.")
    packages = sorted({debian_package(library) for library in missing})
    bring(packages)
    env = with_unpacked(env)
    if missing_libraries(env):
        raise SetUpError(f"Please type:  {line_to_type(missing, packages)}")
    return env


def missing_libraries(env: Mapping[str, str]) -> list[str]:
    """Asked of the dynamic linker, about the parts of Qt in use and the plugin for this screen."""
    loader = shutil.which("ldd")
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6"), None)
    if not sys.platform.startswith("linux") or loader is None or qt is None:
        return []
    parts = [qt / f"Qt{part}.abi3.so" for part in QT_PARTS]
    plugins = [qt / f"Qt/plugins/platforms/libq{plugin}.so" for plugin in qt_plugins(env)]
    asked = [part for part in parts + plugins if part.exists()]
    linked = subprocess.run([loader, *asked], env=env, capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"(\S+) => not found", linked)))


def qt_plugins(env: Mapping[str, str]) -> list[str]:
    chosen = env.get("QT_QPA_PLATFORM")
    if chosen:
        return [plugin.partition(":")[0] for plugin in chosen.split(";")]
    return [plugin for plugin, name in (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY")) if env.get(name)]


def debian_package(library: str) -> str:
    """The name Debian gives the package of a library: libX11.so.6 is in libx11-6, libGL.so.1 in libgl1."""
    if library in DEBIAN_NAMES:
        return DEBIAN_NAMES[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return name + ("-" if name[-1].isdigit() else "") + version


def line_to_type(libraries: Sequence[str], packages: Sequence[str]) -> str:
    if shutil.which("apt-get"):
        return "sudo apt-get install " + " ".join(packages)
    for tool in ("dnf", "zypper"):
        if shutil.which(tool):
            return f"sudo {tool} install " + " ".join(f"'{library}()(64bit)'" for library in libraries)
    return f"(your system's command to install the packages with {' '.join(libraries)})"


def bring(packages: Sequence[str]) -> bool:
    """Installs Debian packages where that is allowed, else unpacks them beside the libraries in .venv."""
    if os.name == "nt" or not shutil.which("apt-get"):
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not as_root or (shutil.which("sudo") and succeeds(["sudo", "-n", "true"])):
        say(f"Installing {' '.join(packages)}.")
        return apt_install(as_root, packages)
    say(f"Unpacking {' '.join(packages)} in {UNPACKED}.")
    return apt_unpack(packages)


def apt_install(as_root: Sequence[str], packages: Sequence[str]) -> bool:
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-oDPkg::Lock::Timeout=300"]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    command = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def apt_unpack(packages: Sequence[str]) -> bool:
    """apt with lists and archives of its own, which needs no rights."""
    own = UNPACKED / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (own / folder).mkdir(parents=True, exist_ok=True)
    places = {"State::lists": own / "lists", "Cache": own, "Cache::archives": own / "archives"}
    settings = [f"-oDir::{name}={place}" for name, place in places.items()]
    apt = ["apt-get", "-qq", "-oDebug::NoLocking=1", *settings]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    command = [*apt, "install", "--yes", "--download-only", "--no-install-recommends", *packages]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        return False
    unpacked = [succeeds(["dpkg", "-x", archive, UNPACKED]) for archive in (own / "archives").glob("*.deb")]
    shutil.rmtree(own)
    return all(unpacked)


def with_unpacked(env: Mapping[str, str]) -> dict[str, str]:
    """Leads programs to what was unpacked, after what the system has."""
    found = dict(env)
    if not UNPACKED.is_dir():
        return found
    libraries = [str(folder) for folder in sorted(UNPACKED.glob("**/lib/*-linux-gnu*"))]
    found["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, [env.get("LD_LIBRARY_PATH"), *libraries]))
    found["PATH"] = os.pathsep.join([env.get("PATH", os.defpath), str(UNPACKED / "usr/bin")])
    if not Path("/usr/share/X11/xkb").exists():
        found["XKB_CONFIG_ROOT"] = str(UNPACKED / "usr/share/X11/xkb")
    if not Path("/etc/fonts").exists():
        found["FONTCONFIG_FILE"] = str(font_settings())
    return found


def font_settings() -> Path:
    settings = UNPACKED / "fonts.conf"
    if not settings.exists():
        settings.write_text(FONT_SETTINGS.format(fonts=UNPACKED / "usr/share/fonts"), encoding="utf-8")
    return settings


def bring_pdf_tools(env: dict[str, str]) -> dict[str, str]:
    if has_pdf_tools(env):
        return env
    bring(["poppler-utils"])
    env = with_unpacked(env)
    if not has_pdf_tools(env):
        say(
            f"The tests that look at printed pages need {', '.join(PDF_TOOLS)}."
            " On Debian and Ubuntu please type:  sudo apt-get install poppler-utils"
        )
    return env


def has_pdf_tools(env: Mapping[str, str]) -> bool:
    return all(shutil.which(tool, path=env.get("PATH")) for tool in PDF_TOOLS)


# The commands


def run(args: list[str]) -> int:
    set_up()
    if WITHOUT_A_WINDOW.isdisjoint(args):
        env = with_screen(os.environ)
        if env is not None:
            return become(hostdesk(args), env)
        args = without_screen(args)
    return become(hostdesk(args), prepare_system({**os.environ, **OFFSCREEN}))


def hostdesk(args: Sequence[str]) -> list[str]:
    return [str(PYTHON), "-P", "-m", "hostdesk", *args]


def with_screen(env: Mapping[str, str]) -> dict[str, str] | None:
    """The environment for a window, or None. A screen that is named may still be gone, or another user's."""
    if not names_screen(env):
        return None
    prepared = prepare_system(dict(env))
    opens = not sys.platform.startswith("linux") or succeeds([PYTHON, "-c", OPEN_SCREEN], prepared)
    return prepared if opens else None


def names_screen(env: Mapping[str, str]) -> bool:
    chosen = env.get("QT_QPA_PLATFORM")
    if chosen:
        return not chosen.startswith(INVISIBLE)
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def without_screen(args: list[str]) -> list[str]:
    """What HostDesk is given instead; an invisible window only where the environment asks for it."""
    if not args:
        say(
            "There is no screen here, so HostDesk makes its sample gathering without a window;"
            f" its documents lie in {Path.cwd() / DEMO_FOLDER}."
        )
        return ["demo", "--out", DEMO_FOLDER]
    if not os.environ.get("QT_QPA_PLATFORM", "").startswith(INVISIBLE):
        raise SetUpError(
            "HostDesk opens a window, and there is no screen here. These need none:  "
            + ", ".join(sorted(WITHOUT_A_WINDOW))
        )
    return args


def become(command: list[str], env: dict[str, str]) -> int:
    """HostDesk takes this process's place, so that signals reach it; Windows knows no such thing."""
    if os.name != "nt":
        os.execve(command[0], command, env)
    return subprocess.run(command, env=env, check=False).returncode


def test(args: list[str]) -> int:
    set_up("test")
    env = bring_pdf_tools(prepare_system({**OFFSCREEN, **os.environ}))
    if args:
        return stage("pytest", with_slow(args), env)
    stages = {
        "ruff": ["check", "--quiet", "hostdesk", "tests", "packaging"],
        "mypy": ["--strict", "--no-error-summary"],
        "pytest": ["-n", "auto"],
    }
    codes = {tool: stage(tool, arguments, env) for tool, arguments in stages.items()}
    failed = [tool for tool, code in codes.items() if code]
    if failed:
        print("== There is something to mend, see above:", ", ".join(failed), flush=True)
    return codes[failed[0]] if failed else 0


def with_slow(args: list[str]) -> list[str]:
    """`--slow` is what takes minutes, and nothing else."""
    others = [arg for arg in args if arg != "--slow"]
    return others if others == args else ["-m", "slow", *others]


def golden(_args: list[str]) -> int:
    set_up("test")
    env = bring_pdf_tools(prepare_system({**OFFSCREEN, **os.environ, "HOSTDESK_WRITE_GOLDEN": "yes"}))
    return stage("pytest", ["tests/printing/test_golden.py", "-q", "-n", "0"], env)


def stage(tool: str, args: list[str], env: dict[str, str]) -> int:
    print("==", shlex.join([tool, *args]), flush=True)
    code = subprocess.run([PYTHON, "-m", tool, *args], cwd=ROOT, env=env, check=False).returncode
    return 128 - code if code < 0 else code


def bench(names: list[str]) -> int:
    set_up("test")
    env = prepare_system({**OFFSCREEN, **os.environ, "PYTHONPATH": str(ROOT)})
    return become([str(PYTHON), str(ROOT / "packaging/bench/__main__.py"), *names], env)


def screens(args: list[str]) -> int:
    return pictured("screens.py", args)


def sheets(args: list[str]) -> int:
    return pictured("contact_sheets.py", args)


def stopwatch(args: list[str]) -> int:
    return pictured("stopwatch.py", args)


def pictured(script: str, args: list[str]) -> int:
    set_up()
    env = prepare_system({**os.environ, **OFFSCREEN, "PYTHONPATH": str(ROOT)})
    return become([str(PYTHON), str(ROOT / "packaging" / script), *args], env)


def main(argv: list[str]) -> int:
    verbs = {verb.__name__: verb for verb in (run, test, golden, bench, screens, sheets, stopwatch)}
    if not argv or argv[0] not in verbs:
        print(__doc__, file=sys.stdout if argv in (["-h"], ["--help"]) else sys.stderr)
        return 0 if argv in (["-h"], ["--help"]) else 2
    try:
        return verbs[argv[0]](argv[1:])
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

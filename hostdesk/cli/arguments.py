"""What can be typed after `hostdesk`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from hostdesk import __version__
from hostdesk.domain.documents import Document
from hostdesk.domain.small_groups import LOWEST_LEAST, USUAL_LEAST
from hostdesk.words import _

Verb = Callable[[str, str], argparse.ArgumentParser]  # its name and what it does


class UsageError(Exception):
    """What was typed cannot be meant."""


def understood(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments, with `verb` or None for the window; argparse ends the process where they do not fit."""
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    anywhere = argparse.ArgumentParser(add_help=False)
    _library(anywhere)
    parser = argparse.ArgumentParser(
        prog="hostdesk",
        description=_("Prepare, host and harvest a gathering. Without a command, the window opens."),
        epilog=_(
            "A locked library asks for its passphrase; where nobody can type it, name a file whose first "
            "line it is in HOSTDESK_PASSPHRASE_FILE (- for standard input), a new one in "
            "HOSTDESK_NEW_PASSPHRASE_FILE."
        ),
        allow_abbrev=False,
    )
    _library(parser)
    parser.add_argument("--version", action="version", version=f"HostDesk {__version__}")
    parser.set_defaults(verb=None, library=None)
    verbs = parser.add_subparsers(title=_("commands"), metavar="COMMAND", dest="verb")

    def verb(name: str, what: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=what, description=what, parents=[anywhere], allow_abbrev=False)

    _sessions(verb)
    _papers(verb)
    _archives(verb)
    _people(verb)
    _safety(verb)
    _locking(verb)
    return parser


def _library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,  # so that it may stand before or after the command
        help=_("the library to use; without it, your own"),
    )


def _sessions(verb: Verb) -> None:
    listing = verb("list", _("list the sessions, the latest first"))
    listing.add_argument("--search", metavar="WORDS", default="", help=_("only those that hold these words"))
    _json(listing)
    showing = verb("show", _("show one session whole"))
    _session(showing)
    _json(showing)
    new = verb("new", _("begin a session, and print its id"))
    new.add_argument("--title", required=True)
    new.add_argument(
        "--template", metavar="NAME", help=_("begin from this template, yours too, or from a .toml file")
    )
    new.add_argument(
        "--guests", metavar="FILE", help=_("invite the names in this file, one a line; - reads them in")
    )


def _papers(verb: Verb) -> None:
    printing = verb("print", _("write the papers of a session as PDF"))
    _session(printing)
    printing.add_argument(
        "--document",
        metavar="NAME",
        action="append",
        default=[],
        help=_("{names}; may be given more than once; without it, all").format(
            names=", ".join(document.goes_by for document in Document)
        ),
    )
    printing.add_argument("--guest", metavar="NAME", help=_("only the sheets of this guest"))
    printing.add_argument(
        "--paper", metavar="SIZE", default="A4", help=_("A4 (usual), Letter, A5, or A3 for wall sheets")
    )
    printing.add_argument(
        "--sides",
        choices=("one", "two"),
        default="",
        help=_("for a printer, not to be read: on one side, or on two, each guest on fresh paper"),
    )
    printing.add_argument(
        "--look",
        metavar="FORMAT",
        default="as-recorded",
        help=_("as-recorded for each guest (usual), or for all: usual, large-print or easy-read"),
    )
    _ways(printing)
    printing.add_argument(
        "--sheet",
        metavar="LABELS",
        default="",
        help=_("the labels for badges, like “Avery L4785”; without it, plain paper"),
    )
    printing.add_argument(
        "--begin-at", metavar="N", type=int, default=1, help=_("the first label that is still on the sheet")
    )
    printing.add_argument(
        "--below",
        metavar="WHAT",
        default="nothing",
        help=_("on a badge below the name: nothing (usual), about or brings"),
    )
    _out(printing, "DIR", _("the folder for the papers"))
    showing = verb("demo", _("live through the sample gathering, and print all its papers"))
    _out(showing, "DIR", _("the folder for everything that is made; your own library is left alone"))


def _ways(printing: argparse.ArgumentParser) -> None:
    """Into how many files, of which kind."""
    printing.add_argument(
        "--html", action="store_true", help=_("as HTML, for screen readers and phones, instead of PDF")
    )
    printing.add_argument(
        "--each", action="store_true", help=_("a file for each guest, of papers that differ")
    )
    printing.add_argument(
        "--together", choices=("document", "guest"), default="", help=_("one PDF of them all, in this order")
    )


def _archives(verb: Verb) -> None:
    export = verb("export", _("write sessions to an archive"))
    _several(export)
    where = _("a .zip file for one archive of them all, or a folder for one archive each")
    export.add_argument("--out", type=Path, metavar="PATH", help=where)
    export.add_argument(
        "--document",
        metavar="NAME",
        action="append",
        default=[],
        help=_("a paper that lies in it, like summary; may be given more than once; without it, none"),
    )
    export.add_argument("--no-pictures", action="store_true", help=_("without the pictures of the room"))
    export.add_argument(
        "--spreadsheet", action="store_true", help=_("the tables as a spreadsheet (XLSX) beside it")
    )
    _sharing(export)
    export.add_argument(
        "--passphrase", action="store_true", help=_("encrypt it; the passphrase is asked for, twice")
    )
    _passphrase_file(export)
    _calendar(verb)
    taking = verb("import", _("take in the sessions of an archive, all or nothing"))
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    _passphrase_file(taking)
    _merging(verb)
    verify = verb("verify", _("look whether an archive is whole"))
    verify.add_argument("file", type=Path, metavar="FILE")
    _passphrase_file(verify)


def _merging(verb: Verb) -> None:
    """What is left to do once two laptops met."""
    waiting = verb("conflicts", _("what two laptops changed without knowing of each other, to choose from"))
    _session(waiting)
    waiting.add_argument(
        "--choose",
        metavar="N=WAY",
        action="append",
        default=[],
        help=_("of conflict N this way holds; may be given more than once"),
    )
    _json(waiting)
    joining = verb("join", _("say that two guests of a session are one person"))
    _session(joining)
    joining.add_argument("kept", metavar="NAME", help=_("who is kept; alone, the two who bear this name"))
    joining.add_argument("other", metavar="OTHER", nargs="?", help=_("who is the same person"))


def _sharing(export: argparse.ArgumentParser) -> None:
    """What leaves without names."""
    export.add_argument(
        "--without-names", action="store_true", help=_("to be shared: codes for guests, no small groups")
    )
    export.add_argument(
        "--preview", action="store_true", help=_("without names: only say what would go out, table by table")
    )
    _choices_without_names(export)


def _choices_without_names(export: argparse.ArgumentParser) -> None:
    """How much of it goes."""
    export.add_argument(
        "--least",
        metavar="N",
        type=int,
        default=USUAL_LEAST,
        help=_("without names: of fewer people nothing is told ({usual}; never fewer than {lowest})").format(
            usual=USUAL_LEAST, lowest=LOWEST_LEAST
        ),
    )
    export.add_argument(
        "--words",
        metavar="KINDS",
        action="append",
        default=[],
        help=_(
            "without names: which words go: none, or scales (usual), title, purpose, goals, boundaries, "
            "running-order, decisions, steps, said, answers"
        ),
    )
    export.add_argument(
        "--picture",
        metavar="N",
        type=int,
        action="append",
        default=[],
        help=_("without names: this picture goes, too, by its number"),
    )


def _passphrase_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("the passphrase of the archive is the first line of this file; - reads it in"),
    )


def _people(verb: Verb) -> None:
    held = verb("held", _("tell everything that is held about a person, in all sessions that know them"))
    erase = verb("erase", _("erase a person; without --yes, tell what would go"))
    for one in (held, erase):
        _session(one)
        one.add_argument("name", metavar="NAME", help=_("as it stands on the list of that session"))
    _json(held)
    erase.add_argument("--here", action="store_true", help=_("from this session alone"))
    erase.add_argument("--names-out", action="store_true", help=_("also where others wrote the whole name"))
    _reach(erase)
    due = verb("due", _("the sessions that have come to the day until which you wanted to keep them"))
    due.add_argument("sessions", metavar="SESSION", nargs="*", help=_("of those; without it, all of them"))
    due.add_argument(
        "--then",
        choices=("as-meant", "longer", "without-names", "erase"),
        help=_("what becomes of them; without it, they are only listed"),
    )
    due.add_argument("--out", type=Path, metavar="PATH", help=_("where what is kept without names goes"))
    _choices_without_names(due)
    due.add_argument(
        "--passphrase", action="store_true", help=_("encrypt it; the passphrase is asked for, twice")
    )
    _passphrase_file(due)
    _reach(due)


def _reach(parser: argparse.ArgumentParser) -> None:
    """How far an erasure goes."""
    parser.add_argument(
        "--archive-passphrases",
        type=Path,
        metavar="FILE",
        help=_("passphrases of archives that you encrypted, one a line: what they open is written anew"),
    )
    parser.add_argument(
        "--leave-encrypted", action="store_true", help=_("do not delete encrypted archives that stay closed")
    )
    parser.add_argument(
        "--leave-damaged", action="store_true", help=_("do not delete damaged files that were put aside")
    )
    parser.add_argument("--yes", action="store_true", help=_("do it; it cannot be undone"))


def _locking(verb: Verb) -> None:
    changing = verb("passphrase", _("lock the library with a passphrase, change it, or remove it"))
    changing.add_argument(
        "what",
        choices=("set", "change", "remove", "draw"),
        help=_("set the first one, change it, remove it; or only draw five words and say them"),
    )
    changing.add_argument(
        "--draw", action="store_true", help=_("take five words drawn by chance, and say them")
    )
    verb("lock", _("lock the window that is open with the library"))


def _calendar(verb: Verb) -> None:
    dates = verb("calendar", _("write the dates of sessions to a file for any calendar"))
    _several(dates)
    _out(dates, "FILE", _("the .ics file"))
    dates.add_argument("--to-do", action="store_true", help=_("steps and decisions that have a day, too"))
    dates.add_argument("--names", action="store_true", help=_("with the names of guests, and who does what"))
    dates.add_argument("--remind", action="store_true", help=_("a reminder a day before"))


def _several(parser: argparse.ArgumentParser) -> None:
    """Sessions, those of a series, or all."""
    parser.add_argument("sessions", metavar="SESSION", nargs="*", help=_which_session())
    parser.add_argument("--series", metavar="TITLE", help=_("the sessions of this series"))
    parser.add_argument("--all", action="store_true", help=_("every session in the library"))


def _safety(verb: Verb) -> None:
    verb("check", _("look whether the library is sound, what is in it, and which backups there are"))
    verb("backup", _("make a backup of the library now, and copy it to the second place if it is there"))
    restoring = verb("restore", _("put a backup in the place of the library, which is kept"))
    restoring.add_argument(
        "--from",
        type=Path,
        metavar="FILE",
        dest="source",
        help=_("this backup; without it, the newest sound one"),
    )
    restoring.add_argument("--list", action="store_true", help=_("only list the backups there are"))
    restoring.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    repairing = verb("repair", _("build a damaged library anew from all that can be read; the file is kept"))
    repairing.add_argument(
        "--archives", type=Path, metavar="DIR", help=_("a folder of archives, for sessions that are lost")
    )


def _which_session() -> str:
    return _("an id (its first eight characters are enough), or a title that only one session has")


def _session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION", help=_which_session())


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("as JSON, for programs"))


def _out(parser: argparse.ArgumentParser, metavar: str, what: str) -> None:
    parser.add_argument("--out", type=Path, metavar=metavar, required=True, help=what)

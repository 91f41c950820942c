"""Export without names: what is chosen, and what would go out, line by line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator, Sequence
from pathlib import Path

from hostdesk.cli import told
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.gathering import Gathering
from hostdesk.words import _, counted
from hostdesk.workflows import exporting, new_file, outgoing
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.nameless import Nameless
from hostdesk.workflows.nameless_words import WordsOf

_WIDEST = 60  # characters of one text in the preview


def choice(arguments: Namespace, gatherings: Sequence[Gathering]) -> Nameless:
    """What was chosen on the command line; pictures by their number in the session."""
    kinds = {of.goes_by: of for of in WordsOf}
    names = [name for given in arguments.words for name in given.replace(",", " ").split() if name != "none"]
    unknown = [name for name in names if name not in kinds]
    if unknown:
        raise UsageError(_("--words takes none, or of these: {names}.").format(names=", ".join(kinds)))
    chosen = frozenset(kinds[name] for name in names) if arguments.words else Nameless().all_of
    pictures = [picture.id for gathering in gatherings for picture in gathering.pictures]
    if any(not 1 <= number <= len(pictures) for number in arguments.picture):
        raise UsageError(_("There is no picture with this number."))
    numbers = frozenset(pictures[number - 1] for number in arguments.picture)
    return Nameless(arguments.least, all_of=chosen, pictures=numbers)


def export(
    gatherings: Sequence[Gathering], arguments: Namespace, passphrase: str, out: Path | None
) -> Generator[str]:
    """Says what goes out, and writes just that; without `out` it is only said."""
    wish = Wish(nameless=choice(arguments, gatherings), passphrase=passphrase)
    going = outgoing.shared(gatherings, choice(arguments, gatherings))
    if out is None:
        yield from preview(going)
        return
    target = out / exporting.file_name(gatherings, wish) if out.is_dir() else out
    new_file.put(exporting.locked(going.data, passphrase), target)
    yield str(target)


def preview(going: outgoing.Outgoing) -> Generator[str]:
    for title, sentences in (
        (_("Goes out"), going.account.goes),
        (_("Stays here"), going.account.stays),
        (_("To look at"), going.account.look_at),
    ):
        if sentences:
            yield from (title, *(f"  {sentence}" for sentence in sentences))
    for table in going.tables:
        rows = counted("{n} row", "{n} rows", len(table.rows))
        filled = [n for n in range(len(table.head)) if any(row[n] for row in table.rows)]
        yield from ("", f"{table.name} · {rows}")
        yield from told.aligned([[_cell(row[n]) for n in filled] for row in (table.head, *table.rows)], "  ")


def _cell(words: str) -> str:
    one_line = " / ".join(words.splitlines())
    return one_line if len(one_line) <= _WIDEST else one_line[: _WIDEST - 1] + "…"

"""Measures HostDesk, one JSON line per figure: name, value, unit, floor, ratio.

python packaging/bench [NAME…]    all figures, or those whose name is or begins with NAME
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import archives
import capturing
import counting
import evening
import finding
import growing
import idling
import keeping
import locked
import looping
import papers
import preparing
import previewing
import safekeeping
import showing
import starting
from measuring import Figure
from workshop import Workshop

# the figures that each function measures together
GROUPS: dict[tuple[str, ...], Callable[[Workshop], Iterator[Figure]]] = {
    ("first-window-empty",): starting.empty,
    ("first-window-10000",): starting.full,
    (
        "first-window-instructions-empty",
        "first-window-instructions-10000",
        "first-window-instructions-locked",
    ): counting.figures,
    ("mark-shown",): capturing.figures,
    ("mark-written", "mark-durable"): keeping.figures,
    ("open-locked", "open-locked-file"): locked.opening,
    ("mark-written-locked", "mark-durable-locked"): locked.marks,
    ("first-window-locked",): locked.window,
    (
        "list",
        "list-middle",
        "search",
        "search-letter",
        "search-word",
        "narrowed",
        "palette",
        "open",
    ): finding.figures,
    ("open-library",): finding.starting_figures,
    ("arrival-letter", "palette-letter"): preparing.letters,
    ("series-told",): preparing.told,
    ("event-loop-gap",): looping.figures,
    ("gathering-gap", "gathering-gap-first"): evening.gap,
    ("rounds-memory",): evening.memory,
    ("handouts-200",): papers.figures,
    ("handouts-typst",): papers.typst_figures,
    ("digital-copies",): papers.digital_figures,
    ("preview-first", "preview-again", "preview-cold", "papers-gap"): previewing.figures,
    ("export-200", "import-200"): archives.few,
    ("export-1000", "import-1000"): archives.many,
    ("merge-1000",): archives.merging,
    ("growth-opening", "growth-size"): growing.figures,
    ("backup-million", "check-million"): safekeeping.million,
    ("idle-cpu", "idle-wakeups", "memory-at-rest"): idling.figures,
    ("key-to-dot",): showing.key_to_dot,
    ("reveal-200", "reveal-200-longest"): showing.reveal,
    ("projector-repaint-4k", "projector-first-paint-4k"): showing.repaint,
    ("idle-timer-cpu", "idle-timer-wakeups"): showing.ticking,
}


def main(wanted: Sequence[str]) -> int:
    names = [name for group in GROUPS for name in group]
    unknown = [want for want in wanted if not any(name.startswith(want) for name in names)]
    if unknown:
        print(f"There is no figure {unknown[0]}; there are: {', '.join(names)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="hostdesk-bench-") as folder:
        workshop = Workshop(Path(folder))
        for group, measure in GROUPS.items():
            if any(_is_wanted(name, wanted) for name in group):
                for figure in measure(workshop):
                    if _is_wanted(figure.name, wanted):
                        print(figure.as_json(), flush=True)
    return 0


def _is_wanted(name: str, wanted: Sequence[str]) -> bool:
    return not wanted or name.startswith(tuple(wanted))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

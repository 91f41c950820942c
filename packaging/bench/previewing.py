"""From choosing a document to its first page in sight, and the loop's gaps while papers for 200 are made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median
from typing import Any

import windows
from measuring import Figure, figure
from workshop import Workshop

_AIM = 300.0  # milliseconds


def figures(workshop: Workshop) -> Iterator[Figure]:
    env = windows.environment(workshop.new_place("previewing"))
    library = workshop.folder / "previewing.hostdesk"
    found: dict[str, Any] = json.loads(windows.printed(windows.script("previewed.py", library), env))
    where = f"{windows.platform()}; 200 guests, who answered 6 rounds"
    floor = "floor: what a host is not to wait longer than"
    for document, (first, *again) in found["first"].items():
        note = f"{where}; chosen for the first time since the start; {floor}"
        yield figure(f"preview-first {document}", first, "ms", _AIM, note)
        note = f"{where}; median of the next {len(again)}; {floor}"
        yield figure(f"preview-again {document}", median(again), "ms", _AIM, note)
    note = f"{where}; the page Print opened a few seconds after the session, for the first time; {floor}"
    yield figure("preview-cold", found["cold"], "ms", _AIM, note)
    document, gap = max(found["gaps"].items(), key=lambda each: float(each[1]))
    note = f"{where}; each document made and shown, the longest at the {document}; floor: left alone"
    yield figure("papers-gap", gap, "ms", found["idle"], f"{note}; waiting for a processor left out")

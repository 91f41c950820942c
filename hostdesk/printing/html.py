"""The same story as one accessible HTML file: for a screen reader, a phone, or a person's own fonts.

Everything is in the file: no address is ever asked for, and nothing in it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape as escaped

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Table

from hostdesk.printing import svg
from hostdesk.printing import type as lettering
from hostdesk.printing.flowables import ToTick, Words
from hostdesk.printing.writing_room import Ruled, WhereThereIsRoom

_FIGURE = 380.0  # points, which the page scales: small enough for numbers to be read on a phone
_HEADING = re.compile(r"<h([1-4])(.*)</h[1-4]>$", re.DOTALL)
_BLOCKS = {"H1": "h1", "H2": "h2", "H3": "h3", "H4": "h4", "P": "p"}

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2423; --quiet: #4a5350; --green: #0f5b57; --paper: #faf8f4;
  --line: #d5d2ca; --amber: #d98e1f; --heading: var(--own, var(--green)) }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ede5; --quiet: #c2c8c3; --green: #8fd0c8;
  --heading: var(--green); --paper: #17211f; --line: #47524f }
  figure { background: #faf8f4; border-radius: 8px; padding: 8px } }
body { margin: 0 auto; padding: 1.5rem; max-width: 44rem; background: var(--paper); color: var(--ink);
  font: 1.15rem/1.6 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, sans-serif;
  overflow-wrap: anywhere }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; break-after: avoid }
h1 { font-size: 1.65em } h2 { font-size: 1.22em; color: var(--heading); margin-top: 1.6em }
h3 { font-size: 1em; margin-top: 1.4em } h4 { font-size: .87em; color: var(--quiet) }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid var(--amber) }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
td, th { text-align: start; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line) }
th { overflow-wrap: break-word } th[scope=row] { width: 34%; font-weight: 600 }
main > p:first-child, section > p:first-child, .new-page + p { margin-bottom: 0; font-weight: 600;
  color: var(--green) }
figure { margin: 1rem 0; break-inside: avoid } svg, img { width: 100%; height: auto }
.ends td { border: 0; padding: 0; color: var(--quiet) } .ends td:last-child { text-align: end }
ul.tick { list-style: "☐  " } .lines div { border-bottom: 1px solid var(--quiet); height: 1.9rem }
.logo img { width: auto; max-width: 14rem; max-height: 4.5rem; background: #fff; border-radius: 4px }
.new-page { break-before: page }
@media (max-width: 30rem) { body { padding: 1rem }
  td, th { padding: .4rem .25rem; overflow-wrap: anywhere; hyphens: auto } }
""".strip()


_EASY = """
.easy { max-width: 55ch; line-height: 1.9 } .easy p, .easy li { margin-block: .9em }
.easy h2 { padding-top: 1rem; border-top: 1px solid var(--line) }
""".lstrip()


@dataclass(frozen=True, slots=True)
class Look:
    """In which language a page or a part of it is, and how large it begins."""

    language: str = "en-GB"
    right_to_left: bool = False
    larger: float = 1.0
    easy: bool = False  # short lines, and room between them
    colour: str = ""  # of the host's own, on light paper; "": the house's


@dataclass(frozen=True, slots=True)
class Part:
    """One reader's story, in their look."""

    look: Look
    told: str


def part(story: Iterable[Flowable], look: Look) -> Part:
    """To be made while that look is current on paper too."""
    return Part(look, "\n".join(_stepwise(_told(list(_flat(story))))))


def page(story: Iterable[Flowable], title: str, look: Look = Look()) -> str:
    """A whole HTML file; `title` is that of the window."""
    return page_of([part(story, look)], title, look)


def page_of(parts: Sequence[Part], title: str, look: Look = Look()) -> str:
    """The same of several readers' parts, each of which begins anew."""
    size = f"html {{ font-size: {look.larger * 100:.0f}% }}\n" if look.larger != 1 else ""
    size += _EASY if look.easy or any(one.look.easy for one in parts) else ""
    colour = f":root {{ --own: {look.colour} }}\n" if look.colour else ""
    main = '<main class="easy">' if look.easy else "<main>"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(look.language)}" dir="{_direction(look)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{size}{colour}{_STYLE}\n</style>\n</head>\n<body>\n{main}\n"
        + '\n<div class="new-page"></div>\n'.join(_section(one, look) for one in parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _section(one: Part, whole: Look) -> str:
    """As it is where it reads like the whole; else with what it has of its own."""
    own = replace(one.look, colour=whole.colour)
    if own == whole:
        return one.told
    size = f' style="font-size: {own.larger / whole.larger * 100:.0f}%"' if own.larger != whole.larger else ""
    easy = ' class="easy"' if own.easy else ""
    language = f'lang="{escape(own.language)}" dir="{_direction(own)}"'
    return f"<section {language}{easy}{size}>\n{one.told}\n</section>"


def _direction(look: Look) -> str:
    return "rtl" if look.right_to_left else "ltr"


def _flat(story: Iterable[Any]) -> Iterator[Any]:
    for part in story:
        if isinstance(part, KeepTogether):
            yield from _flat(part._content)
        elif isinstance(part, WhereThereIsRoom):
            yield from (part.head, part.lines)
        elif isinstance(part, list | tuple):
            yield from _flat(part)
        elif getattr(part, "kind", "") == "beside":  # below each other, as a narrow screen has room for
            yield from _flat(part._cellvalues)
        else:
            yield part


def _told(parts: Sequence[Any]) -> Iterator[str]:
    """Neighbours of one kind stand in one list, or are one person's words."""
    for kind, group in groupby(parts, key=_kind):
        if kind in ("ul", "ul.tick"):
            items = "".join(f'<li dir="auto">{_words(part)}</li>' for part in group)
            yield f'<ul class="tick">{items}</ul>' if kind == "ul.tick" else f"<ul>{items}</ul>"
        elif kind == "blockquote":
            yield from _quotes(list(group))
        else:
            yield from (told for part in group if (told := _one(part)))


def _stepwise(told: Iterable[str]) -> Iterator[str]:
    """No heading is more than one step below the one it belongs to, however small its letters on paper."""
    over: list[int] = []
    for line in told:
        found = _HEADING.match(line)
        if found:
            over = [*(level for level in over if level < int(found[1])), int(found[1])]
            line = f"<h{len(over)}{found[2]}</h{len(over)}>"
        yield line


def _kind(part: Any) -> str:
    if isinstance(part, ToTick):
        return "ul.tick"
    role = getattr(part, "role", "")
    return {"LI": "ul", "BlockQuote": "blockquote"}.get(role, "")


def _quotes(lines: Sequence[Words]) -> Iterator[str]:
    """A quote begins and ends with its marks; its lines lie between."""
    inside: list[str] = []
    for line in lines:
        words = _words(line)
        inside.append(words)
        if words.endswith("”") or line is lines[-1]:
            yield f'<blockquote dir="auto">{"<br>".join(inside)}</blockquote>'
            inside = []


def _one(part: Any) -> str:
    if isinstance(part, Words):
        tag = _BLOCKS.get(part.role, "p")
        return f'<{tag} dir="auto">{_words(part)}</{tag}>'
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Ruled):
        return f'<div class="lines" aria-hidden="true">{"<div></div>" * max(1, part.lines)}</div>'
    if isinstance(part, PageBreak):
        return '<div class="new-page"></div>'
    if hasattr(part, "html"):  # knows best itself: a picture
        return str(part.html())
    if getattr(part, "alt", ""):
        return f"<figure>{svg.figure(part, _FIGURE)}</figure>"
    return ""


def _table(table: Table) -> str:
    spare = getattr(table, "spare", 0)  # a screen needs none: there is no pen
    heads, rows = table._cellvalues[: table.repeatRows], table._cellvalues[table.repeatRows :]
    rows = rows[: len(rows) - spare]
    kind = getattr(table, "kind", "")
    if kind == "facts":
        return f"<table><tbody>{''.join(_fact(row) for row in rows)}</tbody></table>"
    if not heads:  # it only lays things out
        named = f' class="{kind}"' if kind else ""
        return f'<table role="presentation"{named}><tbody>{_rows(rows, "td")}</tbody></table>'
    head, body = _rows(heads, 'th scope="col"'), _rows(rows, "td")
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _fact(row: Sequence[Any]) -> str:
    what, *words = row
    told = "".join(_cell(cell, "td") for cell in words)
    return f"<tr>{_cell(what, 'th scope=row')}{told}</tr>"


def _rows(rows: Sequence[Any], tag: str) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, tag) for cell in row)}</tr>" for row in rows)


def _cell(cell: Any, tag: str) -> str:
    parts = list(_flat([cell])) if not isinstance(cell, str) else [cell]
    told = "<br>".join(
        escape(part) if isinstance(part, str) else _words(part) if isinstance(part, Words) else _one(part)
        for part in parts
    )
    return f'<{tag} dir="auto">{told}</{tag.split()[0]}>'


def escape(text: str) -> str:
    """Only words, whatever is in them: nothing that is a tag, and nothing that turns the page round."""
    return escaped(lettering.told(text))


def _words(part: Words) -> str:
    return "".join(escape(getattr(frag, "text", "")) or "<br>" for frag in part.frags).strip()

"""The tables of an archive as an XLSX workbook, for people: a sheet a table, and no cell that runs.

Written here rather than by openpyxl, which keeps rows in the folder for temporary files, writes down when it
was made, cuts long texts without a word and takes a text for a formula. Source: ECMA-376, parts 1 and 2.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from hostdesk.archive import zip_writer
from hostdesk.archive.csv_views import Cell, Column, Row, Table, is_formula

MOST_ROWS = 1_048_575  # below the head, as every spreadsheet has them
LONGEST_CELL = 32_767  # characters, as Excel has it

_NARROWEST, _WIDEST = 8, 60  # characters
_ROWS_AT_ONCE = 500
_LINE, _HIGHEST = 15, 405  # points
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets disagree: there was no 29 February 1900
_ZERO = datetime(1899, 12, 30)
_PLAIN, _HEAD, _TEXT, _QUOTED, _DATE, _DATETIME, _YES_NO = range(7)  # the styles, by place in _STYLES
_HIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # ST_Xstring: _x0041_ would be read as A
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TOP = '<alignment vertical="top" wrapText="1"/>'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>'
    '<numFmt numFmtId="166" formatCode="&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7">'
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_TOP}</xf>'
    f'<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1">{_TOP}</xf>'
    f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">{_TOP}</xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1">'
    f"{_TOP}</xf>"
    f'<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">{_TOP}</xf>'
    f'<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">{_TOP}</xf>'
    f'<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">{_TOP}</xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


class Workbook:
    """Rows come in as many helpings as there are; what came is kept small until the whole is written."""

    def __init__(self) -> None:
        self._sheets: dict[str, list[_Sheet]] = {}

    def add(self, tables: Sequence[Table]) -> None:
        """More rows of the same tables; those that a sheet has no room for go on another one."""
        for table in tables:
            sheets = self._sheets.setdefault(table.name, [_Sheet(table.name, table.columns)])
            rows = list(table.rows)
            while rows:
                room = MOST_ROWS - sheets[-1].rows
                sheets[-1].add(rows[:room])
                if rows := rows[room:]:
                    sheets.append(_Sheet(f"{table.name} {len(sheets) + 1}", table.columns))

    def finish(self) -> bytes:
        """The workbook: equal rows in equal helpings or not, equal bytes."""
        sheets = [sheet for found in self._sheets.values() for sheet in found]
        files = {
            "[Content_Types].xml": _content_types(len(sheets)),
            "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": _workbook([sheet.title for sheet in sheets]),
            "xl/_rels/workbook.xml.rels": _relations(
                [
                    *(("worksheet", f"worksheets/{_file(n)}") for n in _numbers(sheets)),
                    ("styles", "styles.xml"),
                ]
            ),
            "xl/styles.xml": _STYLES,
        }
        plain = {name: iter((text.encode(),)) for name, text in files.items()}
        written = {f"xl/worksheets/{_file(n)}": sheets[n - 1].xml() for n in _numbers(sheets)}
        return zip_writer.deflated(plain | written)


class _Sheet:
    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        self.title = name.replace("_", " ").capitalize()
        self.rows = 0
        self._columns = columns
        self._heads = [column.name.replace("_", " ") for column in columns]
        self._widths = [max(_NARROWEST, len(head) + 3) for head in self._heads]
        self._packed: list[bytes] = []

    def add(self, rows: Sequence[Row]) -> None:
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[first : first + _ROWS_AT_ONCE]
            self._measure(some)
            written = (self._row(row, self.rows + 2 + number) for number, row in enumerate(some))
            self._packed.append(zlib.compress("".join(written).encode(), 1))
            self.rows += len(some)

    def xml(self) -> Iterator[bytes]:
        yield self._before().encode()
        yield from (zlib.decompress(packed) for packed in self._packed)
        last = f"{_letters(len(self._columns))}{self.rows + 1}"
        yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'.encode()

    def _before(self) -> str:
        """The head stays in sight while one reads on."""
        pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
            for n, width in enumerate(self._widths, 1)
        )
        heads = "".join(_text(head, f"{_letters(n)}1", _HEAD) for n, head in enumerate(self._heads, 1))
        return (
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}'
            f"</sheetView></sheetViews><cols>{widths}</cols><sheetData>"
            f'<row r="1">{heads}</row>'
        )

    def _measure(self, rows: Sequence[Row]) -> None:
        for place, column in enumerate(self._columns):
            longest = max(_length(row[place]) for row in rows)
            fitting = 18 if column.type in ("date", "datetime") else longest + 2
            self._widths[place] = min(_WIDEST, max(self._widths[place], fitting))

    def _row(self, row: Row, number: int) -> str:
        cells = (
            _cell(value, column.type, f"{_letters(place)}{number}")
            for place, (value, column) in enumerate(zip(row, self._columns, strict=True), 1)
        )
        return f'<row r="{number}"{_height(row)}>{"".join(cells)}</row>'


def _height(row: Row) -> str:
    """As many lines as its longest text takes: not every program works that out when it opens the file."""
    lines = max((_lines(value) for value in row if isinstance(value, str)), default=1)
    return f' ht="{min(lines * _LINE, _HIGHEST)}" customHeight="1"' if lines > 1 else ""


def _lines(words: str) -> int:
    return sum(max(1, -(-_width(line) // (_WIDEST - 2))) for line in words.split("\n"))


def _width(line: str) -> int:
    """Letters of the East take twice the room."""
    return len(line) if line.isascii() else sum(2 if mark > "\u2e7f" else 1 for mark in line)


def _numbers(sheets: Sequence[_Sheet]) -> range:
    return range(1, len(sheets) + 1)


def _file(number: int) -> str:
    return f"sheet{number}.xml"


def _length(value: Cell) -> int:
    """Of the longest line."""
    return max(map(_width, value.split("\n"))) if isinstance(value, str) else len(str(value or ""))


def _letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(value: Cell, kind: str, where: str) -> str:
    """Nothing for an empty one. A text is a text, whatever it looks like."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{where}" s="{_YES_NO}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{where}" s="{_PLAIN}"><v>{value}</v></c>'
    if kind in ("date", "datetime") and (serial := _serial(value)) is not None:
        style = _DATE if kind == "date" else _DATETIME
        return f'<c r="{where}" s="{style}"><v>{serial}</v></c>'
    return _text(value, where, _QUOTED if is_formula(value) else _TEXT)


def _serial(written: str) -> str | None:
    """Days since the beginning of 1900, as spreadsheets count them; None for a day that they cannot."""
    moment = datetime.fromisoformat(written)
    if moment.date() < _FIRST_DAY:
        return None
    since = moment - _ZERO
    return str(since.days) if not since.seconds else repr(round(since.days + since.seconds / 86_400, 10))


def _text(words: str, where: str, style: int) -> str:
    seen = _ESCAPE_LIKE.sub("_x005F_", _HIDDEN.sub("\ufffd", words))
    whole = seen if len(seen) <= LONGEST_CELL else seen[: LONGEST_CELL - 1] + "…"
    inside = escape(whole, {"\r": "&#13;"})
    return f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>'


def _content_types(sheets: int) -> str:
    parts = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    parts += [(f"worksheets/{_file(n)}", "worksheet") for n in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_SHEET_TYPE}.{kind}+xml"/>' for name, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _workbook(titles: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>' for n, title in enumerate(titles, 1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'

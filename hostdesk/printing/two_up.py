"""Small pages for the printer: two on a sheet, to cut or to fold in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from hostdesk.printing.page import HAIRLINE, LaidOut, Printout

_SHEET = landscape(A4)
_HALF = _SHEET[0] / 2
_MARK = 6 * mm  # at the edges, where to cut


class TwoUpPrintout(Printout):
    """Single pages stand beside each other; those of a longer document begin on a sheet of their own."""

    _taken = 0  # halves of the sheet in hand

    def begin_sheet(self, pages: int = 1) -> None:
        if pages > 1 or self.two_sided:
            self.end_sheet()
        super().begin_sheet()

    def end_sheet(self) -> None:
        if self._taken:
            self._finish_sheet()

    def print_page(self, page: LaidOut, foot: str, filling: Sequence[Flowable] = ()) -> None:
        spare = _HALF - self._paper.size[0]  # two of A5 are a millimetre narrower than A4 is high
        self._canvas.setPageSize(_SHEET)
        self._canvas.saveState()
        self._canvas.translate(self._taken * _HALF + spare / 2, 0)
        self._draw_page(page, foot, filling)
        self._canvas.restoreState()
        self._taken += 1
        if self._taken == 2:
            self._finish_sheet()

    def finish(self) -> bytes:
        self.end_sheet()
        return super().finish()

    def _finish_sheet(self) -> None:
        self._canvas.setPageSize(_SHEET)  # laying out the next document sets it to its own
        self._canvas.setStrokeColor(HAIRLINE)
        self._canvas.setLineWidth(0.5)
        for low in (0, _SHEET[1] - _MARK):
            self._canvas.line(_HALF, low, _HALF, low + _MARK)
        self._canvas.showPage()
        self.pages += 1
        self._taken = 0

"""A template as a page of a recipe book: when to use it, how to host it, what happens, is asked, is held."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.scale import Scale
from hostdesk.ui import theme
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _, counted
from hostdesk.workflows.templates import Template, WrittenBlock


class TemplateReader(QTextBrowser):
    """Shows words only: whatever a file holds, nothing in it is markup, a link or a picture."""

    _template: Template | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("template_reader")
        self.setAccessibleName(_("About the template"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quiet(self)

    def show_template(self, template: Template | None) -> None:
        """From its beginning; None: an empty page."""
        self._template = template
        self._set()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is ever read."""

    def _set(self) -> None:
        self.document().setDocumentMargin(theme.em(self) * 0.9)
        self.document().setDefaultStyleSheet(self._style())
        self.setHtml(page(self._template) if self._template else "")

    def _style(self) -> str:
        colours, em = self.palette(), theme.em(self)
        quiet, ink = colours.placeholderText().color().name(), colours.link().color().name()
        return (
            f"p {{ margin: 0 0 {em // 2}px 0; line-height: 130%; }}"
            f"h1 {{ font-size: x-large; margin: 0 0 {em // 3}px 0; }}"
            f"h2 {{ font-size: medium; color: {ink}; margin: {em}px 0 {em // 3}px 0; }}"
            f".lead {{ font-size: {self.font().pointSizeF() * 1.12:.1f}pt; line-height: 125%; }}"
            f".quiet {{ color: {quiet}; }}"
            f"td {{ padding: {em // 6}px {em * 2 // 3}px {em // 6}px 0; }}"
        )

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes are written into the page, so it is written anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._template:
            self._set()


def page(template: Template) -> str:
    """The page, as HTML in which every word of the template is plain."""
    return "".join(_parts(template))


def _parts(template: Template) -> Iterator[str]:
    yield f"<h1>{escape(template.title)}</h1>"
    yield _paragraphs(template.when_to_use, "lead")
    yield f'<p class="quiet">{escape(in_short(template))}</p>'
    yield from _section(_("How to host it"), _paragraphs(template.how_to_host))
    yield from _section(_("The running order in short"), _running_order(template))
    yield from _section(_("What is asked on scales"), "".join(map(_scale, template.scales)))
    yield from _section(_("What you hold"), "".join(_boundaries(template)))
    yield from _section(_("What you print"), _paragraphs("\n".join(template.papers)))
    yield from _section(_("Where it comes from"), _paragraphs(template.comes_from, "quiet"))


def in_short(template: Template) -> str:
    """Like: 2 hours · 8 blocks · 3 scales · 6 boundaries."""
    days = max((block.day for block in template.blocks), default=1)
    placed = sum(not block.parked for block in template.blocks)
    facts = (
        (days > 1, counted("{n} day", "{n} days", days)),
        (template.minutes, length_said(template.minutes)),
        (placed, counted("{n} block", "{n} blocks", placed)),
        (template.scales, counted("{n} scale", "{n} scales", len(template.scales))),
        (template.boundaries, counted("{n} boundary", "{n} boundaries", len(template.boundaries))),
    )
    return " · ".join(said for there, said in facts if there)


def length_said(minutes: int) -> str:
    """135 -> "2 hours 15 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = (counted("{n} hour", "{n} hours", hours) if hours else "", _minutes(rest) if rest else "")
    return " ".join(part for part in parts if part)


def _minutes(number: int) -> str:
    return counted("{n} minute", "{n} minutes", number)


def _section(title: str, inside: str) -> Iterator[str]:
    if inside:
        yield f"<h2>{escape(title)}</h2>{inside}"


def _paragraphs(words: str, style: str = "") -> str:
    opening = f'<p class="{style}">' if style else "<p>"
    return "".join(f"{opening}{escape(part)}</p>" for part in words.splitlines() if part)


def _running_order(template: Template) -> str:
    days = max((block.day for block in template.blocks), default=1)
    rows = []
    for day in range(1, days + 1):
        placed = [block for block in template.blocks if block.day == day and not block.parked]
        if days > 1 and placed:
            said = escape(_("Day {n}").format(n=day))
            rows.append(f'<tr><td class="quiet" colspan="2"><b>{said}</b></td></tr>')
        rows += [_block(block) for block in placed]
    parked = [escape(block.title) for block in template.blocks if block.parked]
    kept = _("Kept at hand: {titles}").format(titles=", ".join(parked)) if parked else ""
    table = f'<table cellspacing="0">{"".join(rows)}</table>' if rows else ""
    return table + (f'<p class="quiet">{kept}</p>' if kept else "")


def _block(block: WrittenBlock) -> str:
    where = f' <span class="quiet">· {escape(block.position.label)}</span>' if block.position else ""
    title = escape(block.title) if block.is_break else f"<b>{escape(block.title)}</b>"
    minutes = escape(_("{n} min").format(n=block.minutes)).replace(" ", "&nbsp;")
    return f'<tr><td class="quiet" align="right">{minutes}</td><td>{title}{where}</td></tr>'


def _scale(scale: Scale) -> str:
    ends = _("{lowest}: {low} · {highest}: {high}").format(
        lowest=scale.lowest, low=scale.low_means or "…", highest=scale.highest, high=scale.high_means or "…"
    )
    return f'<p><b>{escape(scale.question)}</b><br><span class="quiet">{escape(ends)}</span></p>'


def _boundaries(template: Template) -> Iterator[str]:
    for kind in BoundaryKind:
        for boundary in template.boundaries:
            if boundary.kind is kind:
                head = f'<span class="quiet">{escape(kind.label)}</span><br>'
                yield f"<p>{head}{escape(boundary.words)}</p>"

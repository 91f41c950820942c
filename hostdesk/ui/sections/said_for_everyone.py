"""What of all that was said is on the summary: words, offers and needs, decisions, what is parked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.said import ForEveryone, Told
from hostdesk.ui.widgets.even_cards import EvenCards
from hostdesk.ui.widgets.lines_card import LinesCard
from hostdesk.ui.widgets.plain import Card, heading, muted, plain
from hostdesk.words import _, counted


def add_said(column: QVBoxLayout, said: ForEveryone) -> None:
    """Each kind that there is under its head; what nobody may read is not here."""
    _add_told(column, _("In their words"), [(f"“{each.words}”", each.by) for each in said.quotes], "quotes")
    if said.waiting:
        column.addWidget(muted(waiting_said(said.waiting), "summary_waiting"))
    affirmed = [(each.words, each.by) for each in said.affirmations]
    _add_told(column, _("Affirmations"), affirmed, "affirmations")
    if said.offers or said.needs:
        column.addWidget(heading(_("Offers and needs"), "summary_offers_and_needs", 1.25))
        offers = LinesCard("summary_offers", _("Offers"), _lines(said.offers))
        needs = LinesCard("summary_needs", _("Needs"), _lines(said.needs))
        column.addWidget(EvenCards([offers, needs], most=2))
    decided = [": ".join(part for part in pair if part) for pair in said.decided]
    _add_lines(column, _("Decided"), decided, "decided")
    _add_lines(column, _("Parked for later"), said.parked, "parked")


def hidden_said(rounds: int) -> str:
    return counted(
        "{n} round waits to be revealed; until then nothing of it is shown here.",
        "{n} rounds wait to be revealed; until then nothing of them is shown here.",
        rounds,
    )


def waiting_said(quotes: int) -> str:
    return counted(
        "{n} quote waits for a yes; ask, and note the answer on the page What was said.",
        "{n} quotes wait for a yes; ask, and note the answers on the page What was said.",
        quotes,
    )


def _add_told(column: QVBoxLayout, title: str, told: Sequence[tuple[str, str]], name: str) -> None:
    if not told:
        return
    column.addWidget(heading(title, f"summary_{name}", 1.25))
    card = Card(f"summary_{name}_card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(20, 14, 20, 14)
    inside.setSpacing(2)
    for number, (words, by) in enumerate(told):
        if number:
            inside.addSpacing(8)
        inside.addWidget(_words(words, f"summary_{name}_{number}"))
        if by:
            inside.addWidget(muted(by, f"summary_{name}_{number}_by"))
    column.addWidget(card)


def _add_lines(column: QVBoxLayout, title: str, lines: Sequence[str], name: str) -> None:
    if not lines:
        return
    column.addWidget(heading(title, f"summary_{name}", 1.25))
    for number, words in enumerate(lines):
        column.addWidget(_words(words, f"summary_{name}_{number}"))


def _lines(told: Sequence[Told]) -> list[str]:
    return [_line(each) for each in told] or [_("None yet")]


def _line(told: Told) -> str:
    words = f"{told.words} · {told.by}" if told.by else told.words
    return _("{words} (brought together)").format(words=words) if told.done else words


def _words(text: str, name: str) -> QWidget:
    label = plain(text, name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

"""Days and times as they are said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hostdesk import words
from hostdesk.workflows.calendar_words import clock, day, from_to, short_day

START = datetime(2026, 11, 26, 18, 30)


def test_days() -> None:
    assert day(START) == "Thursday 26 November 2026"
    assert short_day(date(2026, 12, 2)) == "2 December"
    assert day(date(2026, 3, 1)) == "Sunday 1 March 2026"


def test_from_when_to_when() -> None:
    assert from_to(START, START + timedelta(hours=2)) == "Thursday 26 November 2026, 18:30 to 20:30"
    assert from_to(START, START + timedelta(hours=7)) == "Thursday 26 November 2026, 18:30 to 01:30"
    assert from_to(START, START + timedelta(hours=15, minutes=30)) == (
        "Thursday 26 November 2026, 18:30 to Friday 27 November 2026, 10:00"
    )
    assert from_to(START, None) == from_to(START, START) == "Thursday 26 November 2026, 18:30"
    assert (
        from_to(START, START + timedelta(hours=46))
        == "Thursday 26 November 2026, 18:30 to Saturday 28 November 2026, 16:30"
    )


def test_a_language_says_them_in_its_own_order_words_and_figures() -> None:
    order = {"{weekday} {day} {month} {year}": "{year}年{month}{day}日{weekday}"}
    texts = order | {"November": "11月", "Thursday": "木曜日"}
    tongue = words.Tongue(lambda text: texts.get(text, text), lambda one, _more, _n: one, "٠١٢٣٤٥٦٧٨٩")
    with words.aside(tongue._replace(figures="")):
        assert day(START) == "2026年11月26日木曜日"
    with words.aside(tongue):
        assert clock(START) == "١٨:٣٠"
        assert short_day(START) == "٢٦ 11月"

"""Words that break programs: each kind once or twice, made by hand; another list can be named besides."""

from __future__ import annotations

import json
import os
from pathlib import Path

_WORDS = (
    # what programs take for nothing, for numbers and for dates
    *("null", "None", "undefined", "NaN", "-Infinity", "true", "0", "-0", "00", "1e309", "1/0", "0x1F"),
    *("9" * 90, "1,5", "1.000,00", "2026-02-30", "٣", "½", "Ⅷ", "-1", "+1", "--1", "()", "[]", "{}"),
    # what spreadsheets take for formulas
    *("=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)"),
    *("=HYPERLINK(\"http://example.org\")", "＝1+1", "＠SUM(A1)", "%0A=1+1", "'=1", '"=1"'),
    *("=cmd\u00a0|x", ";=1+1", ",=1+1", " =1+1", "\u200b=1+1"),
    # markup, scripts and what pages fetch
    *("<b>bold</b>", "<script>alert(1)</script>", "</script><script>alert(1)</script>"),
    *("<img src=x onerror=a(1)>", "<img src='file:///etc/passwd'>"),
    *("<a href='javascript:alert(1)'>go</a>", "<svg onload=alert(1)>", "&lt;i&gt;", "&amp;", "&"),
    *("&nbsp;x", "<", ">", "<br/>", "<para>", "<font size=99>", "</para>", "<!-- -->", "<![CDATA[x]]>"),
    *("]]>", '" onfocus=alert(1) autofocus x="', "' onfocus=alert(1) '", "`", "<?xml version='1.0'?>"),
    *("<!DOCTYPE x>", "<link rel=stylesheet href=//example.org/a.css>"),
    *("<iframe src=http://example.org>", "data:text/html,<b>"),
    # what databases, formats, shells and templates take for orders
    *("'; DROP TABLE guests; --", "\" OR 1=1 --", "x' UNION SELECT 1", "%", "_", "100 %", "*", "ada*"),
    *("NEAR(a b)", '"ada', "a AND", "NOT", "words:a", "{n}", "{0}", "{name.__class__}", "{", "}", "%s"),
    *("%n%n%n", "$HOME", "${x}", "$(reboot)", "`reboot`", "; reboot", "| cat", "&& cat", "> /tmp/x"),
    *("\\", "\\\\", "\\n", "\\0", "\\u0000", "{{7*7}}"),
    # what file systems cannot bear
    *("../../etc/passwd", "..\\..\\x", "/", "C:\\x", "CON", "aux.txt", "nul", "COM1", "a:b", "a?b"),
    *("a*b", ".", "..", "~", "-rf", "--help", ".hidden", "ends.", "a/b", "a" * 255, "é" * 140),
    # every script, both directions, marks upon marks, pictures
    *("田中さん", "사회과학원", "Ελληνικά", "Привет", "שלום עולם", "مرحبا بالعالم", "हिन्दी", "ภาษาไทย"),
    *("𠜎𠜱", "𝕬𝖉𝖆", "مرحبا (Ada) 123", "abc שלום def", "ﷺ", "﷽", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "👩🏽", "👨‍👩‍👧‍👦"),
    *("🏳️‍🌈", "🇺🇸🇷🇺", "1️⃣", "☃", "ﬁ", "ß", "İi", "\u0301ada", "e\u0301", "\u00ad", "a\u200bb"),
    *("a\u200db", "\u2028", "a\u00a0b", "\u3000", "\ufffd", "\U0010ffff"),
    # what hides, turns or breaks
    *("a\u202egnp.exe", "\u2066a\u2069", "\x1b[31mred", "\x07", "a\x00b", "a\tb", "a\r\nb", "\ufeffa"),
    *("\x9b31m", "\x7f", "\ud800", "\udfff", "", " ", "\n", "a" * 301, "a b " * 20_000, "<" * 300),
    *("\u0300" * 250, "\u202e" * 9),
)  # fmt: skip


def words() -> tuple[str, ...]:
    """The words; with HOSTDESK_NAUGHTY, a JSON list of more of them is read too."""
    other = os.environ.get("HOSTDESK_NAUGHTY")
    more = json.loads(Path(other).read_text(encoding="utf-8")) if other else ()
    return tuple(dict.fromkeys((*_WORDS, *more)))

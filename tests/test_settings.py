"""What the host chose is there again; what cannot be meant is left at its default."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.settings import Settings, _as_saved, load, save


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(
        host_name='Nora "N." Whitfield',
        badge_at_once=True,
        badge_sheet="Avery L4785",
        badge_below="brings",
        badge_label=7,
        two_sided=True,
        own_colour="#1b4a8a",
        closing_words='Thank you.\nCome "again", \\ or not.',
    )
    save(tmp_path / "settings.toml", chosen)

    assert load(tmp_path / "settings.toml") == chosen


def test_what_nobody_can_mean_is_left_at_its_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('badge_at_once = "yes"\nbadge_below = "age"\nbadge_label = true\ntext_size = 125\n')

    assert load(file) == Settings(text_size=125)


def test_each_field_is_explained_in_the_file(tmp_path: Path) -> None:
    save(tmp_path / "settings.toml", Settings())
    lines = (tmp_path / "settings.toml").read_text(encoding="utf-8").splitlines()

    assert [line.partition(" = ")[0] for line in lines[1::2]] == list(Settings._fields)
    assert all(line.startswith("# ") and len(line) > 12 for line in lines[::2])


# what decides whether a line is one of ours: names, quotes, escapes, numbers, ends of lines
_NAMES = st.sampled_from(["scheme", "text_size", "coach", "logo", "[a]", "", "# a"])
_VALUES = st.sampled_from(
    ["true", "0", "7", "07", "-1", "1_0", "1.5", "٣", '""', '"a"', "'a'", "[]", '"a" # b']
)
_MARKS = st.sampled_from([*"\\\"'#=é\u2028\x85\t\0\r ", "true", "12", "\r\n"])


def _quoted(marks: list[str]) -> str:
    return f'"{"".join(marks)}"'


_WRITTEN = st.one_of(_VALUES, st.lists(_MARKS).map("".join), st.lists(_MARKS).map(_quoted))
_LINES = st.builds("".join, st.tuples(_NAMES, st.sampled_from([" = ", "=", " =", ""]), _WRITTEN))


@given(st.lists(_LINES, max_size=3).map("\n".join))
def test_what_is_read_without_a_reader_of_toml_is_what_it_reads(text: str) -> None:
    found = _as_saved(text)

    assert found is None or found == tomllib.loads(text)


@pytest.mark.parametrize("chosen", [Settings(), Settings(coach=False, text_size=150, host_name="Zoë Ŵ")])
def test_what_is_saved_mostly_needs_no_reader_of_toml(tmp_path: Path, chosen: Settings) -> None:
    save(tmp_path / "settings.toml", chosen)

    assert _as_saved((tmp_path / "settings.toml").read_text(encoding="utf-8")) == chosen._asdict()

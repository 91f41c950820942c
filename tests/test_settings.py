"""What the host chose is there again; what cannot be meant is left at its default."""

from __future__ import annotations

from pathlib import Path

from hostdesk.settings import Settings, load, save


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

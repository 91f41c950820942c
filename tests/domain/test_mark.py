"""An answer: a number, a skip, or words; of a guest, or of nobody."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hostdesk.domain.mark import Mark
from hostdesk.errors import HostDeskError


def test_a_skipped_answer_has_no_number() -> None:
    with pytest.raises(HostDeskError, match="A skipped answer has no number"):
        Mark("m", "garden", "r", "g", Decimal(4), skipped=True)


def test_an_unnamed_answer_names_nobody() -> None:
    with pytest.raises(HostDeskError, match="names nobody"):
        Mark("m", "garden", "r", None, Decimal(4), spoken_by="Ada")


def test_zero_a_skip_and_words_alone_are_answers() -> None:
    assert Mark("m", "garden", "r", "g", None).is_empty
    assert not Mark("m", "garden", "r", "g", Decimal(0)).is_empty
    assert not Mark("m", "garden", "r", "g", None, skipped=True).is_empty
    assert not Mark("m", "garden", "r", "g", None, one_step_up="A key").is_empty

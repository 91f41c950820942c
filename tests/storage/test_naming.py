"""Whoever is named anywhere in a session is found there, whatever the field and the script."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hostdesk.domain.change import Change
from hostdesk.storage.library import Library
from hostdesk.storage.naming import session_ids_naming
from hostdesk.storage.tables import NAMES
from tests.builders import a_full_gathering, a_gathering, stored
from tests.planted import text_fields

EVERYWHERE = [(kind, name) for kind in NAMES for name in text_fields(kind)]


@pytest.mark.parametrize(("kind", "name"), EVERYWHERE, ids=lambda one: getattr(one, "__name__", one))
def test_a_name_is_found_in_every_text(library: Library, kind: type, name: str) -> None:
    full = a_full_gathering()
    named = (part for part in full.parts if getattr(part, "guest_id", "") is not None)
    part = next(part for part in named if type(part) is kind)
    new: dict[str, Any] = {name: "and with ada lovelace, too"}
    stored(library, full.after(Change("", "evening", (), (replace(part, **new),))))
    stored(library, a_gathering("Ben", session_id="another", title="Lovelace and Ada"))

    assert session_ids_naming(library, ["Ada Lovelace"]) == ["evening"]


@pytest.mark.parametrize("name", ["王小明", "محمد", "Élodie", "D’Arcy", "O'Brien 100%_", 'Q" OR "x'])
def test_any_script_and_any_sign(library: Library, name: str) -> None:
    stored(library, a_gathering("Ben", session_id="here", title=f"With {name}!"))
    stored(library, a_gathering("Ben", session_id="there", title="With nobody"))

    assert session_ids_naming(library, [name]) == ["here"]


def test_a_short_name_is_not_found_in_every_word(library: Library) -> None:
    stored(library, a_gathering("Ben", session_id="here", title="Jo joins"))
    stored(library, a_gathering("Ben", session_id="there", title="Join the joy"))

    assert session_ids_naming(library, ["Jo"]) == ["here"]
    assert session_ids_naming(library, ["", "…"]) == []

"""The arrows of the house: ui, cli → workflows → {storage, printing, archive, guest_lists} → domain."""

from __future__ import annotations

import sys

import pytest
from pytest_archon import archrule

ADAPTERS = ("storage", "printing", "archive", "guest_lists")
# what may be imported, by itself, in one layer only
KEPT_IN = {
    "PySide6": ("ui", "app"),
    "sqlite3": ("storage",),
    "sqlcipher3": ("storage",),
    "sqlite_utils": ("storage",),
    "reportlab": ("printing",),
    "uharfbuzz": ("printing",),
    "bidi": ("printing",),
    "openpyxl": ("guest_lists",),
    "cryptography": ("archive",),
}


def layer(*names: str) -> list[str]:
    return [pattern for name in names for pattern in (f"hostdesk.{name}", f"hostdesk.{name}.*")]


def test_the_domain_stands_on_the_standard_library_alone() -> None:
    def allowed(_module: str, direct: set[str], _all: object) -> bool:
        own = ("hostdesk.domain", "hostdesk.errors", "hostdesk.words")
        return all(
            name == "hostdesk" or name.startswith(own) or name.split(".")[0] in sys.stdlib_module_names
            for name in direct
        )

    rule = archrule("pure domain").match(*layer("domain")).should(allowed, "only the standard library")
    rule.check("hostdesk")


@pytest.mark.parametrize("leaf", ["errors", "words"])
def test_errors_and_words_are_leaves(leaf: str) -> None:
    archrule("leaf").match(*layer(leaf)).should_not_import("hostdesk.*").check("hostdesk")


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_adapters_know_neither_each_other_nor_what_stands_above_them(adapter: str) -> None:
    others = [name for name in ADAPTERS if name != adapter]
    forbidden = layer(*others, "workflows", "ui", "cli", "app")

    archrule("adapters").match(*layer(adapter)).should_not_import(*forbidden).check("hostdesk")


def test_workflows_know_neither_window_nor_command_line() -> None:
    forbidden = [*layer("ui", "cli", "app"), "PySide6", "PySide6.*"]

    archrule("workflows").match(*layer("workflows")).should_not_import(*forbidden).check("hostdesk")


@pytest.mark.parametrize("front", ["ui", "cli"])
def test_window_and_command_line_go_through_workflows(front: str) -> None:
    rule = archrule("fronts").match(*layer(front)).should_not_import(*layer(*ADAPTERS))
    rule.check("hostdesk", only_direct_imports=True)


def test_the_command_line_opens_the_window_through_the_app_alone() -> None:
    rule = archrule("cli").match(*layer("cli")).should_not_import(*layer("ui"))
    rule.check("hostdesk", only_direct_imports=True)
    archrule("ui").match(*layer("ui")).should_not_import(*layer("cli", "app")).check("hostdesk")


@pytest.mark.parametrize("page", ["pages", "widgets", "models"])
def test_a_page_emits_intent_and_never_reads_or_writes_the_library(page: str) -> None:
    forbidden = layer("storage", "workflows.keeper", "ui.desk", "ui.main_window")
    rule = archrule("pages").match(*layer(f"ui.{page}")).should_not_import(*forbidden)
    rule.check("hostdesk", only_direct_imports=True)


@pytest.mark.parametrize("library", KEPT_IN)
def test_a_library_stays_in_its_layer(library: str) -> None:
    rule = archrule(library).match("hostdesk*").exclude(*layer(*KEPT_IN[library]))
    rule.should_not_import(library, f"{library}.*").check("hostdesk", only_direct_imports=True)

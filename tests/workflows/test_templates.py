"""Templates: what ships is whole, what a host writes is read, and what does not fit is said plainly."""

from __future__ import annotations

import os
import re
import time
from dataclasses import astuple
from datetime import datetime
from pathlib import Path

import pytest

from hostdesk import paths
from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.scale import Naming, ScaleKind
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.templates import (
    Prompts,
    Template,
    from_template,
    prompts_of,
    read_template,
    template_named,
    templates,
)

SMALL = """
title = "Small"
when_to_use = "Always."
comes_from = "Us."
"""


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "own.toml"
    path.write_bytes(text.encode(encoding))
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(HostDeskError) as refused:
        read_template(written(folder, text))
    return str(refused.value)


# the flows that are worth shipping, and how long each may take of a day, in minutes
FLOWS = {
    "common_project": (90, 150),
    "oskar": (60, 150),
    "reteaming": (120, 240),
    "appreciative_inquiry": (300, 420),  # on each of two days
    "signs_of_safety": (90, 180),
    "dialog_one_to_one": (45, 90),
    "woww_classroom": (45, 120),
    "progress_blueprint": (90, 150),
    "circle_technique": (60, 150),
    "asset_mapping": (90, 150),
    "after_the_storm": (60, 150),
    "decision_gathering": (90, 150),
}
ONE_TO_ONE = "dialog_one_to_one"  # two people: nobody stands in front of them
SHIPPED = {template.flow: template for template in templates()}


def minutes_by_day(template: Template) -> dict[int, int]:
    days: dict[int, int] = {}
    for block in template.blocks:
        days[block.day] = days.get(block.day, 0) + (0 if block.parked else block.minutes)
    return days


def test_every_flow_worth_shipping_ships_and_every_file_is_listed() -> None:
    files = {path.stem for path in (paths.resources() / "templates").glob("*.toml")} - {"contents"}

    assert set(SHIPPED) == files == set(FLOWS)
    assert len({template.title.casefold() for template in SHIPPED.values()}) == len(FLOWS)


@pytest.mark.parametrize("flow", FLOWS)
def test_a_shipped_template_says_when_to_use_it_where_it_comes_from_and_how_to_host_it(flow: str) -> None:
    template = SHIPPED[flow]

    assert all(len(text) > 100 for text in (template.when_to_use, template.comes_from))
    assert len(template.how_to_host.split()) > 120
    assert all(astuple(template.prompts))
    assert template.purpose.best_hopes
    assert template.purpose.rung is not None or flow == "after_the_storm"
    assert template.papers
    assert len(template.errands) >= 5
    assert {template.space.arrival, template.space.access, template.space.materials}.isdisjoint({""})
    assert template.space.room is not None


@pytest.mark.parametrize("flow", FLOWS)
def test_the_running_order_of_a_shipped_template_can_be_hosted(flow: str) -> None:
    template = SHIPPED[flow]
    least, most = FLOWS[flow]
    days = minutes_by_day(template)
    positions = {block.position for block in template.blocks}

    assert all(least <= minutes <= most for minutes in days.values())
    assert list(days) == ([1, 2] if flow == "appreciative_inquiry" else [1])
    assert all(block.role and block.position and len(block.what_happens) > 60 for block in template.blocks)
    assert {Position.KITCHEN, Position.GUESTS} <= positions
    assert (Position.GALLERY in positions) is (flow != ONE_TO_ONE)
    assert len({block.role for block in template.blocks}) >= 4
    assert len({block.title for block in template.blocks}) == len(template.blocks)
    assert all(block.minutes > 0 for block in template.blocks)
    assert {block.day for block in template.blocks if block.is_break} == set(days)


@pytest.mark.parametrize("flow", FLOWS)
def test_the_scales_and_boundaries_of_a_shipped_template_can_be_asked_and_held(flow: str) -> None:
    template = SHIPPED[flow]
    asked = {block.asks for block in template.blocks} - {0}

    assert all(scale.low_means and scale.high_means for scale in template.scales)
    assert ScaleKind.USEFULNESS in {scale.kind for scale in template.scales}
    assert asked == set(range(1, len(template.scales) + 1)) or flow == ONE_TO_ONE
    assert len(template.boundaries) >= 5
    assert {BoundaryKind.INSIDE, BoundaryKind.OUTSIDE} <= {b.kind for b in template.boundaries}
    assert any(boundary.how_held for boundary in template.boundaries)
    if flow == ONE_TO_ONE:
        assert {(scale.lowest, scale.highest) for scale in template.scales[:-1]} == {(1, 7)}
    if flow == "woww_classroom":
        assert (template.scales[0].lowest, template.scales[0].highest) == (1, 10)
    if flow == "signs_of_safety":
        assert template.scales[0].kind is ScaleKind.SAFETY


@pytest.mark.parametrize("flow", FLOWS)
def test_no_shipped_template_asks_why_not_higher_or_speaks_of_averages(flow: str) -> None:
    text = (paths.resources() / "templates" / f"{flow}.toml").read_text(encoding="utf-8").casefold()

    assert not re.search(r"why (are you |is it )?not (a )?higher|keeps? (it|you) from (a )?ten|average", text)


def test_a_session_remembers_its_flow_so_that_the_prompts_are_found_again(library: Library) -> None:
    change = from_template(SHIPPED["oskar"], "Circle")
    write(library, change)

    assert gathering(library, change.session_id).session.flow == "oskar"
    assert prompts_of("oskar") == SHIPPED["oskar"].prompts
    assert prompts_of("oskar").calling


@pytest.mark.parametrize(
    "flow", ["", "nobody knows it", "contents", "../templates/oskar", "oskar.toml", "/etc/passwd", "x" * 300]
)
def test_an_unknown_flow_asks_the_usual(flow: str) -> None:
    assert prompts_of(flow) == Prompts()


def test_the_papers_of_a_template_become_an_errand() -> None:
    template = SHIPPED["oskar"]
    change = from_template(template)
    errands = [part.what for part in change.after if isinstance(part, Errand)]

    assert errands[:-1] == [errand.what for errand in template.errands]
    assert errands[-1] == "Print: " + "; ".join(template.papers)
    assert errands[-1].startswith("Print: Handout: 1 each; Scale sheet: 1 each; Run sheet")


def test_a_new_session_has_everything_of_its_template_and_ids_of_its_own(library: Library) -> None:
    template = template_named("decision GATHERING")
    first = from_template(template, "Ward 6", datetime(2026, 11, 26, 18, 30, 12), "Ada")
    second = from_template(template)
    write(library, first)
    write(library, second)
    made = gathering(library, first.session_id)

    assert first.before == ()
    assert made.session.title == "Ward 6"
    assert made.session.starts == datetime(2026, 11, 26, 18, 30)
    assert made.session.best_hopes == template.purpose.best_hopes
    assert made.session.materials == template.space.materials
    assert [block.title for block in made.blocks] == [block.title for block in template.blocks]
    assert [boundary.words for boundary in made.boundaries] == [b.words for b in template.boundaries]
    assert made.scales[1].naming is Naming.SHOWN_UNNAMED
    assert [(guest.name, guest.is_host) for guest in made.guests] == [("Ada", True)]
    assert not {part.id for part in first.after} & {part.id for part in second.after}


def test_without_a_title_the_session_takes_the_one_of_the_template() -> None:
    change = from_template(template_named("Common project"))

    (session,) = (entity for entity in change.after if isinstance(entity, Session))
    assert session.title == "Common project"
    assert Gathering(session).after(change).blocks[0].title == "Arriving"


def test_a_host_s_own_file_is_a_template_too(tmp_path: Path) -> None:
    text = SMALL + '[[blocks]]\ntitle = "Tea"\nminutes = 20\nrole = "space creator"\n'
    path = written(tmp_path, "\ufeff" + text.replace("\n", "\r\n"))

    template = template_named(str(path))

    assert template.title == "Small"
    assert template.blocks[0].minutes == 20
    assert template.blocks[0].role is Role.SPACE_CREATOR


def test_a_name_that_is_no_template_is_answered_with_those_there_are() -> None:
    with pytest.raises(HostDeskError, match="“Common project”"):
        template_named("Uncommon project")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = \n", "“own.toml” cannot be read at line 1; look there for a missing quote or bracket."),
        ('title = "One"', "“own.toml” needs a “when_to_use”."),
        (SMALL + "colour = 1", "“own.toml” has no “colour”; it has "),
        (SMALL + "purpose = 1", "“own.toml”, “purpose”, should be a table of its own."),
        (SMALL + "blocks = 1", "“own.toml”, “blocks”, should be a list."),
        (SMALL + "[[blocks]]\nminutes = 5", "“own.toml”, “blocks” 1 needs a “title”."),
        (
            SMALL + '[[blocks]]\ntitle = "Tea"\nminutes = "five"',
            "“own.toml”, “blocks” 1, “minutes”, should be a whole number.",
        ),
        (
            SMALL + '[[blocks]]\ntitle = "Tea"\nminutes = true',
            "“own.toml”, “blocks” 1, “minutes”, should be a whole number.",
        ),
        (
            SMALL + '[[blocks]]\ntitle = "Tea"\nminutes = -5',
            "“own.toml”, “blocks” 1 does not fit: A block lasts between 0 minutes and 24 hours.",
        ),
        (
            SMALL + '[[blocks]]\ntitle = "Tea"\nposition = "on the roof"',
            "“own.toml”, “blocks” 1, “position”, should be one of “in the spotlight”, “with the guests”, ",
        ),
        (
            SMALL + '[[blocks]]\ntitle = "Tea"\nid = "7"',
            "“own.toml”, “blocks” 1 has no “id”; it has ",
        ),
        (
            SMALL + '[[scales]]\nquestion = "Where?"\nlowest = 3',
            "“own.toml”, “scales” 1 does not fit: A scale runs from 0 to 10, from 1 to 10 or from 1 to 7.",
        ),
        (
            f'title = "{"x" * 301}"' + SMALL.replace('title = "Small"', ""),
            "“own.toml”, “title”, is too long; please shorten it.",
        ),
        ("a = " + "[" * 5_000, "“own.toml” cannot be read"),
        ("a = " + "9" * 5_000, "“own.toml” cannot be read"),
        ("# " + "x" * 1_000_000, "“own.toml” is too large to be a template."),
        (SMALL + '[[blocks]]\ntitle = "Tea"\n' * 201, "“own.toml”, “blocks” has more than 200 parts."),
        (SMALL + '[[boundaries]]\nkind = "in"\nwords = "x"\n' * 201, "“own.toml”, “boundaries” has more"),
        (SMALL + '[[scales]]\nquestion = "x"\n' * 61, "“own.toml” does not fit: There are more than 60"),
        (SMALL + f'papers = [{"0," * 300}]', "“own.toml”, “papers” has more than 200 parts."),
        (SMALL + 'how_to_host = "so\\u202Eos"', "“own.toml”, “how_to_host”, holds characters that"),
        (SMALL + 'how_to_host = "a\u2066b"', "“own.toml”, “how_to_host”, holds characters that"),
        (SMALL + 'how_to_host = "a\x07b"', "“own.toml” cannot be read at line 5"),
        (SMALL + 'flow = "oskar"', "“own.toml” has no “flow”; it has "),
        (SMALL + '"\\u202Ekey\\n" = 1', "“own.toml” has no “key”; it has "),
        (SMALL.replace("Small", "x" * 10_000), "“own.toml”, “title”, is too long; please shorten it."),
        (SMALL + '[[blocks]]\ntitle = "x"\nasks = 1', "“own.toml” does not fit: A block asks a scale"),
        (SMALL + "a = " + "{b = " * 5_000, "“own.toml” cannot be read"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    assert refusal(tmp_path, text).startswith(said)


def test_a_file_in_another_encoding_or_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="is not stored as UTF-8 text"):
        read_template(written(tmp_path, 'title = "Café"', "latin-1"))
    with pytest.raises(HostDeskError, match="cannot be opened"):
        read_template(tmp_path / "nowhere.toml")


BOMBS = {
    "a key of very many parts": SMALL + ".".join(["a"] * 400_000) + " = 1",
    "a table of very many parts": SMALL + "[" + ".".join(["a"] * 400_000) + "]",
    "quoted parts": SMALL + ".".join(['"a.b"'] * 150_000) + " = 1",
    "very many blocks": SMALL + '[[blocks]]\ntitle = "x"\n' * 40_000,
    "very many tables": SMALL + "".join(f"[x{number}]\n" for number in range(80_000)),
    "a quote without an end": SMALL + 'a = """' + '"' * 900_000,
    "backslashes without an end": SMALL + 'a = "' + "\\" * 900_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_file_made_to_be_read_for_ever_is_refused_soon(tmp_path: Path, bomb: str) -> None:
    path = written(tmp_path, BOMBS[bomb][:1_000_000])
    begun = time.process_time()
    with pytest.raises(HostDeskError):
        read_template(path)

    assert time.process_time() - begun < 5


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
def test_only_a_plain_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(written(tmp_path, SMALL))
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()

    for name in ("link.toml", "pipe.toml", "folder.toml"):
        with pytest.raises(HostDeskError, match=f"“{name}” is no plain file; please choose the file itself."):
            read_template(tmp_path / name)
    with pytest.raises(HostDeskError, match="“null” is no plain file"):
        read_template(Path("/dev/null"))

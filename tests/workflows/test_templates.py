"""Templates: what ships is whole, what a host writes is read, and what does not fit is said plainly."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from hostdesk import paths
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.scale import Naming
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.templates import (
    Template,
    from_template,
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


def test_every_template_file_is_listed_and_no_two_have_one_title() -> None:
    files = {path.stem for path in (paths.resources() / "templates").glob("*.toml")} - {"contents"}
    titles = [template.title for template in templates()]

    assert len(titles) == len(files) >= 4
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.title)
def test_a_shipped_template_is_really_usable(template: Template) -> None:
    assert template.when_to_use
    assert template.comes_from
    assert template.purpose.best_hopes
    assert 90 <= template.minutes <= 180
    assert all(block.role and block.position and block.what_happens for block in template.blocks)
    assert {Position.KITCHEN, Position.GUESTS} <= {block.position for block in template.blocks}
    assert all(scale.low_means and scale.high_means for scale in template.scales)
    assert len(template.boundaries) >= 5


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
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    assert refusal(tmp_path, text).startswith(said)


def test_a_file_in_another_encoding_or_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="is not stored as UTF-8 text"):
        read_template(written(tmp_path, 'title = "Café"', "latin-1"))
    with pytest.raises(HostDeskError, match="cannot be opened"):
        read_template(tmp_path / "nowhere.toml")

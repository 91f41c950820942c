"""The command line does what the window does, and says in one sentence what it cannot do."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

from hostdesk import __version__, cli
from hostdesk.domain.change import Change
from hostdesk.settings import Settings, save
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.workflows import exchange, own_templates, prepare
from hostdesk.workflows.templates import Template
from tests.archive import tampering
from tests.builders import a_full_gathering, a_gathering


class Said(NamedTuple):
    code: int
    out: list[str]
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Said:
        code = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out.splitlines(), said.err)

    return run_command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with one full gathering."""
    path = tmp_path / "evenings.hostdesk"
    library = open_library(path)
    gathering = a_full_gathering("ab" * 16)
    write(library, Change("Store", gathering.session.id, (), gathering.parts))
    library.close()
    return path


def sentence(said: Said) -> str:
    """The one sentence of a refusal."""
    assert (said.code, said.out, said.err.count("\n")) == (1, [], 1)
    return said.err.strip()


def test_a_first_look_finds_no_sessions_and_makes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("list") == Said(0, ["There are no sessions yet."], "")
    assert run("list", "--json").out == ["[]"]
    assert "no library at this place" in sentence(run("check"))
    assert "no library at this place" in sentence(run("list", "--library", tmp_path / "typo"))
    assert not [found for found in tmp_path.rglob("*") if found.is_file()]


def test_a_new_session_is_listed_and_shown(run: Run, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("\ufeffAda\r\n- Ben\r\n\r\nAda\r\nليلى\r\n", encoding="utf-8")

    made = run("new", "--title", "Ward  round", "--template", "decision GATHERING", "--guests", names)
    (session_id,) = made.out
    (row,) = as_json(run("list", "--json"))
    shown = as_json(run("show", session_id, "--json"))

    assert (row["id"], row["title"], row["stage"], row["guests"]) == (session_id, "Ward round", "prepare", 4)
    assert [guest["name"] for guest in shown["guests"]][1:] == ["Ada", "Ben", "ليلى"]
    assert len(shown["blocks"]) == 9
    assert "When do you meet?" in shown["open_questions"]
    assert run("show", session_id[:8]).out[0] == "Ward round"
    assert run("show", "WARD ROUND").out[1] == "No date yet"


def test_guests_are_read_in_and_come_with_the_session_or_not_at_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Ada\nBen".encode("utf-16"))))
    assert run("new", "--title", "One", "--guests", "-").code == 0

    broken = tmp_path / "broken.txt"
    broken.write_bytes("Zoë".encode("latin-1"))
    assert "not stored as UTF-8" in sentence(run("new", "--title", "Two", "--guests", broken))
    assert "cannot be opened" in sentence(run("new", "--title", "Two", "--guests", tmp_path))
    assert "needs a title" in sentence(run("new", "--title", " ", "--template", "Common project"))
    assert "there are “Common project”" in sentence(run("new", "--title", "Two", "--template", "Uncommon"))

    assert [(row["title"], row["guests"]) for row in as_json(run("list", "--json"))] == [("One", 3)]


def test_a_template_of_one_s_own_is_begun_from_and_told_of(run: Run) -> None:
    own_templates.keep(Template(title="Soup and plans", when_to_use="When it is cold.", comes_from="Us."))
    (session_id,) = run("new", "--title", "Friday", "--template", "soup AND plans").out

    assert as_json(run("show", session_id, "--json"))["session"]["flow"] == "soup_and_plans"
    assert "“Soup and plans”" in sentence(run("new", "--title", "Two", "--template", "Uncommon"))


def test_the_host_s_name_is_on_the_guest_list(run: Run, places: Path) -> None:
    (places / "config").mkdir()
    (places / "config" / "settings.toml").write_text('host_name = "Ruth"\n', encoding="utf-8")

    (session_id,) = run("new", "--title", "One").out

    (host,) = as_json(run("show", session_id, "--json"))["guests"]
    assert (host["name"], host["is_host"]) == ("Ruth", True)


def test_the_list_is_aligned_and_searched_in_any_script(run: Run, path: Path) -> None:
    run("new", "--title", "A plain evening", "--library", path)

    head, dated, undated = run("--library", path, "list").out

    column = head.index("Stage")
    assert dated[column:].startswith("Harvesting")
    assert undated[column:].startswith("Preparing")
    assert undated.startswith("no date")
    assert len(run("list", "--library", path, "--search", "晚上").out) == 2
    assert len(run("list", "--library", path, "--search", "ενα βραδυ").out) == 2
    assert run("list", "--library", path, "--search", "o'neil (").out == ["No session holds these words."]
    assert len(run("list", "--library", path, "--search", "").out) == 3


def test_a_session_is_shown_whole_and_without_averages(run: Run, path: Path) -> None:
    text = "\n".join(run("show", "--library", path, "abababab").out)
    shown = as_json(run("show", "--library", path, "ab" * 16, "--json"))

    assert "Opening round: 1 person at 0, 1 person at 3½. 1 skipped." in text
    assert "Since the opening round one moved up, one stayed." in text
    assert "“We met”" in text
    assert "Ask the baker" in text
    assert "average" not in text
    assert "  13 May, 09:30" in text
    assert "pinned, a break, Ada leads" in text
    assert "was there, left 20:30" in text
    assert "  Parked" in text
    assert "In their words\n  We are the street  Ada  brought together" in text
    assert "1 round waits to be revealed." in text
    assert shown["session"]["starts"] == "2026-05-12T18:30"
    assert {mark["value"] for mark in shown["marks"]} >= {3.5, 5, None}
    assert len(shown["earlier_marks"]) == 1


def test_a_title_that_two_sessions_have_is_asked_back_with_ids_that_work(run: Run) -> None:
    first, second = (run("new", "--title", "Twice").out[0] for _number in range(2))

    asked = sentence(run("show", "twice"))

    assert first[:8] in asked
    assert second[:8] in asked
    assert run("show", first[:8]).code == 0
    assert "no session with this id or title" in sentence(run("show", first[:7]))


def test_a_library_that_another_window_holds_is_left_alone(run: Run, path: Path) -> None:
    held = open_library(path)
    said = sentence(run("list", "--library", path))
    held.close()

    assert said == "This library is open in another HostDesk; close that one and try again."
    assert run("list", "--library", path).code == 0


def test_papers_are_written_for_all_or_for_one(run: Run, path: Path, tmp_path: Path) -> None:
    everything = run("print", "abababab", "--library", path, "--out", tmp_path / "new" / "papers")
    one = run("print", "abababab", "--library", path, "--guest", "ada", "--out", tmp_path)
    two = ("--document", "run-sheet", "--document", "summary", "--paper", "letter")
    chosen = run("print", "abababab", "--library", path, *two, "--out", tmp_path)

    assert len(everything.out) == 14
    assert all(Path(line).read_bytes().startswith(b"%PDF") for line in everything.out)
    assert [Path(line).stem.rsplit(" - ")[1] for line in one.out] == [
        "invitation for Ada",
        "what is better for Ada",
        "handout for Ada",
        "scale sheet for Ada",
        "badge for Ada",
        "table card for Ada",
        "personal page for Ada",
        "what is held about Ada",
    ]
    assert [Path(line).stem.rsplit(" - ")[1] for line in chosen.out] == ["run sheet", "summary"]
    nobody = run("print", "abababab", "--library", path, "--guest", "Zoë", "--out", tmp_path)
    assert sentence(nobody) == "Nobody of this name is on the guest list."
    in_a_file = run("print", "abababab", "--library", path, "--out", path / "papers")
    assert "No folder can be made" in sentence(in_a_file)


def test_papers_are_html_or_a_file_each_or_one_in_the_order_asked_for(
    run: Run, path: Path, tmp_path: Path
) -> None:
    here = ("abababab", "--library", path, "--out", tmp_path)
    two = ("--document", "handout", "--document", "scale-sheet")
    (html,) = run("print", *here, "--document", "summary", "--html").out
    each = run("print", *here, *two, "--each").out
    (together,) = run("print", *here, *two, "--together", "guest", "--sides", "two").out
    read_aloud = run("print", *here, "--html").out

    assert Path(html).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(each) == 2 * len({Path(line).stem.partition(" for ")[2] for line in each})
    assert Path(together).stem.endswith(" - papers")
    assert "/StructTreeRoot" not in PdfReader(together).trailer["/Root"]  # for the printer
    assert len(read_aloud) == 12  # badges and table cards are for paper alone
    mixed = run("print", *here, "--document", "badges", "--document", "handout", "--together", "guest")
    assert "on paper of their own" in sentence(mixed)
    for wrong in (("--together", "guest", "--html"), ("--sides", "three"), ("--paper", "A3")):
        assert run("print", *here, *wrong).code == 2
    (wall,) = run("print", *here, "--document", "wall-sheets", "--paper", "a3").out
    assert round(PdfReader(wall).pages[0].mediabox.width) == 842


def test_papers_wear_what_the_host_chose(run: Run, path: Path, tmp_path: Path) -> None:
    chosen = Settings(own_colour="#1b4a8a", closing_words="The door is open.\nDo come in.")
    save(tmp_path / "config" / "settings.toml", chosen)
    (summary,) = run("print", "abababab", "--library", path, "--document", "summary", "--out", tmp_path).out

    assert "Do come in." in "".join(page.extract_text() for page in PdfReader(summary).pages)


def test_badges_go_on_the_labels_that_are_named(run: Run, path: Path, tmp_path: Path) -> None:
    labels = ("--document", "badges", "--sheet", "avery-5395", "--begin-at", "8", "--below", "brings")
    (badges,) = run("print", "abababab", "--library", path, *labels, "--out", tmp_path).out

    pages = PdfReader(badges).pages
    assert pages[0].mediabox.width == 612
    assert len(pages) == 2  # one label was left on the first
    for wrong, known in (
        (("--sheet", "Avery 1"), "--sheet is one of these: A4, Letter, A5, Avery L4785"),
        (("--begin-at", "0"), "--begin-at counts the labels of a sheet from 1."),
        (("--below", "age"), "--below is nothing, about or brings."),
    ):
        refused = run("print", "abababab", "--library", path, *wrong, "--out", tmp_path)
        assert refused.code == 2
        assert known in refused.err


def test_letters_that_no_font_has_are_reported(run: Run, tmp_path: Path) -> None:
    made = run("new", "--title", "Old letters", "--guests", written(tmp_path / "names", "𓀀𓀁 Ptah"))

    said = run("print", made.out[0], "--document", "handout", "--out", tmp_path)

    assert said.code == 0
    assert "“𓀀𓀁 Ptah” cannot be printed in full: no font here has 𓀀 𓀁." in said.err


def test_sessions_are_exported_and_imported_once(run: Run, path: Path, tmp_path: Path) -> None:
    (archive,) = run("export", "abababab", "--library", path, "--out", tmp_path / "archives").out
    other = tmp_path / "other.hostdesk"

    preview = run("import", archive, "--dry-run", "--library", other)
    assert preview.code == 0
    assert "New in your library: 1 series, 1 session" in preview.out[1]
    assert not other.exists()

    assert run("import", archive, "--library", other) == preview
    again = run("import", archive, "--library", other)
    assert "nothing changes" in again.out[1]
    # rounds and answers bear other ids there: those that they would have on any laptop
    assert run("show", "abababab", "--library", other) == run("show", "abababab", "--library", path)


def test_export_makes_one_archive_or_one_for_each_and_replaces_only_its_own(run: Run, tmp_path: Path) -> None:
    ids = [run("new", "--title", "Twice").out[0] for _number in range(2)]

    (together,) = run("export", "--all", "--out", tmp_path / "all.hostdesk.zip").out
    each = run("export", "--all", "--out", tmp_path / "each").out
    again = run("export", ids[1], ids[0], ids[1][:8], "--out", tmp_path / "each").out

    assert run("verify", together).out.count("Session  Twice") == 2
    assert len(set(each)) == 2
    assert set(again) == set(each)
    assert "Say which sessions" in run("export", "--out", tmp_path).err
    assert run("export", "--out", tmp_path).code == run("export", "x", "--all", "--out", tmp_path).code == 2


def test_verify_says_what_is_in_an_archive_and_refuses_what_is_none(run: Run, tmp_path: Path) -> None:
    (session_id,) = run("new", "--title", "One").out
    (archive,) = run("export", session_id, "--out", tmp_path / "one.zip").out
    damaged = Path(archive).read_bytes()[:-40]

    assert run("verify", archive).out[-1] == "The archive is whole."
    sentence(run("verify", written(tmp_path / "damaged.zip", damaged)))
    sentence(run("verify", tmp_path / "nowhere.zip"))
    sentence(run("import", written(tmp_path / "text.zip", "Hello")))
    assert len(as_json(run("list", "--json"))) == 1


def test_check_counts_and_finds_a_sound_library_sound(run: Run, path: Path) -> None:
    said = run("check", "--library", path)

    assert said.code == 0
    assert said.out[-1] == "The library is sound."
    assert ["sessions", "1"] in [line.split() for line in said.out]
    assert ["earlier", "marks", "1"] in [line.split() for line in said.out]


def test_check_finds_what_is_wrong(run: Run, path: Path) -> None:
    library = open_library(path)
    break_it(library)
    library.close()

    said = run("check", "--library", path)

    assert said.code == 1
    assert said.out[-3:] == [
        "1 row belongs to nothing.",
        "The search index is damaged; sessions may not be found by their words.",
        "1 session cannot be read.",
    ]
    assert said.err == "The library has faults. “hostdesk repair” builds it anew and keeps the file.\n"


def test_a_file_that_is_no_library_is_refused(run: Run, tmp_path: Path) -> None:
    sentence(run("check", "--library", written(tmp_path / "text", "Hello, hello, hello. " * 100)))
    assert sentence(run("list", "--library", tmp_path)) == "There is no library at this place."


def test_what_was_not_understood_is_said_with_code_2(run: Run, tmp_path: Path) -> None:
    assert run("brew").code == 2
    assert run("new").code == 2
    assert run("show", "x", "y").code == 2
    assert run("demo", "--library", tmp_path / "mine", "--out", tmp_path).code == 2
    assert run("print", "x", "--out", tmp_path, "--document", "poster").code == 2
    assert run("print", "x", "--out", tmp_path, "--paper", "A9").code == 2
    assert run("print", "x", "--out", tmp_path, "--look", "gigantic").code == 2
    assert run("--version") == Said(0, [f"HostDesk {__version__}"], "")
    assert "demo" in "".join(run("--help").out)


def test_the_demo_lives_through_the_sample_in_a_library_of_its_own(run: Run, tmp_path: Path) -> None:
    first = run("demo", "--out", tmp_path / "demo")
    again = run("demo", "--out", tmp_path / "demo")

    assert first.code == 0
    assert first == again
    assert all(Path(line).is_file() for line in first.out)
    assert [Path(line).suffix for line in first.out] == [".hostdesk", *[".pdf"] * 14, ".zip"]
    (row,) = as_json(run("list", "--json", "--library", first.out[0]))
    assert (row["title"], row["stage"], row["scales"]) == ("Neighbourhood kitchen table", "harvest", 3)
    assert run("verify", first.out[-1]).code == 0
    assert run("list").out == ["There are no sessions yet."]


def test_a_terminal_that_knows_only_ascii_and_one_that_stops_listening(path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "hostdesk", "--library", str(path)]

    told = subprocess.run([*command, "show", "abababab"], env=environment, capture_output=True, check=True)
    as_data = subprocess.run([*command, "list", "--json"], env=environment, capture_output=True, check=True)
    reading, writing = os.pipe()
    os.close(reading)
    unheard = subprocess.run([*command, "list"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert b"\\u4e00\\u4e2a\\u665a\\u4e0a" in told.stdout
    assert json.loads(as_data.stdout)[0]["title"] == "Ένα βράδυ · 一个晚上"
    assert (unheard.returncode, unheard.stderr) == (0, b"")


def test_a_command_needs_neither_the_window_nor_what_it_does_not_use(path: Path) -> None:
    program = (
        "import sys; from hostdesk.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'reportlab', 'msgspec', 'sqlite_utils', 'PIL', 'numpy'} & sys.modules.keys();"
        "sys.exit(code or ' '.join(heavy) or 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "list", "--library", str(path)], capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def as_json(said: Said) -> Any:
    assert said.code == 0
    return json.loads("\n".join(said.out))


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def break_it(library: Library) -> None:
    """A mark without its guest, a stage that nobody knows, and an index with words of no session."""
    for statement in (
        "PRAGMA foreign_keys=OFF",
        "UPDATE marks SET guest = 4711 WHERE id = (SELECT min(id) FROM marks WHERE guest IS NOT NULL)",
        "UPDATE sessions SET stage = 'asleep'",
        "INSERT INTO search(rowid, words) VALUES (1, 'one two three')",
        "DELETE FROM search_docsize",
    ):
        library.connection.execute(statement)


def test_everything_held_about_a_person_is_told_and_given_as_a_file(run: Run, path: Path) -> None:
    told = run("held", "abababab", "Ada", "--library", path)
    (found,) = json.loads("\n".join(run("held", "abababab", "Ada", "--json", "--library", path).out))

    assert told.out[0].endswith("· Ada")
    assert found["name"] == "Ada"
    assert found["answers"]
    assert (found["starts"], found["keep_until"]) == ("2026-05-12T18:30", "2027-05-12")


def test_a_person_is_erased_only_with_a_yes(run: Run, path: Path) -> None:
    looked = run("erase", "abababab", "Ada", "--library", path)
    assert looked.out[-1] == "Nothing is erased yet; --yes does it, for good."
    assert run("held", "abababab", "Ada", "--library", path).code == 0

    done = run("erase", "abababab", "Ada", "--yes", "--library", path)

    assert "Erased." in done.out
    assert sentence(run("held", "abababab", "Ada", "--library", path)) == (
        "Nobody of this name is on the guest list."
    )


def test_sessions_whose_day_has_come_are_listed(run: Run, path: Path) -> None:
    assert run("due", "--library", path).out == [
        "No session has come to the day until which you wanted to keep it."
    ]


def test_what_an_archive_holds_is_chosen(run: Run, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "evening.hostdesk.zip"
    said = run(
        *("export", "--library", path, "--all", "--out", target, "--document", "summary"),
        *("--document", "run-sheet", "--no-pictures", "--spreadsheet"),
    )

    assert said == Said(0, [str(target), str(tmp_path / "evening.xlsx")], "")
    assert "2 documents" in " ".join(run("verify", target).out)
    (gathering,) = exchange.read(target)
    assert not gathering.pictures
    assert (tmp_path / "evening.xlsx").stat().st_size > 1000


def test_a_series_is_exported_by_its_title(run: Run, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "series.hostdesk.zip"

    assert run("export", "--library", path, "--series", "the corner EVENINGS", "--out", target).code == 0
    assert [one.session.id for one in exchange.read(target)] == ["ab" * 16]
    assert "no series with this title" in sentence(
        run("export", "--library", path, "--series", "Nobody's", "--out", target)
    )


@pytest.mark.parametrize("which", [(), ("--all", "x"), ("--all", "--series", "x"), ("x", "--series", "y")])
def test_which_sessions_are_meant_is_said_in_one_way(run: Run, path: Path, which: tuple[str, ...]) -> None:
    for verb in ("export", "calendar"):
        said = run(verb, "--library", path, *which, "--out", path.parent / "out")

        assert (said.code, said.out) == (2, [])
        assert "Say which sessions you mean" in said.err


def test_dates_go_into_a_calendar_without_names_unless_they_are_wanted(
    run: Run, path: Path, tmp_path: Path
) -> None:
    bare, told = tmp_path / "bare.ics", tmp_path / "told.ics"

    assert run("calendar", "--library", path, "--all", "--out", bare).out == [str(bare)]
    run("calendar", "--library", path, "ab" * 4, "--out", told, "--to-do", "--names", "--remind")
    assert b"BEGIN:VEVENT" in bare.read_bytes()
    assert b"Ada" not in bare.read_bytes()
    assert b"Ada" in told.read_bytes()
    assert b"VALARM" in told.read_bytes()


def test_who_is_erased_goes_from_the_archives_that_were_written_too(
    run: Run, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "evening.hostdesk.zip"
    run("export", "abababab", "--spreadsheet", "--out", target, "--library", path)
    done = run("erase", "abababab", "Ada", "--yes", "--library", path)

    assert {"1 archive was written anew.", "1 file was deleted."} <= set(done.out)
    assert not target.with_name("evening.xlsx").exists()
    assert "Ada" not in [guest.name for guest in exchange.read(target)[0].guests]


def test_verify_names_what_a_newer_archive_has_that_is_not_known_here(run: Run, tmp_path: Path) -> None:
    newer = tampering.session_json() | {"version": "1.9"}
    bare = tampering.with_session_json(json.dumps(newer).encode())
    newer["sessions"][0]["weather"] = "fair"
    more = tampering.with_session_json(json.dumps(newer).encode())

    nothing, something = (
        run("verify", written(tmp_path / f"{number}.zip", data)).out[-2]
        for number, data in enumerate((bare, more))
    )
    assert "holds nothing that this one does not know" in nothing
    assert "(sessions.weather)" in something


def two_laptops(tmp_path: Path, run: Run) -> tuple[Path, Path]:
    """A library in which Ada's food waits to be chosen, and the other laptop's archive."""
    names = ("ours.hostdesk", "theirs.hostdesk", "evening.hostdesk.zip")
    ours, theirs, archive = (tmp_path / name for name in names)
    library = open_library(ours)
    start = a_gathering("Ada", "Ada L", session_id="ab" * 16)
    write(library, Change("Store", start.session.id, (), start.parts))
    library.close()
    assert run("--library", ours, "export", "ab" * 16, "--out", archive).code == 0
    assert run("--library", theirs, "import", archive).code == 0
    for path, diet in ((ours, "No nuts"), (theirs, "No fish")):
        library = open_library(path)
        here = gathering(library, start.session.id)
        write(library, prepare.better(here, here.guests[1], diet=diet))
        library.close()
    assert run("--library", theirs, "export", "ab" * 16, "--out", archive).code == 0
    return ours, archive


def test_what_two_laptops_changed_is_listed_and_chosen(run: Run, tmp_path: Path) -> None:
    ours, archive = two_laptops(tmp_path, run)
    said = run("--library", ours, "import", archive)
    assert "  To choose: hostdesk conflicts abababab" in said.out
    listed = run("--library", ours, "conflicts", "abababab")
    assert listed.out[0] == "1  Guest: Ada · Food"
    assert {line.split("  ")[-1] for line in listed.out[1:]} == {"No nuts", "No fish"}

    assert run("--library", ours, "conflicts", "abababab", "--choose", "1=3").code == 2
    assert run("--library", ours, "conflicts", "abababab", "--choose", "first").code == 2
    chosen = run("--library", ours, "conflicts", "abababab", "--choose", "1=2")
    assert chosen.out == ["Nothing waits to be chosen."]
    assert run("--library", ours, "conflicts", "abababab", "--json").out == ["[]"]


def test_what_is_shown_is_kept_at_the_command_line(run: Run, tmp_path: Path) -> None:
    ours, archive = two_laptops(tmp_path, run)
    run("--library", ours, "import", archive)

    assert run("--library", ours, "conflicts", "abababab", "--choose", "1=1").out == [
        "Nothing waits to be chosen."
    ]


def test_two_guests_are_said_to_be_one_person(run: Run, tmp_path: Path) -> None:
    ours, _archive = two_laptops(tmp_path, run)

    assert run("--library", ours, "join", "abababab", "Ada").code == 1  # only one bears this name
    assert run("--library", ours, "join", "abababab", "Ada", "Ada L").code == 0
    assert "Ada L" not in "\n".join(run("--library", ours, "show", "abababab").out)

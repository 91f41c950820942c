"""Every action once: its words, its keys, its help; menu and page of keys are made from this table."""

from __future__ import annotations

from typing import NamedTuple

from hostdesk.words import _


class ActionText(NamedTuple):
    """One action of the window; `id` names the slot `on_<id>` that does it."""

    id: str
    group: str
    text: str
    keys: tuple[str, ...]
    help: str


def actions() -> tuple[ActionText, ...]:
    """All actions, in the order of the menu."""
    session, edit, go, view, help_ = _("Session"), _("Edit"), _("Go"), _("View"), _("Help")
    library = _("Library")
    lived, asked, said = _("The day"), _("Round"), _("What is said")
    pictures, room = _("Pictures"), _("Projector")
    return (
        ActionText("new_session", session, _("New session"), ("Ctrl+N",), _("Begin a new session.")),
        ActionText(
            "from_template",
            session,
            _("From a template…"),
            ("Ctrl+Shift+N",),
            _("Leaf through the templates, and begin a session with one."),
        ),
        ActionText(
            "follow_up",
            session,
            _("Follow-up session"),
            ("Ctrl+Shift+F",),
            _("The next session with the same people: what is better, and what is still open."),
        ),
        ActionText(
            "save_template",
            session,
            _("Save as template…"),
            ("Ctrl+Shift+T",),
            _("Keep this session’s plan, without its guests, to begin others from."),
        ),
        ActionText(
            "open_archive",
            session,
            _("Open archive…"),
            ("Ctrl+O",),
            _("Look into a session archive and bring it in."),
        ),
        ActionText(
            "save_archives",
            session,
            _("Save an archive…"),
            (),
            _("This session, its series, or all in one file; with papers and a spreadsheet, if you like."),
        ),
        ActionText(
            "calendar",
            session,
            _("Dates for a calendar…"),
            (),
            _("A file with the dates of this session or its series, for any calendar."),
        ),
        ActionText("print", session, _("Print…"), ("Ctrl+P",), _("Go to the page where documents are made.")),
        ActionText(
            "keep_on_top",
            session,
            _("Keep on top"),
            ("Ctrl+T",),
            _("Keep the session on top of the list, or no longer."),
        ),
        ActionText(
            "choose_conflicts",
            session,
            _("Choose what two laptops changed…"),
            (),
            _("Side by side, one after the other; the number of one of them chooses it."),
        ),
        ActionText("quit", session, _("Quit"), ("Ctrl+Q",), _("Close HostDesk; everything is saved.")),
        ActionText(
            "safety",
            library,
            _("Safety…"),
            (),
            _("Backups, a second place for them, whether the library is sound, its passphrase."),
        ),
        ActionText(
            "erase_person",
            library,
            _("Erase a person…"),
            (),
            _("Everything about them, from one session or all; you see it before it goes."),
        ),
        ActionText(
            "due_sessions",
            library,
            _("Sessions whose day has come…"),
            (),
            _("Those that you wanted to keep until now: keep them longer, without names, or erase them."),
        ),
        ActionText(
            "passphrase",
            library,
            _("Passphrase…"),
            (),
            _("Lock this library with a passphrase, change it, or remove it."),
        ),
        ActionText(
            "lock_now",
            library,
            _("Lock now"),
            ("Ctrl+Shift+L",),
            _("Close the library until the passphrase is typed; while hosting, cover the window."),
        ),
        ActionText("undo", edit, _("Undo"), ("Ctrl+Z",), _("Take back the last action, wherever it was.")),
        ActionText("redo", edit, _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), _("Do again what was taken back.")),
        ActionText(
            "palette",
            go,
            _("Find or do anything"),
            ("Ctrl+K",),
            _("Find sessions, guests, words, pages, actions; one line from everywhere."),
        ),
        ActionText("search", go, _("Search sessions"), ("Ctrl+F",), _("Find one by any word.")),
        ActionText("home", go, _("All sessions"), ("Alt+Home",), _("Go to the list of sessions.")),
        ActionText("next_step", go, _("Next step"), ("Ctrl+PgDown",), _("Go to the next step of the rail.")),
        ActionText(
            "previous_step", go, _("Previous step"), ("Ctrl+PgUp",), _("Go to the step before this one.")
        ),
        ActionText("next_area", go, _("Rail, page, coach"), ("F6",), _("Move between rail, page and coach.")),
        ActionText("capture", go, _("Run and capture"), ("Ctrl+R",), _("Go to the page for the room.")),
        ActionText(
            "next_block",
            lived,
            _("Next block"),
            ("F3",),
            _("End the block that is on, and begin the next one."),
        ),
        ActionText(
            "leave_out", lived, _("Leave out the next"), ("Shift+F3",), _("The next block is not held.")
        ),
        ActionText(
            "late",
            lived,
            _("We are late"),
            ("F4",),
            _("Shorten what is left; breaks, pinned times and the close stay."),
        ),
        ActionText(
            "five_more",
            lived,
            _("Five more minutes"),
            ("Shift+F4",),
            _("The block that is on lasts five minutes longer."),
        ),
        ActionText(
            "position",
            lived,
            _("Change my position"),
            ("F12",),
            _("Go on to the next of the four places where a host can be."),
        ),
        ActionText(
            "end_gathering",
            lived,
            _("End the gathering"),
            ("Ctrl+Shift+E",),
            _("It is over: the block that is on ends, and the session opens with its summary."),
        ),
        ActionText(
            "open_round",
            asked,
            _("How the round is held…"),
            ("Ctrl+Shift+R",),
            _("Open a round: one by one, by show of hands or on the floor; silent or not; of whom."),
        ),
        ActionText(
            "project_reveal",
            asked,
            _("Reveal the marks"),
            ("F7",),
            _("Reveal all marks of the round at once, on the wall too, or hide them again."),
        ),
        ActionText(
            "pass_round",
            asked,
            _("Pass the laptop round…"),
            ("Ctrl+L",),
            _("Each guest answers in turn, in a window of their own, until you take it back with your key."),
        ),
        ActionText(
            "say_quote", said, _("In their words…"), ("Alt+1",), _("Keep what somebody says, as they say it.")
        ),
        ActionText(
            "say_affirmation",
            said,
            _("Affirmation…"),
            ("Alt+2",),
            _("Keep what you or others see in somebody that helps."),
        ),
        ActionText("say_offer", said, _("Offer…"), ("Alt+3",), _("Keep what somebody offers.")),
        ActionText("say_need", said, _("Need…"), ("Alt+4",), _("Keep what somebody needs.")),
        ActionText(
            "say_parked", said, _("Park for later…"), ("Alt+5",), _("Keep what waits for another time.")
        ),
        ActionText(
            "say_decided", said, _("Decided…"), ("Alt+6",), _("Keep what was decided, in the agreed words.")
        ),
        ActionText(
            "say_kept", said, _("Boundary kept…"), ("Alt+7",), _("Note which boundary was kept, and how.")
        ),
        ActionText(
            "say_crossed",
            said,
            _("Boundary crossed…"),
            ("Alt+8",),
            _("Note which boundary was crossed, and how it was handled."),
        ),
        ActionText(
            "say_note", said, _("Note for yourself…"), ("Alt+0",), _("A note that nobody else will read.")
        ),
        ActionText(
            "add_picture",
            pictures,
            _("Add pictures…"),
            ("Ctrl+Shift+P",),
            _("Keep pictures of the room: a flip chart, the floor as people stood on it."),
        ),
        ActionText(
            "paste_picture",
            pictures,
            _("Paste a picture"),
            ("Ctrl+Shift+V", "Ctrl+V"),
            _("Keep the picture that was copied. Dropped onto the window, pictures come in as well."),
        ),
        ActionText(
            "projector",
            room,
            _("Show on the projector"),
            ("F5",),
            _("Open it on the other display, or over this window; again closes it."),
        ),
        ActionText(
            "project_blank",
            room,
            _("Blank the projector"),
            ("F8",),
            _("Leave the wall empty, and show the same again."),
        ),
        ActionText(
            "project_round", room, _("Question on the projector"), ("Ctrl+1",), _("The round you are at.")
        ),
        ActionText(
            "project_day",
            room,
            _("Running order on the projector"),
            ("Ctrl+2",),
            _("Times and titles of the day, and what is on now."),
        ),
        ActionText(
            "project_break",
            room,
            _("Break on the projector"),
            ("Ctrl+3",),
            _("Say that there is a break, and when we go on."),
        ),
        ActionText(
            "project_words",
            room,
            _("Words on the projector…"),
            ("Ctrl+4",),
            _("Type words of your own for the room."),
        ),
        ActionText(
            "project_timer",
            room,
            _("Timer on the projector…"),
            ("Ctrl+5",),
            _("Count down some minutes; again, to pause it or to give it a minute more."),
        ),
        ActionText(
            "project_picture",
            room,
            _("Picture on the projector…"),
            ("Ctrl+6",),
            _("A picture of the session, as large as the wall."),
        ),
        ActionText("coach", view, _("Coach"), ("F9",), _("Fold the coach away, or bring it back.")),
        ActionText("larger", view, _("Larger text"), ("Ctrl++", "Ctrl+="), _("Make all text larger.")),
        ActionText("smaller", view, _("Smaller text"), ("Ctrl+-",), _("Make all text smaller.")),
        ActionText("usual_size", view, _("Usual text size"), ("Ctrl+0",), _("Show text at 100 %.")),
        ActionText(
            "scheme",
            view,
            _("Light, dark, as the system"),
            ("Ctrl+Shift+D",),
            _("Change the colours of the window."),
        ),
        ActionText(
            "motion",
            view,
            _("Motion: as the system, less, full"),
            ("Ctrl+Shift+M",),
            _("Let the dots on the projector come softly, or be there at once."),
        ),
        ActionText(
            "full_screen", view, _("Full screen"), ("F11",), _("Use the whole screen, or a window again.")
        ),
        ActionText("handbook", help_, _("Handbook"), ("F1",), _("Read how a gathering goes, and all keys.")),
        ActionText("menu", help_, _("Menu"), ("F10",), _("Show all actions.")),
    )

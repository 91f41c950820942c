"""What every field of a session is called, as its page calls it."""

from __future__ import annotations

from hostdesk.domain.guest import Guest
from hostdesk.domain.held_about import guest_labels
from hostdesk.words import _


def field_words(kind: type, cell: str) -> str:
    """What a cell of a part of this kind is called."""
    if kind is Guest:
        return _("Name") if cell == "name" else guest_labels()[cell]
    return {**_fields_of_all(), **_fields().get(kind.__name__, {})}[cell]


def _fields_of_all() -> dict[str, str]:
    return {
        "title": _("Title"),
        "words": _("Words"),
        "what": _("What it is about"),
        "who": _("Who"),
        "by_when": _("By when"),
        "done": _("Done"),
        "held_by": _("Who holds it"),
        "kind": _("Kind"),
        "materials": _("Materials"),
        "guest_id": _("Whose it is"),
        "block_id": _("During which block"),
        "scale_id": _("Which scale"),
        "boundary_id": _("Which boundary"),
        "decision_id": _("Which decision"),
        "good_enough": _("Good enough"),
        "already_there": _("Already there"),
        "one_step_up": _("One step up"),
    }


def _fields() -> dict[str, dict[str, str]]:
    """What else the parts' fields are called, as their pages call them."""
    return {
        "Series": {"purpose": _("What it is for")},
        "Session": _fields_of_session(),
        "Goal": {"pulls_apart": _("Where they pull apart")},
        "Boundary": {"how_held": _("How it is held"), "why": _("Why"), "on_paper": _("Shown to guests")},
        "Decision": {
            "nearest": _("Who is nearest"),
            "handed_back": _("What hands it back"),
            "not_here": _("Not decided here"),
            "outcome": _("What was decided"),
        },
        "Block": {
            "minutes": _("How long"),
            "role": _("Your role"),
            "position": _("Where you are"),
            "what_happens": _("What happens"),
            "parked": _("Parked"),
            "optional": _("Can be left out"),
            "is_break": _("A break"),
            "leads": _("Who leads"),
            "began": _("Began"),
            "ended": _("Ended"),
            "left_out": _("Left out"),
            "planned": _("How long it was planned"),
        },
        "Scale": {
            "question": _("Question"),
            "low_means": _("What the low end means"),
            "high_means": _("What the high end means"),
            "range": _("Range"),
            "naming": _("What is stored and shown"),
            "asked_when": _("When it is asked"),
            "answered_by": _("Who answers"),
            "follow_ups": _("What is asked then"),
        },
        "Round": {"counts": _("Counted"), "asked_of": _("Asked of")},
        "Mark": {"value": _("Number")},
        "Step": {"first_sign": _("First sign")},
        "Note": {"consent": _("May be quoted")},
        "Picture": {"caption": _("What it shows")},
    }


def _fields_of_session() -> dict[str, str]:
    return {
        "series_id": _("Series"),
        "starts": _("When it begins"),
        "calling": _("What calls for it"),
        "preferred_future": _("Preferred future"),
        "best_hopes": _("Best hopes"),
        "already_works": _("What already works"),
        "who_would_notice": _("Who would notice"),
        "rung": _("Rung of the ladder"),
        "paragraph": _("The purpose in one paragraph"),
        "venue": _("Where"),
        "arrival": _("Arrival"),
        "layout": _("Layout"),
        "access": _("Access"),
        "food": _("Food"),
        "room": _("How the chairs stand"),
        "light": _("Light"),
        "sound": _("Sound"),
        "signs": _("Signs"),
        "packed": _("Packed already"),
        "until": _("Has to end by"),
        "keep_until": _("Kept until"),
        "afterwards": _("Afterwards"),
    }

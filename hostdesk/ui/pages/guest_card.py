"""What stands about a guest: the columns of the list, and the card with everything."""

from __future__ import annotations

from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.widgets.part_form import Field, Form
from hostdesk.words import _
from hostdesk.workflows.calendar_words import short_day

_INVITATIONS = tuple(Invitation)


def columns() -> tuple[Column, ...]:
    """The list: few columns with air; who somebody is stands under the name."""
    choices = tuple((invitation, invitation.label) for invitation in _INVITATIONS)
    return (
        Column("name", _("Guest"), stretch=7, second=who_said, strong=True),
        Column("brings", _("What they bring"), stretch=6, hint="…"),
        Column("worth_coming", _("Worth coming for"), stretch=6, hint="…"),
        Column("invitation", _("Invitation"), Kind.CHOICE, 2, choices, second=day_said, least=7, pill=True),
    )


def who_said(guest: Guest) -> str:
    """The line under a name: "Retired nurse · nearest to the matter · Table 2"."""
    if guest.invitation is Invitation.OPEN_SEAT:
        asks = _("{name} could ask").format(name=guest.could_ask) if guest.could_ask else _("Not yet named")
        return _joined(asks, guest.about)
    greeted = _("stranger, greeted by {name}").format(name=guest.greeter)
    return _joined(
        _("Host and guest") if guest.is_host else "",
        guest.about,
        _("nearest to the matter") if guest.nearest else "",
        (greeted if guest.greeter else _("a stranger here")) if guest.stranger else "",
        _("walked in") if guest.walk_in else "",
        guest.seat,
    )


def _joined(*parts: str) -> str:
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def day_said(guest: Guest) -> str:
    """The day that belongs to the invitation as it stands."""
    answered = guest.invitation in (Invitation.ACCEPTED, Invitation.DECLINED)
    day = guest.replied_on if answered else guest.invited_on
    return short_day(day) if day and guest.invitation is not Invitation.TO_ASK else ""


def fields() -> tuple[Field, ...]:
    """Everything about a guest, in the order in which one comes to know it."""
    return (*_who(), *_invitation(), *_welcome(), *_needs(), *_consents(), *_between_us())


def _who() -> tuple[Field, ...]:
    return (
        Field("name", _("Name"), heading=_("Who they are, and what they bring")),
        Field(
            "about", _("Who they are here"), hint=_("As you would introduce them: “runs the corner café”.")
        ),
        Field(
            "brings",
            _("What they bring"),
            Form.PASSAGE,
            _("A strength, a key, a story that nobody else has."),
        ),
        Field(
            "worth_coming", _("What would make it worth coming"), Form.PASSAGE, _("For them, in their words.")
        ),
    )


def _invitation() -> tuple[Field, ...]:
    choices = tuple((invitation, invitation.label) for invitation in _INVITATIONS)
    return (
        Field(
            "could_ask",
            _("Who could ask them"),
            heading=_("Invitation"),
            hint=_("Somebody they trust. For an open seat: who could find that voice."),
        ),
        Field("invitation", _("How it stands"), Form.CHOICE, choices=choices),
        Field("invited_on", _("Invited on"), Form.DAY),
        Field("replied_on", _("Replied on"), Form.DAY),
        Field("reply", _("What they said"), Form.PASSAGE, _("In their words. A no is information.")),
    )


def _welcome() -> tuple[Field, ...]:
    return (
        Field(
            "nearest",
            _("Nearest to the matter"),
            Form.CHECK,
            _("Lives with what comes of it."),
            heading=_("Welcome"),
        ),
        Field(
            "circle",
            _("With whom they belong"),
            hint=_("Family, street, team: those who know each other. Tables mix circles."),
        ),
        Field("stranger", _("A stranger here"), Form.CHECK, _("Knows nobody, or hardly anybody.")),
        Field("greeter", _("Who greets them"), hint=_("A guest who looks out for them at the door.")),
        Field("seat", _("Where they sit"), hint=_("A table or a pair; “Who sits where” proposes one.")),
    )


def _needs() -> tuple[Field, ...]:
    formats = tuple((each, each.label) for each in Format)
    return (
        Field(
            "access",
            _("Access"),
            Form.PASSAGE,
            _("What they need to come in, sit, hear, follow. “Nothing” is an answer, too."),
            heading=_("What they need"),
        ),
        Field("diet", _("Food and drink"), Form.PASSAGE),
        Field("language", _("Language"), hint=_("The one they read and speak best, as they call it.")),
        Field("paper", _("Papers for them"), Form.CHOICE, choices=formats),
    )


def _consents() -> tuple[Field, ...]:
    answers = tuple((each, each.label) for each in Consent)
    return (
        Field(
            "may_keep",
            _("Keep their words"),
            Form.CHOICE,
            _("After the session, in this library."),
            answers,
            heading=_("What they agreed to"),
        ),
        Field(
            "may_quote", _("Quote them"), Form.CHOICE, _("Their words with their name beside them."), answers
        ),
        Field(
            "may_photograph", _("Photograph them"), Form.CHOICE, _("And show the picture to others."), answers
        ),
        Field(
            "may_keep_health",
            _("Keep what tells of their health"),
            Form.CHOICE,
            _(
                "Answers, access and food can tell of it. Ask for this by itself, in plain words; "
                "only a clear yes is a yes."
            ),
            answers,
        ),
    )


def _between_us() -> tuple[Field, ...]:
    return (
        Field(
            "contact",
            _("How to reach them"),
            heading=_("For you alone"),
            hint=_("Telephone or mail; on no paper for guests."),
        ),
        Field("private_note", _("Private note"), Form.PASSAGE, _("Yours alone: it is never printed.")),
    )

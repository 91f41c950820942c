"""What goes on papers of which no two are alike: invitation, personal page, what is better or held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.held_about import HeldIn, held_in, typed_in
from hostdesk.domain.note import NoteKind
from hostdesk.domain.own_answers import OwnAnswer, OwnScale, own_scales, own_steps, own_words
from hostdesk.domain.purpose_paragraph import purpose_paragraph
from hostdesk.domain.step import Step
from hostdesk.domain.text import folded
from hostdesk.printing.documents.held_about_you import HeldAbout, HeldAboutYou, HeldHere
from hostdesk.printing.documents.invitation import Invitation, Invited
from hostdesk.printing.documents.personal_page import OwnLine, OwnMoment, OwnPage, PersonalPages
from hostdesk.printing.documents.sign_in import SignIn
from hostdesk.printing.documents.summary import NextStep
from hostdesk.printing.documents.wall_sheets import WallSheets
from hostdesk.printing.documents.whats_better import LookingBack, WhatsBetter
from hostdesk.words import _
from hostdesk.workflows import paper_contents
from hostdesk.workflows.calendar_words import day, from_to, short_day
from hostdesk.workflows.readers import AS_RECORDED, in_other_languages, look_for_all, look_of

_WAY = 5  # numbers on one's own way, the last ones
Before = Sequence[Gathering]  # the other sessions of the series, in any order


def invitation(
    gathering: Gathering, guest_ids: Sequence[str] | None, asked: str = AS_RECORDED
) -> Invitation:
    made = partial(_invitation, gathering, guest_ids, asked)
    whole = made()
    return replace(whole, others=in_other_languages((one.look for one in whole.guests), made))


def _invitation(gathering: Gathering, guest_ids: Sequence[str] | None, asked: str) -> Invitation:
    session, handout = gathering.session, paper_contents.handout(gathering, None)
    timed = gathering.timed_blocks()
    ends = timed[-1].ends if timed else None
    return Invitation(
        occasion=handout.occasion,
        purpose=purpose_paragraph(session),
        when=from_to(session.starts, ends) if session.starts else "",
        where=session.venue,
        days=handout.days,
        practical=((_("Getting in"), session.access), (_("Food"), session.food)),
        hosts=tuple((guest.name, guest.contact) for guest in gathering.guests if guest.is_host),
        guests=tuple(
            Invited(guest.name, guest.brings, look_of(guest, asked))
            for guest in _asked(gathering, guest_ids)
        )
        or (Invited(look=look_for_all(asked)),),
    )


def sign_in(gathering: Gathering) -> SignIn:
    names = [guest.name for guest in gathering.guests if guest.expected and not guest.is_host]
    return SignIn(paper_contents.occasion(gathering), tuple(sorted(names, key=folded)))


def wall_sheets(gathering: Gathering) -> WallSheets:
    return WallSheets(paper_contents.occasion(gathering), gathering.scales)


def personal_pages(
    gathering: Gathering,
    guest_ids: Sequence[str] | None,
    before: Before = (),
    asked: str = AS_RECORDED,
) -> PersonalPages:
    made = partial(_personal_pages, gathering, guest_ids, before, asked)
    whole = made()
    return replace(whole, others=in_other_languages((own.look for own in whole.pages), made))


def _personal_pages(
    gathering: Gathering, guest_ids: Sequence[str] | None, before: Before, asked: str
) -> PersonalPages:
    told = _oldest_first(gathering, before)
    pages = tuple(
        replace(_own_page(gathering, told, guest), look=look_of(guest, asked))
        for guest in _chosen(gathering, guest_ids)
    )
    return PersonalPages(
        paper_contents.occasion(gathering), pages or (OwnPage(look=look_for_all(asked)),)
    )


def whats_better(
    gathering: Gathering,
    guest_ids: Sequence[str] | None,
    before: Before = (),
    asked: str = AS_RECORDED,
) -> WhatsBetter:
    """The last number and words of the guest in this session, or else in those before it."""
    made = partial(_whats_better, gathering, guest_ids, before, asked)
    whole = made()
    return replace(whole, others=in_other_languages((back.look for back in whole.guests), made))


def _whats_better(
    gathering: Gathering, guest_ids: Sequence[str] | None, before: Before, asked: str
) -> WhatsBetter:
    told = _oldest_first(gathering, before)
    guests = tuple(
        replace(_looking_back(told, guest), look=look_of(guest, asked))
        for guest in _chosen(gathering, guest_ids)
    )
    return WhatsBetter(
        paper_contents.occasion(gathering), guests or (LookingBack(look=look_for_all(asked)),)
    )


def held_about_you(
    gathering: Gathering,
    guest_ids: Sequence[str] | None,
    before: Before = (),
    asked: str = AS_RECORDED,
) -> HeldAboutYou:
    made = partial(_held_about_you, gathering, guest_ids, before, asked)
    whole = made()
    return replace(whole, others=in_other_languages((one.look for one in whole.people), made))


def _held_about_you(
    gathering: Gathering, guest_ids: Sequence[str] | None, before: Before, asked: str
) -> HeldAboutYou:
    told = [(each, typed_in(each)) for each in _oldest_first(gathering, before)]
    people = tuple(
        HeldAbout(
            guest.name,
            tuple(_held(one) for each, typed in told for one in held_in(each, guest.person, typed)),
            look_of(guest, asked),
        )
        for guest in _chosen(gathering, guest_ids)
    )
    hosts = tuple(guest.name for guest in gathering.guests if guest.is_host)
    people = people or (HeldAbout(look=look_for_all(asked)),)
    return HeldAboutYou(paper_contents.occasion(gathering), people, hosts)


def _asked(gathering: Gathering, guest_ids: Sequence[str] | None) -> list[Guest]:
    """Nobody is invited twice: hosts get no invitation where none of them was chosen."""
    chosen = _chosen(gathering, guest_ids)
    return chosen if guest_ids is not None else [guest for guest in chosen if not guest.is_host]


def _chosen(gathering: Gathering, guest_ids: Sequence[str] | None) -> list[Guest]:
    if guest_ids is None:
        return [guest for guest in gathering.guests if guest.expected]
    return [gathering.guest(guest_id) for guest_id in guest_ids]


def _oldest_first(gathering: Gathering, before: Before) -> list[Gathering]:
    others = [one for one in before if one.session.id != gathering.session.id]
    dated = [one for one in others if one.session.starts]
    undated = [one for one in others if not one.session.starts]
    return [*undated, *sorted(dated, key=lambda one: str(one.session.starts)), gathering]


def _own_page(gathering: Gathering, told: Sequence[Gathering], guest: Guest) -> OwnPage:
    several = len(told) > 1
    return OwnPage(
        name=guest.name,
        lines=tuple(
            OwnLine(found.scale, tuple(_moment(answer, several) for answer in found.answers))
            for found in own_scales(told, guest.person)
        ),
        said=tuple((_to_you(note.kind), note.words) for note in own_words(gathering, guest.person)),
        steps=tuple(_step(step) for step in own_steps(told, guest.person)),
    )


def _to_you(kind: NoteKind) -> str:
    """What kind it is, said to whoever said it."""
    own = {
        NoteKind.QUOTE: _("In your words"),
        NoteKind.OFFER: _("You offered"),
        NoteKind.NEED: _("You could do with"),
    }
    return own.get(kind, kind.label)


def _looking_back(told: Sequence[Gathering], guest: Guest) -> LookingBack:
    lines = [_last(found) for found in own_scales(told, guest.person)]
    steps = [step for step in own_steps(told, guest.person) if not step.done]
    return LookingBack(
        guest.name, tuple(line for line in lines if line), tuple(_step(step) for step in steps)
    )


def _last(found: OwnScale) -> OwnLine | None:
    """The numbers on the way there, and the last answer with its words."""
    if found.last is None:
        return None
    way = [one for one in found.answers if one.mark.value is not None and one is not found.last]
    moments = (*(_moment(one, True) for one in way), _moment(found.last, True))
    return OwnLine(found.scale, moments[-_WAY:])


def _moment(answer: OwnAnswer, dated: bool) -> OwnMoment:
    starts = answer.session.starts
    when = f"{answer.asked.moment.label}, {short_day(starts)}" if dated and starts else ""
    mark = answer.mark
    said = mark.already_there, mark.one_step_up, mark.good_enough
    return OwnMoment(when or answer.asked.moment.label, mark.value, mark.skipped, *said)


def _step(step: Step) -> NextStep:
    by_when = short_day(step.by_when) if step.by_when else ""
    return NextStep(step.what, step.who, by_when, step.first_sign, step.done)


def _held(found: HeldIn) -> HeldHere:
    until = _("Kept until {day}").format(day=day(found.keep_until)) if found.keep_until else ""
    return HeldHere(
        found.title,
        " · ".join(part for part in (day(found.starts) if found.starts else "", until) if part),
        (
            (_("On the guest list"), found.on_the_list),
            (_("Your answers"), found.answers),
            (_("What you said"), found.said),
            (_("Where your name stands besides"), found.elsewhere),
        ),
    )

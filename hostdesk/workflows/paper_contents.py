"""What goes on each paper: plain values of a gathering, none that is not meant for its reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from hostdesk.domain.available import time_said
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.in_the_room import SMALL
from hostdesk.domain.needs import needs_of
from hostdesk.domain.packing import Company, company, packing_list, to_hand
from hostdesk.domain.preparation import by_role, open_questions
from hostdesk.domain.purpose_paragraph import purpose_paragraph, short_purpose
from hostdesk.domain.running_order import TimedBlock, days_of
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.series_story import up_to
from hostdesk.domain.step import Step
from hostdesk.domain.summary import summary
from hostdesk.printing.documents.handout import ExpectedDay, Handout
from hostdesk.printing.documents.readiness import Readiness, RoleAsks, WorthAsking
from hostdesk.printing.documents.run_sheet import (
    ExpectedGuest,
    HeldBoundary,
    PlannedBlock,
    PlannedDay,
    PlannedDecision,
    RunSheet,
)
from hostdesk.printing.documents.scale_sheet import ScaleSheet
from hostdesk.printing.documents.shared import Occasion, OverSeries
from hostdesk.printing.documents.summary import NextStep, SummaryPaper
from hostdesk.printing.looks import Reader
from hostdesk.words import _, counted, figures
from hostdesk.workflows.calendar_words import clock, day, from_to, short_day
from hostdesk.workflows.readers import AS_RECORDED, in_other_languages, readers


def handout(
    gathering: Gathering, guest_ids: Sequence[str] | None, asked: str = AS_RECORDED
) -> Handout:
    found = readers(gathering, guest_ids, asked)
    others = in_other_languages((one.look for one in found), partial(_handout, gathering, found))
    return replace(_handout(gathering, found), others=others)


def _handout(gathering: Gathering, found: tuple[Reader, ...]) -> Handout:
    return Handout(
        occasion=occasion(gathering),
        purpose=purpose_paragraph(gathering.session),
        days=tuple(
            ExpectedDay(heading, tuple((_begins(timed), _expected(timed)) for timed in day))
            for heading, day in _days(gathering)
        ),
        boundaries=tuple(b.words for b in gathering.boundaries if b.on_paper and b.words),
        to_decide=tuple((d.what, _nearer(d)) for d in gathering.decisions if d.is_open),
        not_here=_not_here(gathering),
        scales=_scales(gathering, unnamed=False),
        unnamed=_scales(gathering, unnamed=True),
        readers=found,
    )


def scale_sheet(
    gathering: Gathering, guest_ids: Sequence[str] | None, asked: str = AS_RECORDED
) -> ScaleSheet:
    found = readers(gathering, guest_ids, asked)
    others = in_other_languages((one.look for one in found), partial(_scale_sheet, gathering, found))
    return replace(_scale_sheet(gathering, found), others=others)


def _scale_sheet(gathering: Gathering, found: tuple[Reader, ...]) -> ScaleSheet:
    return ScaleSheet(
        occasion=occasion(gathering),
        purpose=short_purpose(gathering.session),
        scales=_scales(gathering, unnamed=False),
        unnamed=_scales(gathering, unnamed=True),
        readers=found,
    )


def run_sheet(gathering: Gathering) -> RunSheet:
    session, around = gathering.session, company(gathering.guests)
    return RunSheet(
        occasion=occasion(gathering),
        purpose=purpose_paragraph(session),
        space=(
            (_("What a newcomer should feel"), session.arrival),
            (_("Signs"), session.signs),
            (_("Layout"), "\n".join(filter(None, (session.room and session.room.label, session.layout)))),
            (_("Light"), session.light),
            (_("Sound"), session.sound),
            (_("Access"), session.access),
            (_("Food"), session.food),
        ),
        days=tuple(
            PlannedDay(heading, tuple(_planned(gathering, timed, around) for timed in day))
            for heading, day in _days(gathering)
        ),
        time_there_is=time_said(gathering.timed_blocks(), session.until),
        parked=tuple(
            _planned(gathering, TimedBlock(block, None, None), around) for block in gathering.parked_blocks()
        ),
        guests=tuple(_guest(guest) for guest in gathering.guests if _is_awaited(guest)),
        replies=_replies(gathering.guests),
        decisions=tuple(_decision(d) for d in gathering.decisions if not d.not_here),
        not_here=_not_here(gathering),
        boundaries=tuple(
            HeldBoundary(b.kind.label, b.words, b.how_held, b.why) for b in gathering.boundaries
        ),
        scales=gathering.scales,
        materials=tuple(thing.said for thing in packing_list(gathering)),
        errands=tuple((errand.what, errand.who) for errand in gathering.errands if not errand.done),
        questions=tuple(question.words for question in open_questions(gathering)),
    )


def summary_paper(gathering: Gathering, before: Sequence[Gathering] = ()) -> SummaryPaper:
    """Not everybody who reads it was there before: of few people then it tells nothing."""
    found = summary(gathering)
    return SummaryPaper(
        occasion=occasion(gathering),
        purpose=purpose_paragraph(found.session),
        present=found.present,
        scales=found.scales,
        steps=tuple(_next_step(step) for step in found.steps),
        said=found.said,
        hidden=found.hidden,
        over_time=tuple(over_time(gathering, before, told.scale, SMALL) for told in found.scales),
    )


def over_time(
    gathering: Gathering, before: Sequence[Gathering], scale: Scale, least: int = 1
) -> OverSeries:
    """From one gathering of the series to the next, each by its day."""
    return tuple(
        (short_day(meeting.starts) if meeting.starts else meeting.title, values)
        for meeting, values in up_to(gathering, before, scale, least)
    )


def readiness(gathering: Gathering) -> Readiness:
    return Readiness(
        occasion=occasion(gathering),
        purpose=purpose_paragraph(gathering.session),
        roles=tuple(
            RoleAsks(
                role.label,
                role.does,
                tuple(WorthAsking(asked.words, asked.why, asked.place.label) for asked in questions),
            )
            for role, questions in by_role(gathering)
        ),
    )


def occasion(gathering: Gathering) -> Occasion:
    session, timed = gathering.session, gathering.timed_blocks()
    ends = timed[-1].ends if timed else None
    when = from_to(session.starts, ends) if session.starts else ""
    return Occasion(session.title, ", ".join(part for part in (when, session.venue) if part))


def names(gathering: Gathering, guest_ids: Sequence[str] | None) -> tuple[str, ...]:
    """The guests a sheet is made for; one sheet without a name where there are none."""
    return tuple(reader.name for reader in readers(gathering, guest_ids))


def _scales(gathering: Gathering, *, unnamed: bool) -> tuple[Scale, ...]:
    return tuple(scale for scale in gathering.scales if (scale.naming is Naming.UNNAMED) == unnamed)


def _begins(timed: TimedBlock) -> str:
    return clock(timed.starts) if timed.starts else ""


def _expected(timed: TimedBlock) -> str:
    """What guests read of a block."""
    title = timed.block.title
    return _("{title} · a break").format(title=title) if timed.block.is_break else title


def _days(gathering: Gathering) -> Iterator[tuple[str, tuple[TimedBlock, ...]]]:
    """The blocks of each day with its heading; one day alone has none."""
    days = days_of(gathering.timed_blocks())
    for blocks in days:
        several = len(days) > 1 or blocks[0].block.day > 1
        yield day_heading(blocks[0]) if several else "", blocks


def day_heading(timed: TimedBlock) -> str:
    """Like: Day 2, Friday 27 November 2026."""
    number = _("Day {n}").format(n=figures(timed.block.day))
    return f"{number}, {day(timed.starts)}" if timed.starts else number


def _planned(gathering: Gathering, timed: TimedBlock, around: Company) -> PlannedBlock:
    block = timed.block
    asked = next((scale for scale in gathering.scales if scale.id == block.scale_id), None)
    return PlannedBlock(
        when=_begins(timed),
        lasts=counted("{n} minute", "{n} minutes", block.minutes),
        title=block.title,
        what_happens=block.what_happens,
        materials="\n".join(to_hand(block.materials, around)),
        role=block.role.label if block.role else "",
        position=block.position.label if block.position else "",
        leads=block.leads,
        asks=(asked.question or asked.kind.label) if asked else "",
        pinned=block.pinned is not None,
        optional=block.optional,
        is_break=block.is_break,
    )


def _is_awaited(guest: Guest) -> bool:
    return guest.expected or guest.invitation is Invitation.OPEN_SEAT


def _guest(guest: Guest) -> ExpectedGuest:
    reply = _("The host") if guest.is_host else guest.invitation.label
    if guest.left_at:
        reply = f"{reply} · {_('left {time}').format(time=clock(guest.left_at))}"
    return ExpectedGuest(guest.name, guest.about, guest.brings, reply, _welcome(guest), _needs(guest))


def _welcome(guest: Guest) -> str:
    """How a guest is met and where they sit: on the host's own paper only."""
    greeted = _("stranger, greeted by {name}").format(name=guest.greeter)
    seat_to_fill = guest.invitation is Invitation.OPEN_SEAT and guest.could_ask
    return _beside(
        _("nearest to the matter") if guest.nearest else "",
        (greeted if guest.greeter else _("a stranger here")) if guest.stranger else "",
        guest.seat,
        _("{name} could ask").format(name=guest.could_ask) if seat_to_fill else "",
    )


def _needs(guest: Guest) -> str:
    return _beside(*needs_of(guest))


def _beside(*parts: str) -> str:
    said = " · ".join(" ".join(part.split()) for part in parts if part)
    return said[:1].upper() + said[1:]


def _decision(decision: Decision) -> PlannedDecision:
    return PlannedDecision(
        what=decision.what,
        nearest=decision.nearest,
        held_by=decision.held_by,
        handed_back=decision.handed_back,
        by_when=short_day(decision.by_when) if decision.by_when else "",
        outcome=decision.outcome,
    )


def _nearer(decision: Decision) -> str:
    """What guests are told of a decision beside its words; who holds it now is the host's to say."""
    nearest = _("Nearest to it: {who}").format(who=decision.nearest) if decision.nearest else ""
    by_when = _("By {day}").format(day=short_day(decision.by_when)) if decision.by_when else ""
    return " · ".join(part for part in (nearest, by_when) if part)


def _not_here(gathering: Gathering) -> tuple[str, ...]:
    return tuple(decision.what for decision in gathering.decisions if decision.not_here)


def _replies(guests: Sequence[Guest]) -> str:
    """How many said what, the host not counted."""
    replies = [guest.invitation for guest in guests if not guest.is_host]
    told = [f"{reply.label}: {replies.count(reply)}" for reply in Invitation if reply in replies]
    return " · ".join(told)


def _next_step(step: Step) -> NextStep:
    return NextStep(
        step.what, step.who, short_day(step.by_when) if step.by_when else "", step.first_sign, step.done
    )

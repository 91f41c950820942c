"""What `session.json` of an archive of version 1 says: its types, their limits and their JSON Schema.

These are the archive's own types, never those of the domain or of the library: what is released here
stays as it is. A newer minor version may add fields with a default; nothing is taken away or renamed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

VERSION = "1.3"

Id = Annotated[str, Meta(min_length=1, max_length=200, description="Random; tells nothing.")]
Words = Annotated[str, Meta(max_length=50_000)]
Named = Annotated[str, Meta(min_length=1, max_length=50_000)]
Minute = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$(?!\n)",
        description="On the wall clock of the place, to the minute.",
    ),
]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)")]
Place = Annotated[int, Meta(ge=0, le=1_000_000, description="Its place in the list, from 0.")]
Number = Annotated[float, Meta(ge=0, le=10, description="A number on the scale, whole or half.")]

Clock = Annotated[
    str, Meta(pattern=r"^[0-9]{2}:[0-9]{2}$(?!\n)", description="On the wall clock of the place.")
]

Instant = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$(?!\n)",
        description="To the second, with what the clocks of the place differ from UTC.",
    ),
]

Stage = Literal["prepare", "host", "harvest"]
Invitation = Literal["to ask", "invited", "accepted", "declined", "open seat"]
BoundaryKind = Literal[
    "in",
    "out",
    "already decided",
    "time",
    "place",
    "confidentiality",
    "conduct",
    "who may join",
    "what leaves the room",
]
Role = Literal["initiator", "inviter", "space creator", "gatekeeper", "connector", "co-participator"]
Position = Literal["in the spotlight", "with the guests", "in the gallery", "in the kitchen"]
ScaleKind = Literal["progress", "confidence", "willingness", "coping", "usefulness", "safety", "relationship"]
Naming = Literal["by name", "shown unnamed", "unnamed"]
Moment = Literal["opening", "closing"]
Rung = Literal["told", "asked", "heard", "choosing", "sharing", "leading"]
Layout = Literal["circle", "long table", "tables", "horseshoe", "rows", "pairs", "standing"]
Format = Literal["usual", "large print", "easy read", "screen reader"]
Consent = Literal["not asked", "given", "refused"]
When = Literal["opening and closing", "opening", "closing"]
FollowUp = Literal[
    "already there", "best so far", "others' view", "one step up", "good enough", "confidence", "willingness"
]
Way = Literal["one by one", "show of hands", "walk on the floor"]
NoteKind = Literal[
    "note",
    "quote",
    "affirmation",
    "offer",
    "need",
    "parked",
    "decided",
    "boundary kept",
    "boundary crossed",
]
Afterwards = Literal["ask", "nameless", "erase"]
Part = Literal[
    "series",
    "session",
    "guests",
    "goals",
    "boundaries",
    "decisions",
    "errands",
    "blocks",
    "scales",
    "rounds",
    "marks",
    "earlier_marks",
    "steps",
    "notes",
    "pictures",
]
Cell = Annotated[str, Meta(pattern=r"^[a-z_]{1,40}$(?!\n)")]
Device = Annotated[int, Meta(ge=0, le=100_000, description="Its place in “devices”.")]
EditNumber = Annotated[
    int, Meta(ge=0, le=2**53 - 1, description="Grows with every edit of a device: its clock in milliseconds.")
]
_DOT = r"[0-9a-z]{1,4}\.[0-9a-z]{1,11}"
StampText = Annotated[
    str,
    Meta(
        pattern=rf"^([a-z_]{{1,40}}=)?{_DOT}( [a-z_]{{1,40}}={_DOT})*$(?!\n)",
        max_length=4000,
    ),
]
Came = Literal["by themselves", "said to the host", "on their behalf", "from paper"]


class Record(msgspec.Struct, kw_only=True):
    """Fields that a reader does not know are left out of account."""


class SeriesRecord(Record):
    """Several sessions under one title."""

    id: Id
    title: Words
    purpose: Words = ""


class GuestRecord(Record):
    """Somebody who belongs at the table, or a seat kept open; the host is a guest too."""

    id: Id
    place: Place
    name: Named
    about: Words
    brings: Words
    worth_coming: Words
    invitation: Invitation
    is_host: bool
    arrived: bool
    walk_in: bool
    person: Annotated[str, Meta(max_length=200, description="Equal where it is the same person.")] = ""
    nearest: bool = False
    could_ask: Words = ""
    invited_on: Day | None = None
    replied_on: Day | None = None
    reply: Words = ""
    circle: Words = ""
    stranger: bool = False
    greeter: Words = ""
    seat: Words = ""
    access: Words = ""
    diet: Words = ""
    language: Words = ""
    paper: Format = "usual"
    may_keep: Consent = "not asked"
    may_quote: Consent = "not asked"
    may_photograph: Consent = "not asked"
    may_keep_health: Consent = "not asked"
    contact: Words = ""
    private_note: Words = ""
    left_at: Minute | None = None


class GoalRecord(Record):
    """A goal that partners share."""

    id: Id
    place: Place
    words: Words
    held_by: Words
    pulls_apart: Words


class DecisionRecord(Record):
    """Something to be decided, or said plainly not to be up for decision here."""

    id: Id
    place: Place
    what: Words
    nearest: Words
    held_by: Words
    handed_back: Words
    by_when: Day | None
    not_here: bool
    outcome: Words


class ErrandRecord(Record):
    """Something to see to before or on the day."""

    id: Id
    place: Place
    what: Words
    who: Words
    done: bool


class BoundaryRecord(Record):
    """What the host holds, so that the guests can move freely inside it."""

    id: Id
    place: Place
    kind: BoundaryKind
    words: Words
    how_held: Words
    on_paper: bool
    why: Words = ""


class BlockRecord(Record):
    """A stretch of the running order."""

    id: Id
    place: Place
    title: Words
    minutes: Annotated[int, Meta(ge=0, le=1440)]
    role: Role | None
    position: Position | None
    what_happens: Words
    materials: Words
    day: Annotated[int, Meta(ge=1, le=31)] = 1
    pinned: Clock | None = None
    parked: bool = False
    optional: bool = False
    is_break: bool = False
    leads: Words = ""
    scale: Id | None = None
    began: Instant | None = None
    ended: Instant | None = None
    left_out: bool = False
    planned: Annotated[int, Meta(ge=0, le=1440)] | None = None


class ScaleRecord(Record):
    """A way into a conversation, not a measurement and not a grade."""

    id: Id
    place: Place
    question: Words
    kind: ScaleKind
    low_means: Words
    high_means: Words
    lowest: Annotated[int, Meta(ge=0, le=1)]
    highest: Annotated[int, Meta(ge=7, le=10)]
    halves: bool
    naming: Naming
    asked_when: When = "opening and closing"
    answered_by: Words = ""
    follow_ups: tuple[FollowUp, ...] = ("already there", "one step up")


class CountRecord(Record):
    """How many people stood at a number, or raised their hands for it."""

    value: Number
    people: Annotated[int, Meta(ge=1, le=1_000_000)]


class RoundRecord(Record):
    """One asking of one scale."""

    id: Id
    scale: Id
    moment: Moment
    opened: Minute
    closed: bool
    way: Way = "one by one"
    silent: bool = False
    revealed: bool = False
    asked_of: Annotated[tuple[Id, ...], Meta(description="Guests; none: everybody.")] = ()
    counts: tuple[CountRecord, ...] = ()


class MarkRecord(Record):
    """One guest's answer in one round. Skipped is an answer too, without a number."""

    id: Id
    round: Id
    guest: Id
    value: Number | None
    skipped: bool
    already_there: Words
    one_step_up: Words
    came: Came
    spoken_by: Words
    good_enough: Annotated[Number | None, Meta(description="Where the guest would be content.")] = None


class UnnamedMarkRecord(Record):
    """One answer that nothing links to a guest: no name, no order, no time."""

    id: Id
    round: Id
    value: Number | None
    skipped: bool
    already_there: Words
    one_step_up: Words
    good_enough: Number | None = None


class EarlierMarkRecord(Record):
    """What stood in a mark before it was corrected."""

    id: Id
    mark: Id
    place: Place
    value: Number | None
    skipped: bool
    already_there: Words
    one_step_up: Words
    came: Came
    spoken_by: Words
    good_enough: Number | None = None


class StepRecord(Record):
    """A small step: who, by when, and the first sign that someone would notice."""

    id: Id
    place: Place
    what: Words
    who: Words
    by_when: Day | None
    first_sign: Words
    done: bool


class NoteRecord(Record):
    """What was said, or noted by the host, while hosting."""

    id: Id
    place: Place
    words: Words
    taken: Minute | None
    kind: NoteKind = "note"
    guest: Id | None = None
    block: Id | None = None
    scale: Id | None = None
    boundary: Id | None = None
    decision: Id | None = None
    consent: Consent = "not asked"
    done: bool = False


class PictureRecord(Record):
    """A picture of the room: a JPEG beside session.json."""

    id: Id
    place: Place
    file: Annotated[str, Meta(pattern=r"^pictures/[0-9a-f]{64}\.jpg$(?!\n)", description="By its SHA-256.")]
    width: Annotated[int, Meta(ge=1, le=1600)]
    height: Annotated[int, Meta(ge=1, le=1600)]
    caption: Words
    taken: Minute | None
    block: Id | None
    scale: Id | None


class ConflictRecord(Record):
    """What else a cell was made to be on another laptop, until the host has chosen."""

    part: Part
    id: Id
    cell: Cell
    device: Device
    n: EditNumber
    values: Annotated[
        dict[Cell, Any], Meta(description="By field, as the field stands in the record of this part.")
    ]


class HistoryRecord(Record):
    """Who edited what, so that two versions of the session can be merged. Unnamed marks have none of it."""

    devices: Annotated[tuple[Id, ...], Meta(description="Laptops; other fields give their place, from 0.")]
    seen: Annotated[
        tuple[EditNumber, ...], Meta(description="For each of the devices: its last edit that is known here.")
    ]
    stamps: Annotated[
        dict[Part, dict[str, StampText]],
        Meta(description="Part, then id: the last edit of its cells; “device.n” in base 36."),
    ]
    conflicts: tuple[ConflictRecord, ...] = ()
    gone: Annotated[tuple[Id, ...], Meta(description="Unnamed marks that were taken back.")] = ()
    erased: Annotated[tuple[Id, ...], Meta(description="Guests of whom nothing may come back.")] = ()


class SessionRecord(Record):
    """One gathering with everything that belongs to it."""

    id: Id
    title: Words
    series: SeriesRecord | None
    starts: Minute | None
    stage: Stage
    calling: Words
    preferred_future: Words
    best_hopes: Words
    already_works: Words
    who_would_notice: Words
    venue: Words
    arrival: Words
    layout: Words
    access: Words
    food: Words
    materials: Words
    guests: tuple[GuestRecord, ...]
    boundaries: tuple[BoundaryRecord, ...]
    blocks: tuple[BlockRecord, ...]
    scales: tuple[ScaleRecord, ...]
    rounds: tuple[RoundRecord, ...]
    marks: tuple[MarkRecord, ...]
    unnamed_marks: tuple[UnnamedMarkRecord, ...]
    earlier_marks: tuple[EarlierMarkRecord, ...]
    steps: tuple[StepRecord, ...]
    notes: tuple[NoteRecord, ...]
    rung: Rung | None = None
    paragraph: Words = ""
    room: Layout | None = None
    light: Words = ""
    sound: Words = ""
    signs: Words = ""
    packed: Words = ""
    until: Clock | None = None
    flow: Words = ""
    goals: tuple[GoalRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    errands: tuple[ErrandRecord, ...] = ()
    standing: Position | None = None
    pictures: tuple[PictureRecord, ...] = ()
    keep_until: Day | None = None
    afterwards: Afterwards = "ask"
    history: HistoryRecord | None = None


class ArchiveRecord(Record):
    """One session, or several that belong together."""

    format: Literal["hostdesk-session"]
    version: Annotated[str, Meta(pattern=r"^1\.[0-9]{1,4}$(?!\n)")]
    sessions: Annotated[tuple[SessionRecord, ...], Meta(min_length=1)]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of session.json."""
    schema = msgspec.json.schema(ArchiveRecord)
    return schema | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hostdesk:session-archive:1",
        "title": "HostDesk session archive, version 1",
    }

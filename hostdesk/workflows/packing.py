"""Pack: the host's own things, what is in the bag, and the errands that most gatherings have."""

from __future__ import annotations

from collections.abc import Sequence

from hostdesk.domain.change import Change
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import new_id
from hostdesk.domain.packing import Thing, key_of, read_line
from hostdesk.domain.text import folded, line
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import prepare

MOST_AT_ONCE = 200  # lines


def bring(gathering: Gathering, words: str) -> Change:
    """Adds things of the host's own, one a line, to what the space needs."""
    things = _lines(words.splitlines())
    if not things:
        raise HostDeskError(_("Please type a few words first."))
    known = [*gathering.session.materials.splitlines(), *things]
    return _relabelled(_("Bring something"), prepare.describe(gathering, materials="\n".join(known)))


def put_in_the_bag(gathering: Gathering, thing: Thing, packed: bool) -> Change:
    """Ticks a thing, or takes it out again."""
    others = [words for words in gathering.session.packed.splitlines() if _key(words) != thing.id]
    bag = [*others, thing.name] if packed else others
    label = _("Put in the bag") if packed else _("Take out of the bag")
    return _relabelled(label, prepare.describe(gathering, packed="\n".join(bag)))


def leave_at_home(gathering: Gathering, things: Sequence[Thing]) -> Change:
    """Takes the host's own things off the list; what a block needs is the block's."""
    needed = next((thing for thing in things if thing.blocks), None)
    if needed is not None:
        raise HostDeskError(
            _("“{thing}” is needed by “{block}”; take it out there, in the running order.").format(
                thing=needed.name, block=needed.blocks[0]
            )
        )
    going = {thing.id for thing in things}
    kept = [words for words in gathering.session.materials.splitlines() if _key(words) not in going]
    bag = [words for words in gathering.session.packed.splitlines() if _key(words) not in going]
    fields = {"materials": "\n".join(kept), "packed": "\n".join(bag)}
    return _relabelled(_("Leave at home"), prepare.describe(gathering, **fields))


def run_errands(gathering: Gathering, whats: Sequence[str]) -> Change:
    """Adds errands that are not on the list yet."""
    known = {folded(errand.what) for errand in gathering.errands}
    new = [what for what in _lines(whats) if folded(what) not in known]
    first = max((errand.place for errand in gathering.errands), default=-1) + 1
    session_id = gathering.session.id
    errands = tuple(Errand(new_id(), session_id, first + n, what) for n, what in enumerate(new))
    return Change(counted("Add {n} errand", "Add {n} errands", len(errands)), session_id, (), errands)


def _lines(typed: Sequence[str]) -> list[str]:
    """What was typed or pasted, each line once and fit to store."""
    lines = list(dict.fromkeys(kept for words in typed if (kept := line(words))))
    if len(lines) > MOST_AT_ONCE:
        sentence = _("These are {n} lines; up to {most} can be added at once.")
        raise HostDeskError(sentence.format(n=len(lines), most=MOST_AT_ONCE))
    return lines


def _key(words: str) -> str:
    return key_of(read_line(words).thing)


def _relabelled(label: str, change: Change) -> Change:
    return Change(label, change.session_id, change.before, change.after)

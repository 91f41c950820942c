"""The running order as it is lived, in words: what is on, how long still, what comes next and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from hostdesk.domain.live_order import LiveBlock, LiveOrder, Stands
from hostdesk.domain.running_order import lasting
from hostdesk.ui.saying import clock_said, date_said
from hostdesk.words import _, counted

_MINUTE = timedelta(minutes=1)
_A_LITTLE = 20  # milliseconds after the full minute, so that it is surely over


def now_here() -> datetime:
    """This moment, with the zone of the laptop."""
    return datetime.now().astimezone()


def until_next_words(live: LiveOrder) -> int:
    """Milliseconds until the words on the time left are no longer true, at most a minute."""
    left = live.left
    rest = left % _MINUTE if left is not None else _MINUTE - _since_the_minute(live.now)
    return (rest or _MINUTE) // timedelta(milliseconds=1) + _A_LITTLE


def _since_the_minute(now: datetime) -> timedelta:
    return timedelta(seconds=now.second, microseconds=now.microsecond)


def now_said(live: LiveOrder) -> str:
    """The title of what is on, or why nothing is."""
    if live.on is not None:
        return live.on.block.title
    if not live.blocks:
        return _("No block is planned")
    if live.to_come:
        return _("Between two blocks") if live.is_begun else _("Not begun yet")
    return _("All blocks are over")


def left_said(live: LiveOrder) -> str:
    """ "12 minutes left", "2 minutes over": calm either way."""
    left = live.minutes_left
    if left is None:
        return ""
    if left == 0:
        return _("the time is up")
    words = _("{minutes} left") if left > 0 else _("{minutes} over")
    if not live.is_begun:
        words = _("{minutes} left by the plan")
    return words.format(minutes=lasting(abs(left)))


def used_said(live: LiveOrder) -> str:
    """ "8 of 20 minutes"; the bar for those who do not see it."""
    if live.on is None:
        return ""
    return _("{used} of {minutes}").format(used=live.used // _MINUTE, minutes=lasting(live.on.block.minutes))


def next_said(live: LiveOrder) -> str:
    """ "Next: Hopes, 18:50", with the day where it is another one."""
    line = live.next
    if line is None:
        return ""
    when = when_said(line, live.now)
    words = _("Next: {title}, {clock}") if when else _("Next: {title}")
    return words.format(title=line.block.title, clock=when)


def when_said(line: LiveBlock, now: datetime) -> str:
    if line.starts is None:
        return ""
    is_today = line.starts.date() == now.astimezone().date()
    day = f"{date_said(line.starts)}, " if line.block.day > 1 and not is_today else ""
    return f"{day}{clock_said(line.starts)}"


def late_said(live: LiveOrder) -> str:
    if not live.late:
        return ""
    return counted("{n} minute behind the plan", "{n} minutes behind the plan", live.late)


def joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def stands_said(line: LiveBlock) -> str:
    """Where a block stands, in a word or two."""
    return {
        Stands.OVER: _("Over"),
        Stands.NOW: _("Now"),
        Stands.TO_COME: _("To come"),
        Stands.LEFT_OUT: _("Left out"),
        Stands.PASSED: _("Not begun"),
    }[line.stands]


def times_said(line: LiveBlock) -> str:
    """Real times where there are some, else about when it will be."""
    if line.starts is None:
        return ""
    if line.block.is_on:
        return _("since {clock}").format(clock=clock_said(line.starts))
    if line.block.began is None:
        return _("about {clock}").format(clock=clock_said(line.starts))
    return f"{clock_said(line.starts)} – {clock_said(line.ends)}"


def day_said(live: LiveOrder) -> str:
    """How the day stands: when it ends, or what it took beside what was planned; nothing is judged."""
    if not live.is_begun:
        return ""
    own = [line for line in live.blocks if line.block.day == live.day]
    if any(line.stands in (Stands.NOW, Stands.TO_COME) for line in own):
        ends, due = clock_said(live.ends), clock_said(live.due)
        if ends == due:
            return _("As things stand it ends at {clock}, as planned.").format(clock=ends)
        return _("As things stand it ends at {clock}; {due} is planned.").format(clock=ends, due=due)
    return compared_said(live.blocks)


def compared_said(lines: tuple[LiveBlock, ...]) -> str:
    """All that were held, planned and real."""
    held = [line for line in lines if line.real_minutes is not None]
    if not held:
        return ""
    planned = sum(line.block.planned_minutes for line in held)
    real = sum(line.real_minutes or 0 for line in held)
    words = _("The blocks took {real}; {planned} were planned for them.")
    return words.format(real=lasting(real), planned=lasting(planned))

"""Problems people name at work, and what they would love to see instead."""

from __future__ import annotations

from hostdesk.domain.problem_topics.topic import CUSTOMERS, Topic
from hostdesk.words import _


def topics() -> tuple[Topic, ...]:
    return (
        Topic(
            r"(staff|employee|nurse|teacher|carer|team|worker|volunteer|high) turnover|turnover (of"
            r"|in|among) \w+"
            r"|people (are |keep )?(leaving|quitting)|staff (are |keep )?leaving|attrition|brain drain",
            (
                _("A place where people want to stay"),
                _("What makes it good to be here"),
                _("Staying, and growing together"),
            ),
        ),
        Topic(r"turnover", (_("A place where people want to stay"),), by_itself=False),
        Topic(
            r"(staff|nurse|teacher|driver|worker|skills?|volunteer)s? shortages?|short[- ]staffed"
            r"|understaff\w*"
            r"|shortage of (staff|nurses|teachers|carers|drivers|volunteers)|lack of (staff|volunteers)",
            (_("Enough hands, and a good reason to join us"), _("Work that people want to come to")),
        ),
        Topic(
            r"burn(ing|t|ed)?[- ]?out|exhaust(ed|ion)|overwork\w*|overload\w*|work ?load",
            (
                _("A pace that we can keep, and enjoy"),
                _("Days that leave us with energy for the evening"),
                _("Good days, most days"),
            ),
        ),
        Topic(
            r"stress(ed)?",
            (_("Calm days, even when there is much to do"), _("What keeps us well")),
        ),
        Topic(
            r"absentee\w*|sickness (on|among|in|at)|sick(ness)? (leave|absences?|rates?|days)|absences?",
            (_("Glad to be here, and well enough to be"), _("A place people look forward to coming to")),
        ),
        Topic(
            r"(low|poor|bad|falling|sinking) (staff |team )?(morale|mood|spirits?)|demotivat\w*|disengag\w*"
            r"|lack of (motivation|engagement|drive)",
            (_("What we are proud of here"), _("Monday mornings we look forward to")),
        ),
        Topic(
            r"(too (many|long)|endless|pointless|unproductive) (\w+ )?meetings|meeting overload|meetings",
            (_("Meetings that are worth the hour"), _("The few meetings we are glad of")),
            by_itself=False,
        ),
        Topic(
            r"bureaucracy|red tape|paper ?work|form[- ]filling",
            (_("More time for people, less at the desk"), _("As simple as it can be")),
        ),
        Topic(
            r"(medication|drug|medical|surgical|billing) (errors?|mistakes)",
            (_("Getting it right, and learning out loud"), _("Safe hands, sharp eyes")),
        ),
        Topic(
            r"(toxic|blame) culture|culture of (blame|fear)|blaming|finger[- ]pointing",
            (_("A place where it is safe to speak up"), _("Learning out loud, together")),
        ),
        Topic(
            r"errors?|mistakes|incidents|near misses",
            (_("Getting it right, and learning out loud"), _("Safe hands, sharp eyes")),
            by_itself=False,
        ),
        Topic(
            r"(work|workplace|playground|sports) (accidents|injuries)|(accidents|injuries) at work",
            (_("Everyone goes home safe and sound"), _("Looking out for one another")),
        ),
        Topic(
            r"accidents|injur(y|ies)",
            (_("Everyone goes home safe and sound"), _("Looking out for one another")),
            by_itself=False,
        ),
        Topic(
            r"complaints?|(unhappy|dissatisfied|angry) (customers|clients|patients|guests|residents)",
            (_("Heard the first time"), _("What people love about coming here")),
            among=((CUSTOMERS, (_("Service that people tell their friends about"),)),),
        ),
        Topic(
            r"(poor|bad|rude|slow) (customer )?service",
            (
                _("Service that people tell their friends about"),
                _("Every guest is welcomed"),
            ),
        ),
        Topic(
            r"silos|silo thinking|turf wars?|departmental\w* walls",
            (_("One house, many doors, all of them open"), _("Working side by side")),
        ),
        Topic(
            r"micro-?manag\w*|control freaks?",
            (_("Trusted to do it our way"), _("Decisions made by those who do the work")),
        ),
        Topic(
            r"resist(ance|ing)( to)?( the)? changes?|change fatigue",
            (_("A change that people want to be part of"), _("Change at a pace we can enjoy")),
        ),
        Topic(
            r"redundanc(y|ies)|lay-?offs?|job losses|unemployment|joblessness|out of work",
            (_("Good work for everyone who wants it"), _("New work, close to home")),
        ),
        Topic(
            r"deadlines missed|missed deadlines|delays?|late deliver(y|ies)"
            r"|backlogs?(?! (refinement|grooming|review))",
            (_("Done when we said it would be"), _("A steady flow, and time to breathe")),
        ),
        Topic(
            r"(no|lack of|too little|not enough|never enough|short of) time|time pressure|rush(ing|ed)",
            (_("Time for what matters"), _("Enough time, well spent")),
        ),
        Topic(
            r"(budget|funding|spending|service) cuts|cuts to \w+|austerity",
            (_("Doing what matters most with what we have"), _("Small means, large hearts")),
        ),
        Topic(r"low (pay|wages)|under-?paid|underpay\w*", (_("Fair pay for good work"),)),
        Topic(
            r"work[- ]life imbalance|(poor|bad) work[- ]life balance|(un)?paid overtime|too many hours",
            (_("Home in time for supper"), _("Work, and a life beside it")),
        ),
        Topic(
            r"industrial action|strikes (at|in|on)",
            (_("Agreements that both sides are glad of"),),
        ),
        Topic(
            r"procrastinat\w*|perfectionism",
            (_("Begun, and glad of it"), _("Good enough, and done")),
        ),
        Topic(
            r"costs?|(over)?spending|deficits?|budget (cuts?|gaps?|holes?)|losses",
            (_("Living well within our means"), _("Money where it does most good")),
            by_itself=False,
        ),
    )

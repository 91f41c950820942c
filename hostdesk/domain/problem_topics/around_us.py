"""Problems people name where they live, and what they would love to see instead."""

from __future__ import annotations

from hostdesk.domain.problem_topics.topic import NEIGHBOURS, Topic
from hostdesk.words import _


def topics() -> tuple[Topic, ...]:
    return (
        Topic(
            r"crimes?|burglar(y|ies)|theft|thefts|stealing|shoplifting|muggings?|gangs?|robber(y|ies)",
            (_("Safe here, day and night"), _("Looking out for one another")),
            among=(
                (
                    NEIGHBOURS,
                    (_("Safe on every street, day and night"), _("Neighbours who look out for one another")),
                ),
            ),
        ),
        Topic(
            r"homeless\w*|rough sleep\w*|evictions?|housing (shortage|crisis)|(no"
            r"|lack of) affordable (housing|homes)",
            (_("A front door for everyone"), _("A home to come back to")),
        ),
        Topic(
            r"(child|food|pensioner|period) poverty|(money|debt) (worries|troubles)"
            r"|hungry (children|families)",
            (_("Enough for everyone, with some to share"), _("A good life on what we have")),
        ),
        Topic(
            r"poverty|deprivation|hardship|cost of living|hunger|food banks?|food insecurity|debts?",
            (_("Enough for everyone, with some to share"), _("A good life on what we have")),
            by_itself=False,
        ),
        Topic(
            r"(road|traffic) (deaths|accidents|danger)|speeding|rat[- ]runs?|dangerous (roads?|junctions?)",
            (_("Streets where children can play"), _("Safe on foot, safe on wheels")),
        ),
        Topic(
            r"traffic( jams?)?|congestion|cars|parking( chaos| problems?)?|rush hour",
            (_("Getting about with ease"), _("Room for everyone, on foot and on wheels")),
            by_itself=False,
            among=((NEIGHBOURS, (_("A quiet street with room for everyone"),)),),
        ),
        Topic(
            r"noise (in|at|from|on)|noisy neighbours?",
            _quiet(),
            among=_quiet_street(),
        ),
        Topic(
            r"noise|noisy \w+|loud music",
            _quiet(),
            by_itself=False,
            among=_quiet_street(),
        ),
        Topic(
            r"litter(ing)?|fly-?tipping|dog (mess|fouling)",
            (_("A place we are proud to show"), _("Clean, green and cared for")),
        ),
        Topic(
            r"rubbish|dirty (streets|parks?)|filth|mess",
            (_("A place we are proud to show"), _("Clean, green and cared for")),
            by_itself=False,
        ),
        Topic(
            r"(food |plastic )?waste|wasting|plastics?|packaging",
            (_("Everything gets used, and used well"), _("Mended, shared, passed on")),
            by_itself=False,
        ),
        Topic(
            r"pollution|emissions|carbon|global warming|climate (change|crisis|breakdown)|fossil fuels?",
            (_("Clean air for our grandchildren"), _("Living well, lightly")),
            by_itself=False,
        ),
        Topic(
            r"flood(s|ing)",
            (_("Ready for any weather"), _("Dry feet, and many hands")),
            by_itself=False,
        ),
        Topic(
            r"droughts?|wild ?fires|heat ?waves?",
            (_("Ready for any weather"), _("Shade and water for everyone")),
            by_itself=False,
        ),
        Topic(
            r"decline of (the|our) (village|town|high street|city|centre)|(village|town|high street"
            r"|rural|urban|inner[- ]city) decline|empty (shops|houses|homes)|dying"
            r" (village|town|high street)s?|depopulation",
            (_("A place that people move to"), _("Lights on in every window")),
        ),
        Topic(
            r"empty (pews|seats|chairs|halls?)",
            (_("A full house, and room for one more"), _("Well worth coming to")),
        ),
        Topic(
            r"(extinction|biodiversity loss|loss of (species|biodiversity|bees)|deforestation)",
            (_("Alive with birds, bees and trees"),),
        ),
        Topic(r"cold homes|fuel poverty|damp( homes)?|mould", (_("Warm homes for everyone"),)),
        Topic(
            r"extremis(m|t)|radicali[sz]ation|polari[sz]ation|fake news|misinformation|disinformation",
            (_("Talking across the fence"), _("Still talking with each other")),
        ),
        Topic(
            r"fear of (change|failure|speaking|crime|the future|the dark)|uncertainty",
            (_("Feeling safe enough to try"), _("Good reasons for hope")),
        ),
        Topic(
            r"(water |roof )?leaks|power cuts|outages|breakdowns|broken (lifts?|heating|boilers?"
            r"|toilets?|windows)",
            (_("Everything works, and somebody sees to it"),),
        ),
        Topic(r"smells?|stench|stink", (_("Fresh air, open windows"),), by_itself=False),
        Topic(
            r"fear|fears|anxieties|insecurity",
            (_("Feeling safe enough to try"), _("Good reasons for hope")),
            by_itself=False,
        ),
        Topic(
            r"corruption|fraud|cheating",
            (_("Straight dealing, in the open"),),
        ),
        Topic(
            r"ignorance|prejudices|stereotypes",
            (_("Curious about one another"),),
            by_itself=False,
        ),
    )


def _quiet() -> tuple[str, ...]:
    return (_("A place where we can hear ourselves think"), _("Quiet when it matters, lively when we like"))


def _quiet_street() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ((NEIGHBOURS, (_("Quiet nights, lively days"), _("A street that sleeps well"))),)

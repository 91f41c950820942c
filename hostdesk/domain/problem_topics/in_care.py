"""Problems people name around health and care, and what they would love to see instead."""

from __future__ import annotations

from hostdesk.domain.problem_topics.topic import NEIGHBOURS, Topic
from hostdesk.words import _


def topics() -> tuple[Topic, ...]:
    return (
        Topic(
            r"queues?|queuing",
            (_("Everyone served in good time"), _("A short wait, well spent")),
        ),
        Topic(
            r"waiting (lists?|times?)|long waits?|waits",
            (
                _("Seen in good time"),
                _("Help while it is still small"),
                _("The right help, the first time, soon"),
            ),
        ),
        Topic(
            r"no[- ]shows?|missed appointments|did not attend|not attending",
            (_("Appointments worth keeping"), _("Times that suit the people who come")),
        ),
        Topic(
            r"re-?admissions?|bed[- ]blocking|delayed discharges?|hospital admissions?",
            (_("Home, and well looked after there"), _("Home soon, and home for good")),
        ),
        Topic(
            r"suicid\w*|self[- ]harm",
            (_("Somebody to call, at any hour"), _("Good reasons to stay, and people to share them with")),
        ),
        Topic(
            r"depress\w*|anxiety|anxious|mental ill(ness|[- ]health)|poor mental health"
            r"|mental health (crisis|problems?)",
            (_("Days with more light in them"), _("What lifts us, and who is beside us")),
        ),
        Topic(
            r"addict\w*|drugs?( use| abuse| misuse)?|substance (ab|mis)use|alcohol\w*|drinking"
            r"|drunk\w*|gambling|smoking"
            r"|vaping",
            (_("Free to choose, one good day at a time"), _("Evenings worth staying clear-headed for")),
            by_itself=False,
        ),
        Topic(r"teen(age)? pregnanc(y|ies)", (_("Young people who choose their own time"),)),
        Topic(
            r"obes\w*|over ?weight|diabetes|junk food|unhealthy (food|eating|lifestyles?)|sugar|inactivity",
            (_("Good food, strong legs, long lives"), _("Moving because it is a joy")),
            by_itself=False,
            among=((NEIGHBOURS, (_("A neighbourhood that is a joy to walk in"),)),),
        ),
        Topic(
            r"falls|falling (at home|over)",
            (_("Steady on our feet"), _("Up, about and sure of step")),
            by_itself=False,
        ),
        Topic(
            r"infections?|illness(es)?|diseases?|ill[- ]health|heart attacks|strokes|cancer",
            (_("Well for longer"), _("Many more good years")),
            by_itself=False,
        ),
        Topic(
            r"pain",
            (_("Doing more of what we love"), _("Good days, and more of them")),
            by_itself=False,
        ),
        Topic(
            r"neglect|mistreatment|restraints?|coercion|pressure sores",
            (_("Care that we would want for our own"), _("Looked after, listened to, at home")),
        ),
        Topic(
            r"carer (strain|stress|fatigue|burden)|caregiver (strain|stress|fatigue|burden)"
            r"|compassion fatigue",
            (_("Carers who are cared for"), _("Strength for those who look after others")),
        ),
        Topic(
            r"insomnia|sleep(less\w*|ing problems?| problems?| deprivation)|bad sleep|poor sleep",
            (_("Good nights, bright mornings"),),
        ),
        Topic(
            r"tantrums|meltdowns|outbursts",
            (_("Calm together, and quickly friends again"),),
        ),
        Topic(
            r"dependen(ce|cy)|helplessness|learned helplessness|over-?reliance",
            (_("Doing for ourselves what we do well"), _("Our own hands on the wheel")),
            by_itself=False,
        ),
    )

"""Problems people name at school, and what they would love to see instead."""

from __future__ import annotations

from hostdesk.domain.problem_topics.topic import SCHOOL, Topic
from hostdesk.words import _


def topics() -> tuple[Topic, ...]:
    return (
        Topic(
            r"truan(cy|ts?)|skipping school|school refusal",
            (_("A school worth getting up for"), _("A day worth coming for")),
        ),
        Topic(
            r"drop(ping)?[- ]?outs?|dropout rates?",
            (_("Everyone finishes, and is glad they came"), _("Worth getting up for")),
        ),
        Topic(
            r"(bad|challenging|disruptive|poor|problem|difficult) behaviou?rs?|disruption"
            r"|misbehav\w*|indiscipline",
            (_("Friendly, focused, and proud of it"), _("How we treat each other when it goes well")),
            among=((SCHOOL, (_("A class where everyone can learn"),)),),
        ),
        Topic(
            r"(bad|poor|falling|low|failing) (grades|marks|(exam |school )results|attainment)"
            r"|under-?achiev\w*|failing (pupils|students|schools?)|illiteracy",
            (_("Learning we can be proud of"), _("Everyone finds what they are good at")),
        ),
        Topic(
            r"(bad|poor|falling|low|failing) (results|standards)",
            (_("Results we can be proud of"), _("Everyone finds what they are good at")),
        ),
        Topic(
            r"exclusions|suspensions|detentions",
            (_("Everyone belongs here"),),
        ),
        Topic(
            r"screen[- ]time|phones?( use)?|social media|gaming|mobiles?|smartphones?",
            (_("Eyes up: time for each other"), _("Afternoons too good to look away from")),
            by_itself=False,
        ),
        Topic(
            r"boredom|bored|boring \w+|dull \w+",
            (_("Something good to do, every afternoon"), _("Days full of curiosity")),
        ),
        Topic(
            r"difficult (people|parents|customers|clients|patients|colleagues|pupils|students"
            r"|conversations)",
            (_("Good conversations, even on hard days"), _("Finding out what matters to them")),
        ),
    )

"""Problems people name with being together, and what they would love to see instead."""

from __future__ import annotations

from hostdesk.domain.problem_topics.topic import FAMILY, NEIGHBOURS, SCHOOL, TEAM, Topic
from hostdesk.words import _


def topics() -> tuple[Topic, ...]:
    return (
        Topic(
            r"cyber-?bullying|bull(y|ies|ying)|mobbing|teasing|name-calling",
            (
                _("A place where everyone has a friend"),
                _("Standing up for one another"),
                _("Kind words travel here"),
            ),
        ),
        Topic(
            r"lonel(y|iness)|social isolation|isolated (people|seniors|elders|neighbours)",
            (_("A door to knock on for everyone"), _("Somebody to have tea with")),
            among=(
                (
                    NEIGHBOURS,
                    (_("A street where everyone has a door to knock on"), _("Good company, close to home")),
                ),
            ),
        ),
        Topic(
            r"us (and|versus|vs|against) them",
            (_("All of us, on the same side"), _("Many of us, one table")),
        ),
        Topic(
            r"(lack of|low|no|losing|poor) (self[- ])?(confidence|esteem|worth|belief)|shyness|self-doubt",
            (_("Standing tall"), _("What I am good at, and who sees it")),
        ),
        Topic(
            r"anger( management)?|rage|losing (my|our|his|her|your) temper",
            (_("Calm when it counts"), _("Strong feelings, kind words")),
        ),
        Topic(
            r"sibling rivalry|bedtime battles|shouting at home",
            (_("Evenings that we enjoy at home"), _("On the same side, at home")),
        ),
        Topic(r"fussy eat\w*|picky eat\w*", (_("Meals we all look forward to"),)),
        Topic(r"isolation", (_("In touch with one another"), _("Good company, close at hand"))),
        Topic(
            r"conflicts?|quarrel(s|ling)?|disputes?|in-?fighting|feuds?|disagreements?"
            r"|tensions?|falling out|argu(ments|ing)|squabbl\w*|bickering"
            r"|(bad|difficult|nuisance) neighbours",
            (_("How we get on well when we see things differently"), _("Good talks, also about hard things")),
            among=(
                (TEAM, (_("Working side by side, talking things through"),)),
                (FAMILY, (_("On the same side, at home"), _("Evenings that we enjoy at home"))),
                (SCHOOL, (_("A school where we talk things through"),)),
                (NEIGHBOURS, (_("Good neighbours, good talks"),)),
            ),
        ),
        Topic(
            r"violence|aggression|assaults?|fights|fighting|abuse",
            (
                _("Safe here, at every hour"),
                _("A place where everyone is treated gently"),
                _("Strong enough to be kind"),
            ),
        ),
        Topic(
            r"harass\w*|sexism|misogyny|disrespect\w*|incivility|rudeness",
            (_("Respect wherever we meet"), _("How we treat each other when it goes well")),
        ),
        Topic(
            r"racis(m|t)|discriminat\w*|prejudice|homophobia|transphobia|antisemitism|islamophobia"
            r"|hate (crimes?|speech)|stigma|exclusion|ageism|ableism|hatred",
            (
                _("A place at the table for everyone"),
                _("At home here, whoever you are"),
                _("Glad of our differences"),
            ),
        ),
        Topic(
            r"inequal\w*|unfair\w*|injustice|favouritism|pay gap",
            (_("A fair share for everyone"), _("Fair, and seen to be fair")),
        ),
        Topic(
            r"(lack|loss|absence) of trust|mis-?trust|distrust|no trust|broken trust",
            (_("Taking each other at our word"), _("Trust that grows with every promise kept")),
        ),
        Topic(
            r"(poor|bad|lack of|no|failing|broken) communication|mis-?communication"
            r"|misunderstandings?|gossip"
            r"|rumou?rs?|(nobody|no one|don.?t|not) listen(s|ing)?( to \w+)?|talking past each other",
            (_("We hear each other out"), _("Everyone knows, and nobody has to guess")),
        ),
        Topic(
            r"(lack of|no|poor|low|falling) (respect|appreciation|recognition)|feeling unappreciated",
            (_("Seen, thanked and valued"), _("Saying thank you, and meaning it")),
        ),
        Topic(
            r"(lack of|no|poor|too little|not enough) (team ?work|cooperation|co-operation|collaboration)",
            (_("Working side by side"), _("Better together")),
        ),
        Topic(
            r"(lack of|no|low|poor|falling) (participation|involvement|interest|attendance"
            r"|turn-?out|commitment)"
            r"|apathy|(nobody|no one) (comes|volunteers|helps|turns up)|falling (membership|numbers)"
            r"|(declining|dwindling|shrinking) (membership|numbers|congregations?|audiences?)"
            r"|losing members"
            r"|(church|club|membership) decline",
            (_("Something people want to be part of"), _("Well worth coming to")),
        ),
        Topic(
            r"(lack of|no|unclear|poor) (leadership|direction|vision|strategy|priorities)",
            (_("Knowing where we are going, together"), _("A direction we can all tell a friend")),
        ),
        Topic(
            r"(lack of|unclear|no clear|confusion about) (roles|responsibilit\w+|clarity)|confusion",
            (_("Everyone knows who does what"), _("Clear, simple and shared")),
        ),
        Topic(
            r"anti-?social behaviou?r|vandal\w*|graffiti",
            (_("A place we look after together"), _("A place that is good to its own")),
        ),
        Topic(
            r"divorces?|separation|family breakdown|broken families",
            (_("Two homes, and one family in what matters"), _("Parents who pull together")),
            by_itself=False,
        ),
    )

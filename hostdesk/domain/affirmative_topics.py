"""Topics that are often put as problems, each with titles that say what people would love to see instead."""

from __future__ import annotations

from typing import NamedTuple

from hostdesk.words import _


class Topic(NamedTuple):
    """`pattern` is a regular expression over the title in small letters."""

    pattern: str
    titles: tuple[str, ...]
    by_itself: bool = True  # a problem when named alone; else only as something to have less (or too much) of


def topics() -> tuple[Topic, ...]:
    """Narrow ones before wide ones: the first that fits is taken."""
    return (*_at_work(), *_together(), *_in_care(), *_at_school(), *_around_us())


def _at_work() -> tuple[Topic, ...]:
    return (
        Topic(
            r"(staff|employee|nurse|teacher|carer|team|worker|volunteer|high) turnover|turnover (of|in|among) \w+"
            r"|people (are |keep )?(leaving|quitting)|staff (are |keep )?leaving|attrition|brain drain",
            (
                _("A place where people want to stay"),
                _("What makes it good to work here"),
                _("Teams that stay and grow together"),
            ),
        ),
        Topic(r"turnover", (_("A place where people want to stay"),), by_itself=False),
        Topic(
            r"(staff|nurse|teacher|driver|worker|skills?|volunteer)s? shortages?|short[- ]staffed|understaff\w*"
            r"|shortage of (staff|nurses|teachers|carers|drivers|volunteers)|lack of (staff|volunteers)",
            (_("Enough hands, and a good reason to join us"), _("Work that people want to come to")),
        ),
        Topic(
            r"burn(ing)?[- ]?out|exhaust(ed|ion)|overwork\w*|overload\w*|work ?load",
            (
                _("Work that leaves us with energy for the evening"),
                _("A pace that we can keep, and enjoy"),
                _("Good days at work, most days"),
            ),
        ),
        Topic(
            r"stress(ed)?",
            (_("Calm days, even when there is much to do"), _("What keeps us well at work")),
        ),
        Topic(
            r"absentee\w*|sick(ness)? (leave|absences?|rates?|days)|absences?",
            (_("Glad to be here, and well enough to be"), _("A place people look forward to coming to")),
        ),
        Topic(
            r"(low|poor|bad|falling|sinking) (staff |team )?(morale|mood|spirits?)|demotivat\w*|disengag\w*"
            r"|lack of (motivation|engagement|drive)",
            (_("Work that we are proud of"), _("Monday mornings we look forward to")),
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
            r"errors?|mistakes|incidents|near misses",
            (_("Getting it right, and learning out loud"), _("Safe hands, sharp eyes")),
            by_itself=False,
        ),
        Topic(
            r"accidents|injur(y|ies)",
            (_("Everyone goes home safe and sound"), _("Looking out for one another")),
            by_itself=False,
        ),
        Topic(
            r"complaints?",
            (
                _("Service that people tell their friends about"),
                _("Heard the first time"),
                _("What our visitors love about coming here"),
            ),
        ),
        Topic(
            r"(poor|bad|rude|slow) (customer )?service",
            (_("Service that people tell their friends about"), _("Every guest welcomed, every call answered")),
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
            r"deadlines missed|missed deadlines|delays?|late deliver(y|ies)|backlogs?(?! (refinement|grooming|review))",
            (_("Done when we said it would be"), _("A steady flow, and time to breathe")),
        ),
        Topic(
            r"(no|lack of|too little|not enough|short of) time|time pressure|rush(ing|ed)",
            (_("Time for what matters"), _("Enough time, well spent")),
        ),
        Topic(
            r"costs?|(over)?spending|deficits?|budget (cuts?|gaps?|holes?)|losses",
            (_("Living well within our means"), _("Money where it does most good")),
            by_itself=False,
        ),
    )


def _together() -> tuple[Topic, ...]:
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
            (
                _("A street where everyone has a door to knock on"),
                _("Good company, close to home"),
                _("Somebody to have tea with"),
            ),
        ),
        Topic(r"isolation", (_("In touch with one another"), _("Good company, close to home"))),
        Topic(
            r"conflicts?|quarrel(s|ling)?|disputes?|in-?fighting|feuds?|rows? (with|between)|disagreements?"
            r"|tensions?|falling out",
            (_("How we get on well when we see things differently"), _("Good neighbours, good talks")),
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
            (_("Respect in every room"), _("How we treat each other when it goes well")),
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
            r"(poor|bad|lack of|no|failing|broken) communication|mis-?communication|misunderstandings?|gossip"
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
            r"(lack of|no|low|poor|falling) (participation|involvement|interest|attendance|turn-?out|commitment)"
            r"|apathy|(nobody|no one) (comes|volunteers|helps|turns up)|falling (membership|numbers)"
            r"|declining (membership|numbers)|dwindling (membership|numbers)",
            (_("Something people want to be part of"), _("The evening nobody wants to miss")),
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
            (_("A place we look after together"), _("A neighbourhood that is good to its own")),
        ),
        Topic(
            r"divorces?|separation|family breakdown|broken families",
            (_("Two homes, and one family in what matters"), _("Parents who pull together")),
            by_itself=False,
        ),
    )


def _in_care() -> tuple[Topic, ...]:
    return (
        Topic(
            r"waiting (lists?|times?)|long waits?|queues?|waits",
            (
                _("Seen in good time"),
                _("Help while it is still small"),
                _("The right help, the first time, soon"),
            ),
        ),
        Topic(
            r"no[- ]shows?|missed appointments|did not attend",
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
            r"depress\w*|anxiety|anxious|mental ill(ness|[- ]health)|poor mental health|mental health (crisis|problems?)",
            (_("Days with more light in them"), _("What lifts us, and who is beside us")),
        ),
        Topic(
            r"addict\w*|drugs?( use| abuse| misuse)?|substance (ab|mis)use|alcohol\w*|drinking|drunk\w*|gambling|smoking"
            r"|vaping",
            (_("Free to choose, one good day at a time"), _("Evenings worth staying clear-headed for")),
            by_itself=False,
        ),
        Topic(
            r"obes\w*|over ?weight|diabetes|junk food|unhealthy (food|eating|lifestyles?)|sugar|inactivity",
            (_("Good food, strong legs, long lives"), _("A neighbourhood that is a joy to walk in")),
            by_itself=False,
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
            r"carer (strain|stress|fatigue|burden)|caregiver (strain|stress|fatigue|burden)|compassion fatigue",
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


def _at_school() -> tuple[Topic, ...]:
    return (
        Topic(
            r"truan(cy|ts?)|skipping school|school refusal|drop(ping)?[- ]?outs?|dropout rates?",
            (_("A school worth getting up for"), _("Everyone finishes, and is glad they came")),
        ),
        Topic(
            r"(bad|challenging|disruptive|poor|problem|difficult) behaviou?rs?|disruption"
            r"|misbehav\w*|indiscipline",
            (_("A class where everyone can learn"), _("Friendly, focused, and proud of it")),
        ),
        Topic(
            r"(bad|poor|falling|low|failing) (grades|marks|results|standards|attainment)|under-?achiev\w*"
            r"|failing (pupils|students|schools?)|illiteracy",
            (_("Learning we can be proud of"), _("Every child finds what they are good at")),
        ),
        Topic(
            r"exclusions|suspensions|detentions",
            (_("Every child belongs here"),),
        ),
        Topic(
            r"screen[- ]time|phones?( use)?|social media|gaming|mobiles?|smartphones?",
            (_("Eyes up: time for each other"), _("Afternoons too good to look away from")),
            by_itself=False,
        ),
        Topic(r"boredom|bored", (_("Something good to do, every afternoon"), _("Days full of curiosity"))),
        Topic(
            r"difficult (people|parents|customers|clients|patients|colleagues|pupils|students|conversations)",
            (_("Good conversations, even on hard days"), _("Finding out what matters to them")),
        ),
    )


def _around_us() -> tuple[Topic, ...]:
    return (
        Topic(
            r"crimes?|burglar(y|ies)|theft|thefts|stealing|shoplifting|muggings?|gangs?|robber(y|ies)",
            (_("Safe on every street, day and night"), _("Neighbours who look out for one another")),
        ),
        Topic(
            r"homeless\w*|rough sleep\w*|evictions?|housing crisis",
            (_("A front door for everyone"), _("A home to come back to")),
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
            (_("Getting about with ease"), _("A quiet street with room for everyone")),
            by_itself=False,
        ),
        Topic(
            r"noise (in|at|from|on)|noisy neighbours?",
            (_("Quiet nights, lively days"), _("A street that sleeps well")),
        ),
        Topic(
            r"noise|noisy \w+|loud music",
            (_("Quiet nights, lively days"), _("A street that sleeps well")),
            by_itself=False,
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
            r"flood(s|ing)|droughts?|wild ?fires|heat ?waves?",
            (_("Ready for any weather"), _("Dry feet, good neighbours")),
            by_itself=False,
        ),
        Topic(
            r"(village|town|high street|rural|urban|inner[- ]city) decline|empty (shops|houses|pews|homes)|dying"
            r" (village|town|high street)s?|depopulation",
            (_("A place that people move to"), _("Lights on in every window")),
        ),
        Topic(
            r"(extinction|biodiversity loss|loss of (species|biodiversity|bees)|deforestation)",
            (_("Alive with birds, bees and trees"),),
        ),
        Topic(r"cold homes|fuel poverty|damp( homes)?|mould", (_("Warm homes for everyone"),)),
        Topic(
            r"extremis(m|t)|radicali[sz]ation|polari[sz]ation|fake news|misinformation|disinformation",
            (_("Talking across the fence"), _("A town that still talks to itself")),
        ),
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

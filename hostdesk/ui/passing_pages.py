"""What stands on each page while the laptop goes round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from hostdesk.domain.scale import FollowUp, Scale
from hostdesk.ui.passing import WORDS, Cover, Passing, Place
from hostdesk.ui.passing_page import Look, PassingPage, Person
from hostdesk.ui.widgets.passing_parts import LargeButton, NumberLine, OwnWords, said
from hostdesk.ui.widgets.plain import Box
from hostdesk.ui.widgets.projected_text import font
from hostdesk.words import _

People = Mapping[str, Person]


def page_for(passing: Passing, people: People, look: Look) -> PassingPage:
    """The page as it is now, with nothing on it of anybody else's."""
    made = PassingPage(look)
    what = passing.cover or passing.place
    _PAGES[what](made, passing, people)
    return made


# a guest's own pages


def _ready(page: PassingPage, passing: Passing, people: People) -> None:
    name = _name(passing, people)
    page.room()
    page.title(_("This is for {name}").format(name=name) if name else _("This is for the next person"))
    if passing.has_another_mind:
        page.line(_("You have answered already. Your answer stays, unless you change your mind."))
    for words in _before(passing, page.look.easy):
        page.line(words)
    begin = _("I have changed my mind") if passing.has_another_mind else _("I am ready")
    page.buttons(page.button(begin, "passing_ready", Passing.begin, primary=True))
    page.room()
    page.buttons(*_others(page, passing), *_asides(page))


def _before(passing: Passing, easy: bool) -> tuple[str, ...]:
    """Who will see the answer, said before it is given."""
    if passing.is_nameless:
        return _("Your name is not kept with your answer."), _("The room may see it as a dot.")
    dot = _("The room may see it as a dot without a name.")
    if easy:
        return _("The next person does not see your answer."), _("The host can read it."), dot
    seen = _("Those who come after you do not see your answer. The host can read it, with your name.")
    return seen, dot


def _others(page: PassingPage, passing: Passing) -> tuple[LargeButton, ...]:
    """For whoever else has the laptop in their hands."""
    if passing.is_nameless:
        return ()
    who = page.button(_("I am somebody else"), "passing_not_me", partial(_covered, by=Cover.WHO))
    if len(passing.waiting) < 2:
        return (who,)
    return page.button(_("Later, somebody else first"), "passing_later", Passing.later), who


def _number(page: PassingPage, passing: Passing, people: People) -> None:
    _whose(page, passing, people)
    page.title(passing.scale.question)
    _ends(page, passing.scale)
    _number_line(page, passing)
    page.room()
    last = passing.is_last_page
    page.buttons(
        page.button(_("Hand it in") if last else _("Go on"), "passing_next", Passing.go_on, primary=True),
        page.button(_("I would rather not answer"), "passing_skip", Passing.skip),
        page.button(_("Back"), "passing_back", Passing.back),
    )
    page.buttons(*_asides(page))


def _number_line(page: PassingPage, passing: Passing) -> None:
    """The numbers to choose from, and which it is."""
    scale = passing.scale
    numbers = NumberLine(scale, page.look.unit * 1.3, scale.low_means, scale.high_means)
    numbers.setMaximumWidth(page.look.width)
    numbers.chosen.connect(page.on_number)
    page.add(numbers)
    page.numbers = numbers
    page.chosen = page.line(_("Any number is right."), "passing_chosen")
    page.show_chosen(passing.number)
    page.first = numbers.first


def _content(page: PassingPage, passing: Passing, people: People) -> None:
    """At which number they would be content; ten is not the aim."""
    _whose(page, passing, people)
    asked = _("Which number is good enough for you?") if page.look.easy else FollowUp.GOOD_ENOUGH.asked
    page.title(asked)
    _ends(page, passing.scale)
    _number_line(page, passing)
    page.line(_("You may leave this empty."))
    page.room()
    _onward(page, passing)


def _onward(page: PassingPage, passing: Passing) -> None:
    words = _("Hand it in") if passing.is_last_page else _("Go on")
    on = page.button(words, "passing_next", Passing.go_on, primary=True)
    page.buttons(on, page.button(_("Back"), "passing_back", Passing.back))
    page.buttons(*_asides(page))


def _ends(page: PassingPage, scale: Scale) -> None:
    """What lowest and highest mean, each at its end."""
    low = f"{scale.lowest} = {scale.low_means}" if scale.low_means else ""
    high = f"{scale.highest} = {scale.high_means}" if scale.high_means else ""
    if not low and not high:
        return
    beside = QHBoxLayout()
    beside.setSpacing(int(page.look.unit))
    half, right = int(page.look.width / 2 - page.look.unit / 2), page.look.right
    beside.addWidget(said(low, "passing_low", page.look.unit, half, right=right), 1)
    beside.addWidget(said(high, "passing_high", page.look.unit, half, right=right, end=True), 1)
    page.column.addLayout(beside)
    page.spoken += [low, high]


def _words(page: PassingPage, passing: Passing, people: People) -> None:
    place, draft = passing.place, passing.draft
    typed = {Place.ALREADY_THERE: draft.already_there, Place.ONE_STEP_UP: draft.one_step_up}[place]
    _whose(page, passing, people)
    page.title(_easy(place) if page.look.easy else WORDS[place].asked)
    field = OwnWords("passing_words", page.look.unit, 4, typed)
    field.setAccessibleName(page.spoken[-1])
    field.textChanged.connect(page.on_words)
    page.field = field
    page.add(Box(field))
    page.first = field
    page.line(_("You may leave this empty."))
    page.room()
    _onward(page, passing)


def _easy(place: Place) -> str:
    """The follow-up in one short sentence."""
    if place is Place.ALREADY_THERE:
        return _("What is good already?")
    return _("What would be a small next step?")


def _keeping(page: PassingPage, _passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("One moment…"))
    page.room()
    page.buttons(_host_button(page))


def _held(page: PassingPage, _passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("Your answer is held, and not lost."))
    page.line(_("The disk of this laptop is busy or full. Your answer is written as soon as it can be."))
    page.line(_("You may pass the laptop on. Please tell the host about this page."))
    again = page.button(_("Try again"), "passing_try_again")
    again.clicked.connect(page.on_try_again)
    page.buttons(page.button(_("Pass it on"), "passing_on", Passing.hand_on, primary=True), again)
    page.room()
    page.buttons(_help_button(page), _host_button(page))


def _thanks(page: PassingPage, _passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("Thank you. It is kept."))
    page.line(_("Please pass the laptop on."))
    page.buttons(page.button(_("Done"), "passing_on", Passing.hand_on, primary=True))
    page.room()


def _everybody(page: PassingPage, passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("Everybody has had a turn. Thank you."))
    page.line(_("Please give the laptop back to the host."))
    if passing.is_nameless:
        other = page.button(_("One more person"), "passing_one_more", Passing.one_more)
    else:
        words = _("I have changed my mind")
        other = page.button(words, "passing_changed", partial(_covered, by=Cover.WHO))
    host = page.button(_("I am the host"), "passing_host", partial(_covered, by=Cover.KEY), primary=True)
    page.buttons(host, other)
    page.room()


# covers


def _who(page: PassingPage, passing: Passing, people: People) -> None:
    page.title(_("Who are you?"))
    others = [person for person in people.values() if person.id != passing.whose]
    listed = [(person.id, _written(person, passing)) for person in others]
    page.first = page.names(listed)
    page.first.setAccessibleName(page.spoken[-1])
    page.buttons(page.button(_("Back"), "passing_uncover", Passing.uncover))


def _written(person: Person, passing: Passing) -> str:
    if person.id not in passing.answered:
        return person.name
    return _("{name} (has answered)").format(name=person.name)


def _pause(page: PassingPage, _passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("A pause"))
    page.line(_("Everything stays as it is. Nobody sees it meanwhile."))
    page.buttons(page.button(_("Go on"), "passing_uncover", Passing.uncover, primary=True))
    page.room()
    page.buttons(_host_button(page))


def _help(page: PassingPage, _passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("Please wave to the host."))
    page.line(_("The host comes to you. What you have answered is covered."))
    page.buttons(page.button(_("Go on"), "passing_uncover", Passing.uncover, primary=True))
    page.room()
    page.buttons(_host_button(page))


def _key(page: PassingPage, _passing: Passing, _people: People) -> None:
    page.room()
    page.title(_("The host’s key"))
    field = QLineEdit()
    field.setObjectName("passing_key")
    field.setAccessibleName(page.spoken[-1])
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setFont(font(page.look.unit))
    field.setFrame(False)
    field.setMinimumHeight(int(page.look.unit * 2))
    field.setMaxLength(200)
    box = Box(field)
    box.setMaximumWidth(int(page.look.unit * 20))
    page.add(box)
    page.first = page.key = field
    page.next = open_it = page.button(_("Open"), "passing_open", primary=True)
    open_it.clicked.connect(page.on_key)
    page.buttons(open_it, page.button(_("Back"), "passing_uncover", Passing.uncover))
    page.room()
    page.line(_("Only the host has it. If you are a guest, please go back."))


def _host(page: PassingPage, passing: Passing, people: People) -> None:
    name = _name(passing, people)
    page.title(_("For the host"))
    if passing.place in passing.own_places:
        words = _("Somebody is in the middle of an answer. It stays covered; go on, and they can finish it.")
        page.line(words + " " + _("If you end here or go to somebody else, it is not kept."))
    onward = _("Go on with {name}").format(name=name) if name else _("Go on")
    is_over = passing.place is Place.EVERYBODY  # then Enter ends it
    on = page.button(onward, "passing_go_on", Passing.go_on_there, primary=not is_over)
    out: tuple[LargeButton, ...] = ()
    if name and not is_over:
        out = (page.button(_("Leave {name} out").format(name=name), "passing_leave_out", Passing.leave_out),)
    end = page.button(_("End the passing"), "passing_end", primary=is_over)
    end.clicked.connect(page.on_end)
    page.buttons(*((end, on) if is_over else (on, *out, end)))
    if not passing.is_nameless:
        page.line(_("Or go on with:"))
        others = [(p.id, _written(p, passing)) for p in people.values() if p.id != passing.whose]
        names = page.names(others)
        names.setAccessibleName(page.spoken[-1])
    else:
        page.room()
    page.first = end if is_over else on


# what several of them have


def _name(passing: Passing, people: People) -> str:
    person = people.get(passing.whose)
    return person.name if person else ""


def _whose(page: PassingPage, passing: Passing, people: People) -> None:
    """Whose page it is, so that nobody answers in another's place unawares."""
    if name := _name(passing, people):
        page.line(name, "passing_whose")


def _asides(page: PassingPage) -> tuple[LargeButton, ...]:
    pause = page.button(_("Pause"), "passing_pause", partial(_covered, by=Cover.PAUSE))
    return pause, _help_button(page), _host_button(page)


def _help_button(page: PassingPage) -> LargeButton:
    return page.button(_("Ask for help"), "passing_help", partial(_covered, by=Cover.HELP))


def _host_button(page: PassingPage) -> LargeButton:
    return page.button(_("For the host"), "passing_host", partial(_covered, by=Cover.KEY))


def _covered(passing: Passing, by: Cover) -> Passing:
    return passing.cover_with(by)


_PAGES: dict[Place | Cover, Callable[[PassingPage, Passing, People], None]] = {
    Place.READY: _ready,
    Place.NUMBER: _number,
    Place.ALREADY_THERE: _words,
    Place.ONE_STEP_UP: _words,
    Place.GOOD_ENOUGH: _content,
    Place.KEEPING: _keeping,
    Place.HELD: _held,
    Place.THANKS: _thanks,
    Place.EVERYBODY: _everybody,
    Cover.WHO: _who,
    Cover.PAUSE: _pause,
    Cover.HELP: _help,
    Cover.KEY: _key,
    Cover.HOST: _host,
}

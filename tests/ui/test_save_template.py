"""A session saved as one's own template, from the menu's key to the file."""

from __future__ import annotations

from hostdesk.ui.save_template import SaveTemplateDialog
from hostdesk.workflows import own_templates as own
from hostdesk.workflows import prepare
from hostdesk.workflows.templates import Template
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key
from tests.ui.test_accessible import cut_labels, overlaps


def asked(desktop: Desktop) -> SaveTemplateDialog:
    desktop.press(Key.Key_T, CONTROL | SHIFT)
    dialog: SaveTemplateDialog = desktop.window._saver.dialog
    return dialog


def kept() -> tuple[Template, ...]:
    return own.own_templates().templates


def test_a_session_becomes_a_template_with_a_title_and_a_use(desktop: Desktop) -> None:
    desktop.begin("Soup evening")
    desktop.window.go_to("boundaries")
    desktop.enter("We end at nine")
    dialog = asked(desktop)
    assert dialog.title.text() == "Soup evening"
    assert (problems(dialog), cut_labels(dialog), overlaps(dialog)) == ([], [], [])
    dialog.save.click()
    assert dialog.sentence.text() == "Please say in a sentence when to use it."
    dialog.when.setPlainText("When it is cold.")
    dialog.save.click()
    desktop.until(lambda: bool(kept()))
    desktop.until(lambda: "Saved as a template: Soup evening." in desktop.message)

    (template,) = kept()
    assert (template.title, template.when_to_use) == ("Soup evening", "When it is cold.")
    assert [boundary.words for boundary in template.boundaries] == ["We end at nine"]


def test_a_title_that_is_taken_is_replaced_only_when_the_host_says_so(desktop: Desktop) -> None:
    own.keep(Template(title="Soup evening", when_to_use="Long ago.", comes_from="Us."))
    desktop.begin("Soup evening")
    dialog = asked(desktop)
    dialog.when.setPlainText("Now.")
    dialog.save.click()
    desktop.until(lambda: not dialog.replace.isHidden())
    assert [template.when_to_use for template in kept()] == ["Long ago."]
    dialog.replace.click()
    desktop.until(lambda: [template.when_to_use for template in kept()] == ["Now."])


def test_another_title_is_another_template(desktop: Desktop) -> None:
    own.keep(Template(title="Soup evening", when_to_use="Long ago.", comes_from="Us."))
    desktop.begin("Soup evening")
    dialog = asked(desktop)
    dialog.when.setPlainText("Now.")
    dialog.save.click()
    desktop.until(lambda: not dialog.replace.isHidden())
    dialog.title.setFocus()
    desktop.type("!")
    assert dialog.replace.isHidden()
    dialog.save.click()
    desktop.until(lambda: len(kept()) == 2)


def test_names_in_the_words_that_go_along_are_pointed_out(desktop: Desktop) -> None:
    desktop.begin("Soup evening")
    desktop.desk.do(prepare.invite(desktop.gathering, "Ada Byron"))
    desktop.desk.do(prepare.describe(desktop.gathering, calling="Ada Byron rang the bell."))
    dialog = asked(desktop)

    named = dialog.findChild(object, "save_template_named")
    assert named.text().startswith("Some of these words name people: Ada Byron.")  # type: ignore[attr-defined]  # a label


def test_without_a_session_there_is_nothing_to_save(desktop: Desktop) -> None:
    desktop.press(Key.Key_T, CONTROL | SHIFT)

    assert desktop.message == "Open a session first; then it can be saved as a template."


def test_the_dialog_goes_when_it_is_left(desktop: Desktop) -> None:
    desktop.begin()
    asked(desktop).leave.click()
    desktop.until(lambda: desktop.window.findChildren(SaveTemplateDialog) == [])

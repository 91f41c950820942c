"""The window as what keeps the library safe: backups, one restored in its place, damage told and mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.unlocking_window import UnlockingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed
    from hostdesk.ui.guarding import Guarding
    from hostdesk.ui.safety_sheet import SafetySheet


class GuardingWindow(UnlockingWindow):
    """Between what can be locked and all its other actions."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._safety: SafetySheet | None = None
        self._put_back: Path | None = None  # the backup of what was here before another was restored
        self._leaves_gone = False  # the sheet about a file that is gone was left
        desk.gone.connect(self._on_gone)
        desk.saved.connect(self._on_kept_after_all)
        desk.damaged.connect(self._on_damaged)
        self.safety_requested.connect(self.on_safety)

    # while one works

    def begin_guarding(self, path: Path) -> None:
        """From now on backups make themselves, and the file is looked at once a day."""
        self._library_path = path
        if self.desk.read_only:
            self.state.setText(_("Open for reading only."))
            return
        self.guarding.begin()
        self._warn_of_cloud(path)

    @cached_property
    def guarding(self) -> Guarding:
        from hostdesk.ui.guarding import Guarding

        assert self._library_path is not None
        made = Guarding(self, self.desk, self._library_path, self._second_place)
        made.backed_up.connect(self._on_backed_up)
        made.failed.connect(self._on_no_backup)
        made.found.connect(self._on_checked)
        return made

    def _second_place(self) -> str:
        return self.settings.second_place

    def _warn_of_cloud(self, path: Path) -> None:
        """Once for each library, and calmly."""
        from hostdesk.workflows import cloud_folders

        client = cloud_folders.synchronised_by(path)
        if client and self.settings.cloud_told != str(path):
            self._on_to_remember({"cloud_told": str(path)})
            self.messages.say(cloud_folders.said(client), "safety", _("Safety…"), stays=True)

    # the sheet

    def on_safety(self) -> None:
        if self.is_covered or self.is_passing or not self.desk.is_open or self._library_path is None:
            return
        from hostdesk.ui.safety_sheet import SafetySheet

        self._flush()
        self._safety = sheet = SafetySheet(self, self.has_passphrase)
        sheet.backups.backup_requested.connect(self._on_backup_requested)
        sheet.backups.preview_requested.connect(self._on_preview_requested)
        sheet.backups.restore_requested.connect(self._on_restore_requested)
        sheet.second.chosen.connect(self._on_second_chosen)
        sheet.soundness.check_requested.connect(self._on_check_requested)
        sheet.soundness.repair_requested.connect(self._on_repair_requested)
        sheet.passphrase_requested.connect(self.on_passphrase)
        sheet.finished.connect(self._on_safety_closed)
        self._show_safety()
        sheet.open()

    def _on_safety_closed(self) -> None:
        self._safety = None

    def _show_safety(self) -> None:
        from hostdesk.workflows import backups, cloud_folders
        from hostdesk.workflows.care import care_of

        if self._safety is None or self._library_path is None:
            return
        path, second = self._library_path, self.settings.second_place
        remembered = care_of(path)
        self._safety.backups.show_backups(backups.all_of(path, second), remembered.not_backed_up)
        self._safety.second.show_place(second, backups.second_is_there(second), remembered)
        self._safety.soundness.show_care(str(path), remembered)
        client = cloud_folders.synchronised_by(path)
        self._safety.soundness.warn_of(cloud_folders.said(client) if client else "")

    # backups

    def _on_backup_requested(self) -> None:
        if self._safety is not None:
            self._safety.backups.show_working()
        self.guarding.back_up(by_hand=True)

    def _on_backed_up(self, _made: Any) -> None:
        self._show_safety()

    def _on_no_backup(self, sentence: str) -> None:
        self._show_safety()
        if self._safety is not None:
            self._safety.say(sentence)
        else:
            self.messages.say(sentence, "safety", _("Safety…"), stays=True)

    def _on_second_chosen(self, folder: str) -> None:
        from hostdesk.workflows import backups

        try:
            if folder:
                backups.choose_second(Path(folder))
        except HostDeskError as error:
            if self._safety is not None:
                self._safety.say(str(error))
            return
        self._on_to_remember({"second_place": folder})
        self._show_safety()
        if folder:
            self._on_backup_requested()

    # soundness

    def _on_check_requested(self) -> None:
        if self._safety is not None:
            self._safety.soundness.show_working()
        self.guarding.check()

    def _on_checked(self, faults: Sequence[str]) -> None:
        if self._safety is not None:
            self._safety.soundness.show_faults(str(self._library_path), faults)
        elif faults:
            said = _("Your library was checked, and it is damaged: {what}").format(what=" ".join(faults))
            self.messages.say(said, "safety", _("What to do…"), stays=True)

    def _on_damaged(self, sentence: str) -> None:
        """Something that was asked for could not be read; looked at as a whole, the damage has a name."""
        self.messages.say(sentence, "safety", _("What to do…"), stays=True)
        if self._library_path is not None and not self.desk.read_only:
            self.guarding.check()

    # another library in the place of this one

    def _on_preview_requested(self, backup: Path) -> None:
        question = partial(_preview, backup=backup)
        self.desk.ask_at_leisure(question, partial(self._on_previewed, backup), self._on_not_previewed)

    def _on_previewed(self, backup: Path, words: Sequence[str]) -> None:
        if self._safety is not None:
            self._safety.backups.show_preview(backup, words)

    def _on_not_previewed(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            self.desk.broke.emit(error)
        elif self._safety is not None:
            self._safety.backups.say(str(error))

    def _on_restore_requested(self, backup: Path) -> None:
        from hostdesk.ui import safety_jobs

        self._replace(_("The backup is being put in its place…"), safety_jobs.restored, (backup,))

    def _on_repair_requested(self) -> None:
        from hostdesk.ui import safety_jobs

        arguments = (self.settings.second_place, None)
        self._replace(_("The library is being built anew…"), safety_jobs.repaired, arguments)

    def put_back(self) -> None:
        """What was here before the last restoring."""
        if self._put_back is not None:
            self._on_restore_requested(self._put_back)

    def _replace(self, sentence: str, job: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        """Everything is kept, the library is let go of, the worker does its job, and it is opened again."""
        self._flush()
        if not self.desk.all_is_kept:
            self.say(_("Something could not be saved yet; free some space first, so that nothing is lost."))
            return
        if self._safety is not None:
            self._safety.wait(sentence)
        else:
            self.messages.say(sentence, stays=True)
        self.inside.setEnabled(False)
        self.desk.ask(_key_of, partial(self._on_key, job, arguments))

    def _on_key(self, job: Callable[..., Any], arguments: tuple[Any, ...], key: Any) -> None:
        from hostdesk.ui.tasks import tasks_of

        self.desk.let_go()
        self._forget_pages()
        given = (self._library_path, *arguments, key)
        done, failed = partial(self._on_replaced, key), partial(self._on_not_replaced, key)
        tasks_of(self.desk).run(job, given, done, failed, to_the_end=True)

    def _on_replaced(self, key: Any, told: Any) -> None:
        before = getattr(told, "before", None)
        self._put_back = before.path if before is not None else None
        if not self._take_again(key):
            return
        if hasattr(told, "words"):
            self._tell_account(told.words)
            return
        self._close_safety()
        said = _("The backup is in its place; what was here before is kept.")
        action = "put_back" if self._put_back is not None else ""
        self.messages.say(said, action, _("Put it back"), stays=True)

    def _on_not_replaced(self, key: Any, error: Exception) -> None:
        self._take_again(key)
        self._close_safety()
        if isinstance(error, HostDeskError):
            self.messages.say(str(error), stays=True)
        else:
            self.desk.broke.emit(error)

    def _take_again(self, key: Any) -> bool:
        from hostdesk.workflows.look_after import open_again

        assert self._library_path is not None
        self.inside.setEnabled(True)
        try:
            self.desk.take(open_again(self._library_path, key))
        except HostDeskError as error:
            self._close_safety()
            self.messages.say(str(error), stays=True)
            return False
        self.refresh_home()
        self.on_home()
        self._find_out()
        return True

    def _tell_account(self, words: Sequence[str]) -> None:
        """What came back: it stays in sight until the sheet is opened anew."""
        self._close_safety()
        self.messages.say(" ".join(words), "safety", _("Safety…"), stays=True)

    def _close_safety(self) -> None:
        if self._safety is not None:
            self._safety.accept()

    # a library that is not where it was

    def _on_gone(self, sentence: str) -> None:
        from hostdesk.ui.gone_sheet import GoneSheet

        if self._leaves_gone:
            if not self.messages.isVisible():
                self._say_gone(sentence)
            return
        if self.findChild(GoneSheet) is not None:
            return
        sheet = GoneSheet(self, sentence, self._library_path)
        sheet.rejected.connect(partial(self._on_gone_left, sentence))
        sheet.again.connect(self.desk.try_again)
        sheet.put_back.connect(self._on_put_back_in_place)
        sheet.copied.connect(self._on_copy_elsewhere)
        self.desk.saved.connect(sheet.close_if_kept)
        sheet.open()

    def _on_gone_left(self, sentence: str) -> None:
        """It is tried on and on; the sheet must not come between a host and the room each time."""
        self._leaves_gone = True
        self._say_gone(sentence)

    def _say_gone(self, sentence: str) -> None:
        self.messages.say(sentence, "gone", _("What can be done…"), stays=True)

    def _on_kept_after_all(self, saved: bool) -> None:
        if saved and self._leaves_gone:
            self._leaves_gone = False
            self.messages.take_back("gone")

    def look_for_it(self) -> None:
        """Back to the sheet, unless the file is there again."""
        self._leaves_gone = False
        self.desk.try_again()

    def _on_put_back_in_place(self) -> None:
        self.desk.ask(_put_back_in_place, self._on_copied)

    def _on_copy_elsewhere(self, target: str) -> None:
        self.desk.ask(partial(_copied_to, target=Path(target)), self._on_copied)

    def _on_copied(self, said: str) -> None:
        self.desk.try_again()
        self.say(said)


def _preview(library: Any, backup: Path) -> Any:
    from hostdesk.workflows import restoring

    return restoring.preview(library, backup)


def _key_of(library: Any) -> Any:
    return library.key.copy() if library.key is not None else None


def _put_back_in_place(library: Any) -> str:
    from hostdesk.workflows import rescue

    rescue.put_back_in_place(library)
    return _("The library is in its place again, with everything in it.")


def _copied_to(library: Any, target: Path) -> str:
    from hostdesk.workflows import rescue

    rescue.copy_to(library, target)
    return _("A copy with everything in it is saved as “{name}”.").format(name=target.name)

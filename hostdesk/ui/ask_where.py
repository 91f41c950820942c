"""Asks where a file is to go, with a name that says what it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hostdesk import paths


def ask_where_to_save(
    parent: QWidget, title: str, file_name: str, kind: str, ending: str, chosen: Callable[[str], None]
) -> QFileDialog:
    """Opens the dialog and returns at once; `chosen` gets the path. `kind` is like "PDF (*.pdf)"."""
    dialog = _dialog(parent, title, kind)
    dialog.setObjectName("save_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(file_name)
    return _opened(dialog, chosen)


def ask_which(parent: QWidget, title: str, kind: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Asks for a file that is there."""
    dialog = _dialog(parent, title, kind)
    dialog.setObjectName("open_dialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, chosen)


def ask_which_ones(
    parent: QWidget, title: str, kind: str, chosen: Callable[[list[str]], None]
) -> QFileDialog:
    """Asks for files that are there, one or several."""
    dialog = _dialog(parent, title, kind)
    dialog.setObjectName("open_dialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog


def ask_which_folder(parent: QWidget, title: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Asks for a folder, which may be made there and then."""
    dialog = _dialog(parent, title)
    dialog.setObjectName("folder_dialog")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, chosen)


def _dialog(parent: QWidget, title: str, kind: str = "") -> QFileDialog:
    """Qt would write down in a file of its own, outside our places, which folders were looked at."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    return QFileDialog(parent, title, str(usual_folder()), kind)


def _opened(dialog: QFileDialog, chosen: Callable[[str], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def usual_folder() -> Path:
    """Where files are offered to be saved."""
    folder = paths.documents_folder()
    return folder if folder.is_dir() else Path.home()

"""Imports as Python makes them, and of PySide only what a window needs: before the rest of it is imported."""

from __future__ import annotations

import builtins
import sys
from _thread import RLock
from collections.abc import Callable
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_OF_PYSIDE = "errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser"
# what unpacks PySide, writes its stubs and words mistakes in how Qt is called: a third of the whole start
SELDOM = {"tempfile", "textwrap", "traceback", "zipfile", "shibokensupport.feature"}
SELDOM |= {f"shibokensupport.signature.{name}" for name in _OF_PYSIDE}
_LOADER = "shibokensupport.signature.loader"  # loads them all
_READING = RLock()


class Unread(ModuleType):
    """A module whose code runs once something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _READING:  # another thread waits until all of it is there
            if self.__dict__.pop("is_unread", False):
                self.__loader__.exec_module(self)  # type: ignore[union-attr]  # the one that found it
                self.__class__ = ModuleType  # type: ignore[assignment]  # as Python allows for modules
        return ModuleType.__getattribute__(self, name)


class _Loading:
    """Another loader, which does more or less than it would."""

    def __init__(self, loader: Any, run: Callable[[Any, ModuleType], None], kind: type[ModuleType]) -> None:
        self._loader = loader
        self._run = run
        self._kind = kind

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return self._kind(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        self._run(self._loader, module)


class _Finder:
    """Finds what is to be loaded otherwise; PySide that was not unpacked is asked first."""

    @staticmethod
    def find_spec(name: str, path: Any = None, _target: object = None) -> Any:
        found: Any = PathFinder.find_spec(name, path) if name in SELDOM or name == _LOADER else None
        if found is not None and name == _LOADER:
            found.loader = _Loading(found.loader, _without_hook, ModuleType)
        elif found is not None:
            found.loader = _Loading(found.loader, _later, Unread)
        return found


def _later(_loader: Any, module: Any) -> None:
    module.is_unread = True


def _without_hook(loader: Any, module: Any) -> None:
    loader.exec_module(module)
    module.post_init = lambda: None  # would put the `__import__` of its own in place


def without_reading() -> None:
    """PySide reads the source of each module imported after it, to see who asks for its `__feature__`s.

    Nobody here does; it would take 6 ms of the start, and time at each later import in the window's thread.
    """
    sys.meta_path.insert(0, _Finder)
    import PySide6.QtCore  # noqa: F401  # with all that prepares it

    sys.meta_path.remove(_Finder)
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

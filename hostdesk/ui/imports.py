"""Imports as Python makes them, and of PySide only what a window needs: before the rest of it is imported."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any

# what writes stubs, and what words a mistake in how Qt is called: most of PySide's own start, mostly patterns
SELDOM = frozenset(
    f"shibokensupport.{name}"
    for name in (
        "feature",
        "signature.errorhandler",
        "signature.layout",
        "signature.lib.enum_sig",
        "signature.lib.pyi_generator",
        "signature.lib.tool",
        "signature.parser",
    )
)
LOADER = "shibokensupport.signature.loader"
_READING = RLock()


class _Unread(ModuleType):
    """A module whose code runs once something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _READING:
            if type(self) is _Unread:
                self.__class__ = ModuleType
                self.__spec__.loader.exec_module(self)
        return getattr(self, name)


class _WhenAsked:
    """Loads like the loader that it has, later."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Unread(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__.loader = module.__loader__ = self._loader


class _WithoutHook:
    """Loads what would put an `__import__` of PySide's own in place."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        module.post_init = lambda: None


class _Finder:
    """Finds those that are seldom needed."""

    @staticmethod
    def find_spec(name: str, path: Any = None, _target: object = None) -> ModuleSpec | None:
        way = _WithoutHook if name == LOADER else _WhenAsked if name in SELDOM else None
        spec = PathFinder.find_spec(name, path) if way else None
        if spec is not None:
            spec.loader = way(spec.loader)
        return spec


def without_reading() -> None:
    """PySide reads the source of each module imported after it, to see who asks for its `__feature__`s.

    Nobody here does; it would take 6 ms of the start, and time at each later import in the window's thread.
    """
    sys.meta_path.insert(0, _Finder)
    import PySide6.QtCore

    sys.meta_path.remove(_Finder)
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

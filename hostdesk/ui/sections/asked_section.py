"""What shows one round, by grid or by counts: which it is, how it is held, and whether it is hidden."""

from __future__ import annotations

from hostdesk.domain.asking import How, how_held
from hostdesk.domain.mark import Moment, Round
from hostdesk.domain.scale import Scale
from hostdesk.ui.sections.section import Section


class AskedSection(Section):
    """One scale at one moment; the round itself may not be open yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._scale: Scale | None = None
        self._moment = Moment.OPENING

    @property
    def _asked(self) -> Round | None:
        if self.gathering is None or self._scale is None:
            return None
        return self.gathering.round_of(self._scale.id, self._moment)

    @property
    def _how(self) -> How:
        return how_held(self.gathering, self._asked) if self.gathering is not None else How()

    @property
    def _is_hidden(self) -> bool:
        """Also of a round that is not open yet: its first answer will open it."""
        asked = self._asked
        return asked.is_hidden if asked is not None else self._how.silent

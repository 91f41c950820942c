"""An unnamed round leaves in an archive without order, time or guest, silent and revealed or not."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from hostdesk import archive
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming
from hostdesk.workflows import rounds
from hostdesk.workflows.capture import Asking, answer_unnamed
from tests.archive.tampering import files_of, folder_of
from tests.builders import EVENING, a_gathering, a_scale

WORDS = [f"word{number * 5 % 12:02}" for number in range(12)]  # as they come, and not by the alphabet


@pytest.mark.parametrize("silent", [False, True])
def test_the_answers_stand_in_no_order_of_answering(silent: bool) -> None:
    current = a_gathering(*(f"Guest {n}" for n in range(12)), scales=[a_scale(naming=Naming.UNNAMED)])
    asking = Asking(current.scales[0], Moment.OPENING)
    current = current.after(rounds.open_round(current, asking, EVENING, silent=silent))
    for minute, words in enumerate(WORDS):
        now = EVENING + timedelta(minutes=minute)
        current = current.after(answer_unnamed(current, asking, now, already_there=words))
    current = current.after(rounds.reveal(current, current.rounds[0]))
    data = archive.pack([current], {})

    for name, content in files_of(data).items():
        places = {words: content.find(words.encode()) for words in WORDS}
        found = [words for words in sorted(WORDS, key=places.__getitem__) if places[words] >= 0]
        assert found not in (WORDS, WORDS[::-1]), name
        assert len(found) in (0, 12)
    session = json.loads(files_of(data)[f"{folder_of(data)}/data/session.json"])
    assert WORDS[3] in json.dumps(session)
    assert "18:41" not in json.dumps(session)

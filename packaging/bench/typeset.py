"""The same handouts by typst, where that is installed: to be measured against a compiled typesetter."""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import Any

from hostdesk import paths
from hostdesk.domain.scale import Scale
from hostdesk.printing.documents.handout import Handout

_SHEETS = """
#set page("a4", margin: (x: 18mm, top: 17mm, bottom: 20mm))
#set text(font: "Atkinson Hyperlegible Next", size: 11pt)
#let told = json(bytes(sys.inputs.told))
#let heading(words) = block(above: 15pt, below: 8pt, text(13pt, weight: "bold", rgb("#0f5b57"), words))
#let scale(one) = block(breakable: false, width: 100%)[
  #block(text(weight: "bold", one.question))
  #grid(columns: one.numbers.map(_ => 1fr), ..one.numbers.map(number =>
    circle(radius: 4.6mm, stroke: 1pt, align(center + horizon, str(number)))))
  #grid(columns: (1fr, 1fr), one.low, align(right, one.high))
  #for prompt in one.prompts [#block(prompt) #for _ in range(3) { v(23pt); line(length: 100%, stroke: .5pt) }]
]
#let story = [
  #block(told.purpose)
  #heading[What to expect]
  #grid(columns: (60pt, 1fr), row-gutter: 8pt, ..told.blocks.flatten())
  #heading[What we hold to]
  #list(..told.boundaries)
  #heading[Where are we now?]
  Mark one number on each line. Any number is right, and you may leave one out.
  #for one in told.scales { scale(one) }
]
#for (number, name) in told.names.enumerate() [
  #set page(footer: context align(right, text(8.5pt)[
    Sheet #(number + 1) of #told.names.len(), page #counter(page).get().first()
    · keep or hand back, as you like]))
  #counter(page).update(1)
  #text(10.5pt, weight: "bold", told.occasion)
  #block(text(24pt, weight: "bold")[Welcome, #name])
  #story
  #if number + 1 < told.names.len() { pagebreak() }
]
"""


def is_here() -> bool:
    return find_spec("typst") is not None


def handouts(content: Handout) -> bytes:
    """The PDF with everybody's handout."""
    import typst  # only where it is installed

    made = typst.compile(
        _SHEETS.encode(),
        font_paths=[str(paths.resources() / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(_told(content))},
    )
    assert isinstance(made, bytes)
    return made


def _told(content: Handout) -> dict[str, Any]:
    return {
        "occasion": content.occasion.title,
        "purpose": content.purpose,
        "blocks": [list(block) for day in content.days for block in day.blocks],
        "boundaries": content.boundaries,
        "scales": [_scale(scale) for scale in content.scales],
        "names": content.names,
    }


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        "question": scale.question,
        "numbers": list(scale.numbers),
        "low": scale.low_means,
        "high": scale.high_means,
        "prompts": ["What makes it that number?", "How would you notice one more?"],
    }

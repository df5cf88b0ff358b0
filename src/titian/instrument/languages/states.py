"""How far a text or a clip has come. Nothing says it was looked at when it was not: more than a draft has a name.

A text:

- `draft`: somebody, or a machine, wrote it. Nobody vouches for it.
- `translated`: a named translator who speaks the language wrote it, or read it and made it right.
- `back_translated`: somebody else put it back into English without seeing the English, and what differed was settled.
- `approved`: a named reviewer who is not its translator vouches for it before a person who hears it.

A clip:

- `draft`: a machine spoke it, or nobody said who did. Marked so on the phone.
- `recorded`: a person who speaks the language spoke it. Nobody else has listened yet.
- `approved`: a named listener who speaks the language heard it with its text and vouches for it.

A live release plays what is approved and nothing else.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

TextState = Literal["draft", "translated", "back_translated", "approved"]
ClipState = Literal["draft", "recorded", "approved"]

TEXT_STATES: Final[tuple[TextState, ...]] = get_args(TextState)
"""From the least to the most."""
CLIP_STATES: Final[tuple[ClipState, ...]] = get_args(ClipState)
"""From the least to the most."""
APPROVED: Final = "approved"


def least_state(states: set[TextState]) -> TextState:
    """The state of several texts together: that of the one that has come least far; `draft` of none."""
    return min(states, key=TEXT_STATES.index, default="draft")

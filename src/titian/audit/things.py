"""Which kinds of things the log names. An entry keeps one as `kind:id`; rooms say here what they have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """A room's part: a kind with public ids. A hidden one is shown to no reader of the log; the chain's numbers still
    show that something is hidden there, as the threat model says."""

    kind: str
    is_hidden: bool = False

"""What is said of a country folder: one gap or problem, where it is, and a sentence for the coordinator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One gap or problem: a stable code, where it is, and a sentence for the coordinator."""

    code: str
    where: str
    message: str


@dataclass(frozen=True)
class Findings:
    gaps: list[Fault]
    problems: list[Fault]

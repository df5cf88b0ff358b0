"""How often each outcome comes when talks are drawn at random under stated shares.

The shares are assumptions. The figures compare one version of an instrument with another; they say nothing of how many
people are in need, and nothing of how well the instrument finds them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from titian.instrument.logic import Logic
from titian.instrument.outcome import evaluate

from .paths import SECONDS_A_PROMPT, count_prompts
from .texts import Texts
from .walk import Interview, Manner, Shares, draw_interview

SAID = (
    "The shares are assumptions, no prevalence: the figures compare versions, "
    "they say nothing of how many people are in need."
)


@dataclass(frozen=True)
class Simulation:
    """What came of `number` drawn talks. Counts are of talks; a talk can have many rules and needs."""

    name: str
    number: int
    seed: int
    shares: Shares
    levels: dict[str, int]
    rules: dict[str, int]
    open_rules: dict[str, int]
    needs: dict[str, int]
    effects: dict[str, int]
    prompts: tuple[int, ...]

    @property
    def median_prompts(self) -> float:
        """Half of the talks have at most so many prompts."""
        return median(self.prompts) if self.prompts else 0

    def quantile(self, share: float) -> int:
        """So many prompts are not exceeded by this share of the talks."""
        return sorted(self.prompts)[min(len(self.prompts) - 1, int(share * len(self.prompts)))]

    def as_json(self) -> dict[str, object]:
        """The shape `titian pack simulate --json` prints."""
        return {
            "pack": self.name,
            "said": SAID,
            "talks": self.number,
            "seed": self.seed,
            "shares": vars(self.shares),
            "levels": self.levels,
            "rules": self.rules,
            "open_rules": self.open_rules,
            "needs": self.needs,
            "effects": self.effects,
            "prompts": {"median": self.median_prompts, "p90": self.quantile(0.9), "most": max(self.prompts)},
            "minutes": {
                "median": _minutes(self.median_prompts),
                "p90": _minutes(self.quantile(0.9)),
                "seconds_a_prompt": SECONDS_A_PROMPT,
            },
        }


def _minutes(prompts: float) -> float:
    return round(prompts * SECONDS_A_PROMPT / 60, 1)


def draw_talks(logic: Logic, shares: Shares, *, number: int, seed: int) -> list[Interview]:
    """Talks drawn at random; the same seed draws the same talks."""
    manner = Manner(logic)
    rng = random.Random(seed)  # noqa: S311  # drawn answers, nothing secret
    return [draw_interview(manner, shares, rng) for _ in range(number)]


def simulate(
    logic: Logic, shares: Shares, *, number: int = 2000, seed: int = 1, texts: Texts | None = None
) -> Simulation:
    """Draws talks and counts what comes of them. `texts` are needed to count lines that want no answer."""
    talks = draw_talks(logic, shares, number=number, seed=seed)
    counted: dict[str, Counter[str]] = {key: Counter() for key in ("levels", "rules", "open_rules", "needs", "effects")}
    for talk in talks:
        outcome = evaluate(logic, talk.answers)
        counted["levels"][outcome.level] += 1
        counted["needs"].update(outcome.needs)
        counted["effects"].update(outcome.effects)
        for found in outcome.outcomes:
            counted["rules" if found.status == "established" else "open_rules"][found.rule.id] += 1
    document = logic.document
    prompts = tuple(count_prompts(talk, texts).prompts for talk in talks)
    return Simulation(
        name=f"{document.id} {document.version}",
        number=number,
        seed=seed,
        shares=shares,
        levels={level.id: counted["levels"][level.id] for level in document.levels},
        rules={rule: counted["rules"][rule] for rule in logic.rules},
        open_rules={rule: counted["open_rules"][rule] for rule in logic.rules if counted["open_rules"][rule]},
        needs=_ranked(counted["needs"]),
        effects=_ranked(counted["effects"]),
        prompts=prompts,
    )


def _ranked(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def in_words(found: Simulation, titles: dict[str, str]) -> Sequence[str]:
    """The same for a terminal. `titles` are rule id → title."""
    lines = [f"{found.name}: {found.number:,} talks drawn (seed {found.seed}).", SAID, ""]
    lines += ["Level"] + [_bar(name, count, found.number) for name, count in found.levels.items()]
    lines += ["", "Rules that hold"]
    lines += [_bar(rule, count, found.number, titles.get(rule, "")) for rule, count in found.rules.items()]
    lines += ["", "Needs"] + [_bar(need, count, found.number) for need, count in found.needs.items()]
    low, high = found.median_prompts, found.quantile(0.9)
    lines += [
        "",
        f"Spoken prompts in a talk: median {low:g}, 9 of 10 talks at most {high}, longest {max(found.prompts)}.",
        f"At {SECONDS_A_PROMPT} seconds a prompt, which is a proposal: {_minutes(low)} and {_minutes(high)} minutes.",
        "",
        f"Shares: {', '.join(f'{name} {share:g}' for name, share in vars(found.shares).items())}",
    ]
    return lines


def _bar(name: str, count: int, number: int, title: str = "") -> str:
    share = 100 * count / number if number else 0
    return f"  {name:26} {count:>6} {share:5.1f} %  {title}".rstrip()

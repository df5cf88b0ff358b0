"""What an officer may see of an outcome: on a screen, in its markup, on paper.

Rules that private answers could be read from are not shown. Their classes are, each with one statement, its needs and
its effects; beside them stand the rules without classes, and what the level itself brings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from .document import ActionClass, Rule
from .logic import Logic
from .outcome import Outcome, TalkState

CLOSED_BY: dict[TalkState, str] = {
    "not_screened": "not_screened",
    "not_finished": "incomplete",
    "screened": "nothing",
}
"""The closing word whose rules an officer reads after such a talk."""


@dataclass(frozen=True)
class Visible:
    """All that is shown. `statements` are text ids, in the order in which they are read."""

    level: str
    talk: TalkState
    classes: tuple[str, ...]
    statements: tuple[str, ...]
    effects: tuple[str, ...]
    needs: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The shape both engines and the vectors use."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


def see_outcome(logic: Logic, outcome: Outcome) -> Visible:
    """What an officer may see: the same for everybody whose level, talk, classes and open facts are the same."""
    document = logic.document
    own = [
        found.rule
        for found in outcome.outcomes
        if found.status == "established" and found.rule.classes is None and found.rule.kind != "closing"
    ]
    classes = [one for one in document.classes if one.id in outcome.classes]
    level = next(level for level in document.levels if level.id == outcome.level)
    said = CLOSED_BY.get(outcome.talk)
    closing = [rule for rule in document.rules if rule.kind == "closing" and rule.when.op == said]
    if outcome.talk == "screened":  # that nothing was disclosed is said where nothing calls for a contact
        closing = [rule for rule in closing if rule.level == outcome.level]
    shown: list[Rule | ActionClass] = [*own, *classes]
    return Visible(
        level=outcome.level,
        talk=outcome.talk,
        classes=outcome.classes,
        statements=(
            *(f"rule.{rule.id}.officer" for rule in own),
            *(f"class.{one.id}.officer" for one in classes),
            *(f"rule.{rule.id}.officer" for rule in closing),
        ),
        effects=tuple(sorted({*level.effects, *(effect for part in [*shown, *closing] for effect in part.effects)})),
        needs=tuple(sorted({need for part in shown for need in part.needs})),
    )

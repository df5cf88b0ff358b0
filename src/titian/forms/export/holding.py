"""Which answers a form can hold: it drops the answer of a question it does not show; the engine keeps it, uncounted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from titian.instrument.answers import answer_scales
from titian.instrument.document import Document, Item, Scale
from titian.instrument.logic import Logic
from titian.instrument.worlds import CERTAIN, Worlds


def needs_consent(document: Document, module: str) -> bool:
    """Whether the module stands in a stage that needs consent."""
    stage = document.modules[module].stage
    return next(one.needs_consent for one in document.stages if one.id == stage)


def held_answers(logic: Logic, answers: Mapping[str, str], offered: Collection[str]) -> dict[str, str]:
    """The part of checked answers that the exported form holds, `offered` being the modules it offers.

    A question is shown when it counts in the certain reading and, in a stage that needs consent, after a yes to it.
    What was said after a yes still counts when a later consent question is answered with no. What is shown depends on
    what is held, so this is repeated until nothing changes. A country that is not on the list is held as `iso`.
    """
    scales = answer_scales(logic)
    given = {key: _on_the_list(scales[key], value) for key, value in answers.items()}
    held = given
    for _ in range(len(logic.document.items) + len(logic.document.modules) + 1):
        shown = _Shown(logic, held, offered)
        kept = {key: value for key, value in given.items() if shown.shows(key)}
        if kept == held:
            return held
        held = kept
    raise AssertionError("what is shown goes round in a circle")  # refused when the form is written


def _on_the_list(scale: Scale, answer: str) -> str:
    if "iso" not in scale.values:
        return answer
    return " ".join(dict.fromkeys(value if value in scale.values else "iso" for value in answer.split()))


class _Shown:
    def __init__(self, logic: Logic, held: Mapping[str, str], offered: Collection[str]) -> None:
        self.logic, self.offered = logic, offered
        self.worlds = Worlds(logic.plan, held)
        anchors = logic.document.anchors
        language, consent, assent = (held.get(key or "") for key in (anchors.language, anchors.consent, anchors.assent))
        self.agreed = language == "yes" and "yes" in (consent, assent)

    def shows(self, key: str) -> bool:
        document, plan = self.logic.document, self.logic.plan
        if key in ("mode", "stopped", "help_came"):
            return key != "help_came"  # a form asks on; it has no button for that
        if key in plan.index:
            return self._shows_item(document.items[plan.index[key]])
        if key in plan.phase_index:
            number = plan.phase_index[key]
            return self._shows_item(document.items[number]) and bool(self.worlds.flag(number) & CERTAIN)
        module = key.removesuffix("_open")
        reached = plan.modules[plan.module_number[module]][1](self.worlds)
        return module in self.offered and bool(reached & CERTAIN) and self._may_ask(module)

    def _shows_item(self, item: Item) -> bool:
        return bool(self.worlds.counts(self.logic.plan.index[item.id]) & CERTAIN) and self._may_ask(item.module)

    def _may_ask(self, module: str) -> bool:
        return self.agreed or not needs_consent(self.logic.document, module)

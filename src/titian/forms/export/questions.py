"""The questions of a pack as rows of a survey sheet: modules as groups, in the order of the pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from titian.instrument.document import Document, Item, Scale

from . import sentences
from .calculates import Names
from .holding import needs_consent
from .texts import Wording
from .unfinished import Unfinished
from .words import Words
from .xpath import FALSE, TRUE, Condition, all_of, opposite

Row = dict[str, str]


class Questions:
    """Rows of one document. Making them also makes the calculates they need."""

    def __init__(self, words: Words, unfinished: Unfinished, wording: Wording, lists: Names) -> None:
        self.words = words
        self.readings = words.readings
        self.unfinished = unfinished
        self.wording = wording
        self.document: Document = words.document
        self.names = words.calculates.names
        self.mode_list = lists.claim("session_mode", "titian_session_mode")
        self.stop_list = lists.claim("session_stopped", "titian_session_stopped")
        self.offer_list = lists.claim("module_offer", "titian_module_offer")
        anchors = self.document.anchors
        self.consent_items = {anchors.consent, anchors.assent} - {None}
        self.order = [name for stage in self.document.stages for name in stage.modules]
        self.groups: dict[str, str] = {}  # module → name of the group of its questions

    def rows(self) -> Iterator[Row]:
        """Who asks, then each module, and whether the person stopped after the last that needs consent."""
        yield {"type": f"select_one {self.mode_list}", "name": "mode", "default": "officer"} | self.wording.written(
            "label", sentences.MODE
        )
        consented = [name for name in self.order if needs_consent(self.document, name)]
        stop_after = consented[-1] if consented else self.order[-1]
        for name in self.order:
            yield from self._module(name)
            if name == stop_after:
                yield {"type": f"select_one {self.stop_list}", "name": "stopped"} | self.wording.written(
                    "label", sentences.STOPPED
                )

    def fixed_choices(self) -> Iterator[Row]:
        """The choices of the questions that every form has."""
        for name, said in (
            (self.mode_list, sentences.MODES),
            (self.stop_list, sentences.STOPPED_VALUES),
            (self.offer_list, sentences.OFFERED),
        ):
            for value, words in said.items():
                spoken = f"choice.yes_no.{value}" if name == self.offer_list else ""
                yield (
                    {"list_name": name, "name": value}
                    | self.wording.said("label", spoken, words)
                    | self.wording.heard(spoken)
                )

    # --- modules ---

    def _gate(self, module: str) -> Condition:
        """Consent, for a stage that needs it. Nobody is shown a question before a yes.

        A no to a later question, as when a person turns out to be a child, hides nothing: what was said still counts.
        A note then tells the officer to ask no more.
        """
        return self.words.agreed() if needs_consent(self.document, module) else TRUE

    def _module(self, module: str) -> Iterator[Row]:
        gate = self._gate(module)
        if module in self.readings.offered:
            offer = f"module.{module}.offer"
            yield (
                {
                    "type": f"select_one {self.offer_list}",
                    "name": f"{module}_open",
                    "relevant": _cell(all_of([self.readings.reached(module, "lower"), gate])),
                }
                | self.wording.said("label", offer, module)
                | self.wording.heard(offer)
            )
        group = self.groups[module] = self.names.claim(module, f"{module}_questions")
        yield {
            "type": "begin_group",
            "name": group,
            "relevant": _cell(all_of([self.readings.opened(module, "lower"), gate])),
        } | self.wording.said("label", f"module.{module}.title", module)
        items = [item for item in self.document.items if item.module == module]
        if needs_consent(self.document, module):
            yield from self._note(f"{module}_refused", self.words.refused(), sentences.REFUSED)
        yield from self._not_now(f"{module}_not_now", self.unfinished.module_wanted(module), "", self._next(module))
        runs = [list(run) for _, run in groupby(items, key=lambda item: (item.ask_when, item.covered_by))]
        for number, run in enumerate(runs):
            following = runs[number + 1][0].id if number + 1 < len(runs) else self._next(module)
            yield from self._run(run, following)
        yield {"type": "end_group"}

    def _next(self, module: str) -> str:
        later = self.order[self.order.index(module) + 1 :]
        return self.wording.find(f"module.{later[0]}.title") or later[0] if later else sentences.THE_END

    def _run(self, items: Sequence[Item], following: str) -> Iterator[Row]:
        """Questions with the same ask_when, after a note for when they are not to be asked."""
        first = items[0]
        which = ", ".join(item.id for item in items)
        yield from self._not_now(f"{first.id}_not_now", self.unfinished.item_wanted(first), which, following)
        yield from self._not_now(
            f"{first.id}_told", opposite(self.unfinished.covered(first)), which, following, sentences.COVERED
        )
        for item in items:
            yield from self._question(item)

    def _not_now(
        self, name: str, wanted: Condition, which: str, following: str, sentence: str = sentences.NOT_NOW
    ) -> Iterator[Row]:
        text = sentence.format(which=which or sentences.ALL_OF_THEM, next=following)
        yield from self._note(name, opposite(wanted), text)

    def _note(self, name: str, shown: Condition, text: str) -> Iterator[Row]:
        if shown != FALSE:
            note = {"type": "note", "name": self.names.claim(name, f"{name}_note"), "relevant": _cell(shown)}
            yield note | self.wording.written("label", text)

    # --- questions ---

    def _question(self, item: Item) -> Iterator[Row]:
        scale, label = self.document.scales[item.scale], f"item.{item.id}.label"
        yield (
            {
                "type": f"{_kind(scale)} {item.scale}",
                "name": item.id,
                "relevant": _cell(self.readings.own_relevance(item, "lower")),
            }
            | self.wording.said("label", label, item.id)
            | (self.wording.said("hint", f"item.{item.id}.before") if item.has_before else {})
            | self._guidance(item)
            | self.wording.heard(label)
            | self._picture(item)
        )
        if item.phase:
            when = f"item.{item.id}.when"
            yield (
                {
                    "type": f"{_kind(self.document.scales[item.phase.scale])} {item.phase.scale}",
                    "name": item.phase.answer_key,
                    "relevant": _cell(self.readings.raised(item.id, "lower")),
                }
                | self.wording.said("label", when, item.phase.answer_key)
                | self.wording.heard(when)
            )

    def _picture(self, item: Item) -> Row:
        found = self.wording.heard(item.pictogram or f"item.{item.id}")
        return {column: cell for column, cell in found.items() if column.startswith("media::image")}

    def _guidance(self, item: Item) -> Row:
        said = [
            sentences.SEEN if item.asked_of == "officer_observes" else "",
            sentences.CONSENT if item.id in self.consent_items else "",
            sentences.NOT_RECORDED if not item.recorded else "",
            sentences.PRIVATE if item.private else "",
            sentences.SENSITIVE if item.sensitive else "",
            sentences.SELF_INCRIMINATING if item.self_incriminating else "",
        ]
        text = " ".join(one for one in said if one)
        return self.wording.written("guidance_hint", text) if text else {}


def _kind(scale: Scale) -> str:
    return "select_multiple" if scale.multiple else "select_one"


def _cell(condition: Condition) -> str:
    return "" if condition == TRUE else str(condition)

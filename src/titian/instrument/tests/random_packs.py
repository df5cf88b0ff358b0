"""Instruments at random: small, valid, and unlike anything an author would write."""

from __future__ import annotations

import random
from typing import Any

from titian.instrument import LogicError, parse_logic
from titian.instrument.document import canonical_json
from titian.instrument.logic import Logic
from titian.instrument.tests.random_answers import SESSION_KEYS
from titian.instrument.vectors import given_values
from titian.instrument.vocabulary import EVERYWHERE, MODES, STOP_QUESTIONS, UNKNOWN, WORDS

Json = dict[str, Any]

SCALES: dict[str, Json] = {
    "yes_no": {"values": ["yes", "no", *UNKNOWN, "na"], "multiple": False, "blank": "unknown"},
    "tick": {"values": ["yes", "no"], "multiple": False, "blank": "clear"},
    "several": {"values": ["food", "rest", "none", "skip"], "multiple": True, "blank": "clear"},
    "where": {"values": ["AA", "BB", "iso", "skip"], "multiple": True, "blank": "unknown"},
    "phase": {"values": ["before", "way", "work", "skip"], "multiple": True, "blank": "unknown"},
}  # fmt: skip
DIMENSIONS = ("AA", "BB", "CC")
TAGS = ("menace", "involuntary")
MODULES = ("LOOK", "CONS", "GATES", "ONE", "TWO", "END")
STAGES = (("look", ("LOOK",)), ("talk", ("CONS",)), ("ask", ("GATES", "ONE", "TWO")), ("end", ("END",)))
LEVELS = ("NOW", "REFER", "INFO")
CLASSES = ("one", "two")


class Maker:
    """Makes one instrument from one source of luck."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.indicators = [self.indicator(f"{d}{n}", d) for d in DIMENSIONS for n in range(1, 4)]
        self.items = self.persons()
        for number in range(1, rng.randint(8, 16)):
            self.items.append(self.item(f"Q{number}"))
        self.items.sort(key=lambda item: MODULES.index(item["module"]))
        asked = [item for item in self.items if item["module"] == "GATES" and rng.random() < 0.6]
        for place, item in enumerate(asked, start=1):
            item["block"] = place

    def document(self) -> Json:
        """A document as JSON; most are valid, those that go round in circles are not."""
        modules = {
            name: {
                "stage": next(stage for stage, held in STAGES if name in held),
                "opened_when": self.tree("relevance", 1) if name in ("ONE", "TWO") else {"op": "always"},
                "ask_when": self.asking() if name in ("ONE", "TWO") else {"op": "always"},
                "counts_for_completeness": self.rng.random() < 0.8,
            }
            for name in MODULES
        }
        return {
            "id": "random",
            "version": "1",
            "maturity": "demo",
            "anchors": {"child": ["YOUNG", "AGE"], "age": "AGE", "language": "HEARS", "consent": "MAY", "assent": "CHILD"},
            "stages": [
                {"id": stage, "needs_consent": stage == "ask", "recorded": True, "modules": list(held)}
                for stage, held in STAGES
            ],
            "modules": modules,
            "scales": SCALES,
            "items": self.items,
            "dimensions": list(DIMENSIONS),
            "indicators": self.indicators,
            "lists": {
                "today": {"indicators": self.some([i["id"] for i in self.indicators], 1), "items": []},
                "signs": {"indicators": [], "items": self.some(self.asked(), 1)},
            },
            "levels": [
                {"id": level, "rank": rank, "effects": self.some(["stay", "call"])}
                for level, rank in (*((level, 3 - n) for n, level in enumerate(LEVELS)), ("REST", 1))
            ],
            "classes": [
                {"id": name, "needs": self.some(["advice"]), "effects": self.some(["stay"]), "shown_with": self.some(list(CLASSES))}
                for name in CLASSES
            ],
            "minimum": self.some(self.asked(), 1),
            "rules": [*(self.rule(n) for n in range(1, self.rng.randint(5, 12))), *self.closing()],
            "triage": [{"outcome": "care", "when": {"op": "observed", "items": ["YOUNG"]}}],
            "limits": {},
            "overrides": {},
        }  # fmt: skip

    def some(self, of: list[str], least: int = 0) -> list[str]:
        return self.rng.sample(of, k=self.rng.randint(least, min(3, len(of))))

    def asked(self, by: str = "person") -> list[str]:
        return [item["id"] for item in self.items if item["asked_of"] == by] or ["AGE"]

    def indicator(self, name: str, dimension: str) -> Json:
        weights = {key: self.rng.choice("SSMW-?") for key in ("adult_labour", "child_labour")}
        tags = [tag for tag in TAGS if name == "AA1" or self.rng.random() < 0.4]
        return {
            "id": name,
            "dimension": dimension,
            "weights": weights,
            "tags": tags,
            "provisional": True,
            "source": "x",
        }

    def persons(self) -> list[Json]:
        """The items on which the words about the person stand."""
        yes_no = {"scale": "yes_no", "flag_when": ["yes"]}
        return [
            self.plain("YOUNG", "LOOK", scale="tick", flag_when=["yes"], asked_of="officer_observes"),
            self.plain("HURT", "LOOK", scale="tick", flag_when=["yes"], asked_of="officer_observes"),
            self.plain("HEARS", "CONS", scale="yes_no", flag_when=["no", "not_understood"]),
            self.plain("MAY", "CONS", scale="yes_no", flag_when=[]),
            self.plain("CHILD", "CONS", scale="yes_no", flag_when=[]),
            self.plain("AGE", "GATES", **yes_no),
            self.plain("GATE", "GATES", **yes_no, explored_by=self.rng.choice([[["ONE"]], [["ONE"], ["TWO"]], [["ONE", "TWO"]]])),
        ]  # fmt: skip

    def plain(self, name: str, module: str, **given: object) -> Json:
        blank: Json = {
            "id": name, "module": module, "stage": next(stage for stage, held in STAGES if module in held),
            "scale": "yes_no", "asked_of": "person", "role": "gate", "flag_when": ["yes"], "maps": [], "phase": None,
            "private": False, "sensitive": False, "self_incriminating": False, "specialist_only": False,
            "explored_by": [], "covered_by": [], "relevant": None, "ask_when": None, "recorded": True,
            "block": None, "pictogram": f"item.{name}", "has_before": False,
        }  # fmt: skip
        return blank | given

    def item(self, name: str) -> Json:
        rng = self.rng
        module = rng.choice(["GATES", "ONE", "ONE", "TWO", "TWO", "END"])
        scale = rng.choice(["yes_no", "yes_no", "yes_no", "several", "where"])
        flags = [v for v in SCALES[scale]["values"] if v not in ("skip", "iso", "na", "not_understood", "not_asked")]
        maps = [rng.choice(self.indicators)["id"]] if scale == "yes_no" and rng.random() < 0.6 else []
        phase = None
        if maps and rng.random() < 0.4:
            earlier = rng.choice([i["id"] for i in self.indicators if i["id"] != maps[0]])
            phase = {"answer_key": f"{name}_when", "scale": "phase", "work": maps[0], "before_or_way": earlier}
        return self.plain(
            name,
            module,
            scale=scale,
            flag_when=rng.sample(flags, k=rng.randint(1, min(2, len(flags)))),
            maps=maps,
            phase=phase,
            role=rng.choice(["gate", "indicator", "indicator", "need", "effect", "context"]),
            sensitive=rng.random() < 0.3,
            specialist_only=rng.random() < 0.15,
            covered_by=self.some([i["id"] for i in self.items if i["maps"] and i["id"] != name])[:1],
            relevant=self.tree("relevance", 1) if rng.random() < 0.3 else None,
            ask_when=self.tree("ask", 2) if rng.random() < 0.3 else None,
        )

    def asking(self) -> Json:
        """When a module is asked: here what is already established may end it."""
        ended = {"op": "not", "of": [{"op": "established", "rules": self.some([f"R{n}" for n in range(1, 5)], 1)}]}
        return {"op": self.rng.choice(["and", "or"]), "of": [self.tree("ask", 1), ended]}

    def tree(self, home: str, depth: int) -> Json:
        """A tree that may stand there; `established` and closing words are left to rules that exist."""
        draw = self.rng.random()
        if depth and draw < 0.4:
            parts = [self.tree(home, depth - 1) for _ in range(self.rng.randint(2, 3))]
            return {"op": self.rng.choice(["and", "or"]), "of": parts}
        if home == "ask" and depth and draw < 0.55:
            return {"op": "not", "of": [self.tree(home, depth - 1)]}
        return self.word()

    def word(self) -> Json:
        op = self.rng.choice([name for name, word in WORDS.items() if word.homes == EVERYWHERE])
        made: Json = {"op": op} | ({"count": self.rng.randint(1, 3)} if WORDS[op].counted else {})
        if op == "answered":
            item = self.rng.choice(self.items)
            values = [v for v in SCALES[item["scale"]]["values"] if v != "iso"]
            return made | {"item": item["id"], "values": self.rng.sample(values, k=self.rng.randint(1, 2))}
        names: dict[str, list[str]] = {
            "item": self.asked("officer_observes" if op == "observed" else "person"),
            "indicator": [i["id"] for i in self.indicators],
            "list": ["today"],
            "dimension": list(DIMENSIONS),
            "tag": list(TAGS),
            "module": ["GATES", "ONE", "TWO"],
            "mode": list(MODES),
        }
        if op == "gate_unexplored":
            return made | {"items": ["GATE"]}
        for slot in WORDS[op].slots:
            known = names[slot.kind]
            if not slot.many:
                made[slot.key] = self.rng.choice(known)
            elif slot.key == "tags":
                made[slot.key] = [self.rng.choice(known) for _ in range(2)]
            else:
                made[slot.key] = self.some(known, slot.least)
        return made

    def rule(self, number: int) -> Json:
        kind = self.rng.choice(["finding"] * 5 + ["care", "consent", "choice"])
        return {
            "id": f"R{number}", "kind": kind, "when": self.tree("rule", 2), "level": self.rng.choice([*LEVELS, None]),
            "effects": self.some(["stay", "call", STOP_QUESTIONS]), "needs": self.some(["advice", "shelter"]),
            "classes": self.rng.choice([None, None, [], ["one"], ["two", "one"]]),
            "confidential_reason": self.rng.random() < 0.5, "source": "random",
        }  # fmt: skip

    def closing(self) -> list[Json]:
        rest: Json = {
            "kind": "closing",
            "level": "REST",
            "effects": [],
            "needs": [],
            "classes": None,
            "confidential_reason": False,
            "source": "x",
        }
        return [{"id": f"R_{word}", "when": {"op": word}} | rest for word in ("incomplete", "nothing", "not_screened")]


def make_logic(rng: random.Random) -> Logic:
    """A valid random instrument; what goes round in circles is thrown away."""
    while True:
        try:
            return parse_logic(canonical_json(Maker(rng).document()))
        except LogicError as error:
            if not {problem.code for problem in error.problems} <= {"pack.circle", "pack.item"}:
                raise


def make_answers(logic: Logic, rng: random.Random) -> dict[str, str]:
    """Answers at random, most of them with language understood and consent given."""
    from titian.instrument.answers import answer_scales

    answers = {}
    for key, scale in answer_scales(logic).items():
        if rng.random() < (0.1 if key in SESSION_KEYS or key.endswith("_open") else rng.choice([0.3, 0.7])):
            values = rng.sample(given_values(scale), k=2 if scale.multiple and rng.random() < 0.3 else 1)
            answers[key] = " ".join(values)
    return answers | ({"HEARS": "yes", "MAY": "yes"} if rng.random() < 0.7 else {})

"""The sheets of a pack, turned into the document that is compiled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .about import PackFile, ScaleSource
from .document import (
    AskedOf,
    Document,
    Indicator,
    Item,
    Kind,
    Module,
    Phase,
    Role,
    Rule,
    Scale,
    Stage,
    Triage,
    Weight,
    Weights,
)
from .errors import ExpressionError, Problem
from .expressions import ALWAYS, parse_expression
from .sheets import Row, read_sheet

SURVEY = (
    "type",
    "name",
    "stage",
    "opened_when",
    "ask_when",
    "counts_for_completeness",
    "asked_of",
    "role",
    "flag_when",
    "maps",
    "phase.scale",
    "phase.work",
    "phase.before_or_way",
    "block",
    "private",
    "sensitive",
    "self_incriminating",
    "specialist_only",
    "subject",
    "opens",
    "explored_by",
    "skip_if_indicator_already_answered",
    "relevant",
    "recorded",
    "pictogram",
    "has_before",
    "note",
)
CHOICES = ("list_name", "name", "note")
SETTINGS = ("form_id", "version", "default_language")
INDICATORS = (
    "id",
    "dimension",
    "label",
    "weights.adult_labour",
    "weights.child_labour",
    "tags",
    "provisional",
    "htcds",
    "ilo11",
    "twin",
    "source",
    "note",
)
OUTCOMES = (
    "id",
    "title",
    "kind",
    "when",
    "level",
    "effects",
    "needs",
    "classes",
    "confidential_reason",
    "source",
    "note",
)
NO_CLASS = "none"
"""In the column classes: shown to no officer at all. Blank: the rule itself is shown."""
WEIGHTS: tuple[Weight, ...] = ("S", "M", "W", "-", "?")
KINDS: tuple[Kind, ...] = ("default", "care", "finding", "consent", "choice", "closing")
ASKED_OF: tuple[AskedOf, ...] = ("person", "officer_observes", "legal_aid")
ROLES: tuple[Role, ...] = ("gate", "indicator", "need", "effect", "context")


class Source:
    """The sheets, read once, and where each id stands."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self.problems = problems
        self.survey = read_sheet(folder, "survey", SURVEY, ("type", "name"), problems)
        self.choices = read_sheet(folder, "choices", CHOICES, ("list_name", "name"), problems)
        self.settings = read_sheet(folder, "settings", SETTINGS, ("form_id", "version"), problems)
        self.indicators = read_sheet(folder, "indicators", INDICATORS, ("id", "dimension", "source"), problems)
        self.outcomes = read_sheet(folder, "outcomes", OUTCOMES, ("id", "kind", "when", "source"), problems)
        self.place: dict[tuple[str, str], int] = {}
        for rows, column in (
            (self.survey, "name"),
            (self.indicators, "id"),
            (self.outcomes, "id"),
            (self.choices, "name"),
        ):
            for row in rows:
                self.place.setdefault((row.sheet, row.text(column)), row.number)

    def document(self, about: PackFile) -> Document:
        """The document of these sheets; what is wrong is added to the problems."""
        modules, items = self._survey(about)
        stages = tuple(
            Stage(
                **stage.model_dump(),
                modules=tuple(name for name, module in modules.items() if module.stage == stage.id),
            )
            for stage in about.stages
        )
        return Document.model_construct(
            id=about.id,
            version=about.version,
            maturity=about.maturity,
            anchors=about.anchors,
            stages=stages,
            modules=modules,
            scales=self._scales(about),
            items=tuple(items),
            dimensions=about.dimensions,
            indicators=tuple(self._indicators()),
            lists=about.lists,
            levels=about.levels,
            classes=about.classes,
            minimum=about.minimum,
            rules=tuple(self._rules()),
            triage=tuple(self._triage(about)),
            limits=about.limits,
            overrides=about.overrides.as_written(),
        )

    def _id(self, row: Row, column: str) -> str:
        name = row.text(column)
        if not (
            name[:1].isalpha()
            and name.isascii()
            and name.replace("_", "").replace("-", "").isalnum()
            and len(name) <= 60
        ):
            row.wrong(
                column, "pack.id", f"`{name}` is not an id.", "begin with a letter; use letters, digits, _ and - only."
            )
        return name

    def _survey(self, about: PackFile) -> tuple[dict[str, Module], list[Item]]:
        modules: dict[str, Module] = {}
        items: list[Item] = []
        recorded = {stage.id: stage.recorded for stage in about.stages}
        inside: Row | None = None
        for row in self.survey:
            kind = row.text("type")
            if kind in ("begin_group", "begin group"):
                if inside:
                    row.wrong(
                        "type",
                        "pack.group",
                        f"{inside.text('name')} is still open here.",
                        "write end_group before this row.",
                    )
                inside = row
                modules[self._id(row, "name")] = Module.model_construct(
                    stage=row.text("stage"),
                    opened_when=row.expression("opened_when", "relevance") or ALWAYS,
                    ask_when=row.expression("ask_when", "ask") or ALWAYS,
                    counts_for_completeness=row.flag("counts_for_completeness"),
                )
            elif kind in ("end_group", "end group"):
                if not inside:
                    row.wrong("type", "pack.group", "There is no open group to end.", "take this row out.")
                inside = None
            elif not inside:
                row.wrong(
                    "type",
                    "pack.group",
                    "A question stands outside every module.",
                    "put it between begin_group and end_group.",
                )
            else:
                items.append(self._item(row, inside, recorded))
        if inside:
            inside.wrong(
                "type",
                "pack.group",
                f"{inside.text('name')} is never ended.",
                "write end_group after its last question.",
            )
        return modules, items

    def _item(self, row: Row, group: Row, recorded: dict[str, bool]) -> Item:
        kind, _, scale = row.text("type").partition(" ")
        if kind not in ("select_one", "select_multiple") or not scale.strip():
            row.wrong(
                "type",
                "pack.type",
                f"`{row.text('type')}` is not a type of question here.",
                "write select_one or select_multiple and a list of choices.",
            )
        name, stage = self._id(row, "name"), group.text("stage")
        if row.flag("recorded") and not recorded.get(stage, True):
            row.wrong("recorded", "pack.recorded", f"Nothing of the stage {stage} is recorded.", "write no.")
        return Item.model_construct(
            id=name,
            module=group.text("name"),
            stage=stage,
            scale=scale.strip(),
            asked_of=row.one_of("asked_of", ASKED_OF),
            role=row.one_of("role", ROLES),
            flag_when=tuple(row.names("flag_when")),
            maps=tuple(row.names("maps")),
            phase=_phase(row, name),
            private=row.flag("private"),
            sensitive=row.flag("sensitive"),
            self_incriminating=row.flag("self_incriminating"),
            specialist_only=row.flag("specialist_only"),
            explored_by=tuple(map(tuple, row.groups("explored_by"))),
            covered_by=tuple(row.names("skip_if_indicator_already_answered")),
            relevant=row.expression("relevant", "relevance"),
            ask_when=row.expression("ask_when", "ask"),
            block=_place(row),
            recorded=row.flag("recorded"),
            pictogram=row.text("pictogram"),
            has_before=row.flag("has_before"),
        )

    def _scales(self, about: PackFile) -> dict[str, Scale]:
        values: dict[str, list[str]] = {}
        for row in self.choices:
            listed = values.setdefault(row.text("list_name"), [])
            if self._id(row, "name") in listed:
                row.wrong(
                    "name", "pack.same_id", f"{row.text('name')} stands twice in {row.text('list_name')}.", "keep one."
                )
            listed.append(row.text("name"))
        multiple: dict[str, bool] = {}
        for row in self.survey:
            kind, _, scale = row.text("type").partition(" ")
            if kind in ("select_one", "select_multiple") and multiple.setdefault(scale, kind == "select_multiple") != (
                kind == "select_multiple"
            ):
                row.wrong(
                    "type",
                    "pack.type",
                    f"{scale} is select_one here and select_multiple elsewhere.",
                    "use one of them everywhere.",
                )
            if row.text("phase.scale"):
                multiple.setdefault(row.text("phase.scale"), True)
        for name in set(about.scales) - set(values):
            self.problems.append(
                Problem(
                    code="pack.unknown_name",
                    what=f"There is no list of choices {name}.",
                    fixes=("add it to the sheet choices.",),
                    sheet="pack.yaml",
                    subject=name,
                    column="scales",
                )
            )
        return {
            name: Scale(
                values=tuple(listed),
                multiple=multiple.get(name, False),
                blank=about.scales.get(name, ScaleSource()).blank,
            )
            for name, listed in values.items()
        }

    def _indicators(self) -> Iterator[Indicator]:
        for row in self.indicators:
            yield Indicator.model_construct(
                id=self._id(row, "id"),
                dimension=row.text("dimension"),
                weights=Weights.model_construct(
                    adult_labour=row.one_of("weights.adult_labour", WEIGHTS),
                    child_labour=row.one_of("weights.child_labour", WEIGHTS),
                ),
                tags=tuple(row.names("tags")),
                provisional=row.flag("provisional"),
                source=self._sourced(row),
            )

    def _sourced(self, row: Row) -> str:
        if not row.text("source"):
            row.wrong(
                "source",
                "pack.no_source",
                "Nothing says where this comes from.",
                "name the standard, paper or office.",
                "write that it is a proposal.",
            )
        return row.text("source")

    def _rules(self) -> Iterator[Rule]:
        for row in self.outcomes:
            kind = row.one_of("kind", KINDS)
            if not row.text("when"):
                row.wrong(
                    "when", "expression.empty", "There is no expression here.", "write `always()` if it always holds."
                )
            yield Rule.model_construct(
                id=self._id(row, "id"),
                kind=kind,
                when=row.expression("when", "closing" if kind == "closing" else "rule") or ALWAYS,
                level=row.text("level") or None,
                effects=tuple(row.names("effects")),
                needs=tuple(row.names("needs")),
                classes=_classes(row),
                confidential_reason=row.flag("confidential_reason"),
                source=self._sourced(row),
            )

    def _triage(self, about: PackFile) -> Iterator[Triage]:
        for source in about.triage:
            try:
                yield Triage(outcome=source.outcome, when=parse_expression(source.when, "triage"))
            except ExpressionError as error:
                self.problems += [
                    replace(p, sheet="pack.yaml", column="triage", subject=source.outcome) for p in error.problems
                ]


def _place(row: Row) -> int | None:
    """The place of a question in the block; blank outside it."""
    cell = row.text("block")
    if cell and not (cell.isascii() and cell.isdecimal() and int(cell) > 0):
        row.wrong("block", "pack.block", f"`{cell}` is no place.", "write 1 for the first question, or leave it blank.")
        return None
    return int(cell) if cell else None


def _classes(row: Row) -> tuple[str, ...] | None:
    names = tuple(row.names("classes"))
    return () if names == (NO_CLASS,) else names or None


def _phase(row: Row, name: str) -> Phase | None:
    cells = {key: row.text(f"phase.{key}") for key in ("scale", "work", "before_or_way")}
    scale, work, before_or_way = cells.values()
    if not any(cells.values()):
        return None
    for key, cell in cells.items():
        if not cell:
            row.wrong(
                f"phase.{key}", "pack.phase", "A phase needs all three cells.", "fill it, or leave the other two blank."
            )
    return Phase.model_construct(answer_key=f"{name}_when", scale=scale, work=work, before_or_way=before_or_way)

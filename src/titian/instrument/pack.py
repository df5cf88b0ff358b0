"""A pack: the folder in which people who do not program keep an instrument.

    content/packs/<id>/
        pack.yaml           what it is, who answers for it, stages, levels, lists
        sheets/*.csv        survey, choices, settings, indicators, outcomes: the sheets of an XLSForm workbook
        cases/*.yaml        answers and what must follow from them

`load_pack` reads and checks it; `compile_logic` gives the bytes that are signed and sent to phones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .checks import check_document
from .document import (
    Anchors, Document, Id, Indicator, Item, Level, Module, NameList, Phase, Rule, Scale, Stage, Triage, Weights,
    document_bytes,
)  # fmt: skip
from .errors import ExpressionError, PackError, Problem
from .expressions import ALWAYS, parse_expression
from .sheets import Row, read_sheet

SURVEY = (
    "type", "name", "stage", "opened_when", "ask_when", "counts_for_completeness", "asked_of", "role", "flag_when", "maps",
    "phase.scale", "phase.work", "phase.before_or_way", "private", "sensitive", "self_incriminating", "specialist_only",
    "opens", "explored_by", "skip_if_indicator_already_answered", "relevant", "recorded", "pictogram", "has_before", "note",
)  # fmt: skip
CHOICES = ("list_name", "name", "note")
SETTINGS = ("form_id", "version", "default_language")
INDICATORS = (
    "id", "dimension", "label", "weights.adult_labour", "weights.child_labour", "tags", "provisional", "htcds", "ilo11",
    "twin", "source", "note",
)  # fmt: skip
OUTCOMES = ("id", "title", "kind", "when", "level", "effects", "needs", "confidential_reason", "source", "note")
WEIGHTS = ("S", "M", "W", "-", "?")
KINDS = ("default", "care", "finding", "consent", "choice", "closing")
ROLES = ("gate", "indicator", "need", "effect", "context")
NEEDED_SIGN_OFFS = ("protection", "legal", "child", "gbv")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StageSource(_Strict):
    """A stage in pack.yaml; its modules are the groups of the survey sheet that name it."""

    id: Id
    needs_consent: bool
    recorded: bool


class ScaleSource(_Strict):
    """What the sheet choices cannot say of a list of choices."""

    blank: Literal["unknown", "clear"] = "unknown"


class TriageSource(_Strict):
    """What the first look leads to, in the author's words."""

    outcome: Id
    when: str


class SignOff(_Strict):
    """Who vouches for the pack in one respect."""

    name: str
    organisation: str
    signed_on: date


class Retention(_Strict):
    """How long what is written on the phone may lie there."""

    draft_hours: int = Field(ge=1, le=24)
    note: str = ""


class PackFile(_Strict):
    """pack.yaml."""

    id: Id
    version: str
    title: str
    owner: str
    licence: str
    review_on: date
    maturity: Literal["demo", "pilot", "live"]
    sign_offs: dict[Literal["protection", "legal", "child", "gbv"], SignOff | None]
    retention: Retention
    anchors: Anchors
    stages: tuple[StageSource, ...]
    levels: tuple[Level, ...]
    dimensions: tuple[Id, ...]
    scales: dict[Id, ScaleSource] = {}
    lists: dict[Id, NameList] = {}
    triage: tuple[TriageSource, ...] = ()
    needs: tuple[Id, ...]
    effects: tuple[Id, ...]
    limits: dict[Id, int] = {}
    overrides: dict[str, object] = {}


@dataclass(frozen=True)
class Pack:
    """A checked pack. `document` is what will be compiled; `about` is pack.yaml; `folder` is where it was read."""

    folder: Path
    about: PackFile
    document: Document

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.about.id


def load_pack(folder: Path | str) -> Pack:
    """Reads and checks a pack.

    Raises PackError that lists every problem with sheet, row, column and the ways to fix it.
    """
    folder = Path(folder)
    problems: list[Problem] = []
    about = _read_about(folder, problems)
    source = _Source(folder / "sheets", problems)
    if about is None or problems:
        raise PackError(_counted(problems), problems)
    document = source.document(about)
    problems += _check_words(about, document) + _check_settings(source, about)
    if not problems:
        problems += check_document(document)
        problems += _check_opens(source, document) if not problems else []
    if problems:
        placed = [replace(p, row=p.row or source.place.get((p.sheet, p.subject), 0)) for p in problems]
        raise PackError(_counted(placed), sorted(placed, key=lambda p: (p.sheet, p.row, p.column)))
    return Pack(folder, about, document)


def compile_logic(pack: Pack) -> bytes:
    """The canonical JSON of the pack's logic; its SHA-256 is the release."""
    return document_bytes(pack.document)


def _counted(problems: Sequence[Problem]) -> str:
    return f"The pack has {len(problems)} problem{'s' if len(problems) != 1 else ''}; nothing was built."


def _read_about(folder: Path, problems: list[Problem]) -> PackFile | None:
    path = folder / "pack.yaml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return PackFile.model_validate(raw)
    except FileNotFoundError:
        what, fix = f"There is no pack.yaml in {folder}.", "name the folder of a pack."
        problems.append(Problem(code="pack.no_file", what=what, fixes=(fix,), sheet="pack.yaml"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(
            Problem(
                code="pack.unreadable",
                what="pack.yaml cannot be read as YAML.",
                fixes=("check the indentation and the quotation marks.",),
                sheet="pack.yaml",
                row=mark.line + 1 if mark else 0,
            )
        )
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False, include_context=False):
            where = ".".join(map(str, found["loc"]))
            problems.append(
                Problem(
                    code="pack.about",
                    what=f"{where or 'The file'}: {found['msg']}.",
                    fixes=("correct or add it.",),
                    sheet="pack.yaml",
                    column=where,
                )
            )
    return None


class _Source:
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
            rules=tuple(self._rules()),
            triage=tuple(self._triage(about)),
            limits=about.limits,
            overrides=about.overrides,
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
            asked_of=row.one_of("asked_of", ("person", "officer_observes")),
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


def _phase(row: Row, name: str) -> Phase | None:
    cells = {key: row.text(f"phase.{key}") for key in ("scale", "work", "before_or_way")}
    if not any(cells.values()):
        return None
    for key, cell in cells.items():
        if not cell:
            row.wrong(
                f"phase.{key}", "pack.phase", "A phase needs all three cells.", "fill it, or leave the other two blank."
            )
    return Phase.model_construct(answer_key=f"{name}_when", **cells)


def _check_words(about: PackFile, document: Document) -> list[Problem]:
    """Needs and effects are codes of pack.yaml; a live pack has its sign-offs."""
    problems = []
    for rule in document.rules:
        for column, used, known in (("needs", rule.needs, about.needs), ("effects", rule.effects, about.effects)):
            for name in used:
                if name not in known:
                    problems.append(
                        Problem(
                            code="pack.unknown_name",
                            what=f"{name} is not among the {column} of pack.yaml.",
                            fixes=("correct it.", f"add it to {column} in pack.yaml."),
                            sheet="outcomes",
                            subject=rule.id,
                            column=column,
                        )
                    )
    missing = [name for name in NEEDED_SIGN_OFFS if not about.sign_offs.get(name)]  # type: ignore[call-overload]
    if about.maturity == "live" and missing:
        problems.append(
            Problem(
                code="pack.sign_off",
                what=f"A live pack needs sign-offs for {', '.join(missing)}.",
                fixes=("have them signed.", "set maturity to pilot or demo."),
                sheet="pack.yaml",
                column="sign_offs",
            )
        )
    return problems


def _check_settings(source: _Source, about: PackFile) -> list[Problem]:
    if len(source.settings) != 1:
        return [
            Problem(
                code="pack.settings",
                what=f"The sheet has {len(source.settings)} rows.",
                fixes=("keep exactly one under the header.",),
                sheet="settings",
            )
        ]
    row = source.settings[0]
    return [
        Problem(
            code="pack.settings",
            what=f"{column} is `{row.text(column)}` here and `{wanted}` in pack.yaml.",
            fixes=("write the same in both.",),
            sheet="settings",
            row=row.number,
            column=column,
        )
        for column, wanted in (("form_id", about.id), ("version", about.version))
        if row.text(column) != wanted
    ]


def _check_opens(source: _Source, document: Document) -> list[Problem]:
    """`opens` tells readers of the sheet which modules an item opens; it must say what opened_when says."""
    problems = []
    opened_by = {
        name: {item for node in module.opened_when.walk() if node.op in ("flagged", "observed") for item in node.names}
        for name, module in document.modules.items()
    }
    for row in source.survey:
        for module in row.names("opens"):
            if row.text("name") not in opened_by.get(module, ()):
                problems.append(
                    Problem(
                        code="pack.opens",
                        what=f"{row.text('name')} says it opens {module}, but opened_when of {module} does not read it.",
                        fixes=("add it there.", "take it out here."),
                        sheet="survey",
                        row=row.number,
                        column="opens",
                    )
                )
    return problems

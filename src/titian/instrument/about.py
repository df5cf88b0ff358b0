"""pack.yaml: what a pack is, who answers for it, and what the sheets cannot say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .document import ActionClass, Anchors, Id, Level, NameList
from .errors import Problem
from .languages.silence import SILENT
from .yaml_files import read_yaml

Respect = Literal["protection", "legal", "child", "gbv"]
NEEDED_SIGN_OFFS: tuple[Respect, ...] = ("protection", "legal", "child", "gbv")


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


class _Open(BaseModel):
    """What phones read is checked; the authors' other members stay as they are written."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Lowering(_Open):
    """Levels that two officers together may lower."""

    levels: tuple[Id, ...] = ()
    needs_second_person: bool = False


class WithoutConsent(_Open):
    """On which grounds two officers may send without a yes, and to whom."""

    only_for: tuple[str, ...] = ()
    needs_second_person: bool = False
    recipients: tuple[str, ...] = ()


class Overrides(_Open):
    """What may be done against what is suggested. A phone allows what is said here and nothing else."""

    lowering: Lowering = Lowering()
    referral_without_consent: WithoutConsent = WithoutConsent()
    live_needs_service_for: dict[Id, Id] = {}

    def as_written(self) -> dict[str, object]:
        return self.model_dump(mode="json", exclude_unset=True)


class PackFile(_Strict):
    """pack.yaml."""

    id: Id
    version: str
    title: str
    owner: str
    licence: str
    review_on: date
    maturity: Literal["demo", "pilot", "live"]
    sign_offs: dict[Respect, SignOff | None]
    retention: Retention
    anchors: Anchors
    stages: tuple[StageSource, ...]
    levels: tuple[Level, ...]
    classes: tuple[ActionClass, ...] = ()
    """What an officer is shown of rules that answers could be read from, in the order in which it is shown."""
    minimum: tuple[Id, ...] = ()
    """What is asked after consent in a crowd, before anything that is private."""
    dimensions: tuple[Id, ...]
    scales: dict[Id, ScaleSource] = {}
    lists: dict[Id, NameList] = {}
    triage: tuple[TriageSource, ...] = ()
    needs: tuple[Id, ...]
    effects: tuple[Id, ...]
    languages: tuple[str, ...] = ()
    """Tags of the languages that must say everything a person hears; another may still be on its way."""
    first_words: tuple[str, ...] = ()
    """Texts that may go live by themselves, while the rest of their language is a draft."""
    limits: dict[Id, int] = {}
    overrides: Overrides = Overrides()

    def is_first_word(self, text_id: str) -> bool:
        """Whether a text is one of the first words, or stands for one where nothing is heard."""
        return text_id.removesuffix(SILENT) in self.first_words


def read_about(folder: Path, problems: list[Problem]) -> PackFile | None:
    path = folder / "pack.yaml"
    try:
        raw = read_yaml(path)
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

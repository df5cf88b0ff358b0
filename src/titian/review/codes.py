"""Codes of others that a pack uses, against their tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from titian.instrument.about import NEEDED_SIGN_OFFS, PackFile
from titian.instrument.source import Source

from .findings import Finding, finding
from .subject import Subject

HTCDS_CONTROL = frozenset(
    {
        "PhysicalThreats",
        "ThreatsLawEnforcement",
        "ThreatensChildrenFamily",
        "DebtBondage",
        "FalsePromises",
        "PhysicalAbuse",
        "SexualAbuse",
        "TakesEarnings",
        "RestrictsFinancialAccess",
        "RestrictsMedicalCare",
        "RestrictsMovement",
        "WithholdsNecessities",
        "PsychologicalAbuse",
        "PsychoactiveSubstance",
        "ExcessiveWorkingHours",
        "WithholdsDocuments",
        "UsesChildren",
        "Other",
    }
)
"""Methods of control of IOM's case data standard HTCDS 2.0, with two that only its field definitions name."""

ILO_INDICATORS = frozenset(map(str, range(1, 12)))
"""The eleven ILO indicators of forced labour, 2012, by number."""

LEVELS = frozenset({"NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"})
"""Levels the phone and the desk know: each has a time in which a provider answers."""


def list_unknown_codes(subject: Subject) -> Iterator[Finding]:
    """Findings about codes that stand in no table."""
    if subject.pack is None:
        return
    source = Source(subject.pack.folder / "sheets", [])
    for row in source.indicators:
        for column, known in (("htcds", HTCDS_CONTROL), ("ilo11", ILO_INDICATORS)):
            for code in row.text(column).replace(",", " ").split():
                if code not in known:
                    yield finding(
                        "code.unknown",
                        f"`{code}` is no code of {column}.",
                        f"use: {', '.join(sorted(known, key=lambda one: (len(one), one)))}.",
                        subject=row.text("id"),
                        sheet="indicators",
                        row=row.number,
                        column=column,
                    )
    yield from _of_tables(subject, subject.pack.about, subject.pack.folder)


def _of_tables(subject: Subject, about: PackFile, folder: Path) -> Iterator[Finding]:
    for level in about.levels:
        if level.id not in LEVELS:
            what = f"{level.id} is no level that the phone and the desk know."
            yield finding(
                "code.unknown", what, f"use: {', '.join(sorted(LEVELS))}.", sheet="pack.yaml", column="levels"
            )
    needs, languages = _table(folder, "needs", "id"), _table(folder, "languages", "tag")
    if needs is None or languages is None:
        yield finding("code.no_table", "Needs and languages were not checked against contracts/codes.")
        return
    for need in about.needs:
        if need not in needs:
            what = f"{need} is not in contracts/codes/needs.json, so no service can be found for it."
            yield finding("code.unknown", what, subject=need, sheet="pack.yaml", column="needs")
    for wording in subject.wordings:
        if wording.tag not in languages:
            what = f"{wording.tag} is not in contracts/codes/languages.json: script and direction are not known."
            yield finding("code.unknown", what, subject=wording.tag, sheet=f"locales/{wording.tag}.yaml")


def _table(folder: Path, name: str, key: str) -> frozenset[str] | None:
    """The codes of a table, looked for beside and above the pack."""
    for parent in folder.resolve().parents:
        path = parent / "contracts" / "codes" / f"{name}.json"
        if path.is_file():
            return frozenset(row[key] for row in json.loads(path.read_text(encoding="utf-8"))[name])
    return None


def list_missing_sign_offs(about: PackFile) -> Iterator[Finding]:
    """A pilot needs the protection sign-off, a live pack all four; a demo none. A sign-off has a name."""
    needed = {"live": NEEDED_SIGN_OFFS, "pilot": ("protection",)}.get(about.maturity, ())
    for respect, signed in about.sign_offs.items():
        if signed and not (signed.name.strip() and signed.organisation.strip()):
            what = f"The {respect} sign-off has no name or no organisation."
            yield finding("pack.sign_off", what, "write who signed.", sheet="pack.yaml", column="sign_offs")
    missing = [respect for respect in needed if not about.sign_offs.get(respect)]
    if missing:
        what = f"A {about.maturity} pack needs sign-offs for {', '.join(missing)}."
        yield finding("pack.sign_off", what, sheet="pack.yaml", column="sign_offs")

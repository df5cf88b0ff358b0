"""`titian pack check`: everything about a pack that can be found without a person reading it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from titian.instrument.answers import parse_answers
from titian.instrument.cases import list_differences
from titian.instrument.errors import AnswersError, InstrumentError
from titian.instrument.outcome import find_standing

from .codes import list_missing_sign_offs, list_unknown_codes
from .coverage import Row, cover, list_gaps
from .double import list_double
from .findings import CODES, WEIGHTS, Finding, Weight, finding
from .first_words import list_first_words
from .laws import closing_too_urgent, find_falls
from .misleading import list_misleading
from .paths import Paths, walk_paths
from .silence import list_heard
from .simulate import draw_talks
from .subject import Subject, read_subject
from .tells import list_tells
from .texts import Texts
from .unused import list_unused
from .walk import Interview, Shares, holding
from .witnesses import Search, Witness
from .words import LanguageRow, count_languages, list_flaws

TALKS_DRAWN = 150
LOUD = Shares(gate=0.4, indicator=0.5, need=0.3, seen=0.08)
"""People who tell much, so that rare rules are met; half of the talks by a specialist."""


@dataclass(frozen=True)
class Check:
    """What was found. `subject`, `paths` and the rest are there when the pack could be read at all."""

    findings: tuple[Finding, ...]
    subject: Subject | None = None
    witnesses: tuple[Witness, ...] = ()
    paths: Paths | None = None
    coverage: tuple[Row, ...] = ()
    languages: tuple[LanguageRow, ...] = ()

    def count(self, weight: Weight) -> int:
        """How many findings weigh so much."""
        return sum(found.weight == weight for found in self.findings)

    @property
    def has_errors(self) -> bool:
        """Whether the pack must not be published as it is."""
        return self.count("error") > 0

    def as_json(self) -> dict[str, object]:
        """What `titian pack check --json` prints."""
        paths = self.paths
        return {
            "pack": self.subject.name if self.subject else None,
            "release": self.subject.logic.release if self.subject else None,
            "counts": {f"{weight}s": self.count(weight) for weight in WEIGHTS},
            "findings": [found.as_json() for found in self.findings],
            "witnesses": [witness.as_json() for witness in self.witnesses],
            "paths": [path.as_json() for path in paths.found] if paths else [],
            "coverage": [row.as_json() for row in self.coverage],
            "languages": [row.as_json() for row in self.languages],
        }


def check_pack(folder: Path | str) -> Check:
    """Every finding about a pack, errors first. Never raises for what is wrong with the pack: that is what it tells."""
    try:
        subject = read_subject(folder)
    except InstrumentError as error:
        problems = error.problems or ()
        found = [Finding(problem) for problem in problems if problem.code in CODES]
        return Check(tuple(found or [finding("logic.malformed", error.sentence)]))
    texts = Texts(subject.logic.document, subject.words, subject.talk)
    paths = walk_paths(subject.logic, texts, subject.cases)
    talks = _draw(subject)
    reached = {rule for path in paths.found for rule in path.rules}.union(
        *(holding(subject.logic, talk.answers) for talk in talks)
    )
    search = Search(subject.logic, reached)
    witnesses = (*search.rules(), *search.dimensions())
    findings = [
        *map(Finding, subject.problems),
        *_reach(subject, witnesses),
        *_laws(subject, search, witnesses, talks),
        *list_unused(subject),
        *list_tells(subject),
        *_cases(subject),
        *list_double(subject),
        *list_heard(subject, texts),
        *list_first_words(subject, texts),
        *list_misleading(subject, texts),
        *_lengths(paths),
        *list_unknown_codes(subject),
        *(list_missing_sign_offs(subject.pack.about) if subject.pack else ()),
        *_provisional(subject),
        *list_gaps(subject, texts),
        *list_flaws(subject),
    ]
    findings.sort(key=lambda found: WEIGHTS.index(found.weight))
    languages = tuple(count_languages(subject, texts))
    return Check(tuple(findings), subject, witnesses, paths, tuple(cover(subject, texts)), languages)


def _draw(subject: Subject) -> list[Interview]:
    officer = draw_talks(subject.logic, LOUD, number=TALKS_DRAWN // 2, seed=1)
    return officer + draw_talks(subject.logic, LOUD.with_shares({"specialist": 1}), number=TALKS_DRAWN // 2, seed=2)


def _reach(subject: Subject, witnesses: tuple[Witness, ...]) -> Iterator[Finding]:
    for witness in witnesses:
        sheet = "outcomes" if witness.kind == "rule" else "pack.yaml"
        row = subject.rows.get((sheet, witness.name), 0)
        title = subject.words.get(f"rule.{witness.name}.title", "")
        name = f"{witness.name} ({title})" if title else witness.name
        said = {
            "unreachable": f"No answers were found with which {name} holds.",
            "not_asked": f"{name} holds with answers that no talk was found to ask for together.",
            "specialist": f"{name} holds only when a specialist asks.",
            "lawyer": f"{name} holds only by what is told to a lawyer.",
        }
        kind = "unreachable" if witness.answers is None else "not_asked" if not witness.is_asked else ""
        kind = kind or {"specialist": "specialist", "legal_aid": "lawyer"}.get(witness.needs_mode, "")
        if kind:
            yield finding(f"{witness.kind}.{kind}", said[kind], subject=witness.name, sheet=sheet, row=row)


def _laws(
    subject: Subject, search: Search, witnesses: tuple[Witness, ...], talks: list[Interview]
) -> Iterator[Finding]:
    logic = subject.logic
    sets = [dict(witness.answers) for witness in witnesses if witness.answers is not None]
    sets += [answers for case in subject.cases if (answers := _parsed(subject, case.answers)) is not None]
    sets += [*search.full, *(talk.answers for talk in talks)]
    for fall in find_falls(logic, sets):
        row = subject.rows.get(("outcomes", fall.rule), 0)
        yield finding("rule.falls", fall.in_words(), subject=fall.rule, sheet="outcomes", row=row, column="when")
    for rule, level in closing_too_urgent(logic):
        what = f"{rule} closes a talk at {level}: one more answer could then lower the level."
        row = subject.rows.get(("outcomes", rule), 0)
        yield finding("rule.closing_level", what, subject=rule, sheet="outcomes", row=row, column="level")


def _parsed(subject: Subject, answers: object) -> dict[str, str] | None:
    try:
        return parse_answers(subject.logic, answers)
    except AnswersError:
        return None


def _cases(subject: Subject) -> Iterator[Finding]:
    logic = subject.logic
    shown: set[str] = set()
    for case in subject.cases:
        answers = _parsed(subject, case.answers)
        if answers is None:
            yield finding("case.answers", f"{case.id} answers what is not asked.", subject=case.id, sheet="cases")
            continue
        shown.update(find_standing(logic, answers).rules)
        wrong = list(list_differences(logic, case))
        if wrong:
            yield finding("case.fails", f"{'; '.join(wrong)}. ({case.title})", subject=case.id, sheet="cases")
    for rule in logic.rules:
        if rule not in shown:
            row = subject.rows.get(("outcomes", rule), 0)
            yield finding("rule.no_case", f"No case shows {rule}.", subject=rule, sheet="outcomes", row=row)


def _lengths(paths: Paths) -> Iterator[Finding]:
    if paths.long:
        asked = sum(path.counted.questions > paths.most for path in paths.found)
        longest = paths.longest
        yield finding(
            "path.long",
            f"{len(paths.long)} of {len(paths.found)} paths have more than {paths.most} spoken prompts ({asked} of "
            f"them when questions alone are counted). The longest has {longest.counted.prompts}: {longest.title}.",
        )


def _provisional(subject: Subject) -> Iterator[Finding]:
    indicators = subject.logic.document.indicators
    marked = sum(indicator.provisional for indicator in indicators)
    if marked:
        what = f"{marked} of {len(indicators)} indicators have weights that nobody has verified at the source."
        yield finding("weights.provisional", what, sheet="indicators", column="provisional")

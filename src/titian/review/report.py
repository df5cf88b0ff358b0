"""What `titian pack check` prints for a person."""

from __future__ import annotations

from collections.abc import Iterator

from . import words
from .check import Check
from .coverage import table
from .findings import WEIGHTS, Finding
from .paths import SECONDS_A_PROMPT, PathFound, Paths
from .witnesses import Witness


def in_words(check: Check, *, with_witnesses: bool) -> Iterator[str]:
    """The report, line by line: findings by weight, talks by length, languages, and the sum at the end."""
    for weight in WEIGHTS:
        found = [finding for finding in check.findings if finding.weight == weight]
        if found:
            yield f"{weight.capitalize()}s ({len(found)})"
            yield from (f"  {line}" for finding in found for line in _told(finding))
            yield ""
    if with_witnesses and check.witnesses:
        yield "Answers with which each rule holds and each dimension is positive"
        yield from (f"  {_shown(witness)}" for witness in check.witnesses)
        yield ""
    if check.paths:
        yield from _paths(check.paths)
        yield ""
    if check.coverage:
        yield "What the person hears, by language and module (· nothing is said there, - nothing yet)"
        yield from (f"  {line}" for line in table(list(check.coverage)))
        yield ""
    if check.languages:
        yield "Languages: texts the person hears by state, what officers read, clips (* pack.yaml asks for all of it)"
        yield from (f"  {line}" for line in words.table(list(check.languages)))
        yield ""
    yield _sum(check)


def _told(finding: Finding) -> Iterator[str]:
    problem = finding.problem
    place = f"{problem.place}: " if problem.place else ""
    yield f"{place}{problem.what} [{problem.code}]"
    if finding.weight != "note" and problem.fixes:
        yield f"    To fix: {' Or: '.join(problem.fixes)}"


def _shown(witness: Witness) -> str:
    if witness.answers is None:
        return f"{witness.name:6} none found"
    answers = ", ".join(f"{key}={value}" for key, value in witness.answers.items() if key != "mode")
    who = {"specialist": "a specialist asks: ", "legal_aid": "a lawyer asks: "}.get(witness.needs_mode, "")
    return f"{witness.name:6} {who}{answers or 'no answer at all'}"


def _paths(paths: Paths) -> Iterator[str]:
    yield f"Length of a talk, in spoken prompts, at {SECONDS_A_PROMPT} seconds each (a proposal, not measured)"
    rows = [("typical", paths.typical), ("shortest", paths.shortest), ("longest", paths.longest)]
    named = [path for path in paths.found if not path.id.startswith("case_")]
    rows += [("", path) for path in named if path not in {row for _, row in rows}]
    for label, path in rows:
        yield f"  {label:9}{_length(path)}"
    cases = len(paths.found) - len(named)
    over = len(paths.long)
    yield f"  {cases} cases were walked too. {over} of {len(paths.found)} paths have more than {paths.most} prompts."


def _length(path: PathFound) -> str:
    counted = path.counted
    each = (("question", counted.questions), ("line", counted.lines), ("offer", counted.offers))
    parts = ", ".join(_counted(number, thing) for thing, number in each)
    return f"{counted.prompts:>3} prompts {path.minutes:>5} min  {path.level:10} {path.title} ({parts})"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _sum(check: Check) -> str:
    counts = ", ".join(_counted(check.count(weight), weight) for weight in WEIGHTS)
    name = check.subject.name if check.subject else "This pack"
    if check.has_errors:
        return f"{name}: {counts}. It cannot be published as it is."
    maturity = f" Maturity: {check.subject.logic.document.maturity}." if check.subject else ""
    return f"{name}: {counts}.{maturity}"

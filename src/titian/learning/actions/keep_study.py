"""A new study of agreement, the answers that come into it, and its end."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext

from titian import audit
from titian.desk.errors import NotAllowed
from titian.learning.codes import WhichCases
from titian.learning.errors import CasesOfNone, RatingsUnread
from titian.learning.models import Course, Rating, Study
from titian.learning.offered import find_cases
from titian.people.models import User
from titian.people.policies import Permission, reaches

HEADING: Final = ["code", "case", "answer"]
MOST_ROWS: Final = 5_000
_CODE: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{1,8}")


def add_study(*, actor: User, now: datetime, **given: Any) -> Study:  # Any: cleaned by the form
    """One of the actor's country, with a set of cases of the newest release; its course has it on phones.

    Raises `NotAllowed`, also for a course of another country, and `CasesOfNone`.
    """
    if not reaches(actor, Permission.KEEP_COURSES, country=actor.country_code) or actor.country_code is None:
        raise NotAllowed
    course: Course | None = given.get("course")
    if course is not None and course.country_id != actor.country_code:
        raise NotAllowed
    offered = find_cases(WhichCases(given.get("cases", WhichCases.FIRST)))
    if offered is None:
        raise CasesOfNone
    with transaction.atomic():
        study = Study.objects.create(
            country_id=actor.country_code,
            course=course,
            title=given["title"],
            begun_at=now,
            version=offered.version,
            answers=list(offered.answers),
            cases=[list(case) for case in offered.cases],
        )
        audit.record("user", str(actor.pk), "study.add", f"study:{study.pk}")
    return study


def take_rows(study: Study, rows: str) -> dict[str, str | int]:
    """Answers as rows of code, case and answer: all of them, or none. What stands already is taken again as nothing.

    Raises `RatingsUnread` with the line and why.
    """
    standing = {(row.rater, row.case): row.answer for row in study.ratings.all()}
    fresh: dict[tuple[str, str], str] = {}
    for line, (code, case, answer) in _read(study, rows):
        known = standing.get((code, case), fresh.get((code, case), answer))
        if known != answer:
            what = gettext("%(code)s has answered %(case)s otherwise already. Take their answers out first.")
            raise RatingsUnread(line, what % {"code": code, "case": case})
        if (code, case) not in standing:
            fresh[code, case] = answer
    Rating.objects.bulk_create(
        Rating(study=study, rater=code, case=case, answer=answer) for (code, case), answer in fresh.items()
    )
    return {"rows": len(fresh)}


def _read(study: Study, rows: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    cases = {case for case, _ in study.cases}
    for line, row in enumerate(csv.reader(StringIO(rows.lstrip("\ufeff"))), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (line == 1 and [cell.lower() for cell in cells] == HEADING):
            continue
        if line > MOST_ROWS:
            raise RatingsUnread(line, gettext("More than 5,000 rows at once. Enter them in parts."))
        if len(cells) != len(HEADING):
            raise RatingsUnread(line, gettext("A row has a code, a case and an answer, with commas between."))
        code, case, answer = cells
        if not _CODE.fullmatch(code):
            raise RatingsUnread(line, gettext("A code is up to eight capitals and digits, a digit among them."))
        if case not in cases:
            raise RatingsUnread(line, gettext("There is no case “%(case)s”.") % {"case": case[:20]})
        if answer not in study.answers:
            raise RatingsUnread(line, gettext("There is no answer “%(answer)s”.") % {"answer": answer[:20]})
        yield line, (code, case, answer)


def drop_code(study: Study, code: str) -> dict[str, str | int]:
    """Takes the answers under a code out; a code that nobody has takes out nothing. The log has no code."""
    gone, _ = study.ratings.filter(rater=code.strip().upper()).delete()
    return {"rows": gone}


def close_study(study: Study) -> dict[str, str | int]:
    """Counts stand from now on; who gave which answer is gone."""
    study.counts = count_answers(study)
    study.raters = count_raters(study)
    study.ratings.all().delete()
    study.judged.all().delete()
    return {"raters": study.raters}


def count_answers(study: Study) -> list[list[int]]:
    """For each case how many gave each answer, in the order of the study."""
    counts = {case: dict.fromkeys(study.answers, 0) for case, _ in study.cases}
    for case, answer in study.ratings.values_list("case", "answer"):
        counts[case][answer] += 1
    for judged in _list_judged(study):
        for case, answer in judged.items():
            counts[case][answer] += 1
    return [list(of.values()) for of in counts.values()]


def count_raters(study: Study) -> int:
    """On paper and on phones; whoever took theirs back is not among them."""
    return study.ratings.values("rater").distinct().count() + len(_list_judged(study))


def _list_judged(study: Study) -> list[dict[str, str]]:
    return [answers for answers in study.judged.values_list("answers", flat=True) if answers is not None]

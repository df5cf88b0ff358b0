"""A file of Missing Migrants, row by row: events and claims; what is turned away is named, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.errors import AheadOfTime, FileUnreadable
from titian.preparedness.figures import Measure, Range
from titian.preparedness.figures.missing_migrants import Fault, Report, find_missing, name_columns, read_reports
from titian.preparedness.figures.published import read_seas
from titian.preparedness.models import Claim, Event
from titian.tables.export import FORMULA_STARTS

MOST_BYTES: Final = 8_000_000
MOST_ROWS: Final = 50_000
AUTHORITY: Final = "IOM Missing Migrants"
Rows = Sequence[tuple[int, Mapping[str, str]]]


@dataclass
class Taken:
    """What became of a file: how many events are new, how many claims were revised, how many rows were there as they
    are, and each row that was turned away."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.added + self.revised + self.unchanged + len(self.faults)


def read_rows(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV or XLSX file by our columns; others are not looked at. Raises `FileUnreadable`."""
    if len(content) > MOST_BYTES:
        raise FileUnreadable(gettext("The file has more than 8 MB. Divide it."))
    from titian.forms.xlsform import WorkbookError, read_workbook  # workbooks are loaded for whoever brings one

    try:
        workbook, _ = read_workbook(content, name)
    except WorkbookError as error:
        raise FileUnreadable(" ".join(f"{one.what} {' '.join(one.fixes)}" for one in error.problems[:1])) from error
    sheet = next((one for one in workbook.sheets if one.header and not one.hidden), None)
    if sheet is None:
        raise FileUnreadable
    columns = name_columns(sheet.header)
    named = [column for column in columns if column]
    if missing := find_missing(columns):
        raise FileUnreadable(
            gettext("The first row names no column %(columns)s. Without it no row can be read. Nothing was taken.")
            % {"columns": ", ".join(missing)}
        )
    if len(set(named)) != len(named):
        raise FileUnreadable(gettext("Two columns of the first row mean the same. Take one out. Nothing was taken."))
    rows = [
        (number, {column: _unguard(cell) for column, cell in zip(columns, row, strict=False) if column})
        for number, row in enumerate(sheet.rows, 2)
        if any(cell.strip() for cell in row)
    ]
    if len(rows) > MOST_ROWS:
        raise FileUnreadable(gettext("The file has more than 50,000 rows. Divide it. Nothing was taken."))
    return rows


def _unguard(text: str) -> str:
    """Without the mark that keeps a spreadsheet from running a text as a formula, and without control characters."""
    plain = text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(FORMULA_STARTS) else text
    return re.sub(r"[\x00-\x1f\x7f]+", " ", plain).strip()


def take_file(*, actor: User, rows: Rows, as_of: date, now: datetime) -> Taken:
    """Events for rows that are new, and claims in the place of those that a later file gives otherwise.

    A row is known again by its number in the file's own project, so the same file may be sent twice. A blank cell
    leaves what was claimed. Raises `NotAllowed`, `AheadOfTime`.
    """
    check_taking_part(actor, Permission.RECONCILE_EVENTS)
    if as_of > now.date():
        raise AheadOfTime("as_of")
    taken = Taken()
    with transaction.atomic():
        known = {
            event.outside_id: event for event in Event.objects.select_for_update().filter(outside_id__startswith="iom:")
        }
        for found in read_reports(rows, read_seas(), now.date()):
            if isinstance(found, Fault):
                taken.faults.append(found)
            elif (event := known.get(f"iom:{found.id}")) is None:
                _add(found, actor=actor, as_of=as_of, now=now)
                taken.added += 1
            elif _revise(event, found, actor=actor, as_of=as_of, now=now):
                taken.revised += 1
            else:
                taken.unchanged += 1
        counts: dict[str, str | int | bool] = {
            "added": taken.added, "revised": taken.revised, "unchanged": taken.unchanged, "refused": len(taken.faults),
        }  # fmt: skip
        audit.record("user", str(actor.pk), "event_file.take", "event_file:iom", counts)
    return taken


def _add(report: Report, *, actor: User, as_of: date, now: datetime) -> None:
    event = add_event(
        actor=actor, now=now, kind=report.kind, sea=report.sea, first_on=report.day,
        at=datetime.combine(report.day, time(), UTC), authority=AUTHORITY, outside_id=f"iom:{report.id}",
    )  # fmt: skip
    for measure, told in report.claims:
        _claim(event, measure, told, report.source, actor=actor, as_of=as_of, now=now)


def _revise(event: Event, report: Report, *, actor: User, as_of: date, now: datetime) -> bool:
    standing = {claim.measure: claim for claim in event.claims.current().filter(from_file=True)}
    is_revised = False
    for measure, told in report.claims:
        before = standing.get(measure)
        if before is not None and (before.range == told or before.as_of > as_of):
            continue
        _claim(event, measure, told, report.source, actor=actor, as_of=as_of, now=now, supersedes=before)
        is_revised = True
    return is_revised


def _claim(
    event: Event,
    measure: Measure,
    told: Range,
    source: str,
    *,
    actor: User,
    as_of: date,
    now: datetime,
    supersedes: Claim | None = None,
) -> None:
    Claim.objects.create(
        event=event, measure=measure.value, low=told.low, high=told.high, as_of=as_of, source=source,
        supersedes=supersedes, organisation_id=actor.organisation_id, by=actor, at=now, from_file=True,
    )  # fmt: skip

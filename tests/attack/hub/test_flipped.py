"""A byte that a disk turned over, in each table of a hub's database: found by the doctor, or said by name not to be.

Whoever makes a table sorts it: into `WATCHED`, with the columns in which the doctor finds one, or into `PLAIN`, with why
nothing does. SQLite alone is asked: what is looked at is the same program on both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from typer.testing import CliRunner

from titian.audit.actions.chain_entries import chain_entries
from titian.audit.actions.seal_days import seal_days
from titian.desk.running import Examination, Look
from titian.devices.tests.conftest import data_folder
from titian.feedback.models import Complaint
from titian.hub.cli import app
from titian.hub.operations import doctor
from titian.hub.tests.permissions.world import make_world
from titian.library.models import Blob
from titian.referrals.models import Package
from titian.rooms import list_parts

__all__ = ["data_folder"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]

# Table → the columns in which a flipped byte is found. Of the others a row's own number, and what is said of them below.
WATCHED: Final[Mapping[str, frozenset[str]]] = {
    "arrivals_sealedcounts": frozenset({"ciphertext", "kept_sha256"}),
    "audit_entry": frozenset({"id", "happened_at", "actor_kind", "actor_id", "action", "thing", "detail"}),
    "audit_link": frozenset({"position", "entry_id", "hash"}),
    "audit_privateday": frozenset({"day", "entry_id", "salt"}),
    "audit_privateentry": frozenset({
        "digest", "sealed_id", "happened_at", "actor_kind", "actor_id", "action", "thing", "detail", "organisation", "salt",
    }),
    "devices_quarantineditem": frozenset({"content", "kept_sha256"}),
    "feedback_complaint": frozenset({"ciphertext", "key_file", "answer", "kept_sha256"}),
    "library_blob": frozenset({"sha256", "bytes"}),
    "people_organisationkeyfile": frozenset({"file", "kept_sha256"}),
    "referrals_package": frozenset({"ciphertext", "sha256"}),
}  # fmt: skip

SIGNED: Final = "signed by a key that is not in the database: a phone, a browser or a witness refuses it"
TRIED: Final = (
    "says whether the next try counts: altered, somebody signs in, enrols, proves or asks once more, or waits"
)
PEOPLE: Final = "who is who and may do what: people of the desk see it there, and put it right"
COURSE: Final = (
    "how far a referral got and when: its bytes are held to a digest, its course is in what the log keeps apart"
)
LEARNT: Final = (
    "what somebody finished, means to do or let a trainer read: their phone tells it again once it is not there"
)
FIGURES: Final = "figures: a wrong one is wrong"
WORDS: Final = "words people of the desk work on: a person reads them before a country's key signs them for phones"
WORKS: Final = "what the hub's own work goes by: made anew as it goes on, or a second time"
PLAIN: Final[Mapping[str, tuple[str, ...]]] = {
    SIGNED: (
        "arrivals_sentcounts", "devices_regionsheet", "devices_signedreceipt", "library_release",
        "referrals_withoutconsent",
    ),
    TRIED: (
        "account_emailaddress", "account_emailconfirmation", "axes_accessattempt", "axes_accessattemptexpiration",
        "axes_accessfailurelog", "axes_accesslog", "devices_enrolmentcode", "devices_spentnonce", "django_session",
        "feedback_spentwork", "limits_count", "mfa_authenticator", "people_invitation", "people_wrongcode",
        "referrals_pauseahead", "usersessions_usersession",
    ),
    PEOPLE: (
        "auth_group", "auth_group_permissions", "auth_permission", "devices_certifiedofficer", "devices_enrolment",
        "inspection_logopening", "learning_certificate", "learning_course", "learning_course_trainers",
        "learning_coursestep", "learning_study", "learning_trainer", "learning_withdrawncertificate", "library_knownhub",
        "people_country", "people_duty", "people_organisation", "people_organisationkey",
        "people_organisationservice", "people_station", "people_user", "people_user_groups",
        "people_user_user_permissions",
    ),
    COURSE: (
        "devices_receiveditem", "referrals_answerlimit", "referrals_openmark", "referrals_packageevent",
        "referrals_question", "referrals_referral", "referrals_retention",
    ),
    LEARNT: (
        "learning_attempt", "learning_judged", "learning_learner", "learning_planbarrier", "learning_planfollowup",
        "learning_seat", "learning_shared",
    ),
    FIGURES: (
        "arrivals_arrival", "arrivals_askedarrival", "arrivals_assigned", "arrivals_finalsheet", "arrivals_sliprow",
        "arrivals_tallyrow",
        "feedback_publishedcell", "feedback_publishedmonth", "learning_count", "learning_countsource", "learning_rating",
        "learning_receivedcourse", "referrals_arrivalcell", "referrals_countedstate",
        "referrals_pastreferral", "tallies_closedweek", "tallies_countedcell", "tallies_tally",
    ),
    WORDS: (
        "directory_change", "directory_contact", "directory_focalpoint", "directory_holiday", "directory_hours",
        "directory_listing", "directory_location", "directory_service", "directory_serviceaccess",
        "directory_servicelanguage", "directory_servicenationality", "directory_serviceneed", "directory_source",
        "directory_step", "studio_clip", "studio_clipstep", "studio_comprehensionsheet", "studio_concept",
        "studio_concept_texts", "studio_coursedraft", "studio_draftstep", "studio_import", "studio_languageright", "studio_languagerow", "studio_listener",
        "studio_pack", "studio_packlanguage", "studio_picture", "studio_reading", "studio_revision", "studio_term",
        "studio_text", "studio_translation",
    ),
    WORKS: (
        "devices_damagedbytes", "devices_devicehealth", "devices_heldrelease", "devices_hubstate",
        "directory_nightlycheck", "django_content_type", "django_migrations", "django_tasks_database_dbtaskresult",
        "library_releasepart", "notices_browser", "notices_carrier", "notices_event", "notices_notice",
        "notices_preference", "operations_alarm", "operations_backup", "operations_heartbeat", "webhooks_delivery",
        "webhooks_webhook",
    ),
}  # fmt: skip

Flip = Callable[[bytes], bytes]


def flip_bit(place: float, bit: int) -> Flip:
    """This bit of the byte that stands so far into a value."""

    def flip(value: bytes) -> bytes:
        turned = bytearray(value)
        turned[int(place * (len(turned) - 1))] ^= bit
        return bytes(turned)

    return flip


# Into another sign, at the beginning (of JSON no longer any) and further on; and into what is no sign at all.
FLIPS: Final = (flip_bit(0, 1), flip_bit(0.5, 1), flip_bit(0.5, 128))


@pytest.fixture
def cursor() -> Iterator[CursorWrapper]:
    """The database with rows in each watched table, and nobody who holds a damaged row to the rules of whole ones."""
    if connection.vendor != "sqlite":
        pytest.skip("bytes of SQLite's rows")
    make_world()
    complaint = Complaint.objects.filter(kind="complaint").latest("pk")
    complaint.answer, complaint.status, complaint.answered_on = b"sealed answer", "answered", timezone.now().date()
    complaint.save()
    for package in Package.objects.exclude(ciphertext=None):
        package.sha256 = hashlib.sha256(package.ciphertext or b"").hexdigest()
        package.save()
    settings.TITIAN.blobs.mkdir(parents=True, exist_ok=True)
    part = b"a part of a release"
    blob = Blob.objects.create(sha256=hashlib.sha256(part).hexdigest(), bytes=len(part), added_at=timezone.now())
    (settings.TITIAN.blobs / blob.sha256).write_bytes(part)
    seal_days(timezone.now() + timedelta(days=1))
    while chain_entries():
        pass
    with connection.cursor() as opened:
        opened.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield opened
        finally:
            opened.execute("PRAGMA ignore_check_constraints = OFF")


def ask_doctor() -> set[str]:
    """What it finds wrong, of what it holds against digests."""
    examination = Examination(settings.TITIAN, timezone.now(), every_blob=True)
    looks = [
        look for look in (*doctor.WITH_DATABASE, *list_parts(Look)) if look.name in {"sealed_bytes", "audit", "blobs"}
    ]
    assert len(looks) == 3
    return {found.name for look in looks for found in doctor.take_look(look, examination) if found.state != "ok"}


def list_columns(cursor: CursorWrapper, table: str) -> dict[str, tuple[str, bool]]:
    """Name → the type it was declared with, and whether it may be empty."""
    cursor.execute('SELECT name, type, "notnull" FROM pragma_table_info(%s)', [table])
    return {name: (declared.lower(), not must) for name, declared, must in cursor.fetchall()}


def is_flipped(cursor: CursorWrapper, table: str, column: str, flip: Flip) -> bool:
    """Turns a byte of this column over, in the row in the middle of those that have one; False where none has."""
    # Names of the database's own; an empty value is none that a byte of could turn.
    kept = f'FROM {table} WHERE length(CAST("{column}" AS BLOB)) > 0'
    cursor.execute(
        f'SELECT rowid, typeof("{column}"), CAST("{column}" AS BLOB) {kept} ORDER BY rowid '
        f"LIMIT 1 OFFSET (SELECT count(*) / 2 {kept})"
    )
    row = cursor.fetchone()
    if row is None:
        return False
    number, kind, value = row
    for turned in _turn(kind, bytes(value), flip):
        try:
            with transaction.atomic():
                cursor.execute(
                    f'UPDATE {table} SET "{column}" = CAST(%s AS {kind}) WHERE rowid = %s',  # noqa: S608
                    [turned, number],
                )
        except IntegrityError:  # another row has this value: a disk would not mind, an index does
            continue
        return True
    raise AssertionError(f"{table}.{column} cannot be changed: {value!r}")


def _turn(kind: str, value: bytes, flip: Flip) -> Iterator[Any]:  # Any: what the driver takes
    if kind in {"integer", "real"}:
        yield from (int(float(value)) ^ (1 << bit) for bit in (6, 7, 8, 9))
    else:
        yield from (flip(value), flip_bit(0.25, 1)(value))  # one number beside may be another row's: names end in them


@contextmanager
def put_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_every_table_is_watched_or_named_with_why_it_is_not() -> None:
    named = [*WATCHED, *(table for tables in PLAIN.values() for table in tables)]
    assert len(named) == len(set(named))
    assert set(named) == set(connection.introspection.table_names())


def test_a_flipped_byte_is_found_in_each_watched_column_and_in_no_other(cursor: CursorWrapper) -> None:
    assert ask_doctor() == set()
    found: dict[str, set[str]] = {}
    for table, watched in WATCHED.items():
        columns = list_columns(cursor, table)
        assert watched <= columns.keys()
        for column in watched:
            for flip in FLIPS:
                with put_back():
                    assert is_flipped(cursor, table, column, flip), f"nothing stands in {table}.{column}"
                    if ask_doctor():
                        found.setdefault(table, set()).add(column)
                    else:
                        pytest.fail(f"nobody finds a flipped byte in {table}.{column}")
        for column in columns.keys() - watched:
            with put_back():
                if is_flipped(cursor, table, column, FLIPS[1]) and ask_doctor():
                    found.setdefault(table, set()).add(column)
    assert found == WATCHED
    assert ask_doctor() == set()


def test_nothing_holds_a_plain_row_against_anything(cursor: CursorWrapper) -> None:
    """So that nobody reads more out of the doctor's word than it says; what is watched one day moves up."""
    for table in (table for tables in PLAIN.values() for table in tables):
        columns = list_columns(cursor, table)
        with put_back():
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            if cursor.fetchone() == (0,):
                _add_row(cursor, table, columns)
            turned = [column for column in columns if is_flipped(cursor, table, column, FLIPS[1])]
            assert turned, table
            assert ask_doctor() == set(), table


def _add_row(cursor: CursorWrapper, table: str, columns: Mapping[str, tuple[str, bool]]) -> None:
    """A row of what each type can hold: nobody reads it."""
    values = {name: _make_value(declared) for name, (declared, may_be_empty) in columns.items() if not may_be_empty}
    spelled, holes = ", ".join(f'"{name}"' for name in values), ", ".join(["%s"] * len(values))
    cursor.execute(f"INSERT INTO {table} ({spelled}) VALUES ({holes})", list(values.values()))  # noqa: S608


def _make_value(declared: str) -> str | bytes | int:
    for of, value in (("datetime", "2026-11-30 01:00:00"), ("date", "2026-11-30"), ("char", "word"), ("text", "{}")):
        if declared.startswith((of, f"var{of}")):
            return value
    return b"bytes" if declared == "blob" else 1


def test_the_command_that_verifies_says_it_in_words(cursor: CursorWrapper) -> None:
    runner = CliRunner()
    for column in ("detail", "happened_at"):
        for flip in FLIPS:
            with put_back():
                assert is_flipped(cursor, "audit_entry", column, flip)
                told = runner.invoke(app, ["audit", "verify"])
                assert (told.exit_code, told.exception.__class__) == (1, SystemExit)
                assert "[entry.changed]" in told.output or "[log.unreadable]" in told.output
                assert not json.loads(runner.invoke(app, ["audit", "verify", "--json"]).stdout)["holds"]

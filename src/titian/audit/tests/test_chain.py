from __future__ import annotations

import pytest
from django.db import connection, transaction

from titian import audit
from titian.audit.actions.chain_entries import chain_entries
from titian.audit.chain import EMPTY_HEAD, check_chain
from titian.audit.errors import AppendOnly, DetailRefused
from titian.audit.models import Entry, Link

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def write(count: int) -> None:
    for number in range(count):
        audit.record("user", "7", "release.publish", f"release:{number}", {"scope": "TH", "sequence": number})


def change(statement: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_head_moves_only_when_the_worker_chains() -> None:
    write(2)
    assert audit.audit_head() == EMPTY_HEAD
    assert chain_entries() == 2
    first = audit.audit_head()
    assert first != EMPTY_HEAD
    assert chain_entries() == 0
    assert audit.audit_head() == first


def test_chain_holds_over_several_rounds() -> None:
    heads = []
    for _ in range(3):
        write(3)
        chain_entries(limit=2)
        heads.append(audit.audit_head())
    while chain_entries():
        pass
    assert check_chain(heads) == []


@pytest.mark.parametrize(
    ("column", "value"), [("action", "release.remove"), ("actor_id", "8"), ("detail", '{"scope": "ID"}')]
)
def test_changed_row_shows(column: str, value: str) -> None:
    write(3)
    chain_entries()
    change(f"UPDATE audit_entry SET {column} = %s WHERE thing = %s", value, "release:1")  # noqa: S608
    assert [(finding.position, finding.code) for finding in check_chain()] == [(2, "entry.changed")]


def test_removed_row_shows() -> None:
    write(3)
    chain_entries()
    change("DELETE FROM audit_link WHERE position = 2")
    change("DELETE FROM audit_entry WHERE thing = %s", "release:1")
    assert ("link.missing", 2) in [(finding.code, finding.position) for finding in check_chain()]


def test_cut_end_shows_to_whoever_holds_the_head() -> None:
    write(3)
    chain_entries()
    head = audit.audit_head()
    change("DELETE FROM audit_link WHERE position = 3")
    change("DELETE FROM audit_entry WHERE thing = %s", "release:2")
    assert check_chain() == []
    assert [finding.code for finding in check_chain([head])] == ["head.unknown"]


def test_chain_rewritten_from_the_start_shows_to_whoever_holds_the_head() -> None:
    write(2)
    chain_entries()
    head = audit.audit_head()
    change("DELETE FROM audit_link")
    change("UPDATE audit_entry SET actor_id = '9'")
    chain_entries()
    assert check_chain() == []
    assert [finding.code for finding in check_chain([head])] == ["head.unknown"]


def test_rows_are_never_changed_or_removed_through_the_models() -> None:
    write(1)
    chain_entries()
    entry, link = Entry.objects.get(), Link.objects.get()
    for attempt in (
        entry.save,
        entry.delete,
        link.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(action="x.y"),
        lambda: Link.objects.update(hash="0" * 64),
    ):
        with pytest.raises(AppendOnly):
            attempt()


def test_row_goes_with_the_transaction_it_tells_of() -> None:
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


def test_free_text_is_refused() -> None:
    with pytest.raises(DetailRefused):
        audit.record("user", "7", "package.accept", "package:1", {"reason": "the woman from the night bus " * 5})

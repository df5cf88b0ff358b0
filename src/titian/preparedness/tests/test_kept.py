"""Sealed bytes of a region's hub that are no longer what was written are found, in every table that holds some."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.utils import timezone

from titian.desk.running import Examination
from titian.hub.operations.doctor import look_at_sealed_bytes
from titian.hub.operations.kept import find_damaged_here
from titian.people.kept import KeptBytes, digest_rows
from titian.people.models import OrganisationKey, OrganisationKeyFile
from titian.preparedness.actions.forget_copies import forget_copies
from titian.preparedness.codes import KEPT
from titian.preparedness.models import Addressee
from titian.preparedness.tests.factories import NOW, make_bodies, make_event, seal
from titian.programmes.actions.keep_names import AGE, keep_names
from titian.programmes.models import NameList, NameStore
from titian.programmes.tests.factories import make_programme
from titian.rooms import list_parts

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

PLACES: Final[tuple[tuple[type[models.Model], str], ...]] = (
    (Addressee, "ciphertext"),
    (NameStore, "file"),
    (NameList, "ciphertext"),
    (OrganisationKeyFile, "file"),
)
# Columns of bytes that nobody sealed: people of the desk see in what they read that a byte is another.
READ: Final = {
    ("leads_leadfile", "content"),
    ("leads_leadpicture", "blurred"),
    ("leads_leadpicture", "covered"),
    ("leads_packagedelivery", "pdf"),
    ("leads_waitingpicture", "content"),
    ("meetings_note", "live"),
}


@pytest.fixture
def filled() -> None:
    """A row in each table that holds sealed bytes."""
    bodies = make_bodies()
    seal(make_event(), bodies)
    key = OrganisationKey.objects.get(organisation=bodies[0].organisation)
    OrganisationKeyFile.objects.create(key=key, kind="paper", file=b"locked on paper")
    now = timezone.now()
    organiser = bodies[0].focal
    programme = make_programme(actor=organiser)
    keep_names(
        actor=organiser, programme=programme, ciphertext=AGE + b"names", store=AGE + b"key", seen=0, is_agreed=True,
        deletes_on=now.date() + timedelta(days=30), now=now,
    )  # fmt: skip


def test_every_column_of_sealed_bytes_in_the_house_is_held_against_a_digest() -> None:
    """A room that keeps bytes and says neither that they are sealed nor why not fails here."""
    columns = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if model.__module__.startswith("titian.")
        for field in model._meta.get_fields()
        if isinstance(field, models.BinaryField)
    }
    kept = {(part.table, column) for part in list_parts(KeptBytes) for column in part.columns}
    assert kept == {(model._meta.db_table, column) for model, column in PLACES}
    assert columns == kept | READ


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("model", "column"), PLACES)
def test_doctor_finds_a_flipped_byte_and_speaks_of_no_phone(model: type[models.Model], column: str) -> None:
    examination = Examination(settings.TITIAN, NOW, every_blob=False)
    assert [finding.state for finding in look_at_sealed_bytes(examination)] == ["ok"]
    pk, value = model._default_manager.order_by("-pk").values_list("pk", column)[0]
    flipped = bytearray(value)
    flipped[len(flipped) // 2] ^= 1
    model._default_manager.filter(pk=pk).update(**{column: bytes(flipped)})
    [finding] = look_at_sealed_bytes(examination)
    assert (finding.state, model._meta.db_table in finding.message, "hone" in finding.remedy) == ("fail", True, False)


@pytest.mark.usefixtures("filled")
def test_rows_of_before_get_a_digest_and_forgotten_copies_need_none() -> None:
    for model in (Addressee, NameStore, NameList):
        model._default_manager.update(kept_sha256="")
    assert len(find_damaged_here()) == 5
    editor = connection.schema_editor()
    digest_rows("preparedness", "addressee")(apps, editor)
    digest_rows("programmes", "namestore", "namelist")(apps, editor)
    assert find_damaged_here() == []
    assert forget_copies(NOW + KEPT) == 1
    assert find_damaged_here() == []

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.on_both]

BEFORE = [("people", "0005_public_id_once"), ("referrals", "0001_initial")]
AFTER = [("people", "0008_key_files_of_generations")]


def test_an_organisations_one_key_becomes_its_first_generation_and_back() -> None:
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    apps = executor.loader.project_state(BEFORE).apps
    country = apps.get_model("people", "Country").objects.create(code="TH", name="Thailand")
    listed = apps.get_model("people", "Organisation").objects.create(
        name="a",
        kind="provider",
        country=country,
        recipient="age1a",
        fingerprint="a" * 64,
        recipient_listed_at=timezone.now(),
    )
    apps.get_model("people", "Organisation").objects.create(name="b", kind="provider", country=country)
    files = apps.get_model("people", "OrganisationKeyFile")
    files.objects.create(organisation=listed, kind="paper", file=b"locked")
    try:
        executor = MigrationExecutor(connection)
        executor.migrate(AFTER)
        apps = executor.loader.project_state(AFTER).apps
        key = apps.get_model("people", "OrganisationKey").objects.get()
        assert (key.organisation_id, key.fingerprint, key.state) == (listed.pk, "a" * 64, "listed")
        assert key.listed_at == listed.recipient_listed_at
        assert [bytes(file.file) for file in key.files.all()] == [b"locked"]
        executor = MigrationExecutor(connection)
        executor.migrate(BEFORE)
        apps = executor.loader.project_state(BEFORE).apps
        file = apps.get_model("people", "OrganisationKeyFile").objects.get()
        assert (file.organisation_id, bytes(file.file)) == (listed.pk, b"locked")
    finally:
        MigrationExecutor(connection).migrate(newest)

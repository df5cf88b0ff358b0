from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.on_both]


def test_accounts_of_an_older_hub_get_an_id_of_their_own() -> None:
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate([("people", "0003_invitations_duty_and_closing")])
    older = executor.loader.project_state([("people", "0003_invitations_duty_and_closing")]).apps
    user = older.get_model("people", "User")
    user._base_manager.bulk_create(user(username=name, role="officer") for name in ("a", "b"))
    try:
        executor = MigrationExecutor(connection)
        executor.migrate([("people", "0005_public_id_once")])
        newer = executor.loader.project_state([("people", "0005_public_id_once")]).apps
        ids = list(newer.get_model("people", "User")._base_manager.values_list("public_id", flat=True))
        assert None not in ids
        assert len(set(ids)) == 2
    finally:
        MigrationExecutor(connection).migrate(newest)

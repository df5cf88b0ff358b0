"""Tables that a migration creates together are those it would create one after the other."""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from titian.create_together import CreateTogether

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.on_both]
MODELS = (
    migrations.CreateModel(
        "Boat", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=9))]
    ),
    migrations.CreateModel(
        "Landing",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("boat", models.ForeignKey("audit.boat", models.CASCADE)),
        ],
    ),
)


def test_state_and_tables_are_those_of_each_model_after_the_other_and_go_again() -> None:
    before, together, one_by_one = ProjectState(), ProjectState(), ProjectState()
    assert together.apps is not None  # made before, as `migrate` does
    step = CreateTogether(*MODELS)
    step.state_forwards("audit", together)
    for model in MODELS:
        model.state_forwards("audit", one_by_one)
    assert together == one_by_one
    assert {model.__name__ for model in together.apps.get_models()} == {"Boat", "Landing"}
    with connection.schema_editor() as editor:
        step.database_forwards("audit", editor, before, together)
    assert {"audit_boat", "audit_landing"} <= set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        step.database_backwards("audit", editor, together, before)
    assert not {"audit_boat", "audit_landing"} & set(connection.introspection.table_names())


def test_models_that_are_there_keep_their_classes_and_find_the_new_ones_that_point_at_them() -> None:
    boat, landing = MODELS
    state = ProjectState()
    boat.state_forwards("audit", state)
    before = state.apps.get_model("audit", "Boat")
    CreateTogether(landing).state_forwards("audit", state)
    after = state.apps.get_model("audit", "Boat")
    assert after is before
    [relation] = after._meta.related_objects
    assert relation.related_model is state.apps.get_model("audit", "Landing")
    assert relation.related_model._meta.get_field("boat").related_model is before
    migrations.AddField("Boat", "flag", models.CharField(max_length=2)).state_forwards("audit", state)
    renewed = state.apps.get_model("audit", "Boat")
    assert state.apps.get_model("audit", "Landing")._meta.get_field("boat").related_model is renewed

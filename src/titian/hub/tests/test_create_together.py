"""Tables that a migration creates together are those it would create one after the other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.backends.utils import CursorWrapper
from django.db.migrations.state import ProjectState

import titian.create_together
from titian.create_together import CreateTogether, create_together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.on_both]
HOUSE = Path(titian.create_together.__file__).parent
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


def test_what_a_migration_adds_to_its_new_tables_is_made_with_them_and_all_else_stays_in_its_order() -> None:
    """Written as `makemigrations` writes: a table that points at one after it, and what is said of a table from before."""
    boat, landing = MODELS
    written = [
        migrations.AddField("Sea", "name", models.CharField(default="", max_length=9)),
        migrations.CreateModel("Landing", landing.fields[:1], {"constraints": [], "indexes": []}),
        migrations.RemoveField("Sea", "depth"),
        boat,
        migrations.AddField("Landing", "boat", models.ForeignKey("audit.boat", models.CASCADE)),
        migrations.AddField("Landing", "seas", models.ManyToManyField("audit.sea")),
        migrations.AddConstraint("Landing", models.UniqueConstraint(fields=["boat"], name="boat_lands_once")),
        migrations.AddConstraint("Sea", models.UniqueConstraint(fields=["name"], name="sea_has_one_name")),
        migrations.AddIndex("Boat", models.Index(fields=["name"], name="boat_by_name")),
    ]
    sea: list[tuple[str, models.Field[Any, Any]]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("depth", models.IntegerField(default=0)),
    ]
    first = migrations.CreateModel("Sea", sea)
    steps = create_together(written)
    assert [type(step).__name__ for step in steps] == ["AddField", "CreateTogether", "RemoveField", "AddConstraint"]
    assert create_together(written[:1]) == written[:1]
    states, schemas = list[ProjectState](), list[object]()
    for each in (written, steps):
        state = ProjectState()
        assert state.apps is not None
        with connection.schema_editor(atomic=True) as editor:
            for step in [first, *each]:
                before = state.clone()
                step.state_forwards("audit", state)
                step.database_forwards("audit", editor, before, state)
        states.append(state)
        with connection.cursor() as cursor:
            names = ("audit_sea", "audit_boat", "audit_landing", "audit_landing_seas")
            schemas.append([_describe(cursor, name) for name in names])
        with connection.schema_editor() as editor:
            for model in ("Landing", "Boat", "Sea"):
                editor.delete_model(state.apps.get_model("audit", model))
    assert states[0] == states[1]
    assert schemas[0] == schemas[1]


def test_no_migration_of_ours_leaves_many_steps_that_could_be_one() -> None:
    """Each such step costs every empty hub up to a tenth of a second: put `operations` into `create_together([…])`."""
    files = [path for path in HOUSE.rglob("migrations/0*.py") if "tests" not in path.parts]
    assert len(files) > 30
    for path in files:
        module = import_module(".".join(path.relative_to(HOUSE.parent).with_suffix("").parts))
        operations = module.Migration.operations
        assert len(operations) - len(create_together(operations)) < 10, path


def _describe(cursor: CursorWrapper, table: str) -> object:
    """Columns in their order, and constraints and indexes that have names of ours."""
    columns = [tuple(column) for column in connection.introspection.get_table_description(cursor, table)]
    constraints = connection.introspection.get_constraints(cursor, table)
    ours = {
        name: said
        for name, said in constraints.items()
        if name in ("boat_lands_once", "boat_by_name", "sea_has_one_name")
    }
    unnamed = sorted(repr(sorted(said.items(), key=str)) for name, said in constraints.items() if name not in ours)
    return columns, ours, unnamed

"""A migration's new tables in one step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState, StateApps


class CreateTogether(Operation):
    """The same tables as these CreateModel one after the other, in a fraction of the time.

    After each CreateModel Django makes the classes anew of all models that are related to it, which are nearly all of
    ours. Here the new ones alone are made, beside the classes that are there: what points at those finds them, and they
    find it.
    """

    reversible = True

    def __init__(self, *models: CreateModel) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        apps: StateApps | None = state.__dict__.pop("apps", None)  # a cached property: without it no class is made
        for model in self.models:
            model.state_forwards(app_label, state)
        if apps is not None:
            apps.render_multiple([state.models[app_label, model.name_lower] for model in self.models])
            state.__dict__["apps"] = apps

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create models {', '.join(model.name for model in self.models)}"


def create_together(operations: Iterable[Operation]) -> list[Operation]:
    """A migration's operations as `makemigrations` writes them, with all that they add to its new tables in one step.

    Fields, indexes and constraints of a new table are made with it, where SQLite would copy the table for each. The
    step stands where the first new table stood; what is said of older tables, or changes a new one, stays behind it in
    its order.
    """
    new, others = dict[str, CreateModel](), list[Operation]()
    place: int | None = None
    for operation in operations:
        if isinstance(operation, CreateModel):
            place = len(others) if place is None else place
            new[operation.name_lower] = operation
        elif grown := _grow(new, operation):
            new[grown.name_lower] = grown
        else:
            others.append(operation)
    return others if place is None else [*others[:place], CreateTogether(*new.values()), *others[place:]]


def _grow(new: dict[str, CreateModel], operation: Operation) -> CreateModel | None:
    """The new table with what this operation adds to it; None where it is of another, or changes what is there."""
    if not isinstance(operation, (AddField, AddIndex, AddConstraint)):
        return None
    model = new.get(operation.model_name_lower)
    if model is None or (isinstance(operation, AddField) and not operation.preserve_default):
        return None
    fields, options = list(model.fields), dict(model.options)
    if isinstance(operation, AddField):
        fields.append((operation.name, operation.field))
    elif isinstance(operation, AddIndex):
        options["indexes"] = [*options.get("indexes", []), operation.index]
    else:
        options["constraints"] = [*options.get("constraints", []), operation.constraint]
    return CreateModel(model.name, fields, options, model.bases, model.managers)

"""What rooms keep of the table beside their own tests, in `tests/permission_rows.py`.

`ROWS` are those of the room's pages on the desk, `SCOPES` say of each scope of its querysets which route would miss it,
and `add_things(world, place)` puts there what the rows ask about. `PERMISSIONS`, where there are any, spell the room's
part of the matrix a second time: role → permission → scope.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Final

from django.apps import apps
from django.utils.module_loading import module_has_submodule

NAME: Final = "permission_rows"


def list_modules() -> list[ModuleType]:
    found = []
    for config in apps.get_app_configs():
        if config.name.startswith("titian.") and module_has_submodule(config.module, "tests"):
            tests = import_module(f"{config.name}.tests")
            if module_has_submodule(tests, NAME):
                found.append(import_module(f"{tests.__name__}.{NAME}"))
    return found

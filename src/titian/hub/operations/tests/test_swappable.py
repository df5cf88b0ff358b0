"""What migrations ask of the hub's models again and again is found once."""

from __future__ import annotations

from django.apps import apps
from django.db import migrations, models
from django.db.migrations.state import ProjectState


def test_what_stands_for_a_librarys_model_is_remembered_while_migrations_make_classes() -> None:
    find = apps.get_swappable_settings_name
    assert find("people.user") == "AUTH_USER_MODEL"
    before = find.cache_info()  # type: ignore[attr-defined]  # it is a cache of ours
    state = ProjectState()
    migrations.CreateModel("Boat", [("id", models.BigAutoField(primary_key=True))]).state_forwards("audit", state)
    assert state.apps.get_model("audit", "Boat")
    assert (find("people.user"), find("audit.entry")) == ("AUTH_USER_MODEL", None)
    assert find.cache_info().hits > before.hits  # type: ignore[attr-defined]


def test_it_is_forgotten_when_the_hubs_own_models_change() -> None:
    apps.get_swappable_settings_name("people.user")
    apps.clear_cache()
    assert apps.get_swappable_settings_name.cache_info().currsize == 0  # type: ignore[attr-defined]

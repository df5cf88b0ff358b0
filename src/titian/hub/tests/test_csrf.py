"""Every address of the desk that takes a form refuses one that another site made the browser send."""

from __future__ import annotations

import pytest
from django.test import Client

from titian.desk import ways
from titian.desk.tests.attention import remember_attention
from titian.devices.tests.conftest import data_folder
from titian.hub import views
from titian.hub.middleware import DESK
from titian.hub.tests.refusal_pages import remember_refusals
from titian.hub.tests.test_permissions import API, DESK_PAGES, list_routes
from titian.library.tests.factories import make_hub_identity
from titian.people.models import Role
from titian.people.tests.answers import read_body
from titian.people.tests.factories import PASSWORD, make_user

__all__ = ["data_folder"]
pytestmark = pytest.mark.django_db
EVIL = {"origin": "https://evil.example", "referer": "https://evil.example/page"}
# Signed by the phone's key or for anybody: no cookie has any weight there, so there is nothing to forge. A POST to the
# address of the list of open complaints leaves one.
WITHOUT_COOKIE = {
    "api:take_nonce", "api:claim", "api:certificate", "api:sync", "api:board", "api:duty_desks", "api:mine", "api:leave", "api:leave_by_pass", "api:take_work", "api:find",
    "api:list_open_complaints",
}  # fmt: skip


def list_paths() -> list[tuple[str, str]]:
    return sorted({(name, row.path.partition("?")[0]) for name, rows in {**DESK_PAGES, **API}.items() for row in rows})


def test_every_route_of_the_desk_is_tried() -> None:
    assert {name for name, _ in list_paths()} >= set(list_routes(DESK))


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROVIDER])
@pytest.mark.parametrize(
    "headers", [EVIL, pytest.param({}, marks=pytest.mark.long("refusals"))], ids=["another site", "no site named"]
)
def test_form_from_another_site_is_refused_everywhere(
    role: Role, headers: dict[str, str], data_folder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_hub_identity()
    monkeypatch.setattr(ways, "find_attention", remember_attention())
    monkeypatch.setattr(views, "render_to_string", remember_refusals())
    account = make_user(role)
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    client.get("/account/", secure=False)  # the browser holds every cookie there is
    wrong = []
    for name, path in list_paths():
        answer = client.post(path, {"csrfmiddlewaretoken": "a" * 64}, headers={"host": "localhost", **headers})
        read_body(answer)
        # 405 and 404: nothing there takes a form. 401 and 403 of the API: refused, with a code.
        if name not in WITHOUT_COOKIE and answer.status_code not in {401, 403, 404, 405}:
            wrong.append((name, path, answer.status_code))
    assert wrong == []


def test_without_a_site_named_the_token_alone_decides() -> None:
    """On one form; which addresses ask for a token at all, the test above sees."""
    account = make_user(Role.ADMINISTRATOR)
    client = Client(enforce_csrf_checks=True)
    client.get("/accounts/login/")
    given = {"login": account.username, "password": PASSWORD}
    for token, status in (("a" * 64, 403), ("", 403), (client.cookies["csrftoken"].value, 302)):
        answer = client.post("/accounts/login/", {**given, "csrfmiddlewaretoken": token}, headers={"host": "localhost"})
        assert answer.status_code == status


def test_with_its_token_a_form_is_taken() -> None:
    """That the test above can fail."""
    account = make_user(Role.ADMINISTRATOR)
    client = Client(enforce_csrf_checks=True)
    client.get("/accounts/login/")
    token = client.cookies["csrftoken"].value
    given = {"login": account.username, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/accounts/login/", given, headers={"origin": "http://localhost:8000"}).status_code == 302

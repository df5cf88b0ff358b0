"""How the API of a hub of either kind is asked what its description allows and what it does not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from pytest_django.fixtures import Settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from titian.hub.error_page import list_documented
from titian.hub.openapi import describe_api
from titian.people.models import User

EXAMPLES: Final = 10  # of each operation and each asker, beside those that Schemathesis makes of the description itself
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FUZZ: Final = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
APPLICATION: Final = WSGIHandler()
schema = schemathesis.openapi.from_dict(json.loads(describe_api()))
schema.app = APPLICATION
AnyCase: TypeAlias = schemathesis.Case[Any]  # Any: whatever the operation takes


@dataclass
class Asker:
    """Somebody who asks, in the test's own database; the host is the one a phone or a browser would name."""

    host: str
    cookies: Mapping[str, str]
    headers: Mapping[str, str]


@pytest.fixture
def one_connection(settings: Settings) -> Iterator[None]:
    """The handler closes connections after each request; the test's transaction lives in one."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, limits=dict.fromkeys(settings.TITIAN.limits))
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def sign_in(account: User) -> Asker:
    client = Client()
    client.force_login(account)
    client.get("/account/", headers={"host": "localhost"})
    page = client.get("/account/password/", headers={"host": "localhost"})
    token = page.context["csrf_token"]
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    return Asker("localhost", cookies, {"X-CSRFToken": str(token)})


def ask(case: AnyCase, asker: Asker) -> None:
    """Sends the case and holds the answer to the description, and its code to the page of codes."""
    # What a case brings of its own is kept: strange cookies and headers are part of the question.
    # The client within the process unpacks nothing; what is packed is tested in library/tests/test_api.py.
    case.headers.update({**asker.headers, "Host": asker.host, "Accept-Encoding": "identity"})
    case.cookies = {**dict(case.cookies or {}), **asker.cookies}
    response = case.call(app=APPLICATION)
    case.validate_response(response, checks=CHECKS)
    if response.status_code >= 400:
        assert response.json()["code"] in list_documented()

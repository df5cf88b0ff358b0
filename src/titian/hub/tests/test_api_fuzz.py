"""The whole API is asked what its description allows and what it does not: as nobody, as a provider, as a phone.

No answer is a 5xx, each has a documented status, type and shape, and each refusal a documented code. Schemathesis makes
the requests; the database is the test's own, so nothing it does is left behind.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
import schemathesis
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from titian.devices.tests.factories import (
    Phone,
    Recipient,
    make_package_item,
    make_phone,
    make_recipients,
    make_tally_item,
)
from titian.hub.error_page import list_documented
from titian.hub.tests.fuzzing import FUZZ, AnyCase, Asker, ask, one_connection, schema, sign_in
from titian.library.tests.factories import Keys
from titian.people.models import Role
from titian.people.tests.factories import make_organisation, make_user

__all__ = ["one_connection"]
pytestmark = [pytest.mark.long("fuzz"), pytest.mark.usefixtures("one_connection")]


@schemathesis.serializer("application/jose")
def write_jose(context: object, value: object) -> bytes:
    """A signed request is text; what is none is sent as it prints."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def shelter(keys: Keys) -> Recipient:
    return make_recipients(keys, make_organisation())[0]


@pytest.fixture
def nobody(keys: Keys) -> Asker:
    return Asker("field.localhost", {}, {})


@pytest.fixture
def provider(shelter: Recipient) -> Asker:
    return sign_in(make_user(Role.PROVIDER, organisation=shelter.organisation))


@pytest.fixture
def administrator(keys: Keys) -> Asker:
    return sign_in(make_user(Role.ADMINISTRATOR))


@pytest.mark.django_db
@schema.parametrize()
@FUZZ
def test_nobody_gets_documented_answers(case: AnyCase, nobody: Asker) -> None:
    ask(case, nobody)


@pytest.mark.django_db
@schema.parametrize()
@FUZZ
def test_provider_gets_documented_answers(case: AnyCase, provider: Asker) -> None:
    ask(case, provider)


@pytest.mark.django_db
@schema.include(path_regex="packages|organisation").parametrize()
@FUZZ
def test_administrator_gets_documented_answers(case: AnyCase, administrator: Asker) -> None:
    ask(case, administrator)


# --- a phone: what it signs is not in the description's hands, so it is made here ---

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.django_db
@given(body=JSON)
@FUZZ
def test_whatever_a_phone_signs_gets_a_documented_answer(body: object, phone: Phone) -> None:
    check_sync(phone.send(phone.sign(body)), {200, 400, 413})


@pytest.mark.django_db
@given(data=st.data())
@FUZZ
def test_sound_items_with_one_thing_wrong_are_answered_item_by_item(
    data: st.DataObject, phone: Phone, shelter: Recipient
) -> None:
    """One item changed in one place, between two sound ones: those are received whatever the third says."""
    items: list[dict[str, Any]] = [make_package_item(phone, shelter), make_tally_item()]
    day = f"2026-11-{data.draw(st.integers(1, 25)):02d}"
    first, last = make_tally_item(day=day), make_package_item(phone, shelter)
    changed = data.draw(st.sampled_from(items))
    place = data.draw(st.sampled_from(sorted(changed)))
    inner = changed[place]
    if isinstance(inner, dict) and data.draw(st.booleans()):
        inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(JSON)
    else:
        changed[place] = data.draw(JSON)
    answer = phone.send(phone.sign([first, changed, last]))
    check_sync(answer, {200})
    said = answer.json()["items"]
    assert [said[0]["status"], said[2]["status"]] == ["received", "received"]
    if said[1]["status"] == "refused":
        assert said[1]["code"] in list_documented()


@pytest.mark.django_db
@given(
    text=st.text(alphabet=st.characters(max_codepoint=126), max_size=200)
    | st.from_regex(r"[\w-]*\.[\w-]*\.[\w-]*", fullmatch=True)
)
@FUZZ
def test_unsigned_text_gets_a_documented_answer(text: str, phone: Phone) -> None:
    check_sync(phone.send(text), {400, 401})


@pytest.mark.django_db
def test_what_an_ended_phone_hears_is_documented(phone: Phone, shelter: Recipient) -> None:
    phone.enrolment.__class__.objects.filter(pk=uuid.UUID(phone.enrolment_id)).update(revoked_at=timezone.now())
    check_sync(phone.send(phone.sign([make_tally_item(), {"item_id": 7}])), {403})


def check_sync(response: Any, statuses: set[int]) -> None:
    """Any: Django's test response carries no public type."""
    operation = schema["/api/v1/sync"]["POST"]
    assert response.status_code in statuses, response.content
    body = response.json()
    assert operation.is_valid_response(_as_httpx(response)), body
    if response.status_code >= 400:
        assert body["code"] in list_documented()
    for item in body.get("items", []):
        assert item["status"] != "refused" or item["code"] in list_documented()


def _as_httpx(response: Any) -> httpx.Response:
    """Any: Django's test response carries no public type."""
    made = httpx.Response(
        response.status_code,
        headers=dict(response.headers),
        content=response.content,
        request=httpx.Request("POST", "http://field.localhost/api/v1/sync"),
    )
    made.elapsed = timedelta()
    return made

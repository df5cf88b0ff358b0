"""An empty push to a browser: who it comes from is signed, what it is about is nowhere, and a browser that is gone goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from unittest import mock
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import ECKey
from pytest_django.fixtures import Settings

from titian.notices.keys import find_public_key, get_push_key, make_push_key
from titian.notices.models import Browser, Carrier, Notice
from titian.notices.tests.factories import open_token, pass_time, show_in_browser, work
from titian.notices.tests.test_page import desk_of
from titian.people.models import User
from titian.referrals.tests.test_relay import Scene
from titian.webhooks.tests.receiver import Receiver, receive

pytestmark = pytest.mark.django_db
ADDRESS = "https://push.example/send/abc"
API = "/api/v1/notices/browsers"
JSON = "application/json"


@pytest.fixture
def service(scene: Scene, settings: Settings) -> Iterator[Receiver]:
    """A push service on this machine, and a hub with a key that may call it."""
    make_push_key(settings.TITIAN_DATA)
    settings.TITIAN_PUSH_TO_THIS_MACHINE = True
    with receive() as receiver:
        receiver.answers = [201]
        yield receiver


@pytest.fixture
def browser(scene: Scene, service: Receiver) -> Browser:
    """A member's, and a referral was released to the organisation."""
    shown = show_in_browser(scene.members[0], service.url)
    scene.phone.sync(*scene.items)
    return shown


def outcome() -> tuple[str, str, int]:
    [notice] = Notice.objects.all()
    return notice.outcome, notice.problem, notice.tries


def test_push_is_empty_and_named_by_the_hub(browser: Browser, service: Receiver, settings: Settings) -> None:
    work()
    [headers] = service.headers
    assert service.bodies == [b""]
    assert outcome() == ("sent", "", 0)
    found = re.fullmatch(r"vapid t=([\w.-]+), k=([\w-]+)", headers["Authorization"])
    assert found is not None
    assert found[2] == find_public_key()
    token = jwt.decode(found[1], ECKey.import_key(dict(get_push_key().public_jwk)), algorithms=["ES256"])
    parts = urlsplit(service.url)
    assert token.header == {"alg": "ES256", "typ": "JWT"}
    assert token.claims["aud"] == f"{parts.scheme}://{parts.netloc}"
    assert token.claims["sub"] == str(settings.TITIAN.desk_origin)
    ends = token.claims["exp"] - timezone.now().timestamp()
    assert 0 < ends <= timedelta(hours=24).total_seconds()


def test_push_says_nothing_of_what_it_is_about(browser: Browser, service: Receiver, scene: Scene) -> None:
    work()
    said = str([open_token(each) for each in service.headers]) + str(service.paths) + str(service.bodies)
    for word in ("NOW", "TODAY", scene.phone.enrolment.station.name, scene.recipients[0].organisation.name):
        assert word not in said
    names = {"Host", "Authorization", "TTL", "Topic", "Urgency", "Content-Length", "Connection"}
    assert set(service.headers[0]) == names


def test_urgent_one_looks_like_every_other(scene: Scene, service: Receiver) -> None:
    from titian.devices.tests.factories import make_package_item

    show_in_browser(scene.members[0], service.url)
    for level in ("NOW", "INFO"):
        scene.phone.sync(make_package_item(scene.phone, scene.recipients[0], level=level, answer_within=600))
        work()
    first, second = ({k: v for k, v in one.items() if k != "Authorization"} for one in service.headers)
    assert first == second


@pytest.mark.parametrize("status", [404, 410])
def test_browser_that_is_gone_is_forgotten_at_once(browser: Browser, service: Receiver, status: int) -> None:
    service.answers = [status]
    work()
    assert not Browser.objects.exists()
    assert not Notice.objects.exists()
    assert work() == 0
    assert len(service.paths) == 1


@pytest.mark.parametrize("status", [400, 403, 429, 500, 302])
def test_service_that_refuses_is_tried_again_later_and_no_redirect_is_followed(
    browser: Browser, service: Receiver, status: int
) -> None:
    service.answers, service.location = [status, 201], service.url
    work()
    assert outcome() == ("waiting", "refused", 1)
    assert work() == 0
    pass_time()
    work()
    assert outcome() == ("sent", "", 1)
    assert [path for path in service.paths if path.startswith("GET")] == []
    assert Carrier.objects.get().failures == 0


def test_service_that_is_down_is_waited_for_and_mail_goes_on(browser: Browser, service: Receiver) -> None:
    Browser.objects.update(endpoint="http://127.0.0.1:9/gone", host="127.0.0.1")
    work()
    assert outcome() == ("waiting", "unreachable", 1)
    assert not Carrier.objects.filter(name=Carrier.MAIL).exists()


def test_each_browser_of_an_account_is_told_once(browser: Browser, service: Receiver, scene: Scene) -> None:
    show_in_browser(scene.members[0], service.url + "&second")
    for _ in range(2):
        work()
    assert len(service.paths) == len(set(service.paths)) == 2


def test_hub_without_its_key_tells_when_it_has_one_again(
    browser: Browser, service: Receiver, settings: Settings
) -> None:
    file = settings.TITIAN_DATA / "trust" / "push.key.json"
    kept = file.read_bytes()
    file.unlink()
    work()
    assert outcome() == ("waiting", "key", 1)
    file.write_bytes(kept)
    pass_time()
    work()
    assert outcome()[0] == "sent"


def test_key_is_made_once_and_for_the_hub_alone(service: Receiver, settings: Settings) -> None:
    public = find_public_key()
    assert make_push_key(settings.TITIAN_DATA) is False
    assert find_public_key() == public
    assert (settings.TITIAN_DATA / "trust" / "push.key.json").stat().st_mode & 0o777 == 0o600
    assert public is not None
    assert len(public) == 87, "65 bytes, as browsers take it"


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/x",
        "https://127.0.0.1/x",
        "https://10.1.2.3/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://user@push.example/x",
        "https://mail/x",
        "https://push.example/x#y",
        "file:///etc/passwd",
        "https://push.example/" + "x" * 1000,
    ],
)
def test_address_the_hub_does_not_call_is_refused_with_a_name(
    scene: Scene, service: Receiver, settings: Settings, endpoint: str
) -> None:
    settings.TITIAN_PUSH_TO_THIS_MACHINE = False
    answer = desk_of(scene.members[0]).post(API, {"endpoint": endpoint}, content_type=JSON)
    assert answer.status_code == 422
    assert answer.json()["code"] in {"notice.browser_refused", "request.malformed"}
    assert not Browser.objects.exists()


def test_name_that_stands_for_this_network_is_never_called_and_its_browser_forgotten(
    browser: Browser, service: Receiver, settings: Settings
) -> None:
    settings.TITIAN_PUSH_TO_THIS_MACHINE = False
    Browser.objects.update(endpoint="https://rebound.example/x", host="rebound.example")
    found = [(2, 1, 6, "", ("10.0.0.7", 443))]
    with mock.patch("titian.webhooks.targets.socket.getaddrinfo", return_value=found):
        work()
    assert service.paths == []
    assert not Browser.objects.exists()


def test_browser_is_added_found_and_forgotten_by_its_owner(scene: Scene, service: Receiver, settings: Settings) -> None:
    desk = desk_of(scene.members[0])
    added = desk.post(API, {"endpoint": ADDRESS}, content_type=JSON).json()
    assert desk.post(API, {"endpoint": ADDRESS}, content_type=JSON).json() == added
    assert desk.post(f"{API}/find", {"endpoint": ADDRESS}, content_type=JSON).json() == added
    assert added["id"] in desk.get("/account/notices/").content.decode()
    assert ADDRESS not in desk.get("/account/notices/").content.decode()
    other = desk_of(scene.members[1])
    assert other.post(f"{API}/find", {"endpoint": ADDRESS}, content_type=JSON).json() == {"id": None}
    other.post(f"{API}/forget", {"endpoint": ADDRESS}, content_type=JSON)
    assert Browser.objects.count() == 1
    desk.post(f"{API}/forget", {"endpoint": ADDRESS}, content_type=JSON)
    assert not Browser.objects.exists()


def test_browser_has_one_owner(scene: Scene, service: Receiver) -> None:
    for member in scene.members[:2]:
        desk_of(member).post(API, {"endpoint": ADDRESS}, content_type=JSON)
    assert Browser.objects.get().account == scene.members[1]


def test_an_account_has_ten_browsers_at_most(scene: Scene, service: Receiver) -> None:
    desk = desk_of(scene.members[0])
    answers = [desk.post(API, {"endpoint": f"{ADDRESS}{n}"}, content_type=JSON) for n in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [409]
    assert answers[-1].json()["code"] == "notice.too_many_browsers"


def test_no_browser_is_added_from_elsewhere(scene: Scene, service: Receiver) -> None:
    desk = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    desk.force_login(scene.members[0], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert desk.post(API, {"endpoint": ADDRESS}, content_type=JSON).status_code == 403
    assert not Browser.objects.exists()


def test_closed_account_s_browser_is_told_nothing(browser: Browser, service: Receiver) -> None:
    from titian.notices.actions.find_waiting import find_waiting

    find_waiting(timezone.now())
    User.objects.get_queryset().filter(pk=browser.account_id).update(is_active=False)
    work()
    assert (service.paths, outcome()[:2]) == ([], ("dropped", "off"))


def test_demo_hub_too_calls_no_machine_of_its_own_network(settings: Settings) -> None:
    assert settings.TITIAN.is_demo
    assert settings.TITIAN_PUSH_TO_THIS_MACHINE is False

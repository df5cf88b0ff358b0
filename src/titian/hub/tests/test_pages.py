"""Every desk page, for every role and for someone who has not signed in; and what the pages may show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from titian.devices.tests.factories import Phone, make_package_item, make_phone, make_recipients
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, Role
from titian.people.tests.factories import PASSWORD, make_organisation, make_station, make_user
from titian.referrals.actions.count_states import count_states
from titian.referrals.models import CountedState, Referral
from titian.referrals.overviews import list_age_rows, list_state_rows
from titian.referrals.querysets import OpenCount
from titian.referrals.states import Responsibility
from titian.tallies.actions.close_weeks import close_weeks
from titian.tallies.models import Tally

pytestmark = pytest.mark.django_db

# Page → who may open it. None stands for everybody, signed in or not.
PAGES: Final[dict[str, set[str] | None]] = {
    "/about/": None,
    "/devices/": {Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR},
    "/devices/list/": {Role.OFFICER},
    "/station/": {Role.SUPERVISOR},
    "/referrals/": {Role.PROVIDER},
    "/organisation/key/": {Role.PROVIDER, Role.OVERSIGHT},
    "/country/": {Role.COORDINATOR},
    "/country/folder/": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "/administration/": {Role.ADMINISTRATOR},
    "/alarms/": {Role.ADMINISTRATOR},
    "/settings/": {Role.ADMINISTRATOR},
    "/search/": set(Role.values),
}
# Pages with rows of their own elsewhere: they need a thing, a method or nobody signed in.


@pytest.fixture
def desk(data_folder: object) -> Client:
    return Client(HTTP_HOST="localhost")


def sign_in(desk: Client, role: str, **where: object) -> None:
    desk.force_login(make_user(role, **where), backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_for_its_roles_only(desk: Client, page: str, role: str) -> None:
    sign_in(desk, role)
    allowed = PAGES[page]
    assert desk.get(page).status_code == (200 if allowed is None or role in allowed else 403)


@pytest.mark.parametrize("page", [page for page, allowed in PAGES.items() if allowed is not None])
def test_a_reader_who_has_not_signed_in_is_sent_to_sign_in(desk: Client, page: str) -> None:
    answer = desk.get(page)
    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/login/?next={page}"


def test_about_needs_no_account(desk: Client) -> None:
    assert desk.get("/about/").status_code == 200


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.OFFICER, "/devices/"),
        (Role.SUPERVISOR, "/station/"),
        (Role.PROVIDER, "/referrals/"),
        (Role.COORDINATOR, "/country/"),
        (Role.ADMINISTRATOR, "/administration/"),
    ],
)
def test_the_first_page_is_that_of_the_role(desk: Client, role: str, home: str) -> None:
    sign_in(desk, role)
    assert desk.get("/")["Location"] == home
    assert f'href="{home}" aria-current="page"' in desk.get(home).content.decode()


def test_signing_in_and_out(desk: Client) -> None:
    make_user(Role.COORDINATOR, "dara")
    answer = desk.post("/accounts/login/", {"login": "dara", "password": PASSWORD})
    assert answer.status_code == 302
    assert desk.get("/country/").status_code == 200
    assert desk.post("/accounts/logout/").status_code == 302
    assert desk.get("/country/").status_code == 302


def test_a_wrong_password_is_told_without_saying_which_part_was_wrong(desk: Client) -> None:
    make_user(Role.COORDINATOR, "dara")
    known = desk.post("/accounts/login/", {"login": "dara", "password": "not this one"}).content.decode()
    unknown = desk.post("/accounts/login/", {"login": "nobody", "password": "not this one"}).content.decode()
    assert "User name and password do not belong together" in known
    assert "User name and password do not belong together" in unknown


def test_five_wrong_passwords_pause_signing_in(desk: Client) -> None:
    make_user(Role.COORDINATOR, "dara")
    answers = [desk.post("/accounts/login/", {"login": "dara", "password": f"wrong {n}"}) for n in range(6)]
    assert "Signing in is paused" in answers[-1].content.decode()
    assert answers[-1].status_code in {403, 429}
    late = desk.post("/accounts/login/", {"login": "dara", "password": PASSWORD})
    assert "Signing in is paused" in late.content.decode()


@pytest.mark.parametrize("page", ["/accounts/signup/", "/accounts/password/reset/", "/accounts/email/", "/nowhere/"])
def test_what_is_not_there_is_a_page_that_says_so(desk: Client, page: str) -> None:
    answer = desk.get(page)
    assert answer.status_code == 404
    assert "Nothing here" in answer.content.decode()


def test_a_page_of_another_role_says_so_and_leads_on(desk: Client) -> None:
    sign_in(desk, Role.OFFICER)
    page = desk.get("/administration/").content.decode()
    assert "Not open to you" in page
    assert "action.not_allowed" in page


def test_a_fault_of_the_hub_is_a_page_that_says_what_to_do(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault planted by the test")

    monkeypatch.setattr("titian.referrals.overviews.list_age_rows", fail)
    sign_in(desk, Role.SUPERVISOR)
    desk.raise_request_exception = False
    answer = desk.get("/station/")
    assert answer.status_code == 500
    assert "The hub stumbled" in answer.content.decode()
    assert "planted by the test" not in answer.content.decode()


def test_a_form_without_its_token_is_a_page_that_says_what_to_do() -> None:
    desk = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    sign_in(desk, Role.OFFICER)
    answer = desk.post("/devices/add/")
    assert answer.status_code == 403
    assert "Load the page again" in answer.content.decode()


def test_no_page_has_a_script_or_a_style_of_its_own(desk: Client) -> None:
    for page, allowed in PAGES.items():
        sign_in(desk, next(iter(allowed or Role.values)))
        text = desk.get(page).content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text
        assert " onclick=" not in text


def test_a_supervisor_sees_counts_of_the_own_station_only(desk: Client, keys: Keys) -> None:
    station, other = make_station(), make_station()
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone(make_user(Role.OFFICER, station=station))
    stranger = make_phone(make_user(Role.OFFICER, station=other))
    phone.sync(make_package_item(phone, recipient, level="NOW"))
    stranger.sync(make_package_item(stranger, recipient, level="TODAY"))
    sign_in(desk, Role.SUPERVISOR, station=station)
    page = desk.get("/station/").content.decode()
    assert "level--now" in page
    assert "level--today" not in page
    assert str(Referral.objects.filter(station=station).get().referral_id) not in page


def test_open_referrals_are_counted_by_age_and_level() -> None:
    rows = list_age_rows(
        [
            OpenCount("TODAY", "under_1_hour", "waiting", 2),
            OpenCount("NOW", "over_1_day", "nobody_left", 1),
            OpenCount("NOW", "under_1_hour", "waiting", 1),
        ]
    )
    assert [(row.level, [number for _, number in row.cells], row.nobody_left) for row in rows] == [
        ("NOW", [1, 0, 0, 1], 1),
        ("TODAY", [2, 0, 0, 0], 0),
    ]


def test_a_coordinator_sees_no_small_figure(desk: Client, keys: Keys) -> None:
    coordinator = make_user(Role.COORDINATOR)
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone()
    phone.sync(*(make_package_item(phone, recipient) for _ in range(10)))
    desk.force_login(coordinator, backend="allauth.account.auth_backends.AuthenticationBackend")
    states = Referral.objects.counted_for(coordinator).count_by_state()
    assert states == {"waiting": 10, "taken": 0, "nobody_left": 0, "closed": 0}
    assert [row.referrals for row in list_state_rows(states)] == [None] * 4
    assert "have not been counted yet" in desk.get("/country/").content.decode()
    count_states()
    page = desk.get("/country/").content.decode()
    assert page.count("under 11") >= 4
    assert ">10<" not in page


MONDAY = datetime(2026, 11, 23, 0, 20, tzinfo=UTC)
WEEK = timedelta(days=7)


class TestReferralsOfACountry:
    """What the coordinator sees does not grow as a referral comes in, so that none can be timed by looking again."""

    @pytest.fixture
    def phone(self, keys: Keys) -> Phone:
        return make_phone()

    @pytest.fixture
    def send(self, keys: Keys, phone: Phone) -> Callable[[int], None]:
        [recipient] = make_recipients(keys, make_organisation())

        def send(number: int) -> None:
            phone.sync(*(make_package_item(phone, recipient) for _ in range(number)))

        return send

    @pytest.fixture(autouse=True)
    def taken(self, send: Callable[[int], None]) -> None:
        """Twenty that somebody has taken stand beside the others: figures alone among zeros are hidden."""
        send(20)
        Referral.objects.update(responsibility=Responsibility.TAKEN)

    def show(self, desk: Client, page: str = "/country/") -> str:
        sign_in(desk, Role.COORDINATOR)
        return desk.get(page).content.decode()

    def test_one_more_changes_nothing_until_the_week_is_over(self, desk: Client, send: Callable[[int], None]) -> None:
        send(30)
        assert count_states(MONDAY) >= 1
        before = self.show(desk)
        assert ">30<" in before
        assert "As counted on 23 November 2026." in before
        send(11)
        assert count_states(MONDAY + timedelta(days=6)) == 0
        assert ">30<" in self.show(desk)
        assert count_states(MONDAY + WEEK) == 1
        after = self.show(desk)
        assert ">41<" in after
        assert "As counted on 30 November 2026." in after

    def test_week_in_which_few_came_is_not_told_apart(self, desk: Client, send: Callable[[int], None]) -> None:
        send(30)
        count_states(MONDAY)
        send(10)
        assert count_states(MONDAY + WEEK) == 0
        assert ">30<" in self.show(desk)
        send(1)
        assert count_states(MONDAY + 2 * WEEK) == 1
        assert ">41<" in self.show(desk)

    def test_all_that_a_coordinator_is_told_comes_from_that_count(
        self, desk: Client, send: Callable[[int], None]
    ) -> None:
        send(30)
        Referral.objects.open().update(responsibility=Responsibility.NOBODY_LEFT)
        assert "everyone asked has declined." not in self.show(desk)
        count_states(MONDAY)
        assert "For 30 referrals everyone asked has declined." in self.show(desk)
        send(1)
        Referral.objects.open().update(responsibility=Responsibility.NOBODY_LEFT)
        assert "For 30 referrals everyone asked has declined." in self.show(desk)
        protection = self.show(desk, "/protection/")
        assert '<dd class="figure">30</dd>' in protection
        assert "As counted on 23 November 2026." in protection

    def test_supervisor_counts_the_own_station_now(
        self, desk: Client, phone: Phone, send: Callable[[int], None]
    ) -> None:
        count_states(MONDAY)
        send(3)
        sign_in(desk, Role.SUPERVISOR, station=phone.enrolment.station)
        assert '<dd class="figure">3</dd>' in desk.get("/protection/").content.decode()

    def test_country_sees_its_own_count_only(self, desk: Client, send: Callable[[int], None]) -> None:
        abroad = make_user(Role.COORDINATOR, country="ID")
        send(30)
        count_states(MONDAY)
        found = CountedState.objects.visible_to(abroad).find_newest()
        assert found is not None
        assert set(found.states.values()) == {0}
        for role in (Role.PROVIDER, Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR):
            assert CountedState.objects.visible_to(make_user(role)).find_newest() is None, role


def test_a_figure_is_shown_once_it_hides_nobody() -> None:
    rows = list_state_rows({"waiting": 14, "taken": 30, "nobody_left": 11, "closed": 60})
    assert [row.referrals for row in rows] == [14, 30, 11, 60]
    beside_none = list_state_rows({"waiting": 14, "taken": 30, "nobody_left": 0, "closed": 0})
    assert [row.referrals for row in beside_none] == [None, 30, None, None]
    beside_a_small_one = list_state_rows({"waiting": 14, "taken": 30, "nobody_left": 2, "closed": 0})
    assert [row.referrals for row in beside_a_small_one] == [None, 30, None, None]


def test_a_coordinator_counts_the_own_country_only(keys: Keys) -> None:
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient))
    abroad = make_user(Role.COORDINATOR, country="ID")
    assert sum(Referral.objects.counted_for(abroad).count_by_state().values()) == 0
    assert sum(Referral.objects.counted_for(make_user(Role.PROVIDER)).count_by_state().values()) == 0


def test_a_coordinator_sees_which_provider_can_receive(desk: Client, keys: Keys) -> None:
    [listed] = make_recipients(keys, make_organisation("Lantern House"))
    Organisation.objects.filter(pk=listed.organisation.pk).update(recipient_listed_at=None)
    make_organisation("Quiet Harbour")
    sign_in(desk, Role.COORDINATOR)
    page = desk.get("/country/").content.decode()
    assert "Made, not listed" in page
    assert "No key yet" in page
    assert "Lantern House" not in desk.get("/country/?key=none").content.decode()


def test_a_finished_week_shows_hidden_cells_as_hidden(desk: Client, keys: Keys) -> None:
    first = make_phone().enrolment
    others = (make_phone(make_user(Role.OFFICER, station=first.station)).enrolment for _ in range(2))
    last_week = timezone.now().date() - timedelta(days=21)
    told = (("TODAY", 6), ("TODAY", 4), ("TODAY", 4), ("NOW", 3))
    for enrolment, (level, total) in zip((first, *others, first), told, strict=True):
        Tally.objects.create(
            enrolment=enrolment,
            station=enrolment.station,
            day=last_week,
            week=last_week - timedelta(days=last_week.weekday()),
            language_group="malay",
            level=level,
            total=total,
        )
    close_weeks()
    sign_in(desk, Role.COORDINATOR)
    page = desk.get("/figures/").content.decode()
    assert ">17<" in page
    assert "Now 3" not in page


def test_an_administrator_sees_accounts_and_phones_and_no_referral(desk: Client, keys: Keys) -> None:
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone(make_user(Role.OFFICER, "somchai"))
    item = make_package_item(phone, recipient)
    phone.sync(item)
    sign_in(desk, Role.ADMINISTRATOR)
    assert "somchai" in desk.get("/people/").content.decode()
    for address in ("/administration/", "/people/", "/devices/", "/settings/"):
        page = desk.get(address).content.decode()
        assert item["item_id"] not in page
        assert item["envelope"]["referral_id"] not in page


def test_a_hub_without_keys_says_so_to_its_administrator(desk: Client) -> None:
    sign_in(desk, Role.ADMINISTRATOR)
    assert "keys of the hub are missing" in desk.get("/administration/").content.decode()
    assert "keys are missing" in desk.get("/settings/").content.decode()

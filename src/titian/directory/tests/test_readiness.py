"""What stands against pilot and live: each thing alone is enough to refuse."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import Any

import pytest

from titian.directory.country import Country, check_country, list_missing, load_country
from titian.directory.country.asked import ASKED, EMERGENCIES, FOR_A_LIFE
from titian.directory.country.readiness import find_live_until
from titian.directory.tests.factories import DAY, GAP, make_content, make_country

ROOT = Path(__file__).parents[4]
NOBODY = {"verified_by": None, "verified_on": None, "expires_on": None}
LAPSED = {"verified_on": "2025-01-01", "expires_on": "2026-11-25"}


def change(path: str, value: dict[str, Any]) -> Country:
    """The country in which nothing is missing, but for what `value` says at `path`."""
    content = copy.deepcopy(make_content())
    place: Any = content
    for step in path.split("."):
        place = place[int(step)] if step.isdecimal() else place[step]
    place |= value
    return Country.model_validate(content)


def wheres(country: Country, mode: Any = "live") -> list[tuple[str, str]]:
    return [(missing.code, missing.where) for missing in list_missing(country, mode, DAY)]


def test_country_in_which_nothing_is_missing_may_be_live() -> None:
    country = make_country()
    assert check_country(country).problems == []
    assert list_missing(country, "live", DAY) == []


@pytest.mark.parametrize("name", ASKED)
class TestEveryFact:
    def test_gap_refuses_live(self, name: str) -> None:
        assert wheres(make_country(**{name: GAP})) == [("missing.unknown", f"facts.{name}")]

    def test_fact_read_but_not_confirmed_refuses_live(self, name: str) -> None:
        country = change(f"facts.{name}", {"state": "unverified", **NOBODY})
        assert wheres(country) == [("missing.unverified", f"facts.{name}")]

    def test_expired_fact_refuses_live(self, name: str) -> None:
        assert wheres(change(f"facts.{name}", LAPSED)) == [("missing.expired", f"facts.{name}")]

    def test_pilot_asks_what_the_law_asks_of_any_use_with_people(self, name: str) -> None:
        expected = [("missing.unknown", f"facts.{name}")] if ASKED[name].needed_from == "pilot" else []
        assert wheres(make_country(**{name: GAP}), "pilot") == expected

    def test_pilot_may_rest_on_what_was_read(self, name: str) -> None:
        assert wheres(change(f"facts.{name}", {"state": "unverified", **NOBODY}), "pilot") == []


@pytest.mark.parametrize("place", range(len(EMERGENCIES)))
class TestEveryEmergencyNumber:
    def test_gap_refuses_live(self, place: int) -> None:
        country = change(
            f"emergency.{place}", {"phone": None, "source": None, "state": "gap", "question": "Which?", **NOBODY}
        )
        assert wheres(country) == [("missing.unknown", f"emergency.{EMERGENCIES[place]}")]

    def test_gap_refuses_pilot_where_a_life_depends_on_it(self, place: int) -> None:
        country = change(
            f"emergency.{place}", {"phone": None, "source": None, "state": "gap", "question": "Which?", **NOBODY}
        )
        kind = EMERGENCIES[place]
        assert wheres(country, "pilot") == ([("missing.unknown", f"emergency.{kind}")] if kind in FOR_A_LIFE else [])
        assert wheres(country, "demo") == []

    def test_pilot_may_call_a_number_that_was_read(self, place: int) -> None:
        assert wheres(change(f"emergency.{place}", {"state": "unverified", **NOBODY}), "pilot") == []

    def test_number_nobody_confirmed_refuses_live(self, place: int) -> None:
        country = change(f"emergency.{place}", {"state": "unverified", **NOBODY})
        assert wheres(country) == [("missing.unverified", f"emergency.{EMERGENCIES[place]}")]

    def test_expired_number_refuses_live(self, place: int) -> None:
        assert wheres(change(f"emergency.{place}", LAPSED)) == [("missing.expired", f"emergency.{EMERGENCIES[place]}")]


@pytest.mark.parametrize("name", ["protection", "legal", "child", "gbv"])
class TestEverySignOff:
    def test_missing_one_refuses_live(self, name: str) -> None:
        nobody = dict.fromkeys(("name", "office", "date", "expires_on"))
        assert wheres(change(f"sign_offs.{name}", nobody)) == [("missing.unsigned", f"sign_offs.{name}")]

    @pytest.mark.parametrize("field", ["name", "office", "date", "expires_on"])
    def test_half_of_one_refuses_live(self, name: str, field: str) -> None:
        assert wheres(change(f"sign_offs.{name}", {field: None})) == [("missing.unsigned", f"sign_offs.{name}")]

    def test_expired_one_refuses_live(self, name: str) -> None:
        country = change(f"sign_offs.{name}", {"date": "2025-01-01", "expires_on": "2026-11-25"})
        assert wheres(country) == [("missing.expired", f"sign_offs.{name}")]

    def test_one_of_tomorrow_refuses_live(self, name: str) -> None:
        country = change(f"sign_offs.{name}", {"date": "2026-11-27"})
        assert wheres(country) == [("missing.unsigned", f"sign_offs.{name}")]


@pytest.mark.parametrize("field", ["sha256", "signed_by", "date", "expires_on"])
def test_impact_assessment_that_is_not_signed_refuses_live(field: str) -> None:
    assert wheres(change("impact_assessment", {field: None})) == [("missing.unsigned", "impact_assessment")]


def test_expired_impact_assessment_refuses_live() -> None:
    country = change("impact_assessment", {"date": "2025-01-01", "expires_on": "2026-11-25"})
    assert wheres(country) == [("missing.expired", "impact_assessment")]


def test_languages_that_are_only_proposed_refuse_live_at_every_kind_of_station() -> None:
    country = change("languages_likely.0", {"state": "proposal", "source": None, **NOBODY})
    assert [where for _, where in wheres(country)] == [
        f"languages_likely.{kind}" for kind in ("airport", "land", "sea", "mobile")
    ]


def test_language_of_one_kind_of_station_leaves_the_others_open() -> None:
    country = change("languages_likely.0", {"station_kinds": ["sea"]})
    assert [where for _, where in wheres(country)] == [
        f"languages_likely.{kind}" for kind in ("airport", "land", "mobile")
    ]


@pytest.mark.parametrize("place", range(3))
def test_service_somebody_is_sent_to_refuses_live_until_it_is_confirmed(place: int) -> None:
    name = ("authority", "hotline", "legal-aid")[place]
    assert wheres(change(f"services.{place}", NOBODY)) == [("missing.unverified", f"services.{name}")]
    assert wheres(change(f"services.{place}", LAPSED)) == [("missing.expired", f"services.{name}")]


def test_service_nobody_is_sent_to_does_not() -> None:
    content = make_content()
    content["services"].append(content["services"][1] | {"id": "another", **NOBODY})
    assert list_missing(Country.model_validate(content), "live", DAY) == []


def test_unknown_authority_that_suspends_a_return_refuses_live() -> None:
    assert wheres(change("pathways.0.steps.0", {"service": None})) == [("missing.unknown", "pathways.everyone.1")]


def test_no_pathway_and_no_independent_option_refuse_live() -> None:
    content = make_content()
    content["pathways"] = []
    content["independent_option"] = {"service": None, "state": "gap", "question": "Which?"}
    missing = list_missing(Country.model_validate(content), "live", DAY)
    assert [one.where for one in missing] == ["independent_option", "pathways"]


def test_live_ends_with_the_first_thing_it_stands_on() -> None:
    assert find_live_until(make_country(), DAY) == datetime.date(2027, 11, 1)
    country = change("sign_offs.gbv", {"expires_on": "2027-01-15"})
    last = find_live_until(country, DAY)
    assert last == datetime.date(2027, 1, 15)
    assert list_missing(country, "live", last) == []
    assert list_missing(country, "live", last + datetime.timedelta(days=1)) != []


def test_what_is_not_live_has_no_last_day() -> None:
    assert find_live_until(make_country(retention=GAP), DAY) is None


@pytest.mark.parametrize("name", ["au", "bd", "id", "kh", "la", "lk", "my", "ph", "pk", "th", "vn"])
def test_shipped_country_is_neither_pilot_nor_live(name: str) -> None:
    country = load_country(ROOT / "content/countries" / name)
    assert list_missing(country, "demo", DAY) == []
    assert len(list_missing(country, "pilot", DAY)) > 3
    live = {missing.where for missing in list_missing(country, "live", DAY)}
    assert live >= {f"facts.{fact}" for fact in ASKED}
    assert live >= {"impact_assessment", "sign_offs.gbv", "independent_option", "emergency.police"}

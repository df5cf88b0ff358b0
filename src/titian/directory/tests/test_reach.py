"""What follows from where a country lies and from who answers there: kinds of station, and subjects that stay shut."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from titian.directory.country import Country, check_country, list_missing, load_country
from titian.directory.country.borders import list_emergencies, list_station_kinds
from titian.directory.country.model import Service
from titian.directory.country.pathways import list_unguided
from titian.directory.country.reached import list_reached_needs
from titian.directory.tests.factories import CONFIRMED, DAY, GAP, VERIFIED, make_content

ROOT = Path(__file__).parents[4]
COUNTRIES = ROOT / "content/countries"
PACK = ROOT / "content/packs/first-contact"


def make_borders(*codes: str, **more: Any) -> dict[str, Any]:
    return {"value": "So it lies.", "codes": list(codes), **VERIFIED, **more}


def lying(borders: dict[str, Any] | None, **parts: Any) -> Country:
    content = make_content() | parts
    if borders is not None:
        content["facts"]["borders"] = borders
    return Country.model_validate(content)


def without_sea(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["kind"] != "sea_rescue"]


class TestBorders:
    @pytest.mark.parametrize(
        ("borders", "kinds"),
        [
            (None, ("airport", "land", "sea", "mobile")),
            (GAP, ("airport", "land", "sea", "mobile")),
            (make_borders("land"), ("airport", "land", "mobile")),
            (make_borders("sea"), ("airport", "sea", "mobile")),
            (make_borders("land", "sea"), ("airport", "land", "sea", "mobile")),
        ],
    )
    def test_say_which_kinds_of_station_there_can_be(
        self, borders: dict[str, Any] | None, kinds: tuple[str, ...]
    ) -> None:
        assert list_station_kinds(lying(borders)) == kinds

    def test_without_a_coast_no_pathway_at_sea_and_no_rescue_at_sea_is_asked_for(self) -> None:
        content = make_content()
        pathway = content["pathways"][0]
        pathways = [pathway | {"id": kind, "station_kind": kind} for kind in ("airport", "land", "mobile")]
        emergency = without_sea(content["emergency"])
        inland = lying(make_borders("land"), pathways=pathways, emergency=emergency)
        assert list_unguided(inland) == []
        assert list_missing(inland, "live", DAY) == []
        assert check_country(inland, DAY).problems == []
        assert "sea_rescue" not in list_emergencies(inland)
        coastal = lying(make_borders("land", "sea"), pathways=pathways)
        assert [gap.where for gap in list_unguided(coastal)] == ["pathways.sea"]
        assert [one.where for one in list_missing(coastal, "live", DAY)] == ["pathways.sea"]

    def test_are_held_to_what_every_fact_is_held_to(self) -> None:
        unconfirmed = {"verified_by": None, "verified_on": None, "expires_on": None}
        read = lying(make_borders("land", "sea", state="unverified", **unconfirmed))
        assert [one.code for one in list_missing(read, "live", DAY)] == ["missing.unverified"]
        strange = check_country(lying(make_borders("river"))).problems
        assert [problem.code for problem in strange] == ["fact.unknown_code"]
        assert [problem.code for problem in check_country(lying(make_borders())).problems] == ["fact.no_codes"]

    def test_laos_has_no_sea_and_three_countries_no_land_border(self) -> None:
        kinds = {name: list_station_kinds(load_country(COUNTRIES / name)) for name in ("la", "ph", "lk", "au", "th")}
        assert "sea" not in kinds["la"]
        assert all("land" not in kinds[name] for name in ("ph", "lk", "au"))
        assert {"land", "sea"} <= set(kinds["th"])


class TestReached:
    def serve(self, **change: Any) -> list[Service]:
        row = make_content()["services"][0] | {"needs": ["labour_complaint"], "independent": False} | change
        return [Service.model_validate(row)]

    def test_is_a_need_that_somebody_verified_answers_by_telephone(self) -> None:
        assert list_reached_needs(self.serve(), DAY) == ["labour_complaint"]

    @pytest.mark.parametrize(
        "change",
        [
            dict.fromkeys(CONFIRMED),
            {"phone": None},
            {"authority": "police"},
            {"authority": "embassy"},
        ],
    )
    def test_is_no_need_for_which_nobody_is_there(self, change: dict[str, Any]) -> None:
        assert list_reached_needs(self.serve(**change), DAY) == []

    def test_ends_with_the_day_until_which_it_was_confirmed(self) -> None:
        last = datetime.date.fromisoformat(CONFIRMED["expires_on"])
        assert list_reached_needs(self.serve(), last) == ["labour_complaint"]
        assert list_reached_needs(self.serve(), last + datetime.timedelta(days=1)) == []

    def test_gap_is_named_where_a_service_is_listed_that_nobody_vouches_for(self) -> None:
        services = make_content()["services"]
        listed = services[0] | {"needs": ["labour_complaint"]} | dict.fromkeys(CONFIRMED)
        country = lying(None, services=[listed, *services[1:]])
        wheres = [gap.where for gap in check_country(country, DAY).gaps if gap.code == "need.not_reached"]
        assert wheres == ["needs.labour_complaint"]

    def test_each_shipped_country_names_them(self) -> None:
        for name in ("th", "id", "my"):
            codes = {gap.code for gap in check_country(load_country(COUNTRIES / name), DAY).gaps}
            assert "need.not_reached" in codes


def test_subjects_of_the_pack_that_need_a_service_name_one_of_its_needs() -> None:
    about = yaml.safe_load((PACK / "pack.yaml").read_text(encoding="utf-8"))
    needed = about["overrides"]["live_needs_service_for"]
    groups = {
        cells[1]
        for line in (PACK / "sheets/survey.csv").read_text(encoding="utf-8").splitlines()
        if (cells := line.split(","))[0] == "begin_group" and cells[2] == "modules"
    }
    assert set(needed) <= groups
    assert set(needed.values()) <= set(about["needs"])

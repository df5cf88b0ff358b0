"""Pathways: who is guided where, what may never be a fallback, and what a coordinator is told to close."""

from __future__ import annotations

import copy
import datetime
import json
import subprocess
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from titian.directory.country import Country, build_directory, check_country, list_missing, load_country
from titian.directory.country.errors import FaultyCountry
from titian.directory.country.hours import Moment, Opening, Span, answers_at, covers, find_uncovered
from titian.directory.country.model import Level, Need, Pathway
from titian.directory.country.part import MOST_BYTES
from titian.directory.country.pathways import list_unguided
from titian.directory.country.picture import draw_pathways
from titian.directory.country.places import Places
from titian.directory.country.remedies import REMEDIES
from titian.directory.country.report import report_country
from titian.directory.country.select import Here, fits_hour, select_pathways
from titian.directory.country.vectors import PATH, make_vectors, write
from titian.directory.tests.factories import CONFIRMED, DAY, make_content, make_country
from titian.library.cli import app

ROOT = Path(__file__).parents[4]
COUNTRIES = ROOT / "content" / "countries"
SHIPPED = sorted(folder.name for folder in COUNTRIES.iterdir() if folder.is_dir())
ALWAYS = {
    "zone": "Asia/Bangkok",
    "spans": [{"days": ["mo", "tu", "we", "th", "fr", "sa", "su"], "opens": "00:00", "closes": "24:00"}],
}
OFFICE = {
    "zone": "Asia/Bangkok",
    "spans": [{"days": ["mo", "tu", "we", "th", "fr"], "opens": "08:00", "closes": "17:00"}],
}


def change(path: str, value: dict[str, Any], *, then: dict[str, dict[str, Any]] | None = None) -> Country:
    """The country in which nothing is missing, but for what is said at these places."""
    content = copy.deepcopy(make_content())
    for where, said in ({path: value} | (then or {})).items():
        place: Any = content
        for step in where.split("."):
            place = place[int(step)] if step.isdecimal() else place[step]
        place |= said
    return Country.model_validate(content)


def problems(country: Country) -> list[str]:
    return [problem.code for problem in check_country(country).problems]


def gaps(country: Country, day: datetime.date | None = None) -> list[tuple[str, str]]:
    return [(gap.code, gap.where) for gap in check_country(country, day).gaps]


class TestFallbacks:
    @pytest.mark.parametrize("authority", ["police", "immigration", "embassy"])
    def test_police_immigration_and_embassies_are_never_one(self, authority: str) -> None:
        country = change(
            "services.0",
            {"authority": authority, "independent": False},
            then={"pathways.0.steps.1": {"fallbacks": ["authority"]}},
        )
        assert problems(country) == ["fallback.forbidden"]

    def test_that_leads_back_to_who_did_not_answer_is_a_problem(self) -> None:
        assert problems(change("pathways.0.steps.1", {"fallbacks": ["legal-aid", "hotline"]})) == ["fallback.circle"]

    def test_nobody_knows_is_a_problem(self) -> None:
        assert problems(change("pathways.0.steps.1", {"fallbacks": ["nobody"]})) == ["step.unknown_service"]

    def test_for_another_need_is_a_gap(self) -> None:
        country = change(
            "pathways.0.when", {"needs": ["asylum"]}, then={"pathways.0.steps.1": {"fallbacks": ["legal-aid"]}}
        )
        assert ("fallback.other_need", "pathways.everyone.2.fallbacks") in gaps(country)

    def test_a_call_without_any_is_a_gap(self) -> None:
        assert ("step.no_fallback", "pathways.everyone.2.fallbacks") in gaps(make_country())
        assert ("step.no_fallback", "pathways.everyone.2.fallbacks") not in gaps(
            change("pathways.0.steps.1", {"fallbacks": ["legal-aid"]})
        )

    def test_must_be_confirmed_before_live(self) -> None:
        content = make_content()
        content["services"].append(content["services"][1] | {"id": "second"} | dict.fromkeys(CONFIRMED))
        content["pathways"][0]["steps"][1]["fallbacks"] = ["second"]
        missing = list_missing(Country.model_validate(content), "live", DAY)
        assert [(one.code, one.where) for one in missing] == [("missing.unverified", "services.second")]


class TestGoingOn:
    def pathways(self, *otherwise: str | None) -> Country:
        content = make_content()
        first = content["pathways"][0]
        content["pathways"] = [first | {"id": f"p{place}", "otherwise": after} for place, after in enumerate(otherwise)]
        return Country.model_validate(content)

    def test_in_a_circle_is_a_problem_named_once(self) -> None:
        (problem,) = check_country(self.pathways("p1", "p2", "p0", "p1")).problems
        assert problem.code == "pathway.circle"
        assert "p0 → p1 → p2 → p0" in problem.message

    def test_with_itself_is_a_circle(self) -> None:
        assert problems(self.pathways("p0")) == ["pathway.circle"]

    def test_with_a_pathway_that_is_not_there_is_a_problem(self) -> None:
        assert problems(self.pathways("p9")) == ["pathway.unknown_otherwise"]

    def test_two_pathways_of_one_name_are_a_problem(self) -> None:
        content = make_content()
        content["pathways"] *= 2
        assert problems(Country.model_validate(content)) == ["pathway.twice"]


class TestLabour:
    @pytest.mark.parametrize("authority", ["immigration", "police"])
    def test_complaint_goes_to_nobody_who_enforces(self, authority: str) -> None:
        said = {"authority": authority, "independent": False}
        country = change("services.1", said, then={"pathways.0.when": {"needs": ["labour_complaint"]}})
        assert problems(country) == ["labour.not_apart"]
        assert problems(change("services.1", {**said, "needs": ["labour_complaint"]})) == ["labour.not_apart"]

    def test_return_is_suspended_by_whoever_can(self) -> None:
        said = {"authority": "immigration", "independent": False}
        country = change("services.0", said, then={"pathways.0.when": {"needs": ["labour_complaint"]}})
        assert problems(country) == []


class TestIndependent:
    def test_service_of_an_authority_is_not(self) -> None:
        assert problems(change("services.1", {"authority": "police"})) == ["service.not_independent"]

    def test_option_of_one_pathway_must_be_so_too(self) -> None:
        country = change("services.1", {"independent": False}, then={"pathways.0": {"independent": "hotline"}})
        assert problems(country) == ["independent_option.not_independent"]

    def test_option_of_one_pathway_closes_its_gap(self) -> None:
        country = change("independent_option", {"service": None, "state": "gap", "question": "Which?"})
        assert ("independent_option.unknown", "pathways.everyone") in gaps(country)
        named = change(
            "independent_option",
            {"service": None, "state": "gap", "question": "Which?"},
            then={"pathways.0": {"independent": "legal-aid"}},
        )
        assert ("independent_option.unknown", "pathways.everyone") not in gaps(named)


class TestReturn:
    @pytest.mark.parametrize(
        ("said", "missing"),
        [
            ({"within_minutes": None}, ("missing.no_deadline", "pathways.everyone.1.within_minutes")),
            ({"paper": None}, ("missing.no_notice", "pathways.everyone.1.paper")),
            ({"service": None}, ("missing.unknown", "pathways.everyone.1")),
        ],
    )
    def test_without_authority_deadline_or_notice_refuses_live(
        self, said: dict[str, Any], missing: tuple[str, str]
    ) -> None:
        found = list_missing(change("pathways.0.steps.0", said), "live", DAY)
        assert [(one.code, one.where) for one in found] == [missing]

    def test_authority_without_a_number_refuses_live(self) -> None:
        found = list_missing(change("services.0", {"phone": None}), "live", DAY)
        assert [(one.code, one.where) for one in found] == [("missing.no_phone", "pathways.everyone.1")]

    @pytest.mark.parametrize(
        ("said", "kinds"),
        [
            ({"station_kind": "land"}, ["airport", "sea", "mobile"]),
            ({"when": {"levels": ["NOW"], "needs": [], "child": None}}, ["airport", "land", "sea", "mobile"]),
            ({"when": {"levels": [], "needs": ["asylum"], "child": None}}, ["airport", "land", "sea", "mobile"]),
            ({"when": {"levels": [], "needs": [], "child": True}}, ["airport", "land", "sea", "mobile"]),
            ({"station": "Counter A"}, ["airport", "land", "sea", "mobile"]),
        ],
    )
    def test_live_is_refused_where_somebody_at_some_station_finds_no_pathway(
        self, said: dict[str, Any], kinds: list[str]
    ) -> None:
        country = change("pathways.0", said)
        missing = [one.where for one in list_missing(country, "live", DAY) if one.code == "missing.no_pathway"]
        assert missing == [f"pathways.{kind}" for kind in kinds]
        assert [where for code, where in gaps(country) if code == "pathway.nobody_guided"] == missing

    def test_pathway_on_which_nobody_can_be_called_refuses_live(self) -> None:
        country = change("services.1", {"phone": None}, then={"services.2": {"phone": None}})
        assert ("pathway.dead_end", "pathways.everyone") in gaps(country)
        assert "missing.nobody_reached" in [one.code for one in list_missing(country, "live", DAY)]


class TestHours:
    def test_nobody_answering_at_night_is_a_gap_with_its_first_hour(self) -> None:
        country = change("services.1", {"opening": OFFICE}, then={"services.2": {"opening": OFFICE}})
        found = [gap for gap in check_country(country).gaps if gap.code == "pathway.nobody_answers"]
        assert [gap.message for gap in found] == [
            "Nobody on this pathway answers at mo 00:00, by the clocks of Asia/Bangkok."
        ]

    def test_fallback_that_always_answers_closes_it(self) -> None:
        country = change("services.1", {"opening": OFFICE}, then={"services.2": {"opening": ALWAYS}})
        assert "pathway.nobody_answers" not in [code for code, _ in gaps(country)]

    def test_unknown_hours_are_a_gap_of_the_service(self) -> None:
        assert ("service.hours_unknown", "services.hotline.opening") in gaps(make_country())

    @pytest.mark.parametrize(
        ("zones", "silent"),
        [(("Asia/Bangkok", "Asia/Bangkok"), None), (("Asia/Bangkok", "Asia/Kathmandu"), Moment(0, 0))],
    )
    def test_two_halves_of_the_week_cover_it_only_by_the_same_clocks(
        self, zones: tuple[str, str], silent: Moment | None
    ) -> None:
        days = ["mo", "tu", "we", "th", "fr", "sa", "su"]
        halves = [("00:00", "12:00"), ("12:00", "00:00")]
        openings = [
            Opening.model_validate({"zone": zone, "spans": [{"days": days, "opens": opens, "closes": closes}]})
            for zone, (opens, closes) in zip(zones, halves, strict=True)
        ]
        found = find_uncovered(openings, DAY)
        assert (found is None) == (silent is None)

    def test_span_over_midnight_reaches_into_the_next_day_and_week(self) -> None:
        span = Span(days=["su"], opens="22:00", closes="06:00")
        assert covers([span], Moment(6, 22 * 60))
        assert covers([span], Moment(0, 5 * 60 + 59))
        assert not covers([span], Moment(0, 6 * 60))
        assert not covers([span], Moment(6, 21 * 60 + 59))

    @pytest.mark.parametrize(
        "said",
        [{"days": ["mo"], "opens": "08:00", "closes": "08:00"}, {"days": [], "opens": "08:00", "closes": "09:00"}],
    )
    def test_span_that_says_nothing_is_refused(self, said: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"same minute|at least 1"):
            Span.model_validate(said)

    def test_zone_nobody_knows_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no zone of the IANA table"):
            Opening.model_validate(OFFICE | {"zone": "Asia/Nowhere"})

    def test_not_known_is_neither_open_nor_closed(self) -> None:
        assert answers_at(None, datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)) == "unknown"


def make_pathways(rows: list[dict[str, Any]]) -> list[Pathway]:
    return [
        Pathway.model_validate({"id": f"p{place}", "station": None, "steps": [], **row})
        for place, row in enumerate(rows)
    ]


any_when = st.fixed_dictionaries(
    {
        "levels": st.lists(st.sampled_from(get_args(Level)), max_size=2),
        "needs": st.lists(st.sampled_from(get_args(Need)[:5]), max_size=2),
        "child": st.sampled_from([None, True, False]),
        "hours": st.sampled_from([[], [{"days": ["mo", "su"], "opens": "20:00", "closes": "04:00"}]]),
    }
)
any_pathways = st.lists(
    st.fixed_dictionaries(
        {
            "station_kind": st.sampled_from([None, "land", "sea"]),
            "when": any_when,
            "otherwise": st.sampled_from([None, "p0", "p1"]),
        }
    ),
    min_size=1,
    max_size=5,
).map(make_pathways)
any_here = st.builds(
    Here,
    level=st.sampled_from(get_args(Level)),
    needs=st.lists(st.sampled_from(get_args(Need)[:5]), max_size=3).map(tuple),
    child=st.booleans(),
    station_kind=st.sampled_from([None, "land", "sea"]),
    moment=st.one_of(st.none(), st.builds(Moment, st.integers(0, 6), st.integers(0, 1439))),
)


class TestSelection:
    @given(pathways=any_pathways, here=any_here, need=st.sampled_from(get_args(Need)[:5]))
    def test_one_more_need_never_removes_a_pathway(self, pathways: list[Pathway], here: Here, need: Need) -> None:
        more = Here(here.level, (*here.needs, need), here.child, station_kind=here.station_kind, moment=here.moment)
        assert {each.id for each in select_pathways(pathways, here)} <= {
            each.id for each in select_pathways(pathways, more)
        }

    @given(pathways=any_pathways, here=any_here)
    def test_no_hour_hides_a_pathway_and_those_of_this_hour_come_first(
        self, pathways: list[Pathway], here: Here
    ) -> None:
        always = Here(here.level, here.needs, here.child, station_kind=here.station_kind)
        found = select_pathways([each.model_copy(update={"otherwise": None}) for each in pathways], here)
        unhurried = select_pathways([each.model_copy(update={"otherwise": None}) for each in pathways], always)
        assert {each.id for each in found} == {each.id for each in unhurried}
        fits = [fits_hour(each, here.moment) for each in found]
        assert fits == sorted(fits, reverse=True)

    @given(pathways=any_pathways, here=any_here)
    def test_each_pathway_stands_once_even_in_a_circle(self, pathways: list[Pathway], here: Here) -> None:
        found = [each.id for each in select_pathways(pathways, here)]
        assert len(found) == len(set(found))

    def test_vectors_are_as_this_version_draws_them(self) -> None:
        assert (ROOT / PATH).read_text(encoding="utf-8") == write(make_vectors())


class TestReport:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_names_every_gap_once_with_file_line_and_what_to_do(self, name: str) -> None:
        report = report_country(COUNTRIES / name, DAY)
        assert report.problems == []
        named = {line.where for line in report.gaps}
        country = load_country(COUNTRIES / name)
        assert {gap.where for gap in check_country(country, DAY).gaps} <= named
        assert {missing.where for missing in list_missing(country, "live", DAY)} <= named
        assert len({(line.where, line.code) for line in report.gaps}) == len(report.gaps)
        for line in report.gaps:
            assert line.code in REMEDIES, line.code
            text = (ROOT / line.file).read_text(encoding="utf-8").splitlines()
            assert text[line.number - 1].strip(), line

    @pytest.mark.parametrize("name", SHIPPED)
    def test_nobody_at_any_station_is_without_a_pathway(self, name: str) -> None:
        assert list_unguided(load_country(COUNTRIES / name)) == []

    def test_line_is_where_it_is_said(self) -> None:
        for where, said in {
            "facts.controller": "controller:",
            "emergency.medical": "kind: medical",
            "services.th-msdhs-hotline-1300": "id: th-msdhs-hotline-1300",
            "pathways.th-land-trafficking.3": "kind: call",
            "pathways.th-land-trafficking.2.within_minutes": "within_minutes:",
            "sources.JP23": "JP23:",
            "sign_offs.gbv": "gbv:",
        }.items():
            file, line = Places(COUNTRIES / "th").find(where)
            assert said in (COUNTRIES / "th" / file).read_text(encoding="utf-8").splitlines()[line - 1]

    def test_command_lists_gaps_and_succeeds(self) -> None:
        ran = CliRunner().invoke(app, ["check", str(COUNTRIES / "th"), "--on", "2026-11-26"])
        assert ran.exit_code == 0
        lines = ran.stdout.splitlines()
        assert all(line.startswith("content/countries/th/") and line.endswith("]") for line in lines[:-1])
        assert lines[-1] == f"Thailand, 2026-11-26: 0 problems; {len(lines) - 1} gaps to close before it can be live."

    def test_command_fails_on_a_problem_and_says_where(self, tmp_path: Path) -> None:
        subprocess.run(["cp", "-r", str(COUNTRIES / "th"), str(tmp_path)], check=True)
        path = tmp_path / "th/pathways.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("kind: call\n", "kind: call\n        fallbacks: [th-identification-centre-don-mueang]\n", 1)
        )
        ran = CliRunner().invoke(app, ["check", str(tmp_path / "th"), "--json"])
        assert ran.exit_code == 2
        (problem,) = json.loads(ran.stdout)["problems"]
        assert (problem["code"], problem["where"]) == ("fallback.forbidden", "pathways.th-land-trafficking.3")

    def test_pack_is_still_checked_as_a_pack(self, tmp_path: Path) -> None:
        ran = CliRunner().invoke(app, ["check", str(tmp_path)])
        assert ran.exit_code == 2


class TestExpiry:
    def test_contact_that_has_expired_is_said_to_the_officer(self) -> None:
        country = change("services.1", {"verified_on": "2025-01-01", "expires_on": "2026-11-25"})
        part = json.loads(build_directory(country, DAY))
        assert [gap["code"] for gap in part["pathways"][0]["gaps"]] == ["step.expired"]
        earlier = json.loads(build_directory(country, datetime.date(2026, 11, 25)))
        assert earlier["pathways"][0]["gaps"] == []


class TestLaw:
    def note(self, **said: Any) -> Country:
        note = {"says": "So it is.", "citation": "Section 1", "source": "PAPER", "state": "unverified", **said}
        return change("pathways.0", {"law": [note]})

    def test_without_source_or_section_is_a_problem(self) -> None:
        assert problems(self.note()) == []
        assert problems(self.note(source=None)) == ["source.missing"]
        assert problems(self.note(citation=None)) == ["law.no_citation"]

    def test_nobody_knows_is_a_gap_with_its_question(self) -> None:
        country = self.note(says=None, citation=None, source=None, state="gap", question="Which law?")
        assert ("law.unknown", "pathways.everyone.law") in gaps(country)
        assert ("pathway.no_law", "pathways.everyone.law") in gaps(make_country())


class TestSize:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_shipped_country_is_small(self, name: str) -> None:
        assert len(build_directory(load_country(COUNTRIES / name), DAY)) < 50_000

    def test_three_hundred_services_and_sixty_pathways_fit(self) -> None:
        content = make_content()
        hotline = content["services"][1] | {"note": "n" * 200, "opening": OFFICE}
        content["services"] += [
            hotline | {"id": f"s{place}", "name": f"Service number {place}"} for place in range(300)
        ]
        step = {"kind": "call", "by": "officer", "say": "s" * 120, "do_not": "d" * 80, "source": None}
        for place in range(60):
            steps = [content["pathways"][0]["steps"][0], *(step | {"service": f"s{place + turn}"} for turn in range(4))]
            content["pathways"].append(content["pathways"][0] | {"id": f"p{place}", "steps": steps})
        assert len(build_directory(Country.model_validate(content), DAY)) <= MOST_BYTES

    def test_more_than_a_phone_takes_is_refused(self) -> None:
        content = make_content()
        content["services"] += [content["services"][1] | {"id": f"s{place}", "note": "n" * 400} for place in range(900)]
        with pytest.raises(FaultyCountry, match="Take services out"):
            build_directory(Country.model_validate(content), DAY)


class TestPicture:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_shows_every_pathway_step_and_gap(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        drawn = ElementTree.fromstring(draw_pathways(country, DAY))  # noqa: S314
        said = "".join("".join(node.itertext()) + " " for node in drawn.iter())
        for pathway in country.pathways:
            assert f"{pathway.id}, version {pathway.version}" in said
        assert said.count("Stop every return step") >= len(country.pathways)
        assert "Gap: no authority is known." in said

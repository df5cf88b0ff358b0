"""A country folder: what it must say, what it may not claim, and what it admits it does not know."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
import yaml

from titian.directory.country import Country, build_directory, check_country, load_country, read_directory
from titian.directory.country.asked import ASKED
from titian.directory.country.borders import list_emergencies
from titian.directory.country.errors import FaultyCountry, UnreadableCountry
from titian.directory.country.model import Need

ROOT = Path(__file__).parents[4]
COUNTRIES = ROOT / "content" / "countries"
# Read, but nothing in the folder rests on them alone.
UNUSED_YET = {"BKK24"}
DAY = datetime.date(2026, 11, 26)
SIGN_OFFS = ("protection", "legal", "child", "gbv")
SHIPPED = sorted(folder.name for folder in COUNTRIES.iterdir() if folder.is_dir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Thailand's folder that a test may damage."""
    shutil.copytree(COUNTRIES / "th", tmp_path / "th")
    return tmp_path / "th"


def change(folder: Path, name: str, before: str, after: str) -> Country:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return load_country(folder)


def codes(country: Country) -> list[str]:
    return [problem.code for problem in check_country(country).problems]


@pytest.mark.parametrize("name", SHIPPED)
class TestShippedCountries:
    def test_has_no_problem(self, name: str) -> None:
        assert check_country(load_country(COUNTRIES / name)).problems == []

    def test_names_the_unknown_authority_that_suspends_a_return(self, name: str) -> None:
        gaps = check_country(load_country(COUNTRIES / name)).gaps
        assert "suspend_return.no_authority" in {gap.code for gap in gaps}

    def test_claims_nothing_as_verified(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        states: set[str] = {fact.state for fact in country.facts.values()} | {row.state for row in country.emergency}
        states |= {row.state for row in country.languages_likely}
        assert "verified" not in states
        assert {service.verified_on for service in country.services} <= {None}

    def test_every_statement_carries_a_listed_source(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        sources = {fact.source for fact in country.facts.values() if fact.value is not None}
        sources |= {service.source for service in country.services}
        sources |= {row.source for row in country.emergency if row.phone is not None}
        sources |= {row.source for row in country.languages_likely if row.state != "proposal"}
        assert sources <= set(country.sources)
        assert len(sources) > 1

    def test_lists_no_source_that_nothing_was_read_in(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        used = {fact.source for fact in country.facts.values()} | {service.source for service in country.services}
        used |= {row.source for row in country.languages_likely}
        used |= {step.source for pathway in country.pathways for step in pathway.steps}
        assert set(country.sources) <= used | UNUSED_YET

    def test_every_gap_asks_a_question(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        questions = [fact.question for fact in country.facts.values() if fact.state == "gap"]
        questions += [row.question for row in country.emergency if row.state == "gap"]
        questions += [country.independent_option.question]
        assert len(questions) > 1
        assert all(question and question.endswith("?") for question in questions)

    def test_says_something_of_everything_every_country_is_asked(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        assert set(ASKED) <= set(country.facts)
        assert {row.kind for row in country.emergency} >= set(list_emergencies(country))

    def test_carries_no_signature_of_anybody(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        signed = (*(getattr(country.sign_offs, one) for one in SIGN_OFFS), country.impact_assessment)
        assert {mark for row in signed for mark in row.marks} == {None}

    def test_every_need_is_served_or_named_as_a_gap(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        served = {need for service in country.services for need in service.needs}
        named = {
            gap.where.removeprefix("needs.") for gap in check_country(country).gaps if gap.code == "need.no_service"
        }
        assert served | named == set(get_args(Need))
        assert not served & named

    def test_every_unknown_fact_is_a_gap_with_its_question(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        found = {gap.where: gap.message for gap in check_country(country).gaps if gap.code == "fact.unknown"}
        unknown = {f"facts.{key}": fact.question for key, fact in country.facts.items() if fact.value is None}
        assert found == unknown
        assert "facts.mandatory_reporting" in found

    def test_builds_the_same_bytes_twice(self, name: str) -> None:
        first, second = (build_directory(load_country(COUNTRIES / name), DAY) for _ in range(2))
        assert first == second

    def test_part_is_as_documented(self, name: str) -> None:
        schema = json.loads((ROOT / "contracts/schemas/directory.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(
            json.loads(build_directory(load_country(COUNTRIES / name), DAY))
        )

    def test_is_read_back_from_its_part_whole(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        assert read_directory(build_directory(country, DAY)) == country

    def test_part_carries_pathway_gaps_and_source_addresses(self, name: str) -> None:
        part = json.loads(build_directory(load_country(COUNTRIES / name), DAY))
        assert part["country"] == name.upper()
        pathway = part["pathways"][0]
        assert [step["kind"] for step in pathway["steps"]].count("suspend_return") == 1
        assert {gap["code"] for gap in pathway["gaps"]} >= {"suspend_return.no_authority", "independent_option.unknown"}
        assert part["independent_option"] is None
        assert all(service["source_url"].startswith("https://") for service in part["services"])
        assert all(service["verified_on"] is None for service in part["services"])

    def test_likely_languages_are_known_codes(self, name: str) -> None:
        known = {row["tag"] for row in json.loads((ROOT / "contracts/codes/languages.json").read_text())["languages"]}
        assert {language.tag for language in load_country(COUNTRIES / name).languages_likely} <= known


class TestFaults:
    def test_pathway_without_suspended_return_is_a_problem(self, folder: Path) -> None:
        country = change(folder, "pathways.yaml", "kind: suspend_return", "kind: paper")
        assert codes(country) == ["pathway.no_suspend_return"]

    def test_fact_without_source_is_a_problem(self, folder: Path) -> None:
        country = change(folder, "country.yaml", "    source: TIP22TH\n", "    source: null\n")
        assert codes(country) == ["source.missing"]

    def test_unlisted_source_is_a_problem(self, folder: Path) -> None:
        country = change(folder, "directory.yaml", "source: TH1300", "source: HEARSAY")
        assert codes(country) == ["source.unknown"]

    def test_gap_with_a_value_is_a_problem(self, folder: Path) -> None:
        country = change(
            folder,
            "country.yaml",
            "controller: {value: null, source: null",
            "controller: {value: The ministry, source: TH1300",
        )
        assert codes(country) == ["fact.state_contradicts"]

    def test_emergency_number_without_source_is_a_problem(self, folder: Path) -> None:
        country = change(
            folder,
            "country.yaml",
            "kind: police, phone: null, source: null, state: gap",
            'kind: police, phone: "191", source: null, state: unverified',
        )
        assert codes(country) == ["source.missing"]

    def test_half_a_verification_is_a_problem(self, folder: Path) -> None:
        country = change(folder, "directory.yaml", "verified_on: null", "verified_on: 2026-11-25")
        assert codes(country) == ["service.half_verified"]

    def test_step_to_an_unknown_service_is_a_problem(self, folder: Path) -> None:
        country = change(folder, "pathways.yaml", "service: th-msdhs-hotline-1300", "service: th-nobody")
        assert codes(country) == ["step.unknown_service"]

    def test_call_to_nobody_is_a_problem(self, folder: Path) -> None:
        country = change(folder, "pathways.yaml", "service: th-msdhs-hotline-1300", "service: null")
        assert codes(country) == ["step.nobody_to_call"]

    def test_state_service_is_no_independent_option(self, folder: Path) -> None:
        country = change(
            folder,
            "pathways.yaml",
            "independent_option: {service: null, state: gap",
            "independent_option: {service: th-msdhs-hotline-1300, state: unverified",
        )
        assert codes(country) == ["independent_option.not_independent"]

    @pytest.mark.parametrize("hours", [1, 25, "a shift"])
    def test_an_unfinished_screening_stays_for_a_shift_and_never_for_more_than_a_day(
        self, folder: Path, hours: object
    ) -> None:
        assert json.loads(build_directory(load_country(folder), DAY))["draft_hours"] == 12
        with pytest.raises(UnreadableCountry, match="draft_hours"):
            change(folder, "country.yaml", "draft_hours: 12", f"draft_hours: {hours}")

    def test_faulty_country_is_not_built(self, folder: Path) -> None:
        country = change(folder, "pathways.yaml", "kind: suspend_return", "kind: paper")
        with pytest.raises(FaultyCountry, match="no step that suspends a return"):
            build_directory(country, DAY)

    def test_unknown_need_is_refused_by_name(self, folder: Path) -> None:
        with pytest.raises(UnreadableCountry, match=r"services\.0\.needs\.0"):
            change(folder, "directory.yaml", "needs: [trafficking_identification]", "needs: [deportation]")

    def test_unknown_key_is_refused(self, folder: Path) -> None:
        with pytest.raises(UnreadableCountry, match=r"directory\.yaml must hold exactly services; look at contacts"):
            change(folder, "directory.yaml", "services:", "contacts: []\nservices:")

    def test_missing_file_is_refused(self, folder: Path) -> None:
        (folder / "pathways.yaml").unlink()
        with pytest.raises(UnreadableCountry, match=r"th/pathways\.yaml cannot be read"):
            load_country(folder)

    def test_verified_service_is_no_longer_a_gap(self, folder: Path) -> None:
        before = {gap.where for gap in check_country(load_country(folder)).gaps}
        path = folder / "directory.yaml"
        text = path.read_text(encoding="utf-8")
        marks = {"verified_on: null": "verified_on: 2026-11-25", "verified_by: null": "verified_by: A named person"}
        marks["expires_on: null"] = "expires_on: 2027-05-25"
        for old, new in marks.items():
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        country = load_country(folder)
        assert codes(country) == []
        gone = before - {gap.where for gap in check_country(country).gaps}
        assert gone == {"services.th-msdhs-hotline-1300", "pathways.th-land-trafficking.3"}

    @pytest.mark.parametrize(
        ("before", "after", "code"),
        [
            ("  child_convention: {", "  child_rights: {", "fact.not_listed"),
            (', question: "Who answers a person about their data?"', "", "fact.no_question"),
            ("kind: sea_rescue", "kind: fire", "emergency.not_once"),
            ("source: TIP22TH\n    state: unverified", "source: TIP22TH\n    state: verified", "fact.half_verified"),
            (
                "source: TIP22TH\n    state: unverified",
                "source: TIP22TH\n    state: unverified\n    verified_by: Somebody",
                "fact.half_verified",
            ),
            ("protection: {name: null", "protection: {name: A named person", "signature.half"),
            ("signed_by: null", "signed_by: A named person", "signature.half"),
            (
                "source: TIP22TH\n    state: unverified",
                "source: TIP22TH\n    codes: [x]\n    state: unverified",
                "fact.unknown_code",
            ),
        ],
    )
    def test_what_contradicts_itself_is_a_problem(self, folder: Path, before: str, after: str, code: str) -> None:
        assert codes(change(folder, "country.yaml", before, after)) == [code]

    @pytest.mark.parametrize(
        ("name", "value", "code"),
        [
            ("who_can_see", {"codes": []}, "fact.no_codes"),
            ("who_can_see", {"codes": ["none", "police"]}, "fact.none_and_some"),
            ("who_can_see", {"codes": ["neighbours"]}, "fact.unknown_code"),
            ("retention", {}, "fact.no_days"),
            ("retention", {"days": 30, "codes": ["none"]}, "fact.unknown_code"),
        ],
    )
    def test_what_the_script_cannot_say_is_a_problem(
        self, folder: Path, name: str, value: dict[str, object], code: str
    ) -> None:
        path = folder / "country.yaml"
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        content["facts"][name] = {"value": "So it is.", "source": "TIP22TH", "state": "unverified", **value}
        path.write_text(yaml.safe_dump(content), encoding="utf-8")
        assert codes(load_country(folder)) == [code]

    def test_gap_with_codes_is_a_problem(self, folder: Path) -> None:
        country = change(
            folder, "country.yaml", "who_can_see: {value: null", "who_can_see: {codes: [police], value: null"
        )
        assert codes(country) == ["fact.state_contradicts"]

    def test_what_expires_before_it_was_confirmed_is_a_problem(self, folder: Path) -> None:
        country = change(
            folder,
            "country.yaml",
            "legal: {name: null, office: null, date: null, expires_on: null}",
            "legal: {name: A named person, office: An office, date: 2026-11-01, expires_on: 2026-10-01}",
        )
        assert codes(country) == ["dates.turned_round"]


@pytest.mark.parametrize("name", ["kh", "la", "th"])
def test_likely_languages_are_also_those_of_whoever_comes_out_of_compounds(name: str) -> None:
    likely = {language.tag for language in load_country(COUNTRIES / name).languages_likely}
    assert {"hi", "ne", "ta", "fil", "am", "sw", "fr", "ar"} <= likely

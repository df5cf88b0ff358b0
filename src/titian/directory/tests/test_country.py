"""A country folder: what it must say, what it may not claim, and what it admits it does not know."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml

from titian.directory.country import Country, build_directory, check_country, load_country
from titian.directory.country.model import Need
from titian.directory.errors import FaultyCountry, UnreadableCountry

ROOT = Path(__file__).parents[4]
COUNTRIES = ROOT / "content" / "countries"
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
        states = {fact.state for fact in country.facts.values()} | {entry.state for entry in country.emergency}
        assert "verified" not in states
        assert {service.verified_on for service in country.services} == {None}

    def test_every_statement_carries_a_listed_source(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        sources = {fact.source for fact in country.facts.values() if fact.value is not None}
        sources |= {service.source for service in country.services}
        assert sources <= set(country.sources)
        assert len(sources) > 1

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

    def test_says_the_law_is_unknown_while_reporting_duties_are_a_gap(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        assert country.facts["mandatory_reporting"].state == "gap"
        assert "consent.law_unknown" in country.consent.lines

    def test_says_only_lines_that_exist_in_the_pack(self, name: str) -> None:
        country = load_country(COUNTRIES / name)
        wording = yaml.safe_load((ROOT / "content/packs/first-contact/locales/en.yaml").read_text(encoding="utf-8"))
        assert {*country.consent.lines, *country.consent.assent_lines} <= set(wording["texts"])

    def test_builds_the_same_bytes_twice(self, name: str) -> None:
        first, second = (build_directory(load_country(COUNTRIES / name)) for _ in range(2))
        assert first == second

    def test_part_carries_pathway_gaps_and_source_addresses(self, name: str) -> None:
        part = json.loads(build_directory(load_country(COUNTRIES / name)))
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

    def test_faulty_country_is_not_built(self, folder: Path) -> None:
        country = change(folder, "pathways.yaml", "kind: suspend_return", "kind: paper")
        with pytest.raises(FaultyCountry, match="no step that suspends a return"):
            build_directory(country)

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

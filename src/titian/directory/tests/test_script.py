"""What is said before consent: never more than the facts bear, never nothing where something is unknown."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from titian.directory.country import Country, Point, build_directory, load_country, write_script
from titian.directory.country.asked import ASKED, NONE
from titian.directory.country.part import list_said
from titian.directory.country.script import KEPT, PREFIXES, PROMISES, SPOKEN, find_last_day
from titian.directory.tests.factories import CONFIRMED, DAY, GAP, make_country

ROOT = Path(__file__).parents[4]
LOCALES = ROOT / "content/packs/first-contact/locales"
ALWAYS = {
    "long": {"who_we_are", "why", "choice", "no_record", "exception", "no_promise", "ask"},
    "layers": {"first_why", "first_choice", "first_record", "first_exception", "no_promise"},
}
FORMS = tuple(ALWAYS)


def verified(**more: Any) -> dict[str, Any]:
    return {"value": "So it is.", "source": "PAPER", "state": "verified", **CONFIRMED, **more}


def unverified(**more: Any) -> dict[str, Any]:
    return {"value": "So it is.", "source": "PAPER", "state": "unverified", **more}


def said(country: Country, day: datetime.date = DAY, form: str = "long") -> tuple[set[str], set[str]]:
    """Names of the lines to an adult and to a child, in either layer or of a recipient, without what comes before the point."""
    script = write_script(country.model_copy(update={"consent_form": form}), day)

    def names(points: Iterable[Point], recipient: Iterable[str]) -> set[str]:
        return {line.partition(".")[2] for line in (*list_points(points), *recipient)}

    return names(script.points, script.recipient), names(script.assent_points, script.assent_recipient)


def list_points(points: Iterable[Point]) -> list[str]:
    return [line for point in points for line in (*point.said, *point.more)]


def lines_about(country: Country, *beginnings: str) -> list[str]:
    adult, child = said(country)
    about = sorted(line for line in adult if line.startswith(beginnings))
    assert about == sorted(line for line in child if line.startswith(beginnings))
    return about


class TestWhoSees:
    def test_only_the_chosen_where_somebody_confirmed_it(self) -> None:
        country = make_country(who_can_see=verified(codes=[NONE]))
        assert lines_about(country, "who_sees") == ["who_sees"]
        assert "sent_to" not in said(country)[0]

    @pytest.mark.parametrize("fact", [GAP, unverified(codes=[NONE])])
    def test_we_do_not_know_where_nobody_confirmed_it(self, fact: dict[str, Any]) -> None:
        country = make_country(who_can_see=fact)
        assert lines_about(country, "who_sees") == ["who_sees_unknown"]
        assert "sent_to" in said(country)[0]

    @pytest.mark.parametrize("codes", [["police"], ["court"], ["court", "police"]])
    def test_police_and_courts_are_named(self, codes: list[str]) -> None:
        warned = [f"who_sees_{code}" for code in codes]
        assert lines_about(make_country(who_can_see=verified(codes=codes)), "who_sees") == warned
        assert lines_about(make_country(who_can_see=unverified(codes=codes)), "who_sees") == [
            *warned,
            "who_sees_unknown",
        ]


REPORTED = [code for code in ASKED["mandatory_reporting"].codes if code != NONE]


class TestReporting:
    def test_nothing_must_be_reported_where_somebody_confirmed_it(self) -> None:
        country = make_country(mandatory_reporting=verified(codes=[NONE]))
        assert lines_about(country, "law") == ["law_choice", "law_none"]

    @pytest.mark.parametrize("fact", [GAP, unverified(codes=[NONE])])
    def test_the_law_may_oblige_where_nobody_confirmed_it(self, fact: dict[str, Any]) -> None:
        assert lines_about(make_country(mandatory_reporting=fact), "law") == ["law_unknown"]

    @pytest.mark.parametrize(
        "codes",
        [list(some) for count in range(1, len(REPORTED) + 1) for some in itertools.combinations(REPORTED, count)],
    )
    def test_every_duty_is_named_in_every_combination(self, codes: list[str]) -> None:
        named = {f"law_{code}" for code in codes}
        assert set(lines_about(make_country(mandatory_reporting=verified(codes=codes)), "law")) == named | {
            "law_choice"
        }
        assert set(lines_about(make_country(mandatory_reporting=unverified(codes=codes)), "law")) == named | {
            "law_unknown"
        }


class TestKept:
    @pytest.mark.parametrize(
        ("days", "line"),
        [
            *((1, "kept_month"), (31, "kept_month"), (32, "kept_three_months"), (92, "kept_three_months")),
            *((93, "kept_six_months"), (183, "kept_six_months"), (184, "kept_year"), (366, "kept_year")),
            *((367, "kept_longer"), (3650, "kept_longer")),
        ],
    )
    def test_time_is_rounded_up(self, days: int, line: str) -> None:
        assert lines_about(make_country(retention=verified(days=days)), "kept") == [line]

    @pytest.mark.parametrize("fact", [GAP, unverified(days=30)])
    def test_we_do_not_know_how_long_where_nobody_confirmed_it(self, fact: dict[str, Any]) -> None:
        assert lines_about(make_country(retention=fact), "kept") == ["kept_unknown"]


class TestHeld:
    @pytest.mark.parametrize("code", [code for code in ASKED["mandatory_detention"].codes if code != NONE])
    @pytest.mark.parametrize("fact", [verified, unverified])
    def test_that_people_can_be_held_is_said_as_soon_as_a_source_says_so(self, fact: Any, code: str) -> None:
        assert lines_about(make_country(mandatory_detention=fact(codes=[code])), "held") == ["held_possible"]

    @pytest.mark.parametrize("fact", [GAP, unverified(codes=[NONE])])
    def test_we_do_not_know_where_nobody_confirmed_it(self, fact: dict[str, Any]) -> None:
        assert lines_about(make_country(mandatory_detention=fact), "held") == ["held_unknown"]

    def test_that_nobody_is_held_is_never_promised(self) -> None:
        assert lines_about(make_country(mandatory_detention=verified(codes=[NONE])), "held") == []


class TestAskingLater:
    def test_office_is_promised_where_both_are_confirmed(self) -> None:
        assert lines_about(make_country(), "asking") == ["asking_later"]

    @pytest.mark.parametrize("name", ["controller", "data_protection_officer"])
    @pytest.mark.parametrize("fact", [GAP, unverified()])
    def test_one_of_the_two_is_not_enough(self, name: str, fact: dict[str, Any]) -> None:
        assert lines_about(make_country(**{name: fact}), "asking") == ["asking_later_unknown"]


def any_fact(name: str) -> st.SearchStrategy[dict[str, Any]]:
    asked = ASKED[name]
    some = st.sets(st.sampled_from([code for code in asked.codes if code != NONE]), min_size=1) if asked.codes else None
    none = [st.just([NONE])] if NONE in asked.codes else []
    codes = st.one_of(*none, some.map(sorted)) if some is not None else st.just([])
    days = st.integers(1, 3650) if asked.has_days else st.none()
    known = st.builds(
        lambda state, codes, days: state(codes=codes, days=days), st.sampled_from([verified, unverified]), codes, days
    )
    return st.one_of(st.just(GAP), known)


any_facts = st.fixed_dictionaries({name: any_fact(name) for name in SPOKEN})
any_day = st.dates(datetime.date(2026, 10, 1), datetime.date(2028, 1, 1))


def bears(promise: str, country: Country, day: datetime.date) -> bool:
    """Whether the facts bear this promise: written out once more, and differently, from what the script does."""
    facts = country.facts
    held_up_by = {
        "who_sees": [("who_can_see", facts["who_can_see"].codes == ["none"])],
        "law_none": [("mandatory_reporting", facts["mandatory_reporting"].codes == ["none"])],
        "first_law_none": [("mandatory_reporting", facts["mandatory_reporting"].codes == ["none"])],
        "asking_later": [("controller", True), ("data_protection_officer", True)],
    } | {line: [("retention", (facts["retention"].days or 9999) <= longest)] for longest, line in KEPT.items()}
    return all(
        holds and facts[name].state == "verified" and datetime.date(2026, 11, 1) <= day <= datetime.date(2027, 11, 1)
        for name, holds in held_up_by[promise]
    )


class TestLaws:
    @given(facts=any_facts, day=any_day, form=st.sampled_from(FORMS))
    def test_no_promise_stands_that_the_facts_do_not_bear(
        self, facts: dict[str, dict[str, Any]], day: datetime.date, form: str
    ) -> None:
        country = make_country(**facts)
        for lines in said(country, day, form):
            assert [promise for promise in lines & PROMISES if not bears(promise, country, day)] == []

    @given(facts=any_facts, day=any_day, form=st.sampled_from(FORMS))
    def test_nothing_asked_of_a_country_is_passed_over(
        self, facts: dict[str, dict[str, Any]], day: datetime.date, form: str
    ) -> None:
        country = make_country(**facts)
        for lines in said(country, day, form):
            assert lines >= ALWAYS[form]
            for beginning in ("who_sees", ("law", "first_law"), "kept", "asking_later"):
                assert [line for line in lines if line.startswith(beginning)], beginning
            is_none = country.facts["mandatory_detention"].codes == ["none"]
            assert is_none or {"held_possible", "held_unknown"} & lines

    @given(facts=any_facts, name=st.sampled_from(SPOKEN), form=st.sampled_from(FORMS))
    def test_knowing_less_never_adds_a_promise(self, facts: dict[str, dict[str, Any]], name: str, form: str) -> None:
        before = said(make_country(**facts), form=form)
        after = said(make_country(**(facts | {name: GAP})), form=form)
        for more, less in zip(before, after, strict=True):
            assert less & PROMISES <= more & PROMISES

    @given(facts=any_facts)
    def test_after_its_last_day_the_script_promises_nothing(self, facts: dict[str, dict[str, Any]]) -> None:
        consent = json.loads(build_directory(make_country(**facts), DAY))["consent"]
        names = ("points", "assent_points", "recipient", "assent_recipient", "health")
        later = json.dumps([consent[f"{name}_after"] for name in names])
        assert not [promise for promise in PROMISES if f'.{promise}"' in later]
        changes = [consent[name] for name in names] != [consent[f"{name}_after"] for name in names]
        assert changes == (consent["last_day"] is not None)


def test_script_holds_until_the_first_fact_it_rests_on_lapses() -> None:
    early = verified(days=30) | {"expires_on": "2026-12-24"}
    assert find_last_day(make_country(retention=early), DAY) == datetime.date(2026, 12, 24)


def test_a_promise_ends_with_the_day_its_confirmation_ends() -> None:
    country = make_country()
    last = datetime.date(2027, 11, 1)
    assert "law_none" in said(country, last)[0]
    assert "law_none" not in said(country, last + datetime.timedelta(days=1))[0]


class TestLayers:
    def test_first_layer_is_six_points_and_a_childs_four(self) -> None:
        script = write_script(make_country(), DAY)
        assert (len(script.points), len(script.assent_points)) == (6, 4)
        assert [point for point in (*script.points, *script.assent_points) if not point.more] == []

    def test_english_first_layer_is_heard_in_forty_seconds(self) -> None:
        """Eighty words at most, whatever one duty the country has; several are all named, and then it is longer."""
        texts = yaml.safe_load((LOCALES / "en.yaml").read_text(encoding="utf-8"))["texts"]
        for codes in ([NONE], *([code] for code in REPORTED)):
            for service in ASKED["officer_service"].codes:
                facts = {"mandatory_reporting": verified(codes=codes), "officer_service": verified(codes=[service])}
                script = write_script(make_country(**facts), DAY)
                said = [texts[line]["text"] for point in script.points for line in point.said]
                assert len(" ".join(said).split()) <= 80, (codes, service)

    @pytest.mark.parametrize("codes", [[NONE], ["crime"], ["crime", "trafficking"]])
    def test_every_duty_is_named_in_the_first_layer(self, codes: list[str]) -> None:
        point = write_script(make_country(mandatory_reporting=verified(codes=codes)), DAY).points[-1]
        assert point.said == (*(f"consent.first_law_{code}" for code in codes), "consent.first_stay")

    @pytest.mark.parametrize("fact", [GAP, unverified(codes=[NONE])])
    def test_a_law_nobody_confirmed_may_oblige(self, fact: dict[str, Any]) -> None:
        point = write_script(make_country(mandatory_reporting=fact), DAY).points[-1]
        assert point.said == ("consent.first_law_unknown", "consent.first_stay")

    @pytest.mark.parametrize(
        ("fact", "said"),
        [
            (verified(codes=[NONE]), ()),
            (unverified(codes=[NONE]), ("consent.health_unknown",)),
            (GAP, ("consent.health_unknown",)),
            (verified(codes=["some"]), ("consent.health_some",)),
            (unverified(codes=["some"]), ("consent.health_some",)),
        ],
    )
    def test_what_health_staff_must_report_is_said_before_care_is_offered(
        self, fact: dict[str, Any], said: tuple[str, ...]
    ) -> None:
        script = write_script(make_country(health_reporting=fact), DAY)
        assert script.health == said
        assert not any("health" in line for line in list_points((*script.points, *script.assent_points)))

    @pytest.mark.parametrize("fact", [GAP, unverified(codes=["police"]), verified(codes=["police", "immigration"])])
    def test_service_is_named_only_where_it_is_one_and_confirmed(self, fact: dict[str, Any]) -> None:
        assert write_script(make_country(officer_service=fact), DAY).points[0].said[0] == "talk.for_officer"
        named = write_script(make_country(officer_service=verified(codes=["police"])), DAY)
        assert named.points[0].said[0] == named.assent_points[0].said[0] == "talk.for_police"

    def test_what_concerns_a_recipient_waits_for_the_recipient(self) -> None:
        script = write_script(make_country(), DAY)
        assert script.recipient == ("consent.who_sees", "consent.kept_month", "consent.noted", "consent.asking_later")
        assert script.assent_recipient == (
            "assent.who_sees",
            "assent.kept_month",
            "assent.noted",
            "assent.asking_later",
        )
        beforehand = {*list_points(script.points), *list_points(script.assent_points)}
        assert not beforehand & {*script.recipient, *script.assent_recipient}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["au", "bd", "id", "kh", "la", "lk", "my", "ph", "pk", "th", "vn"])
def test_shipped_country_promises_nothing_and_says_what_is_not_known(name: str, form: str) -> None:
    adult, child = said(load_country(ROOT / "content/countries" / name), form=form)
    assert not (adult | child) & PROMISES
    unknown = {"who_sees_unknown", "kept_unknown", "held_unknown", "asking_later_unknown"}
    assert adult >= unknown | {"law_unknown" if form == "long" else "first_law_unknown"}
    assert child >= unknown | {"law_unknown"}


@pytest.mark.parametrize("name", ["au", "bd", "id", "kh", "la", "lk", "my", "ph", "pk", "th", "vn"])
def test_pack_counts_as_many_lines_as_are_said(name: str) -> None:
    limits = yaml.safe_load((LOCALES.parent / "pack.yaml").read_text(encoding="utf-8"))["limits"]
    script = write_script(load_country(ROOT / "content/countries" / name), DAY)
    lines = [sum(len(point.said) for point in points) for points in (script.points, script.assent_points)]
    assert lines == [limits["lines_of_consent"], limits["lines_of_assent"]]


@pytest.mark.parametrize("tag", ["en", "id"])
def test_every_line_there_can_be_has_words_in_the_pack_and_the_pack_has_no_other(tag: str) -> None:
    texts = yaml.safe_load((LOCALES / f"{tag}.yaml").read_text(encoding="utf-8"))["texts"]
    possible: set[str] = set()
    variants: list[dict[str, Any]] = []
    for name in SPOKEN:
        variants += [{name: verified(codes=[code])} for code in ASKED[name].codes]
        variants += [{name: GAP}]
    variants += [{"retention": verified(days=days)} for days in (*KEPT, 3650)]
    for facts, form in itertools.product(variants, FORMS):
        country = make_country(**facts).model_copy(update={"consent_form": form})
        possible |= {line for line in list_said(build_directory(country, DAY)) if line.startswith(PREFIXES)}
    # What stands in place of a line where nothing is heard is said of the same facts.
    assert possible == {text_id.removesuffix(".silent") for text_id in texts if text_id.startswith(PREFIXES)}


def test_same_facts_say_the_same_lines_in_the_same_order() -> None:
    country = make_country(mandatory_reporting=verified(codes=["trafficking", "crime"]))
    turned = make_country(mandatory_reporting=verified(codes=["crime", "trafficking"]))
    assert write_script(country, DAY) == write_script(turned, DAY)

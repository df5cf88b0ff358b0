"""Pilot and live on the hub: refused when published, refused when served, watched while they run."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.directory.country import Country, build_directory
from titian.directory.country.asked import ASKED
from titian.directory.tests.factories import GAP, make_content
from titian.folder.serving import refuse_unready
from titian.library.actions.publish_release import publish_release
from titian.library.countries import (
    find_expiring_contacts,
    find_published,
    find_unready_country,
    list_confirmations,
    list_missing_to_serve,
)
from titian.library.errors import BelowMode, CountryNotReady, ManifestMalformed, NotApproved
from titian.library.models import Release
from titian.library.tests.factories import LOGIC, Keys, Parts, make_manifest
from titian.sealing import sign

pytestmark = pytest.mark.django_db


def today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


LONG = {"verified_on": "2026-01-01", "expires_on": (today() + datetime.timedelta(days=300)).isoformat()}


def make_ready(**change: Any) -> dict[str, Any]:
    """A folder of TH in which nothing is missing today, but for `change`."""
    content: dict[str, Any] = json.loads(
        json.dumps(make_content()).replace("2027-11-01", LONG["expires_on"]).replace("2026-11-01", "2026-01-01")
    )
    facts = change.pop("facts", {})
    content["facts"] |= facts
    return content | {"country": "TH"} | change


def publish_country(
    keys: Keys, folder: Path, content: dict[str, Any], *, maturity: str = "live", sequence: int = 1
) -> Release:
    part = build_directory(Country.model_validate(content), today())
    manifest = make_manifest({("directory", None, None): part}, folder, scope="TH", sequence=sequence)
    return publish_release(sign(manifest | {"maturity": maturity}, keys.country_key), folder)


def publish_pack(keys: Keys, folder: Path, *, maturity: str = "live") -> Release:
    return publish_release(sign(make_manifest(LOGIC, folder) | {"maturity": maturity}, keys.publisher), folder)


def run_as(settings: Settings, mode: Any) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, mode=mode, country="TH")


class TestPublishing:
    def test_country_in_which_nothing_is_missing_is_live(self, keys: Keys, tmp_path: Path) -> None:
        assert publish_country(keys, tmp_path, make_ready()).maturity == "live"

    @pytest.mark.parametrize("name", ASKED)
    def test_live_is_refused_while_one_fact_is_missing_though_the_country_signed_it(
        self, keys: Keys, tmp_path: Path, name: str
    ) -> None:
        with pytest.raises(CountryNotReady, match=rf"Missing: 1\.\n  facts\.{name}: What holds here\?"):
            publish_country(keys, tmp_path, make_ready(facts={name: GAP}))
        assert not Release.objects.exists()

    @pytest.mark.parametrize("name", ["protection", "legal", "child", "gbv"])
    def test_live_is_refused_while_a_sign_off_is_missing(self, keys: Keys, tmp_path: Path, name: str) -> None:
        content = make_ready()
        content["sign_offs"][name] = dict.fromkeys(content["sign_offs"][name])
        with pytest.raises(CountryNotReady, match=rf"sign_offs\.{name}"):
            publish_country(keys, tmp_path, content)

    def test_live_is_refused_without_a_signed_impact_assessment(self, keys: Keys, tmp_path: Path) -> None:
        content = make_ready()
        content["impact_assessment"]["sha256"] = None
        content["impact_assessment"] = dict.fromkeys(content["impact_assessment"])
        with pytest.raises(CountryNotReady, match="impact_assessment"):
            publish_country(keys, tmp_path, content)

    def test_live_is_refused_when_a_confirmation_has_expired(self, keys: Keys, tmp_path: Path) -> None:
        yesterday = (today() - datetime.timedelta(days=1)).isoformat()
        content = make_ready()
        content["facts"]["controller"] |= {"verified_on": "2026-01-01", "expires_on": yesterday}
        with pytest.raises(CountryNotReady, match=rf"facts\.controller: The confirmation expired on {yesterday}"):
            publish_country(keys, tmp_path, content)

    def test_pilot_is_refused_while_it_lacks_what_any_use_with_people_needs(self, keys: Keys, tmp_path: Path) -> None:
        with pytest.raises(CountryNotReady, match=r"facts\.legal_basis"):
            publish_country(keys, tmp_path, make_ready(facts={"legal_basis": GAP}), maturity="pilot")

    def test_demo_asks_nothing(self, keys: Keys, tmp_path: Path) -> None:
        publish_country(keys, tmp_path, make_ready(facts={"legal_basis": GAP}), maturity="demo")

    def test_folder_of_another_country_is_refused(self, keys: Keys, tmp_path: Path) -> None:
        with pytest.raises(CountryNotReady, match="holds the folder of XA"):
            publish_country(keys, tmp_path, make_ready() | {"country": "XA"})

    def test_live_without_a_folder_is_refused(self, keys: Keys, tmp_path: Path) -> None:
        manifest = make_manifest({("wording", None, "en"): b"{}"}, tmp_path, scope="TH") | {"maturity": "live"}
        with pytest.raises(CountryNotReady, match="holds no country folder"):
            publish_release(sign(manifest, keys.country_key), tmp_path)

    def test_folder_of_an_earlier_shape_is_no_live_folder(self, keys: Keys, tmp_path: Path) -> None:
        part: Parts = {("directory", None, None): b'{"country":"TH","facts":{}}'}
        manifest = make_manifest(part, tmp_path, scope="TH") | {"maturity": "live"}
        with pytest.raises(CountryNotReady, match="was not built by this version"):
            publish_release(sign(manifest, keys.country_key), tmp_path)

    @pytest.mark.parametrize(("mode", "maturity"), [("live", "demo"), ("live", "pilot"), ("pilot", "demo")])
    def test_what_is_less_than_the_hub_is_run_as_is_refused(
        self, keys: Keys, tmp_path: Path, settings: Settings, mode: str, maturity: str
    ) -> None:
        run_as(settings, mode)
        with pytest.raises(BelowMode, match=f"is {maturity}, and this hub is run as {mode}"):
            publish_pack(keys, tmp_path, maturity=maturity)
        with pytest.raises(BelowMode):
            publish_country(keys, tmp_path, make_ready(), maturity=maturity)


def make_wording(state: str) -> Parts:
    content = {"language": "en", "state": state, "texts": {"talk.greeting": "Hello."}}
    return {("wording", None, "en"): json.dumps(content).encode()}


def make_voice(**states: str | None) -> Parts:
    """A bundle of clips without sound: what is asked of it stands in its header."""
    clips = {text_id: {"offset": 0, "bytes": 0, "state": state} for text_id, state in states.items()}
    header = json.dumps({"language": "en", "module": "core", "clips": clips}).encode()
    return {("voice", "core", "en"): len(header).to_bytes(4, "big") + header}


class TestApproved:
    """Live plays approved words only: the hub reads the parts, whoever signed what about them."""

    def publish(self, keys: Keys, folder: Path, parts: Parts, maturity: str = "live") -> Release:
        directory = build_directory(Country.model_validate(make_ready()), today())
        manifest = make_manifest({("directory", None, None): directory, **parts}, folder, scope="TH")
        return publish_release(sign(manifest | {"maturity": maturity}, keys.country_key), folder)

    def test_approved_words_and_clips_are_live(self, keys: Keys, tmp_path: Path) -> None:
        parts = make_wording("approved") | make_voice(one="approved", two="approved")
        assert self.publish(keys, tmp_path, parts).maturity == "live"

    @pytest.mark.parametrize("state", ["draft", "translated", "back_translated", "", "Approved"])
    def test_words_that_are_less_are_refused(self, keys: Keys, tmp_path: Path, state: str) -> None:
        with pytest.raises(NotApproved, match=r"is live, but nobody approved the words of en\."):
            self.publish(keys, tmp_path, make_wording(state))
        assert not Release.objects.exists()

    @pytest.mark.parametrize("state", ["draft", "recorded", None])
    def test_one_clip_that_is_less_is_refused_and_named(self, keys: Keys, tmp_path: Path, state: str | None) -> None:
        parts = make_wording("approved") | make_voice(one="approved", two=state)
        with pytest.raises(NotApproved, match=r"nobody approved clips of en: two\."):
            self.publish(keys, tmp_path, parts)
        assert not Release.objects.exists()

    @pytest.mark.parametrize(
        "parts",
        [
            {("wording", None, "en"): b"[]"},
            {("wording", None, "en"): b"\xff"},
            {("voice", "core", "en"): b""},
            {("voice", "core", "en"): b"\xff\xff\xff\xff{}"},
            {("voice", "core", "en"): b"\x00\x00\x00\x02{}"},
        ],
    )
    def test_part_that_does_not_say_is_refused(self, keys: Keys, tmp_path: Path, parts: Parts) -> None:
        with pytest.raises(ManifestMalformed):
            self.publish(keys, tmp_path, parts)

    @pytest.mark.parametrize("maturity", ["demo", "pilot"])
    def test_drafts_may_be_tried_out_where_nothing_is_live(self, keys: Keys, tmp_path: Path, maturity: str) -> None:
        parts = make_wording("draft") | make_voice(one="draft")
        assert self.publish(keys, tmp_path, parts, maturity).maturity == maturity


class TestServing:
    def test_hub_with_everything_is_served_live(self, keys: Keys, tmp_path: Path, settings: Settings) -> None:
        run_as(settings, "live")
        publish_pack(keys, tmp_path)
        publish_country(keys, tmp_path, make_ready())
        assert list_missing_to_serve("TH", "live", today(), find_published("TH")) == []
        refuse_unready(settings.TITIAN)

    def test_demo_is_served_with_nothing(self, settings: Settings) -> None:
        refuse_unready(settings.TITIAN)

    @pytest.mark.parametrize("mode", ["pilot", "live"])
    def test_hub_without_releases_is_not_served(
        self, settings: Settings, mode: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run_as(settings, mode)
        with pytest.raises(typer.Exit) as stopped:
            refuse_unready(settings.TITIAN)
        assert stopped.value.exit_code == 1
        said = capsys.readouterr().err
        assert f"This hub cannot be served as {mode}. Missing: 2." in said
        assert "releases.country: No release of a country is published." in said

    @pytest.mark.parametrize("maturity", ["demo", "pilot"])
    def test_what_is_published_as_less_is_not_served_live(
        self, keys: Keys, tmp_path: Path, settings: Settings, maturity: str
    ) -> None:
        publish_pack(keys, tmp_path, maturity=maturity)
        publish_country(keys, tmp_path, make_ready())
        run_as(settings, "live")
        missing = list_missing_to_serve("TH", "live", today(), find_published("TH"))
        assert [(one.code, one.where) for one in missing] == [("missing.maturity", "releases.first-contact")]
        with pytest.raises(typer.Exit):
            refuse_unready(settings.TITIAN)

    def test_live_ends_when_what_it_stands_on_lapses(self, keys: Keys, tmp_path: Path, settings: Settings) -> None:
        publish_pack(keys, tmp_path)
        publish_country(keys, tmp_path, make_ready())
        run_as(settings, "live")
        later = datetime.date.fromisoformat(LONG["expires_on"]) + datetime.timedelta(days=1)
        assert {one.code for one in list_missing_to_serve("TH", "live", later, find_published("TH"))} >= {
            "missing.expired"
        }

    def test_lapsed_hub_still_carries_referrals_and_says_what_to_confirm(
        self,
        keys: Keys,
        tmp_path: Path,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        publish_pack(keys, tmp_path)
        publish_country(keys, tmp_path, make_ready())
        run_as(settings, "live")
        later = datetime.datetime.fromisoformat(LONG["expires_on"]).replace(tzinfo=datetime.UTC) + datetime.timedelta(
            days=1
        )
        monkeypatch.setattr(timezone, "now", lambda: later)
        refuse_unready(settings.TITIAN)
        said = capsys.readouterr().err
        assert "This hub has lapsed as live." in said
        assert "sign_offs.legal: It expired on" in said

    def test_lapse_excuses_nothing_else(
        self, keys: Keys, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish_pack(keys, tmp_path, maturity="pilot")
        publish_country(keys, tmp_path, make_ready())
        run_as(settings, "live")
        later = datetime.datetime.fromisoformat(LONG["expires_on"]).replace(tzinfo=datetime.UTC) + datetime.timedelta(
            days=1
        )
        monkeypatch.setattr(timezone, "now", lambda: later)
        with pytest.raises(typer.Exit):
            refuse_unready(settings.TITIAN)

    def test_part_that_is_gone_from_the_disk_is_no_folder(self, keys: Keys, tmp_path: Path, settings: Settings) -> None:
        publish_pack(keys, tmp_path)
        release = publish_country(keys, tmp_path, make_ready())
        (settings.TITIAN.blobs / release.parts.get().blob_id).unlink()
        assert [one.code for one in list_missing_to_serve("TH", "live", today(), find_published("TH"))] == [
            "missing.directory"
        ]


class TestWatching:
    def test_confirmation_that_ends_within_thirty_days_is_named(self, keys: Keys, tmp_path: Path) -> None:
        content = make_ready()
        for place, days in ((0, 29), (1, 31)):
            last = (today() + datetime.timedelta(days=days)).isoformat()
            content["services"][place]["expires_on"] = last
        content["facts"]["controller"]["expires_on"] = (today() + datetime.timedelta(days=3)).isoformat()
        publish_country(keys, tmp_path, content)
        now = datetime.datetime.now(datetime.UTC)
        assert list(find_expiring_contacts(now)) == ["facts.controller", "services.authority"]

    def test_nothing_published_and_nothing_confirmed_raise_no_alarm(self, keys: Keys, tmp_path: Path) -> None:
        now = datetime.datetime.now(datetime.UTC)
        assert list(find_expiring_contacts(now)) == []
        content = make_ready()
        for service in content["services"]:
            service |= {"verified_by": None, "verified_on": None, "expires_on": None}
        publish_country(keys, tmp_path, content, maturity="demo")
        assert list(find_expiring_contacts(now)) == []
        published = find_published("TH")
        assert published is not None
        assert not [where for where, _ in list_confirmations(published.country) if where.startswith("services")]

    def test_country_that_is_no_longer_ready_is_named_while_the_hub_runs(
        self, keys: Keys, tmp_path: Path, settings: Settings
    ) -> None:
        run_as(settings, "live")
        publish_pack(keys, tmp_path)
        publish_country(keys, tmp_path, make_ready())
        now = datetime.datetime.now(datetime.UTC)
        assert list(find_unready_country(now)) == []
        assert list(find_unready_country(now + datetime.timedelta(days=301))) == ["country:TH"]

    def test_newest_folder_counts(self, keys: Keys, tmp_path: Path) -> None:
        publish_country(keys, tmp_path, make_ready(), maturity="demo")
        publish_country(keys, tmp_path, make_ready(name="Renamed"), maturity="demo", sequence=2)
        published = find_published("TH")
        assert published is not None
        assert published.country.name == "Renamed"

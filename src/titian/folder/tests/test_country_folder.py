"""The coordinator's page of the country folder: as published, gaps first, and nothing that can be changed there."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from titian.directory.country import Country, build_directory, load_country
from titian.directory.country.asked import ASKED, MAY_SAY
from titian.directory.country.check import check_country
from titian.directory.country.script import write_script
from titian.directory.language_names import LANGUAGES
from titian.directory.tests.factories import make_content
from titian.folder.views import label_of
from titian.folder.words import FACTS, GROUPS
from titian.library.actions.publish_release import publish_release
from titian.library.tests.factories import Keys, Parts, make_manifest
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.sealing import canonical_json, sign

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
WORDS = {"consent.first_why": "Why we ask, as this release says it."}


def today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def in_days(days: int) -> str:
    return (today() + datetime.timedelta(days=days)).isoformat()


def make_folder() -> dict[str, Any]:
    text = json.dumps(make_content() | {"country": "TH"})
    return dict(json.loads(text.replace("2027-11-01", in_days(300)).replace("2026-11-01", "2026-01-01")))


def publish(keys: Keys, folder: Path, country: Country, *, sequence: int = 1) -> None:
    parts: Parts = {
        ("directory", None, None): build_directory(country, today()),
        ("wording", "core", "en"): canonical_json({"language": "en", "module": "core", "texts": WORDS}),
    }
    publish_release(sign(make_manifest(parts, folder, scope="TH", sequence=sequence), keys.country_key), folder)


def read_page(client: Client) -> str:
    client.force_login(make_user(role=Role.COORDINATOR))
    response = client.get("/country/folder/")
    assert response.status_code == 200
    return response.content.decode()


def test_page_says_which_languages_are_whole_and_of_which_the_first_words_alone_are_there(
    client: Client, keys: Keys, tmp_path: Path
) -> None:
    country = load_country(ROOT / "content/countries/th")
    parts: Parts = {("directory", None, None): build_directory(country, today())}
    for tag, module in (("en", "core"), ("en", "officer"), ("id", "core"), ("ur", "first")):
        content = {"language": tag, "module": module, "state": "approved", "texts": WORDS}
        parts["wording", module, tag] = canonical_json(content)
    publish_release(sign(make_manifest(parts, tmp_path, scope="TH", sequence=1), keys.country_key), tmp_path)
    spoken = read_page(client).partition('aria-labelledby="spoken"')[2].partition("</section>")[0]
    whole, first, absent = re.findall(r"<dd[^>]*>([^<]*)</dd>", spoken)
    assert (whole, first) == ("English, Indonesian", "Urdu")
    assert "Burmese" in absent
    assert "Urdu" not in absent


def test_page_of_a_release_of_whole_languages_speaks_of_no_first_words(
    client: Client, keys: Keys, tmp_path: Path
) -> None:
    publish(keys, tmp_path, load_country(ROOT / "content/countries/th"))
    assert "First words alone" not in read_page(client)


def test_before_the_first_release_it_says_how_one_is_made(client: Client, keys: Keys) -> None:
    assert "Nothing is published yet that this hub can read." in read_page(client)


def test_each_pathway_has_its_picture_and_its_steps_in_words(client: Client, keys: Keys, tmp_path: Path) -> None:
    country = load_country(ROOT / "content/countries/th")
    publish(keys, tmp_path, country)
    page = read_page(client)
    names = re.findall(r'src="(/country/folder/pathways/[^"]+)"', page)
    assert len(names) == len(country.pathways)
    for pathway, address in zip(country.pathways, names, strict=True):
        picture = client.get(address)
        assert picture.headers["Content-Type"] == "image/svg+xml"
        assert pathway.id in picture.content.decode()
        for step in pathway.steps:
            assert escape(step.say) in page
    assert client.get("/country/folder/pathways/no-such-one.svg").status_code == 404


def test_every_gap_of_a_shipped_country_stands_with_its_question_before_anything_known(
    client: Client,
    keys: Keys,
    tmp_path: Path,
) -> None:
    country = load_country(ROOT / "content/countries/th")
    publish(keys, tmp_path, country)
    page = read_page(client)
    questions = [fact.question for fact in country.facts.values() if fact.state == "gap"]
    questions += [row.question for row in country.emergency]
    gaps = page[page.index('id="gaps"') : page.index('id="contacts"')]
    for question in questions:
        assert question is not None
        assert question in gaps
    for fact in country.facts.values():
        assert fact.value is None or page.index(fact.value) > page.index('id="contacts"')
    assert f'<dd class="figure">{gaps.count("<th class=") - 2}</dd>' in page


def test_contact_nobody_confirmed_says_so(client: Client, keys: Keys, tmp_path: Path) -> None:
    publish(keys, tmp_path, load_country(ROOT / "content/countries/th"))
    page = read_page(client)
    row = page[page.index("Hotline 1300") :]
    assert "Not confirmed" in row[: row.index("</tr>")]


def test_what_ends_soon_or_has_ended_is_named_and_stands_first(
    client: Client,
    keys: Keys,
    tmp_path: Path,
) -> None:
    content = make_folder()
    content["services"][1]["expires_on"] = in_days(-1)
    content["services"][2]["expires_on"] = in_days(10)
    content["facts"]["controller"]["expires_on"] = in_days(20)
    publish(keys, tmp_path, Country.model_validate(content))
    page = read_page(client)
    due = page[page.index('id="due"') : page.index('id="contacts"')]
    assert [due.index(name) for name in ("hotline", "legal-aid", "Who decides about the data")] == sorted(
        due.index(name) for name in ("hotline", "legal-aid", "Who decides about the data")
    )
    assert "was confirmed until" in due
    contacts = page[page.index('id="contacts"') : page.index('id="script"')]
    assert re.findall(r'lang="en">(authority|hotline|legal-aid)</th>', contacts) == [
        "hotline",
        "authority",
        "legal-aid",
    ]


def test_script_is_that_of_the_release_in_its_own_words(
    client: Client,
    keys: Keys,
    tmp_path: Path,
) -> None:
    country = load_country(ROOT / "content/countries/th")
    publish(keys, tmp_path, country)
    page = read_page(client)
    assert WORDS["consent.first_why"] in page
    for point in write_script(country, today()).assent_points:
        for line in (*point.said, *point.more):
            assert line in page


def test_what_live_still_needs_is_listed_until_nothing_is(client: Client, keys: Keys, tmp_path: Path) -> None:
    content = make_folder()
    content["sign_offs"]["gbv"] = dict.fromkeys(content["sign_offs"]["gbv"])
    publish(keys, tmp_path, Country.model_validate(content))
    assert "Sign-off: Gender-based violence</strong>: nobody has signed" in read_page(client)
    publish(keys, tmp_path, Country.model_validate(make_folder()), sequence=2)
    assert "Nothing: the country folder is ready." in read_page(client)


def test_page_changes_nothing(client: Client, keys: Keys, tmp_path: Path) -> None:
    publish(keys, tmp_path, load_country(ROOT / "content/countries/th"))
    page = read_page(client)
    main = page[page.index("<main") : page.index("</main>")]
    assert "<form" not in main
    assert "titian country check" in main


def test_text_of_the_folder_is_never_markup(client: Client, keys: Keys, tmp_path: Path) -> None:
    content = make_folder()
    content["facts"]["controller"]["value"] = "<script>alert(1)</script>"
    content["services"][0]["name"] = "<img src=x>"
    publish(keys, tmp_path, Country.model_validate(content))
    page = read_page(client)
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


def test_everything_every_country_is_asked_has_a_name_on_the_desk() -> None:
    assert set(FACTS) == set(ASKED) | set(MAY_SAY)
    assert {asked.group for asked in ASKED.values()} | {"more"} == set(GROUPS)


@pytest.mark.parametrize("name", ["au", "bd", "id", "kh", "la", "lk", "my", "ph", "pk", "th", "vn"])
def test_no_place_of_a_shipped_folder_is_shown_by_its_code(name: str) -> None:
    country = load_country(ROOT / "content/countries" / name)
    for gap in check_country(country).gaps:
        if gap.where.split(".")[0] in {"facts", "emergency", "services", "independent_option"}:
            assert not re.search(r"[a-z]_[a-z]|^\w+\.\w", str(label_of(gap.where, country))), gap.where


def test_every_language_a_folder_may_name_has_a_name_on_the_desk() -> None:
    rows = json.loads((ROOT / "contracts/codes/languages.json").read_text(encoding="utf-8"))["languages"]
    assert {tag: str(name) for tag, name in LANGUAGES.items()} == {row["tag"]: row["english_name"] for row in rows}

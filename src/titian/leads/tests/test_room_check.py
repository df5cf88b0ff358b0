"""The page on which anybody checks an offer, as it comes from the hub: with a program or without."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from django.test import Client
from django.utils import timezone

from titian.leads.check_data import make_data
from titian.leads.check_views import SIGNS
from titian.leads.models import HelpLine
from titian.leads.reading import load_rules
from titian.leads.tests.factories import make_line
from titian.leads.words import LANGUAGES, read_words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sign_stands_on_the_page_without_a_program(client: Client, tag: str) -> None:
    page = client.get(f"/offer/{tag}/check/").content.decode()
    said = read_words(tag, "check")
    told = re.sub(r"&#x27;|&#39;", "'", page)
    for sign in SIGNS:
        assert said[f"why-{sign}"] in told
        assert said[f"ask-{sign}"] in told
    assert re.search(r'<form id="check"[^>]* hidden>', page)


def test_every_rule_of_the_browser_has_its_sentences_and_no_sentence_is_without_a_rule() -> None:
    shown = [rule for rules in SIGNS.values() for rule in rules]
    assert sorted(shown) == sorted([*(rule["id"] for rule in make_data(load_rules())["rules"]), "hidden_letters"])
    for prefix in ("why-", "ask-"):
        assert {name for name in read_words("en", "check") if name.startswith(prefix)} == {
            prefix + sign for sign in SIGNS
        }


def test_the_page_sends_no_form_keeps_nothing_and_sets_no_cookie(client: Client) -> None:
    answer = client.get("/offer/en/check/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy
    assert answer.cookies == {}
    page = answer.content.decode()
    assert "csrfmiddlewaretoken" not in page
    assert 'method="post"' not in page
    field = re.search(r'<textarea[^>]*id="words"[^>]*>', page)
    assert field is not None
    assert "name=" not in field[0]
    for still in ('autocomplete="off"', 'spellcheck="false"', 'translate="no"'):
        assert still in field[0]
    assert client.post("/offer/en/check/", {"words": "x"}).status_code == 405


def test_signs_are_given_once_and_asked_for_by_their_tag(client: Client) -> None:
    answer = client.get("/offer/signs.json")
    assert json.loads(answer.content)["rules"] == make_data(load_rules())["rules"]
    assert "max-age" in answer.headers["Cache-Control"]
    again = client.get("/offer/signs.json", headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    packed = client.get("/offer/signs.json", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == answer.content
    assert packed.headers["ETag"] != answer.headers["ETag"]


def test_verified_lines_stand_with_their_country_and_whole_dates(client: Client) -> None:
    line = make_line(now=timezone.now())
    HelpLine.objects.filter(pk=line.pk).update(country="TH")
    page = client.get("/offer/ur/check/").content.decode()
    assert 'data-country="TH"' in page
    assert " · <bdi>ထိုင်း</bdi>" in client.get("/offer/my/check/").content.decode()
    assert " · <bdi>ထိုင်း</bdi>" in client.get("/offer/my/person/").content.decode()
    assert '<option value="KH">ကမ္ဘောဒီးယား</option>' in client.get("/offer/my/check/").content.decode()
    assert f'<bdi class="whole">{timezone.now():%Y-%m-%d}</bdi>' in page
    assert '/offer/ur/check/"' in client.get("/offer/ur/").content.decode()

"""Rules tried on honest ads: what comes out are counts with their intervals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.leads.cli import FEWEST, app
from titian.leads.reading import load_rules
from titian.leads.reading.trying import Honest, Tried, try_rules
from titian.leads.shares import share_interval

HONEST = "Cook wanted in a small town, number {}. Bring your certificates to the interview at the labour office."
ALARMING = "Cook wanted, number {}. Pay a small deposit first, no experience needed."


def test_interval_is_wilsons() -> None:
    low, high = share_interval(8, 10)  # the worked example of our reference
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert share_interval(0, 0) == (0.0, 1.0)


def test_fewest_ads_from_which_on_alarms_are_known_to_be_rare() -> None:
    assert not Tried("en", "", ads=FEWEST - 1).is_known_to_be_rare
    assert Tried("en", "", ads=FEWEST).is_known_to_be_rare
    assert not Tried("en", "", ads=FEWEST, raised=1).is_known_to_be_rare


def test_ads_are_counted_by_language_and_town_and_copies_once() -> None:
    ads = [Honest(HONEST.format(word), "Poipet") for word in ("one", "two", "two")]
    ads += [Honest(ALARMING.format("three")), Honest("", "Poipet")]
    rules = load_rules()
    tried = {(one.language, one.town): one for one in try_rules(ads, languages=["en", "th"], country="KH", rules=rules)}
    assert (tried["en", ""].ads, tried["en", ""].raised) == (3, 1)
    assert (tried["en", "Poipet"].ads, tried["en", "Poipet"].raised) == (2, 0)
    assert tried["en", ""].by_rule["candidate_pays"] == 1
    assert tried["", "Poipet"].ads == 1
    without = list(try_rules(ads, languages=["en"], country="KH", rules=rules.turned_off(rules.titles)))
    assert sum(one.raised for one in without) == 0


def test_command_prints_counts_and_no_words(tmp_path: Path) -> None:
    file, run = tmp_path / "honest.jsonl", CliRunner()
    rows = [{"text": ALARMING.format("one"), "town": "Poipet"}, {"text": HONEST.format("two")}]
    file.write_text("\n".join(map(json.dumps, rows)) + "\n\n", "utf-8")
    shown = run.invoke(app, ["try", str(file), "--country", "KH", "--language", "en"])
    assert shown.exit_code == 0
    assert "en: 1 of 2 raise a look, 50.0% (9.5% to 90.5%)" in shown.stdout
    assert "candidate_pays 1" in shown.stdout
    assert "that takes 189 ads" in shown.stdout
    assert "deposit" not in shown.stdout
    told = json.loads(run.invoke(app, ["try", str(file), "--language", "en", "--json"]).stdout)
    assert [(one["language"], one["town"], one["ads"]) for one in told] == [("en", "", 2), ("en", "Poipet", 1)]


@pytest.mark.parametrize("line", ["no JSON", "[]", '{"town": "Poipet"}', '{"text": "Cook", "town": 1}'])
def test_a_line_that_is_no_ad_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "honest.jsonl"
    file.write_text(json.dumps({"text": HONEST}) + f"\n{line}\n", "utf-8")
    answer = CliRunner().invoke(app, ["try", str(file)])
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Line 2 is no ad")

"""Which bundle of clips each text lies in."""

from __future__ import annotations

from pathlib import Path

import pytest

from titian.instrument import compile_logic, load_pack, parse_logic
from titian.library.bundles import CORE, Bundles
from titian.library.errors import BuildRefused
from titian.voices import list_spoken, load_wording

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"


@pytest.fixture(scope="module")
def bundles() -> Bundles:
    return Bundles(parse_logic(compile_logic(load_pack(PACK))))


@pytest.mark.parametrize(
    ("text_id", "bundle"),
    [
        ("talk.greeting", CORE),
        ("assent.choice", CORE),
        ("item.C01.label", CORE),
        ("item.P02.label", CORE),
        ("item.P10.label", "PRIM"),
        ("item.TL08.when", "TL"),
        ("item.GB02.label", "GB"),
        ("item.GB06.before", "OFFER"),  # in the block that is the same for everybody
        ("item.W01.label", "END"),
        ("module.FC.offer", "FC"),
        ("choice.yes_no.yes", CORE),
        ("choice.consent.no", CORE),
        ("choice.phase.work", CORE),  # asked in three modules
        ("choice.work_stage.begun", "PRIM"),
        ("choice.country.MM", "ST"),
        ("choice.helpers.sign", "DI"),
        ("choice.not_tell.police", "END"),
        ("rule.R00.person", CORE),  # stands for everybody
        ("rule.R17.person", CORE),  # said when the person refuses
        ("rule.R01s.person", CORE),  # said at once
        ("rule.R10.person", "END"),
        ("need.food.person", "END"),
        ("closing.thanks", "END"),
        ("phrase.hello.child", "talk"),
        ("reply.yes.label", "talk"),
    ],
)
def test_text_lies_where_it_is_first_needed(bundles: Bundles, text_id: str, bundle: str) -> None:
    assert bundles.find(text_id) == bundle


def test_every_module_that_asks_has_a_bundle(bundles: Bundles) -> None:
    spoken = list_spoken(load_wording(PACK / "locales" / "en.yaml"))
    assert {bundles.find(text_id) for text_id in spoken} == {
        CORE, "DOC", "PRIM", "OFFER", "MORE", "CH", "MU", "FC", "PR", "TL", "LC", "SM", "AP", "ST", "DI", "GB", "TS", "OT",
        "LA", "END", "talk",
    }  # fmt: skip


@pytest.mark.parametrize("text_id", ["item.XX01.label", "module.XX.offer", "rule.R99.person"])
def test_text_of_nothing_in_the_pack_is_refused(bundles: Bundles, text_id: str) -> None:
    with pytest.raises(BuildRefused, match="belongs to no"):
        bundles.find(text_id)

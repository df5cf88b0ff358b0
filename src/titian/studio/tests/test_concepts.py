"""The concepts of the pack that ships, and how a concept file is written."""

from __future__ import annotations

import pytest
import yaml

from titian.instrument.languages.table import get_table
from titian.studio.concept_file import ConceptEntry, read_concepts, write_concepts
from titian.studio.models import Term
from titian.studio.tests.conftest import PACK

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def test_the_concepts_that_ship_name_texts_and_languages_that_are_there() -> None:
    english = yaml.load((PACK / "locales/en.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506  # safe, in C
    found = read_concepts(PACK, set(english["texts"]), set(get_table(PACK)))
    assert {"papers", "papers_kept", "debt", "forced", "safe"} <= {concept.id for concept in found.concepts}
    assert all(term.state == "draft" for concept in found.concepts for term in concept.terms.values())


def test_what_ships_is_written_as_the_studio_writes_it() -> None:
    content = (PACK / "concepts.yaml").read_text(encoding="utf-8")
    entries = [ConceptEntry.model_validate(one) for one in yaml.safe_load(content)["concepts"]]
    assert write_concepts(entries) == content


def test_odd_words_survive_the_file() -> None:
    terms = {tag: {"term": 'a "b" \\ c\u2028d', "back_translation": "no: #", "state": "draft"} for tag in ("no", "th")}
    entry = ConceptEntry.model_validate({"id": "a", "meaning": "m: {x}", "texts": (), "terms": terms})
    [read] = yaml.safe_load(write_concepts([entry]))["concepts"]
    assert ConceptEntry.model_validate(read) == entry


@pytest.mark.parametrize(
    ("term", "words", "stands"),
    [("surat-surat, dokumen", "Dokumen Anda?", True), ("aman", "Selamat.", False), ("وثائق، أوراق", "أوراق", True)],
)
def test_a_term_of_several_words_stands_where_one_of_them_does(term: str, words: str, stands: bool) -> None:
    assert Term(term=term).stands_in(words.casefold()) is stands

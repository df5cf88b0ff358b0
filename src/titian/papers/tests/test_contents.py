"""What stands on the papers is in the pack, and endangers nobody."""

from __future__ import annotations

import re

import pytest

from titian.instrument.talk import read_talk
from titian.papers.contents import Card, Sheet, place_text, read_body, read_contents
from titian.papers.pack import open_pack

from .paper import LANGUAGES, PACK, ROOT

CONTENTS = read_contents()
PAPERS: dict[str, Card | Sheet] = {"card": CONTENTS.card, "sheet": CONTENTS.sheet}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_text_of_both_papers_is_in_the_pack(tag: str) -> None:
    texts = [*CONTENTS.card.list_texts(), *CONTENTS.sheet.list_texts()]
    assert set(open_pack(PACK).read_words(tag, texts)) == set(texts)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_picture_is_in_the_pack(paper: str) -> None:
    for name in PAPERS[paper].list_pictures():
        assert open_pack(PACK).read_picture(name).startswith("<svg")


def test_a_picture_stands_beside_its_own_words() -> None:
    tiles = [*CONTENTS.card.answers, *CONTENTS.sheet.answers, *CONTENTS.sheet.needs, *CONTENTS.sheet.fears]
    for tile in tiles:
        assert tile.text.removesuffix(".label") == tile.picture


def test_no_country_no_flag_and_no_question_of_the_screening() -> None:
    named = [*CONTENTS.card.list_texts(), *CONTENTS.sheet.list_texts()]
    named += [*CONTENTS.card.list_pictures(), *CONTENTS.sheet.list_pictures()]
    assert not [name for name in named if re.match(r"choice\.country|item\.|rule\.|module\.", name)]


def test_a_person_can_say_no_be_silent_and_say_that_they_are_afraid() -> None:
    sheet = set(CONTENTS.sheet.list_texts())
    assert {"choice.yes_no.no", "choice.yes_no.skip", "choice.yes_no.dont_know", "talk.afraid"} <= sheet
    assert {"choice.yes_no.no", "choice.yes_no.not_understood", "talk.afraid"} <= set(CONTENTS.card.list_texts())


def test_body_is_the_one_the_phone_draws() -> None:
    drawn = (ROOT / "web/field/src/talk/places.ts").read_text(encoding="utf-8").split("OUTLINE =")[1]
    outline = "".join(re.findall(r"'([^']*)'", drawn))
    assert read_body().outline.replace(" ", "") == outline.replace(" ", "")


def test_every_place_that_is_named_lies_on_the_body() -> None:
    body, hurts = read_body(), CONTENTS.sheet.hurts
    assert set(body.places) == set(hurts)
    assert all(0 < x < body.width and 0 < y < body.height for x, y in body.places.values())
    talk = read_talk(PACK, [])
    assert talk is not None
    assert {place_text(place) for place in hurts} <= {f"reply.{reply.id}.label" for reply in talk.replies}

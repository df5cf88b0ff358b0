"""A region's hub: trainers of its countries, and counts as countries have signed them; no course, no phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import chain
from typing import Any, Final
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from titian.learning import urls
from titian.learning.actions.take_counts import take_counts
from titian.learning.errors import CountsOfAnotherRoot, CountsRefused, CountsUnderOlderKeys, WordsNotCompared
from titian.learning.models import CountSource, ReceivedCourse, Trainer
from titian.learning.querysets import ReceivedCourseQuerySet, TrainerQuerySet
from titian.learning.tests.signing import NOW, Signing, make_figures
from titian.workplan.tests.asking import World, find_wrong, list_named, people_world, sign_in, world_of
from titian.workplan.tests.factories import make_focal_point, make_keeper, make_party
from titian.workplan.tests.permissions import FOCAL, KEEPERS, Row, get, only_post, post

pytestmark = pytest.mark.django_db
OFFICE: Final = frozenset({"regional_office"})
GIVEN: Final = {"country": "LK", "agency": "navy", "languages": "si"}
TABLE: Final = {
    "received_course_counts": [
        get("/learning/counts/", KEEPERS | FOCAL, shows="received", to=KEEPERS | FOCAL),
        get("/learning/counts/?export=csv", KEEPERS | FOCAL, shows="received", to=KEEPERS | FOCAL),
    ],
    "take_course_counts": [
        get("/learning/counts/take/", OFFICE),
        post("/learning/counts/take/", OFFICE, 422),
    ],
    "trainers": [get("/learning/trainers/", KEEPERS, shows="trainer", to=KEEPERS)],
    "add_trainer": [
        get("/learning/trainers/add/", KEEPERS),
        post("/learning/trainers/add/", KEEPERS, data=GIVEN),
        post("/learning/trainers/add/", KEEPERS, 422),
    ],
    "trainer": [get("/learning/trainers/{trainer}/", KEEPERS)],
    "amend_trainer": [
        post("/learning/trainers/{trainer}/amend/", KEEPERS, data=GIVEN),
        only_post("/learning/trainers/{trainer}/amend/"),
    ],
    "leave_trainer": [post("/learning/trainers/{trainer}/leave/", KEEPERS)],
}


def make_world() -> World:
    trainer = Trainer.objects.create(country="LK", agency="navy", name="Nimal Quiet", is_agreed=True, languages=["si"])
    source = CountSource.objects.create(country="LK", hub_id="one", root_thumbprint="x" * 43, sequence=1, issued_at=NOW)
    ReceivedCourse.objects.create(
        id="6d0b2a54-7c1d-4a55-8f0b-3a9b6c1d2e3f", source=source, begins_on=date(2026, 5, 4),
        ends_on=date(2026, 5, 5), figures=make_figures(4711),
    )  # fmt: skip
    focal, other = (make_focal_point(make_party(code)) for code in ("ID", "AU"))
    marks = {"trainer": trainer.name, "received": "4711"}
    return people_world({"trainer": trainer.pk}, marks, focal_point=focal, other_focal_point=other)


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)


@pytest.mark.on_both
@pytest.mark.parametrize("row", [*chain.from_iterable(TABLE.values())], ids=lambda row: f"{row.method} {row.where}")
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(
    ("queryset", "route"), [(ReceivedCourseQuerySet, "received_course_counts"), (TrainerQuerySet, "trainers")]
)
def test_rows_miss_a_list_that_shows_nothing(
    world: World, queryset: type, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, "visible_to", lambda rows, reader: rows.none())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])


def take(data: str, heard: str = "") -> tuple[CountSource, bool]:
    return take_counts(actor=make_keeper(), data=data.encode(), heard=heard, now=NOW)


def find_taken() -> ReceivedCourse:
    return ReceivedCourse.objects.get(source__country="BD")


def test_first_file_of_a_country_asks_for_the_words_of_its_root() -> None:
    country = Signing("BD")
    with pytest.raises(WordsNotCompared):
        take(country.write())
    with pytest.raises(WordsNotCompared):
        take(country.write(), Signing("BD").words)
    source, is_new = take(country.write(), country.words)
    assert (source.country, is_new, source.courses.count()) == ("BD", True, 1)


def test_file_taken_twice_and_an_older_one_change_nothing() -> None:
    country = Signing("BD")
    old, new = country.write(sequence=10, total=12), country.write(sequence=20, total=30)
    take(new, country.words)
    assert [take(data)[1] for data in (new, old, new)] == [False, False, False]
    assert find_taken().figures["total"]["total"] == 30


def test_next_file_stands_in_the_place_of_the_one_before_without_words() -> None:
    country = Signing("BD")
    take(country.write(sequence=10, total=12), country.words)
    assert take(country.write(sequence=20, total=30))[1]
    assert [row.figures["total"]["total"] for row in ReceivedCourse.objects.filter(source__country="BD")] == [30]


def test_newer_file_under_an_older_list_of_keys_is_refused_in_a_sentence() -> None:
    country = Signing("BD")
    older, country.keys = country.keys, country.sign_keys(2)
    before = country.write(sequence=10, total=12)
    take(before, country.words)
    country.keys = older
    with pytest.raises(CountsUnderOlderKeys) as refused:
        take(country.write(sequence=20, total=30))
    assert "older list of keys" in str(refused.value.message)
    assert find_taken().figures["total"]["total"] == 12
    assert not take(before)[1]
    country.keys = country.sign_keys(2)
    assert take(country.write(sequence=20, total=30))[1]


def test_file_of_another_root_is_refused_and_leaves_what_stands() -> None:
    country, other = Signing("BD"), Signing("BD")
    take(country.write(), country.words)
    with pytest.raises(CountsOfAnotherRoot):
        take(other.write(sequence=99, total=99), other.words)
    assert find_taken().figures["total"]["total"] == 20


def _of_another_country(country: Signing) -> str:
    return country.write(claims="ID")


def _of_another_kind(country: Signing) -> str:
    return country.write(kind="beds")


def _changed(country: Signing) -> str:
    held = json.loads(country.write())
    return json.dumps({**held, "counts": Signing("BD").sign_counts(sequence=1, total=99)})


def _with_a_number_below_nothing(country: Signing) -> str:
    return country.write(total=-1)


@pytest.mark.parametrize(
    "spoil",
    [lambda country: "no file", _of_another_country, _of_another_kind, _changed, _with_a_number_below_nothing],
)
def test_file_that_was_altered_is_refused_in_a_sentence(spoil: Callable[[Signing], str]) -> None:
    country = Signing("BD")
    with pytest.raises(CountsRefused):
        take(spoil(country), country.words)
    assert not CountSource.objects.filter(country="BD").exists()


def test_page_takes_a_file_and_says_when_it_is_known() -> None:
    country, office = Signing("BD"), make_keeper()
    client = sign_in(office)

    def send(words: str) -> Any:  # Any: the test client's own response
        file = SimpleUploadedFile("counts.json", country.write().encode())
        return client.post("/learning/counts/take/", {"file": file, "words": words})

    assert "six words of its root" in send("").content.decode()
    with patch("titian.learning.actions.take_counts.audit.record") as record:
        assert send(country.words).status_code == 302
    assert record.call_args.args[2:] == ("learning_counts.take", "learning_counts:BD", {"sequence": 1})
    assert "are here already" in send("").content.decode()

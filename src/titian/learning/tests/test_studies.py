"""How far officers agree is told with three figures beside each other, or not at all and why; nobody is named."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.learning import offered
from titian.learning.actions.keep_study import add_study
from titian.learning.codes import WhichCases
from titian.learning.errors import CasesOfNone, RatingsUnread, StudyOver
from titian.learning.models import Rating, Study
from titian.learning.tests.factories import Json
from titian.learning.tests.offering import CONTENT, offer_learning, sign_in
from titian.learning.tests.signing import NOW
from titian.learning.workflow import STUDY
from titian.people.models import Role, User
from titian.people.tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


@pytest.fixture
def keeper() -> User:
    return make_user(Role.COORDINATOR)


@pytest.fixture
def study(keeper: User) -> Study:
    offer_learning()
    return add_study(actor=keeper, now=NOW, title="Spring")


@pytest.fixture
def desk(keeper: User) -> Client:
    return sign_in(keeper)


def take(study: Study, keeper: User, rows: str) -> None:
    STUDY.perform(study, "take", actor=keeper, now=NOW, given={"rows": rows})


def close(study: Study, keeper: User) -> None:
    STUDY.perform(study, "close", actor=keeper, now=NOW)


def write_rows(study: Study, people: int, *, cases: int = 12, stray: int = 0) -> str:
    """Everybody gives the authors' answer; the first `stray` people say `inform` to every case."""
    lines = ["code,case,answer"]
    for person in range(people):
        for case, keyed in study.cases[:cases]:
            lines.append(f"A{person},{case},{'inform' if person < stray else keyed}")
    return "\n".join(lines)


def test_a_study_has_the_twelve_cases_of_the_release_and_its_own_version(study: Study) -> None:
    assert len(study.cases) == 12
    assert set(study.answers) == {"emergency", "child", "refer", "inform"}
    assert study.version == 1


def test_a_study_for_a_second_time_has_the_parallel_cases_under_a_version_of_their_own(
    study: Study, desk: Client
) -> None:
    assert desk.post("/learning/studies/add/", {"title": "Autumn", "cases": "parallel"}).status_code == 302
    again = Study.objects.get(title="Autumn")
    assert (len(again.cases), again.version) == (12, 2)
    assert not {case for case, _ in again.cases} & {case for case, _ in study.cases}
    assert "The lorry" in desk.get(f"{again.get_absolute_url()}cases/").content.decode()
    assert read_which(desk, study) == "The first set"
    assert read_which(desk, again) == "The parallel set, for a second time"
    assert desk.post("/learning/studies/add/", {"title": "Winter", "cases": "third"}).status_code == 422


def read_which(desk: Client, study: Study) -> str:
    found = re.search(r"data-which>([^<]*)<", desk.get(study.get_absolute_url()).content.decode())
    assert found
    return found[1]


def test_a_study_whose_cases_left_the_release_says_so(study: Study, desk: Client) -> None:
    study.cases = [["gone", "refer"]]
    study.save()
    assert read_which(desk, study) == "a set that the newest release no longer has"


def test_without_a_parallel_set_in_the_release_no_study_of_it_begins(
    study: Study, keeper: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = offered._load
    monkeypatch.setattr(offered, "_load", lambda sha256: drop_parallel(whole(sha256)))
    with pytest.raises(CasesOfNone):
        add_study(actor=keeper, now=NOW, title="Autumn", cases=WhichCases.PARALLEL)
    assert add_study(actor=keeper, now=NOW, title="Autumn").version == study.version


def drop_parallel(part: Json) -> Json:
    """A part of a release as it was before there were two sets."""
    cases = {name: value for name, value in part.get("cases", {}).items() if name != "parallel"}
    return {**part, "cases": cases}


def test_without_a_release_that_brings_cases_none_begins(keeper: User) -> None:
    with pytest.raises(CasesOfNone):
        add_study(actor=keeper, now=NOW, title="Spring")


def test_an_officer_begins_none() -> None:
    with pytest.raises(NotAllowed):
        add_study(actor=make_user(Role.OFFICER), now=NOW, title="Spring")


def test_three_figures_stand_beside_each_other_once_it_is_closed(study: Study, keeper: User, desk: Client) -> None:
    take(study, keeper, write_rows(study, 10, stray=1))
    before = desk.get(study.get_absolute_url()).content.decode()
    assert "data-share" not in before
    assert "Case by case" not in before
    close(study, keeper)
    page = desk.get(study.get_absolute_url()).content.decode()
    # 3 of 12 cases are `inform`: all agree there; in 9 one of ten strays: 36 of 45 pairs agree. (3 + 9 x 0.8) / 12.
    assert "data-share>85 %" in page
    assert all(mark in page for mark in ("data-kappa", "data-ac1", "95 % interval"))
    assert "Its authors: Bring in child protection" in page


@pytest.mark.parametrize(
    ("people", "cases", "why"),
    [(9, 12, "by ten people"), (10, 9, "fewer than ten cases"), (10, 1, "one case"), (0, 0, "one case")],
)
def test_with_too_little_no_number_is_told_and_the_page_says_why(
    study: Study, keeper: User, desk: Client, people: int, cases: int, why: str
) -> None:
    take(study, keeper, write_rows(study, people, cases=cases))
    close(study, keeper)
    page = desk.get(study.get_absolute_url()).content.decode()
    assert "data-why" in page
    assert why in page
    assert not any(mark in page for mark in ("data-share", "data-kappa", "data-ac1", "Case by case"))
    assert desk.get(f"{study.get_absolute_url()}counts/").content.decode().count("\n") == 1  # the heading alone


def test_where_everybody_says_one_thing_of_everything_kappa_is_refused(
    study: Study, keeper: User, desk: Client
) -> None:
    take(study, keeper, write_rows(study, 10, stray=10))
    close(study, keeper)
    page = desk.get(study.get_absolute_url()).content.decode()
    assert "data-share>100 %" in page
    assert "data-no-kappa" in page
    assert "data-kappa" not in page


def test_once_closed_no_code_is_kept_anywhere_and_the_file_has_counts_alone(
    study: Study, keeper: User, desk: Client
) -> None:
    take(study, keeper, write_rows(study, 10).replace("A7,", "ZEBRA7,"))
    close(study, keeper)
    assert not Rating.objects.exists()
    text = desk.get(f"{study.get_absolute_url()}counts/").content.decode()
    assert text.splitlines()[0] == "case,keyed,emergency,child,refer,inform"
    assert text.splitlines()[1] == "laundry,refer,0,0,10,0"
    assert "ZEBRA7" not in text + desk.get(study.get_absolute_url()).content.decode()
    assert not any("ZEBRA7" in str(vars(entry)) for entry in Entry.objects.all())
    with pytest.raises(StudyOver):
        take(study, keeper, "B1,taxi,child")


def test_the_same_rows_again_change_nothing(study: Study, keeper: User) -> None:
    rows = write_rows(study, 3)
    take(study, keeper, rows)
    take(study, keeper, rows)
    assert study.ratings.count() == 36


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ("code,case,answer\nA1,taxi,child\nA1,taxi,refer", 3, "otherwise already"),
        ("A1,taxi", 1, "with commas between"),
        ("A1,taxi,child\nA2,moon,child", 2, "no case"),
        ("A1,taxi,pray", 1, "no answer"),
        ("ANNA,taxi,child", 1, "a digit among them"),
        ("Anna Li,taxi,child", 1, "a digit among them"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_none_of_the_others_is(
    study: Study, keeper: User, rows: str, line: int, what: str
) -> None:
    with pytest.raises(RatingsUnread) as refused:
        take(study, keeper, rows)
    assert str(refused.value).startswith(f"Line {line}:")
    assert what in str(refused.value)
    assert not study.ratings.exists()


def test_the_rows_that_the_page_shows_are_taken(study: Study, keeper: User) -> None:
    page = (CONTENT.parent / "docs/learning/agreement-and-certificates.md").read_text(encoding="utf-8")
    rows = re.search(r"```csv\n(.*?)```", page, re.DOTALL)
    assert rows
    take(study, keeper, rows[1])
    assert set(study.ratings.values_list("rater", "case", "answer")) == {
        ("A7", "laundry", "refer"),
        ("A7", "taxi", "child"),
        ("B2", "taxi", "refer"),
    }


def test_whoever_asks_has_their_answers_taken_out(study: Study, keeper: User) -> None:
    take(study, keeper, write_rows(study, 2))
    STUDY.perform(study, "drop", actor=keeper, now=NOW, given={"code": "a1"})
    assert set(study.ratings.values_list("rater", flat=True)) == {"A0"}


def test_minutes_are_those_of_the_group(study: Study, keeper: User, desk: Client) -> None:
    STUDY.perform(study, "minutes", actor=keeper, now=NOW, given={"minutes": 95})
    assert "<dd>95</dd>" in desk.get(study.get_absolute_url()).content.decode()


def test_the_sheet_to_hand_out_has_the_cases_and_not_their_answers(study: Study, desk: Client) -> None:
    page = desk.get(f"{study.get_absolute_url()}cases/").content.decode()
    assert page.count('class="keep-together"') == 12
    assert "A number for a taxi" in page
    assert "comes, not the car" not in page  # why its authors answer as they do


def test_another_country_does_not_find_it(study: Study) -> None:
    other = sign_in(make_user(Role.COORDINATOR, country="ID"))
    assert other.get(study.get_absolute_url()).status_code == 404

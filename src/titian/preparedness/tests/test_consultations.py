"""A consultation: voluntary and non-binding in every word, and no field for who is answerable."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.forms import Form
from django.utils import timezone

from titian import preparedness
from titian.desk.errors import NotAllowed, WrongMove
from titian.people.models import Country
from titian.preparedness import consultation_models, exercise_models, forms, together_forms
from titian.preparedness.consultation_models import Consultation, Match, SupportLine
from titian.preparedness.errors import (
    EventElsewhere,
    JoinedAlready,
    NotJoined,
    PointTaken,
    PointUnknown,
    PositionGiven,
    SpeaksForNobody,
    SupportUnknown,
)
from titian.preparedness.tables import EVENTS
from titian.preparedness.tests.factories import TODAY, do, make_event, make_focal, make_office
from titian.preparedness.tests.together_factories import STEP, WHY, consult, last_point, make_consultation, strip
from titian.preparedness.together import list_points, list_present
from titian.preparedness.together_tables import CONSULTATIONS, EXERCISES
from titian.workplan.models import Party
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
NEED: dict[str, Any] = {"what": "shelter", "text": "Roofs for sixty (fictional)"}
OFFER: dict[str, Any] = {"what": "shelter", "text": "Forty tents (fictional)"}
HERE = Path(preparedness.__file__).parent
BINDS = re.compile(
    r"\b(shall|must|oblig\w*|commit\w*|responsib\w*|duty|duties|liab\w*|mandat\w*|overdue|nearest)\b", re.I
)
ANSWERABLE = re.compile("responsib|answerable|nearest|closest|blame|(?<!re)liab|duty|distance|lead_state")
TEMPLATES = ("consultation", "points", "present", "own_move", "exercise", "lessons", "national_plan", "together_list")
NUMBERED = re.compile(r"\b\d{6}\b")
SAID = re.compile(r"(?:gettext_lazy\(|translate |trimmed[^%]*%\})\s*(.*?)(?:\)|%\})", re.S)


def test_members_join_and_leave_by_themselves() -> None:
    consultation, one, other = make_consultation(), make_focal(), make_focal()
    consult(consultation, "join", actor=one)
    consult(consultation, "join", actor=other)
    with pytest.raises(JoinedAlready):
        consult(consultation, "join", actor=one)
    consult(consultation, "leave", actor=one)
    assert [party.organisation_id for party in list_present(consultation)] == [other.organisation_id]
    with pytest.raises(NotJoined):
        consult(consultation, "need", actor=one, **NEED)
    consult(consultation, "join", actor=one)
    assert len(list_present(consultation)) == 2
    with pytest.raises(SpeaksForNobody):
        consult(consultation, "join")


@pytest.mark.on_both
def test_needs_and_offers_stand_side_by_side_until_somebody_takes_one_back() -> None:
    consultation, one, other = make_consultation(event=make_event()), make_focal(), make_focal()
    for focal, move, given in ((one, "need", NEED), (other, "offer", OFFER)):
        consult(consultation, "join", actor=focal)
        consult(consultation, move, actor=focal, **given)
    need, offer = (str(SupportLine.objects.get(side=side).key) for side in ("need", "offer"))
    pair: dict[str, Any] = {"need": need, "offer": offer, "why": WHY}
    consult(consultation, "match", fit="fits", **pair)
    page = show(consultation)
    assert "they may fit: <bdi>shelter: Forty tents" in page
    assert page.index("Roofs for sixty") < page.index("Forty tents")
    consult(consultation, "match", fit="taken_back", **pair)
    assert "they may fit: <bdi>" not in show(consultation)
    assert Match.objects.count() == 2
    with pytest.raises(SupportUnknown):
        consult(consultation, "match", fit="fits", need=offer, offer=need, why=WHY)
    with pytest.raises(SupportUnknown):
        consult(consultation, "withdraw", actor=one, line=offer, why="")
    with pytest.raises(NotAllowed):
        consult(consultation, "match", actor=one, fit="fits", **pair)
    consult(consultation, "withdraw", actor=other, line=offer, why="")
    assert "<s>Shelter: Forty tents (fictional)</s>" in show(consultation)
    with pytest.raises(SupportUnknown):
        consult(consultation, "match", fit="fits", **pair)


def show(consultation: Consultation) -> str:
    return sign_in(make_office()).get(consultation.get_absolute_url()).content.decode()


def test_an_action_is_nobodys_until_a_member_takes_it_on_and_a_closed_one_still_says_what_became_of_it() -> None:
    consultation, one, other = make_consultation(), make_focal(), make_focal()
    consult(consultation, "propose", text="Share a list of berths (fictional)")
    assert [row.owner for row in list_points(consultation)] == [None]
    assert "No member has taken this on." in show(consultation)
    action = {"point": last_point(consultation=consultation), **STEP}
    with pytest.raises(SpeaksForNobody):
        consult(consultation, "undertake", step="taken_on", **action)
    consult(consultation, "undertake", actor=one, step="taken_on", **action)
    with pytest.raises(PointTaken):
        consult(consultation, "undertake", actor=other, step="taken_on", **action)
    consultation = consult(consultation, "close")
    consult(consultation, "undertake", actor=one, step="done", **action)
    owner = list_points(consultation)[0].owner
    assert owner is not None
    assert owner.organisation_id == one.organisation_id
    with pytest.raises(WrongMove):
        consult(consultation, "join", actor=other)
    with pytest.raises(PointUnknown):
        consult(make_consultation(), "undertake", actor=one, step="taken_on", **action)


def test_who_convened_and_why_stands_on_the_page_and_the_event_must_be_there() -> None:
    event = make_event(name="blue hull (fictional)")
    consultation = make_consultation(event=event)
    page = show(consultation)
    assert WHY in page
    assert consultation.get_absolute_url() in sign_in(make_office()).get(event.get_absolute_url()).content.decode()
    assert "blue hull (fictional)" in page
    assert "Taking part is voluntary." in page
    office = sign_in(make_office())
    for given, said in (({"event": "nothing"}, EventElsewhere), ({"why": "at 9.55, 97.20"}, PositionGiven)):
        answer = office.post("/consultations/add/", {"subject": "x", "why": "y", **given})
        assert answer.status_code == 422
        assert str(said.message)[:40] in answer.content.decode()
    assert not Consultation.objects.filter(subject="x").exists()


def test_no_word_binds() -> None:
    files = [path for name in ("together", "consultation", "exercise", "national") for path in HERE.glob(f"{name}*.py")]
    files += [HERE / "templates" / "preparedness" / f"{name}.html" for name in TEMPLATES]
    said = [words for path in files for words in SAID.findall(path.read_text(encoding="utf-8"))]
    assert len(said) > 100
    assert [words for words in said if BINDS.search(words)] == []
    assert BINDS.search("It must be done")


def test_no_table_and_no_form_of_the_room_has_a_place_for_who_is_answerable_or_nearest() -> None:
    tables = [field.name for model in apps.get_app_config("preparedness").get_models() for field in model._meta.fields]
    asked = [name for kind in list_forms() for name in kind().fields]
    assert len(tables) > 100
    assert len(asked) > 40
    assert [name for name in (*tables, *asked) if ANSWERABLE.search(name)] == []
    # Of a member is what it said of itself, and whom an inject is told; of a country, nothing here.
    ours = [*vars(consultation_models).values(), *vars(exercise_models).values()]
    held = {
        f"{model._meta.model_name}.{field.name}"
        for model in ours
        if isinstance(model, type) and issubclass(model, Model) and not model._meta.abstract
        for field in model._meta.fields
        if field.related_model in (Party, Country) and model._meta.app_label == "preparedness"
    }
    assert held == {"attendance.party", "pointmove.party", "supportline.party", "inject.party", "note.party"}


def list_forms() -> list[type[Form]]:
    both = [*vars(forms).values(), *vars(together_forms).values()]
    kinds = {kind for kind in both if isinstance(kind, type) and issubclass(kind, Form) and kind is not Form}
    return sorted(kinds - {forms.ReviseForm}, key=lambda kind: kind.__name__)


def test_where_a_boat_is_changes_nothing_but_the_link_to_its_event(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two consultations alike, on events of other seas that left other countries: the pages are the same words."""
    now, pages = timezone.now(), []
    monkeypatch.setattr(timezone, "now", lambda: now)  # each page says when it was made
    for sea, country in (("andaman_sea", "MM"), ("sulu_sea", "PH")):
        event = make_event(sea=sea)
        do(event, "amend", kind="distress", sea=sea, first_on=TODAY, last_on=None, departed_from=country, name="",
           reason="typed")  # fmt: skip
        held = make_consultation(event=event)
        page = sign_in(make_office()).get(held.get_absolute_url()).content.decode()
        pages.append(NUMBERED.sub("", page.replace(str(held.pk), "").replace(str(event.pk), "")))
    assert "Needs and offers" in pages[0]
    assert strip(pages[0]) == strip(pages[1])


def test_lists_begin_with_the_newest_and_are_ordered_by_no_country_and_no_figure() -> None:
    assert [table.order for table in (EVENTS, CONSULTATIONS)] == ["-first", "-at"]
    ways = {way for table in (EVENTS, CONSULTATIONS, EXERCISES) for column in table.columns for way in column.sort}
    assert ways == {"kind", "first_on", "sea", "subject", "at", "title", "began_at"}

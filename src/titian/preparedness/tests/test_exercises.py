"""An exercise is played by several at once and leaves its lessons, and nothing of it is taken for real."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from titian.audit.models import Entry
from titian.desk import ways
from titian.desk.errors import NotAllowed, WrongMove
from titian.desk.tests.attention import remember_attention
from titian.people.tests.answers import read_body
from titian.preparedness import urls
from titian.preparedness.actions.checking import check_real
from titian.preparedness.actions.keep_claim import revise_claim
from titian.preparedness.consultation_models import Consultation, Point
from titian.preparedness.errors import (
    ExerciseMixed,
    ExerciseNotRunning,
    InjectMissing,
    InjectsSent,
    InjectUnknown,
    NotJoined,
    PointNotYours,
    PointTaken,
    SpeaksForNobody,
)
from titian.preparedness.exercise_models import Exercise, Marked, Note
from titian.preparedness.exercise_workflow import list_told, list_told_to
from titian.preparedness.models import Claim, Event, Sameness
from titian.preparedness.reconciling import reconcile
from titian.preparedness.tests.factories import GIVEN, NOW, claim, judge, make_event, make_focal, make_office
from titian.preparedness.tests.together_factories import (
    STEP,
    consult,
    last_point,
    make_consultation,
    make_exercise,
    play,
    play_event,
    strip,
)
from titian.preparedness.workflow import EVENT, EXERCISE_EVENT
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_focal_point, make_party

pytestmark = pytest.mark.django_db
TEN = timedelta(minutes=10)
# A plan is no play: it is its member's own, and exercises teach what stands in its next version.
# Plans of members, who may be asked to rescue, who stands in for whom, whom to call, and rules that suggest an alert.
NEVER_PLAYED = {"nationalplan", "planversion", "seabody", "deputy", "contactline", "trigger", "drillrecipient"}
NAME = "the boat of the exercise (fictional)"


@pytest.mark.on_both
def test_injects_are_told_by_the_clock_or_by_hand_and_none_after_the_end() -> None:
    exercise = make_exercise(injects=3)
    assert [row.number for row, _ in list_told(exercise, NOW)] == [1]
    assert [row.number for row, _ in list_told(exercise, NOW + TEN)] == [1, 2]
    play(exercise, "send")
    assert [row.number for row, _ in list_told(exercise, NOW)] == [1, 2]
    exercise = play(exercise, "end", now=NOW + TEN)
    assert [row.number for row, _ in list_told(exercise, NOW + 9 * TEN)] == [1, 2]
    with pytest.raises(WrongMove):
        play(exercise, "send", now=NOW + 9 * TEN)
    page = sign_in(make_office()).get(exercise.get_absolute_url()).content.decode()
    assert page.index("Told 2 (fictional)") < page.index("Not played") < page.index("Told 3 (fictional)")
    assert "Still to come" not in page


def test_page_of_an_event_that_is_played_sends_no_position_anywhere() -> None:
    page = sign_in(make_office()).get(play_event(make_exercise()).get_absolute_url()).content.decode()
    assert "an exercise has no positions" in page
    assert "a position goes sealed" not in page


def test_what_is_for_one_member_is_told_to_it_alone_and_to_whoever_runs_it() -> None:
    party = make_party()
    exercise = make_exercise(is_running=False)
    play(exercise, "inject", after_minutes=0, text="For one (fictional)", party=party.code)
    exercise = play(exercise, "start")
    for reader, numbers in ((make_focal_point(party), [1, 2]), (make_focal(), [1]), (make_office(), [1, 2])):
        assert [row.number for row, _ in list_told_to(exercise, reader, NOW)] == numbers


def test_an_exercise_without_injects_does_not_start_and_sends_no_more_than_it_has() -> None:
    with pytest.raises(InjectMissing):
        play(make_exercise(injects=0, is_running=False), "start")
    with pytest.raises(InjectsSent):
        play(make_exercise(injects=1), "send")
    with pytest.raises(NotAllowed):
        play(make_exercise(is_running=False), "start", actor=make_focal())


def test_whoever_has_joined_decides_for_their_own_member_and_on_what_was_told() -> None:
    exercise, focal = make_exercise(injects=2), make_focal()
    with pytest.raises(NotJoined):
        play(exercise, "decide", actor=focal, inject="1", text="We send a boat (fictional)")
    play(exercise, "join", actor=focal)
    play(exercise, "decide", actor=focal, inject="1", text="We send a boat (fictional)")
    with pytest.raises(InjectUnknown):
        play(exercise, "decide", actor=focal, inject="2", text="We know what comes (fictional)")
    with pytest.raises(SpeaksForNobody):
        play(exercise, "join", actor=make_office())
    note = Note.objects.get()
    assert (note.kind, note.party.organisation_id if note.party else None) == ("decision", focal.organisation_id)


def test_a_lesson_is_taken_on_by_a_member_itself_and_let_go_again() -> None:
    exercise, one, other = make_exercise(), make_focal(), make_focal()
    play(exercise, "lesson", text="The list of numbers was old (fictional)")
    exercise = play(exercise, "end")
    lesson = {"point": last_point(exercise=exercise), **STEP}
    play(exercise, "undertake", actor=one, step="taken_on", **lesson)
    with pytest.raises(PointTaken):
        play(exercise, "undertake", actor=other, step="taken_on", **lesson)
    with pytest.raises(PointNotYours):
        play(exercise, "undertake", actor=other, step="done", **lesson)
    play(exercise, "undertake", actor=one, step="let_go", **lesson)
    play(exercise, "undertake", actor=other, step="taken_on", **lesson)
    page = sign_in(make_office()).get("/exercises/lessons/").content.decode()
    assert "The list of numbers was old (fictional)" in page
    assert "let go" in page


@pytest.mark.long("walks")
@pytest.mark.on_both
def test_a_table_top_of_twelve_injects_in_four_sessions_leaves_its_lessons_and_nothing_real() -> None:
    """Each is signed in by itself. What the first sees of the desk before and after is the same, byte for byte."""
    real = make_event(name="a real report (fictional)")
    claim(real, low=40)
    office, players = sign_in(make_office()), [sign_in(make_focal()) for _ in range(3)]
    channels = ("/events/", "/events/?export=csv", "/events/?q=exercise", "/consultations/", "/events/series/")

    def read_real() -> list[str]:
        return [strip(read_body(office.get(address)).decode()) for address in channels]

    before = read_real()
    exercise = make_exercise(injects=12, is_running=False)
    where = exercise.get_absolute_url()
    for player in players:
        assert player.post(f"{where}join/").status_code == 302
    assert office.post(f"{where}start/").status_code == 302
    told = 0
    while told < 12:
        pages = [client.get(where).content.decode() for client in (office, *players)]
        seen = {page.count("data-inject=") for page in pages}
        assert len(seen) == 1
        assert seen.pop() > told
        told = pages[0].count("data-inject=")
        assert "Told 12 (fictional)" in pages[0]  # whoever runs it knows what is to come
        assert ("Told 12 (fictional)" in pages[1]) == (told == 12)
        player = players[told % 3]
        assert player.post(f"{where}decide/", {"inject": str(told), "text": f"Decided {told}"}).status_code == 302
        assert office.post(f"{where}send/").status_code == (302 if told < 12 else 409)
    facts = {
        "kind": "distress", "sea": "andaman_sea", "first_on": "2026-11-20", "name": NAME, "at": "2026-11-20T08:00",
        "authority": "Centre (fictional)",
    }  # fmt: skip
    assert players[0].post(f"{where}events/add/", facts).status_code == 302
    played = Event.everything.get(exercise=exercise)
    said = {name: value for name, value in GIVEN.items() if value is not None} | {
        "low": "999999",
        "as_of": "2026-11-20",
    }
    assert players[0].post(f"{played.get_absolute_url()}claim/", said).status_code == 302
    held = {"subject": "Of the exercise (fictional)", "why": "Played", "event": str(played.pk)}
    assert office.post(f"{where}consultations/add/", held).status_code == 302
    assert players[1].post(f"{where}observe/", {"inject": "", "text": "Slow (fictional)"}).status_code == 302
    assert players[2].post(f"{where}lesson/", {"text": "Ring earlier (fictional)"}).status_code == 302
    taken = {"point": last_point(exercise=exercise), "step": "taken_on", "due_on": "", "why": ""}
    assert players[2].post(f"{where}undertake/", taken).status_code == 302
    assert office.post(f"{where}end/").status_code == 302

    page = players[0].get(where).content.decode()
    assert [f"Decided {number}" in page for number in range(1, 13)] == [True] * 12
    assert "Ring earlier (fictional)" in players[0].get("/exercises/lessons/").content.decode()
    assert read_real() == before
    assert [*Event.objects.all()] == [real]
    assert not Consultation.objects.exists()
    assert list(Claim.objects.values_list("event", flat=True)) == [real.pk]
    assert Claim.everything.filter(event__exercise=exercise).count() == 1


def test_no_address_of_what_is_real_knows_an_id_of_an_exercise_and_the_reverse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every address of the room that names an event or a consultation, whatever is added to it."""
    monkeypatch.setattr(ways, "find_attention", remember_attention())
    exercise, real = make_exercise(), make_event()
    wrong = {
        "events/": play_event(exercise),
        "consultations/": make_consultation(exercise=exercise),
        "exercises/events/": real,
        "exercises/consultations/": make_consultation(event=real),
    }
    office, focal, seen = sign_in(make_office()), sign_in(make_focal()), 0
    for pattern in urls.urlpatterns:
        for prefix, record in wrong.items():
            rest = str(pattern.pattern).removeprefix(f"{prefix}<uuid:pk>/")
            if rest == str(pattern.pattern):
                continue
            filled = (
                rest.replace("<uuid:key>", str(record.pk)).replace("<int:number>", "1").replace("<slug:form>", "pdf")
            )
            assert "<" not in filled, pattern
            answers = {
                ask(f"/{prefix}{record.pk}/{filled}").status_code
                for desk in (office, focal)
                for ask in (desk.get, desk.post)
            }
            assert answers <= {403, 404, 405}, (pattern, answers)
            assert 404 in answers, pattern
            seen += 1
    assert seen > 30


def test_a_real_channel_refuses_what_is_played_and_the_reverse() -> None:
    exercise, real = make_exercise(), make_event()
    played = play_event(exercise)
    with pytest.raises(ExerciseMixed):
        EVENT.perform(played, "claim", actor=make_office(), now=NOW, given=GIVEN)
    with pytest.raises(ExerciseMixed):
        EXERCISE_EVENT.perform(real, "claim", actor=make_office(), now=NOW, given=GIVEN)
    with pytest.raises(ExerciseMixed):
        judge(real, played, "same")
    with pytest.raises(ExerciseMixed):
        make_consultation(event=played)
    with pytest.raises(ExerciseMixed):
        make_consultation(exercise=exercise, event=real)
    with pytest.raises(ExerciseMixed):
        check_real(played)
    check_real(real)
    assert not Sameness.objects.exists()


def test_two_exercises_do_not_mix_either() -> None:
    one, other = make_exercise(title="One (fictional)"), make_exercise(title="Other (fictional)")
    here, there = play_event(one), play_event(other)
    given = {"other": str(there.pk), "verdict": "same", "why": "It is so."}
    with pytest.raises(ExerciseMixed):
        EXERCISE_EVENT.perform(here, "judge", actor=make_office(), now=NOW, given=given)
    with pytest.raises(ExerciseMixed):
        make_consultation(exercise=one, event=there)


def test_every_table_of_the_room_is_of_an_exercise_where_what_it_belongs_to_is() -> None:
    """By a mark of its own, or by what it belongs to. Whoever makes another table says here why it is never played."""
    found = {
        model._meta.model_name for model in apps.get_app_config("preparedness").get_models() if not is_marked(model)
    }
    assert found == NEVER_PLAYED


def is_marked(model: type[Model], above: frozenset[type[Model]] = frozenset()) -> bool:
    if model is Exercise or issubclass(model, Marked):
        return True
    parents = {field.related_model for field in model._meta.fields if isinstance(field, ForeignKey)} - {model, *above}
    return any(
        isinstance(parent, type) and parent._meta.app_label == "preparedness" and is_marked(parent, above | {model})
        for parent in parents
    )


def test_the_mark_is_on_everything_inside_and_in_the_log() -> None:
    exercise = make_exercise()
    played = play_event(exercise, name=NAME)
    EXERCISE_EVENT.perform(played, "claim", actor=make_office(), now=NOW, given=GIVEN)
    held = make_consultation(exercise=exercise, event=played)
    office = sign_in(make_office())
    assert [line.claims[0].event.exercise for line in reconcile(played).lines] == [exercise]
    for record in (played, held):
        page = office.get(record.get_absolute_url()).content.decode()
        assert "EXERCISE" in page
        assert "data-exercise" in page
    assert NAME in office.get(exercise.get_absolute_url()).content.decode()
    told = Entry.objects.exclude(thing__startswith="exercise:").values_list("thing", "action")
    assert {(thing.partition(":")[0], action.partition(".")[0]) for thing, action in told} == {
        ("exercise_event",) * 2, ("exercise_consultation",) * 2,
    }  # fmt: skip


def test_what_was_played_stays_as_it_is_once_the_exercise_has_ended() -> None:
    exercise = make_exercise()
    played, held = play_event(exercise), make_consultation(exercise=exercise)
    EXERCISE_EVENT.perform(played, "claim", actor=make_office(), now=NOW, given=GIVEN)
    office = sign_in(make_office())
    assert 'summary-text">Add a claim' in office.get(played.get_absolute_url()).content.decode()
    play(exercise, "end")
    said = Claim.everything.get(event=played)
    page = office.get(played.get_absolute_url()).content.decode()
    assert 'summary-text">Add a claim' not in page
    with pytest.raises(ExerciseNotRunning):
        EXERCISE_EVENT.perform(played, "claim", actor=make_office(), now=NOW, given=GIVEN)
    with pytest.raises(ExerciseNotRunning):
        consult(held, "propose", text="Too late (fictional)")
    with pytest.raises(ExerciseNotRunning):
        play_event(exercise)
    grades = {name: value for name, value in GIVEN.items() if name not in ("measure", "country")}
    with pytest.raises(ExerciseNotRunning):
        revise_claim(actor=make_office(), claim=said, now=NOW, **{**grades, "why": "Late", "low": 3})
    assert Event.everything.count() == 1
    assert not Point.objects.exists()

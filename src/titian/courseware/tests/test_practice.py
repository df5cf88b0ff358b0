"""Practice interviews: the personas that ship hold every law, and each law is broken once on purpose and told."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.courseware.cli import app
from titian.courseware.practice import Checked, Machine, NotNow, conclude, debrief, read_course
from titian.courseware.practice.build import CourseError, build_course
from titian.courseware.practice.check import check_course, check_persona, check_practice
from titian.courseware.practice.codes import CODES
from titian.courseware.practice.laws import check_walk, find_full_marks
from titian.courseware.practice.machine import State
from titian.courseware.practice.model import RULES, Course, Ending, Fact, Move, Needs, Persona, When
from titian.courseware.practice.vectors import PATH, make_vectors, write
from titian.courseware.practice.walk import TooManyStates, walk
from titian.courseware.practice.words import LANGUAGES, list_needed, read_wordings
from titian.instrument.logic import Logic
from titian.voices.wording import Wording, is_spoken

ROOT = Path(__file__).parents[4]
FOLDER, PACK = ROOT / "content" / "learning", ROOT / "content" / "packs" / "first-contact"
Change = Callable[[Persona], Persona]


@lru_cache
def learning() -> tuple[Course, Logic, list[Wording]]:
    course, logic, problems = read_course(FOLDER, PACK)
    assert problems == []
    wordings = read_wordings(FOLDER, problems)
    assert problems == []
    return course, logic, wordings


def persona(name: str) -> Persona:
    return learning()[0].get_persona(name)


def machine(name: str) -> Machine:
    return Machine(learning()[0], persona(name))


def with_facts(of: Persona, change: Callable[[Fact], Fact]) -> Persona:
    return of.model_copy(update={"facts": tuple(map(change, of.facts))})


def codes_of(changed: Persona, moves: tuple[Move, ...] | None = None) -> set[str]:
    """The codes a persona is told of, walked where it can be."""
    course, logic, _ = learning()
    course = course.model_copy(update={"personas": (changed,), "moves": moves or course.moves})
    found = list(check_persona(course, logic, changed))
    if not found:
        made = Machine(course, changed)
        found = list(check_walk(made, walk(made)))
    return {each.code for each in found}


@lru_cache
def checked() -> Checked:
    return check_practice(FOLDER, PACK)


def as_it_ships(name: str) -> set[str]:
    """What the check tells of a persona before it is broken."""
    return {each.code for each in checked().problems if each.subject == name}


# --- what ships ---


def test_every_persona_holds_every_law() -> None:
    found = checked()
    assert [str(each) for each in found.problems] == []
    assert len(found.walked) >= 12
    assert all(each.states > 500 for each in found.walked)


def test_personas_are_of_the_region_and_not_all_of_one_kind() -> None:
    course, _, _ = learning()
    personas = course.personas
    assert sum(1 for each in personas if each.child) >= 2
    assert sum(1 for each in personas if each.nothing_to_tell) >= 4
    assert {each.companion for each in personas} == {"none", "near", "controls"}
    assert len({each.language for each in personas}) >= 8
    untold = [each for each in personas if not each.nothing_to_tell and each.best == "door_open"]
    assert len(untold) * 3 >= len(personas)


def test_every_rule_of_conduct_can_be_kept_or_broken() -> None:
    course, _, _ = learning()
    named = {rule for move in course.moves for rule in (move.keeps, move.breaks) if rule}
    assert named == set(RULES)


def test_what_the_person_says_is_spoken_and_what_the_officer_reads_is_not() -> None:
    course, _, wordings = learning()
    for text in list_needed(course):
        assert is_spoken(text) is text.endswith(".label"), text
    assert {wording.tag for wording in wordings} >= set(LANGUAGES)


def test_the_vectors_are_of_these_personas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert PATH.read_text(encoding="utf-8") == write(make_vectors())


def test_pictures_in_the_docs_are_of_these_personas(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["picture", str(FOLDER), "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    drawn = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = ROOT / "docs" / "pictures" / "personas"
    assert drawn == {path.name: path.read_text(encoding="utf-8") for path in kept.glob("*.svg")}
    assert sum(len(svg.encode()) for svg in drawn.values()) < 300_000


# --- each law, broken once ---


def _ending(kind: str, **when: object) -> Ending:
    return Ending.model_validate({"id": "extra", "kind": kind, "when": when})


def _unreachable_ending(of: Persona) -> Persona:
    return of.model_copy(update={"endings": (*of.endings, _ending("lost"))})


def _unreachable_fact(of: Persona) -> Persona:
    return with_facts(of, lambda fact: fact.model_copy(update={"needs": Needs(trust=9, flags=("consent", "private"))}))


def _no_last_ending(of: Persona) -> Persona:
    return of.model_copy(update={"endings": of.endings[:-1]})


def _lead(**more: object) -> Move:
    common = {"id": "lead_on", "breaks": "K08", "needs": ("phone",), "unless": ("closing",), "presses": True}
    return Move.model_validate(common | more)


def _told_in_answer(of: Persona) -> Persona:
    return of.model_copy(update={"moves": (_lead(kind="invite"),)})


def _pressing_opens(of: Persona) -> Persona:
    opened = with_facts(
        of, lambda fact: fact.model_copy(update={"needs": Needs(trust=1, flags=("consent", "private", "worn_down"))})
    )
    pressed = _lead(trust=-1, sets=("worn_down",))
    return opened.model_copy(update={"moves": (pressed,)})


def _pressing_pays(of: Persona) -> Persona:
    poor = of.model_copy(update={"moves": (_lead(trust=3),)})
    return with_facts(
        poor, lambda fact: fact.model_copy(update={"needs": Needs(trust=9, flags=("consent", "private"))})
    ).model_copy(update={"trust": of.trust.model_copy(update={"max": 9})})


def _no_privacy(of: Persona) -> Persona:
    return with_facts(of, lambda fact: fact.model_copy(update={"needs": Needs(trust=2, flags=("consent",))}))


def _no_consent(of: Persona) -> Persona:
    talk = Move(id="chat", kind="invite", keeps="K08", unless=("closing",))
    open_facts = with_facts(of, lambda fact: fact.model_copy(update={"needs": Needs(trust=1, flags=("private",))}))
    return open_facts.model_copy(update={"moves": (talk,)})


def _no_open_door(of: Persona) -> Persona:
    shut = (each.model_copy(update={"kind": "lost"}) if each.kind == "open" else each for each in of.endings)
    return of.model_copy(update={"endings": tuple(shut)})


def _no_full_marks(of: Persona) -> Persona:
    never = tuple(
        each.model_copy(update={"when": When(move=("card",), flags=("hurt", "offered"))})
        if each.id == of.best
        else each
        for each in of.endings
    )
    return of.model_copy(update={"endings": never})


def _changed(**update: object) -> Change:
    return lambda of: of.model_copy(update=update)


def _first_fact(**update: object) -> Change:
    return lambda of: of.model_copy(update={"facts": (of.facts[0].model_copy(update=update), *of.facts[1:])})


BROKEN: list[tuple[str, str, Change]] = [
    ("persona.ending_unreachable", "domestic-worker", _unreachable_ending),
    ("persona.fact_unreachable", "domestic-worker", _unreachable_fact),
    ("persona.dead_end", "domestic-worker", _no_last_ending),
    ("persona.told_when_pressed", "smiling-mother", _told_in_answer),
    ("persona.pressing_tells", "stateless-woman", _pressing_opens),
    ("persona.pressing_tells", "stateless-woman", _pressing_pays),
    ("persona.told_without_privacy", "domestic-worker", _no_privacy),
    ("persona.told_without_consent", "smiling-mother", _no_consent),
    ("persona.no_open_door", "compound-man", _no_open_door),
    ("persona.no_full_marks", "fisher", _no_full_marks),
    ("persona.best", "fisher", _changed(best="lost")),
    ("persona.best", "fisher", _changed(best="nowhere")),
    ("persona.marks", "fisher", _changed(marks=("K09",))),
    ("persona.trust", "fisher", lambda of: of.model_copy(update={"trust": of.trust.model_copy(update={"start": 0})})),
    ("persona.item", "fisher", _first_fact(answers={"TL99": "yes"})),
    ("persona.item", "fisher", _first_fact(answers={"P07": "no"})),
    ("persona.item", "fisher", _changed(seen=("P10",))),
    ("persona.value", "fisher", _first_fact(answers={"TL16": "often"})),
    ("persona.subject", "fisher", _first_fact(subject="sexual")),
    ("persona.subject", "fisher", _first_fact(subject="papers_leaving")),
    ("persona.unknown_name", "fisher", _first_fact(needs=Needs(trust=2, flags=("consent", "moonlight")))),
    ("persona.unknown_name", "fisher", _first_fact(needs=Needs(trust=2, facts=("nothing",)))),
    ("persona.same_name", "fisher", lambda of: of.model_copy(update={"endings": (*of.endings, of.endings[-1])})),
    ("persona.unknown_move", "fisher", _changed(moves=(Move(id="sing"),))),
    ("persona.rule_changed", "fisher", _changed(moves=(Move(id="care", keeps="K04", trust=1, once="cared"),))),
    ("persona.child_content", "street-child", _first_fact(subject="pregnancy", answers={"MU03": "yes"})),
    ("persona.nothing_to_tell", "domestic-worker", _changed(nothing_to_tell=True)),
]


@pytest.mark.parametrize(("code", "name", "change"), BROKEN, ids=[f"{code}-{n}" for n, (code, *_) in enumerate(BROKEN)])
def test_a_broken_persona_is_told(code: str, name: str, change: Change) -> None:
    assert as_it_ships(name) == set()
    assert code in codes_of(change(persona(name)))


def test_a_break_that_does_not_end_the_cue_is_told() -> None:
    course, _, _ = learning()
    moves = tuple(
        move.model_copy(update={"needs": ("offered",)}) if move.id == "break" else move for move in course.moves
    )
    assert "persona.no_break" in codes_of(persona("stateless-woman"), moves)


def test_a_persona_too_large_to_walk_is_told() -> None:
    with pytest.raises(TooManyStates):
        walk(machine("fisher"), most=50)


def test_too_few_who_rightly_say_nothing_are_told() -> None:
    course, logic, wordings = learning()
    told = tuple(each for each in course.personas if each.best != "door_open") * 2
    few = course.model_copy(update={"personas": told})
    assert "learning.untold_share" in {each.code for each in check_course(few, logic, wordings)}


FEW = ("contract-worker", "overstayer", "smiling-mother", "street-child", "crew-man", "quiet-bride")


def _folder(tmp_path: Path) -> Path:
    """A copy with a few of the personas."""
    folder = tmp_path / "content" / "learning"
    shutil.copytree(FOLDER, folder)
    for path in (folder / "personas").glob("*.yaml"):
        if path.stem not in {"moves", *FEW}:
            path.unlink()
    codes = tmp_path / "contracts" / "codes"
    codes.mkdir(parents=True)
    shutil.copy(ROOT / "contracts" / "codes" / "languages.json", codes)
    return folder


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_everything_is_told_at_once_in_sentences(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    _edit(folder / "locales" / "th.yaml", "persona.overstayer.warm.label", "persona.overstayer.worm.label")
    _edit(folder / "locales" / "id.yaml", "Dalam perjalanan pulang", "D\u0430lam perjalanan pulang")
    _edit(folder / "locales" / "en.yaml", "Is there rice?", "Is there sex?")
    _edit(folder / "personas" / "overstayer.yaml", "best: goes_on", "best: goes_off")
    _edit(folder / "personas" / "quiet-bride.yaml", "fictional: true", "fictional: false")
    (folder / "personas" / "crew-man.yaml").write_text("id: [", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(folder), "--pack", str(PACK)])
    assert result.exit_code == 2
    for code in (
        "text.missing",
        "text.unknown",
        "text.flaw",
        "persona.child_content",
        "persona.best",
        "learning.shape",
        "learning.unreadable",
    ):
        assert f"[{code}]" in result.output, code
    assert "persona.overstayer.warm.label is missing in th." in result.output
    assert "persona.crew-man." not in result.output, "a persona that cannot be read is told once"
    assert "quiet-bride.yaml: fictional" in result.output


def test_one_persona_is_checked_alone() -> None:
    assert [each.persona for each in check_practice(FOLDER, PACK, only="fisher").walked] == ["fisher"]
    assert [each.code for each in check_practice(FOLDER, PACK, only="nobody").problems] == ["persona.not_there"]


def test_a_folder_with_faults_is_not_built(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    assert len(build_course(folder, PACK)) < 60_000
    (folder / "personas" / "moves.yaml").unlink()
    with pytest.raises(CourseError, match=r"moves\.yaml is not there"):
        build_course(folder, PACK)


def test_every_code_that_is_told_is_in_the_table_and_on_the_page() -> None:
    sources = (ROOT / "src" / "titian" / "courseware" / "practice").glob("*.py")
    said = set(re.findall(r'problem\(\s*f?"([a-z_.{}]+)"', " ".join(path.read_text() for path in sources)))
    said = {name for code in said for name in ([code.replace("{what}", x) for x in ("consent", "privacy")])}
    assert said == set(CODES)
    page = (ROOT / "docs" / "learning" / "personas.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+\.[a-z_]+)`", page, re.M) == list(CODES)


# --- the walk that merges states says what the one that does not says ---


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("contract-worker", lambda of: of),
        ("contract-worker", _pressing_opens),
        *(
            pytest.param(*one, marks=pytest.mark.long("personas"))
            for one in [
                ("contract-worker", _unreachable_fact),
                ("contract-worker", _no_open_door),
                ("overstayer", _unreachable_ending),
                ("contract-worker", _no_last_ending),
            ]
        ),
    ],
)
def test_states_that_are_merged_hide_nothing(name: str, change: Change) -> None:
    course, _, _ = learning()
    made = Machine(course, change(persona(name)))
    merged, whole = walk(made), walk(made, merge=False, most=100_000)
    assert len(merged.states) < len(whole.states)
    assert [str(each) for each in check_walk(made, merged)] == [str(each) for each in check_walk(made, whole)]
    assert merged.tellable[0] == whole.tellable[0]
    assert _ends(merged.states) == _ends(whole.states)


def _ends(states: list[State]) -> set[tuple[int, int]]:
    return {(state.ending, state.told) for state in states if state.ending >= 0}


# --- a talk ---

GOOD = ["look", "care", "language", "choice", "consent", "phone", "place", "wait"]


def test_trust_and_a_place_open_what_pressing_does_not() -> None:
    compound = machine("compound-man")
    assert compound.play([*GOOD, "ask_papers_leaving"]).moments[-1].fact == "locked"
    pressed = compound.play([*GOOD[:4], "consent", "phone", "place", "lead", "why", "ask_papers_leaving"])
    assert pressed.moments[-1].fact is None
    assert pressed.moments[-1].says == "persona.compound-man.not_so.label"


def test_a_private_question_where_others_hear_breaks_a_rule_and_gets_nothing() -> None:
    run = machine("crew-man").play(["care", "language", "choice", "consent", "phone", "ask_papers_leaving"])
    assert (run.moments[-1].breaks, run.moments[-1].fact) == ("K02", None)
    assert (run.moments[-1].says, run.moments[-1].by) == ("persona.crew-man.other_skipper.label", "companion")


def test_to_go_on_over_a_body_cue_breaks_a_rule_and_a_break_ends_it() -> None:
    stateless = machine("stateless-woman")
    told = [*GOOD, "ask_return"]
    assert stateless.play(told).moments[-1].cue
    assert stateless.play([*told, "more"]).moments[-1].breaks == "K10"
    rested = stateless.play([*told, "break", "more"])
    assert (rested.moments[-2].keeps, rested.moments[-2].cue) == ("K10", False)
    assert rested.moments[-1].fact == "no_country"


def test_nothing_rebuilds_trust_until_somebody_says_sorry() -> None:
    fisher = machine("fisher")
    assert [moment.trust for moment in fisher.play(["care", "touch", "language", "choice"]).moments] == [4, 3, 3, 3]
    assert [moment.trust for moment in fisher.play(["touch", "sorry", "care"]).moments] == [2, 3, 4]


def test_a_repeated_question_is_answered_each_time_otherwise() -> None:
    said = machine("compound-man").play([*GOOD, "ask_papers_leaving", "ask_papers_leaving", "ask_papers_leaving"])
    assert [moment.breaks for moment in said.moments[-2:]] == ["K08", "K08"]
    assert said.moments[-1].says != said.moments[-2].says


def test_at_the_least_trust_the_person_ends_the_talk() -> None:
    run = machine("confident-woman").play(["accuse"])
    assert run.ending is not None
    assert run.ending.kind == "shut"
    assert run.moves == ()


def test_a_move_that_cannot_be_made_is_refused() -> None:
    for moves in (["phone"], ["card", "look"], ["no_such_move"], ["ask_child_work"]):
        with pytest.raises(NotNow):
            machine("fisher").play(moves)


# --- the debrief ---


def test_a_debrief_says_which_condition_was_missing() -> None:
    course, _, _ = learning()
    found = debrief(course, machine("crew-man"), ["language", "consent", "card"])
    assert {each.fact: set(each.missing) for each in found.untold} == {
        "at_sea": {"trust", "private", "place", "consent"},
        "brother": {"trust", "private", "place", "consent", "fact_at_sea"},
    }


def test_a_fact_that_nobody_asked_for_says_so() -> None:
    course, _, _ = learning()
    found = debrief(course, machine("compound-man"), [*GOOD, "options", "refer", "card"])
    assert {each.fact: each.missing for each in found.untold}["locked"] == ("not_asked",)


@pytest.mark.parametrize("name", [each.id for each in learning()[0].personas])
def test_marks_count_moves_and_never_facts(name: str) -> None:
    """The talk that keeps every rule has full marks, whatever it was told; one more fact adds none."""
    course, logic, _ = learning()
    made = machine(name)
    talk = find_full_marks(made)
    assert talk is not None
    found = debrief(course, made, talk)
    assert (found.marks, found.is_best) == (found.marks_of, True)
    asked = [move for move in talk if not move.startswith("ask_")]
    assert debrief(course, made, asked).marks == found.marks
    assert conclude(logic, found.answers_told)["level"] in {"NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"}


def test_a_debrief_holds_no_minutes_rank_or_judgement_of_truth() -> None:
    course, _, _ = learning()
    said = json.dumps(debrief(course, machine("fisher"), ["look", "card"]).as_json())
    assert not re.search(r"minute|second|percent|rank|credib|believ|lie|pass", said)


def test_the_rules_conclude_from_what_was_told_and_not_from_what_was_not() -> None:
    course, logic, _ = learning()
    made = machine("domestic-worker")
    nothing = debrief(course, made, ["language", "consent", "card"])
    assert conclude(logic, nothing.answers_told)["level"] != "TODAY"
    assert conclude(logic, nothing.answers_true)["level"] == "TODAY"
    told = debrief(course, made, [*GOOD, "ask_papers_leaving", "options", "refer", "card"])
    assert conclude(logic, told.answers_told)["level"] == "TODAY"

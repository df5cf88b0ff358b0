"""The pictures of the pack: safe to show, small, and one for everything that is asked, answered or offered."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from titian.instrument import load_pack
from titian.instrument.talk import Talk
from titian.instrument.vocabulary import WITHHELD
from titian.voices import load_wording

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"
PICTURES = sorted((PACK / "pictures").glob("*.svg"))
NAMES = {picture.stem for picture in PICTURES}
LARGEST_BYTES = 6 * 1024
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}
ALLOWED = {
    "viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "d", "cx",
    "cy", "r", "x", "y", "rx", "ry", "width", "height", "points", "x1", "x2", "y1", "y2", "transform", "fill-rule",
}  # fmt: skip
LINE_STYLE = {
    "viewBox": "0 0 48 48", "fill": "none", "stroke": "currentColor", "stroke-width": "2.5",
    "stroke-linecap": "round", "stroke-linejoin": "round",
}  # fmt: skip

# Items that share one drawing, and why. Nobody else may: two facts must not look the same.
TWINS = {
    frozenset({"TL08", "FC05", "PR02"}): "identity papers held by someone else: at work, in a compound, on the move",
    frozenset({"TL10", "FC08"}): "hurt at the work place: at work, in a compound",
    frozenset({"TL11", "FC09"}): "threatened with harm: at work, in a compound",
    frozenset({"TL01", "FC02"}): "other work than promised: at work, in a compound",
    frozenset({"TL02", "FC03"}): "less pay than promised: at work, in a compound",
    frozenset({"TL06", "PR10"}): "another contract than agreed: at work, on the move",
    frozenset({"TL15", "FC16"}): "fines taken out of the pay: at work, in a compound",
    frozenset({"TL16", "FC15"}): "paid little or nothing: at work, in a compound",
    frozenset({"TL17", "FC14"}): "hours without rest: at work, in a compound",
    frozenset({"TL19", "TS10"}): "a very bad place to sleep: at work, in the specialist's questions",
    frozenset({"S08", "P14"}): "hard to see, hear or walk: seen by the officer, said by the person",
}

# What Talk says with a drawing that stands elsewhere too, and where. Nothing else of Talk may look like another picture.
SAME_AS = {
    "phrase.hello": "talk.greeting",
    "phrase.say_again": "talk.again",
    "phrase.medicine_missing": "item.MU04",
    "phrase.need_now": "item.C01",
    "phrase.here_water": "choice.care.water",
    "phrase.here_food": "choice.care.food",
    "phrase.toilet_there": "choice.care.toilet",
    "phrase.wash_here": "need.wash",
    "phrase.dry_clothes": "choice.care.warm_dry",
    "phrase.rest_here": "choice.care.rest",
    "phrase.ask_interpreter": "need.interpreter",
    "phrase.family_here": "choice.not_tell.family",
    "phrase.look_for_family": "need.family_tracing",
    "phrase.lost_someone": "item.SM04",
    "phrase.alone_talk": "reply.want_alone",
    "phrase.who_to_talk": "item.GB01",
    "phrase.need_help": "reply.help_me",
    "phrase.no_answer_needed": "choice.yes_no.skip",
    "phrase.you_decide": "consent.choice",
    "phrase.agree_ask": "consent.ask",
    "phrase.ask_lawyer": "need.legal_aid_non_punishment",
    "phrase.ask_advice": "need.independent_advice",
    "phrase.treated_badly": "closing.complain",
    "phrase.i_understand": "phrase.understand",
    "phrase.i_do_not_understand": "choice.yes_no.not_understood",
    "phrase.card_safe": "item.W03",
}

# Replies to a phrase that lies on the outline of a body, but which are no place on it.
BESIDE_THE_BODY = {"skin", "everywhere", "nowhere"}


def list_rows(sheet: str) -> list[dict[str, str]]:
    with (PACK / "sheets" / sheet).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def list_modules() -> dict[str, list[dict[str, str]]]:
    """The rows of the items by module, in the order of the sheet."""
    modules: dict[str, list[dict[str, str]]] = {}
    for row in list_rows("survey.csv"):
        if row["type"] == "begin_group":
            modules[row["name"]] = []
        elif row["type"] != "end_group":
            modules[next(reversed(modules))].append(row)
    return modules


def read_talk() -> Talk:
    talk = load_pack(PACK).talk
    assert talk is not None
    return talk


def read_drawing(name: str) -> str:
    return (PACK / "pictures" / f"{name}.svg").read_text(encoding="utf-8")


def test_pictures_are_drawings_only() -> None:
    assert len(PICTURES) > 600
    for picture in PICTURES:
        check_drawing(picture)


def check_drawing(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST_BYTES, picture.stem
    assert "<!" not in text, picture.stem
    root = ElementTree.fromstring(text)  # noqa: S314 (our own files, and declarations are refused above)
    assert dict(root.attrib) == LINE_STYLE, picture.stem
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in DRAWN, picture.stem
        assert set(element.attrib) <= ALLOWED, picture.stem
        assert not (element.text or "").strip(), picture.stem
        assert not (element.tail or "").strip(), picture.stem
        for value in element.attrib.values():
            assert "url(" not in value, picture.stem
            assert ":" not in value, picture.stem
    colours = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {None}
    assert colours <= {"currentColor", "none"}, picture.stem


def test_every_spoken_line_has_a_picture() -> None:
    texts = load_wording(PACK / "locales" / "en.yaml").texts
    wanted = {name for name in texts if name.startswith("choice.") and not name.endswith(f".{WITHHELD}")}
    wanted |= {text_id.removesuffix(".label") for text_id in texts if re.fullmatch(r"item\.\w+\.label", text_id)}
    wanted |= {text_id.removesuffix(".offer") for text_id in texts if re.fullmatch(r"module\.\w+\.offer", text_id)}
    # What stands in place of a line where nothing is heard stands beside the line's picture.
    wanted |= {text_id.removesuffix(".silent") for text_id in texts if text_id.startswith(("consent.", "assent."))}
    wanted |= {match[0] for text_id in texts if (match := re.match(r"need\.\w+", text_id))}
    wanted |= {"talk.again", "talk.slower", "talk.stop", "talk.afraid", "talk.earphones", "talk.hand_over"}
    assert wanted <= NAMES


def test_every_item_answer_and_offer_of_the_sheets_has_a_picture() -> None:
    items = {f"item.{row['name']}" for rows in list_modules().values() for row in rows}
    rows = [row for row in list_rows("choices.csv") if row["name"] != WITHHELD]
    answers = {f"choice.{row['list_name']}.{row['name']}" for row in rows}
    offers = {
        f"module.{row['name']}"
        for row in list_rows("survey.csv")
        if row["type"] == "begin_group" and row["stage"] == "modules"
    }
    assert items
    assert answers
    assert offers
    assert items | answers | offers <= NAMES


def test_no_picture_of_an_item_answer_or_offer_is_left_over() -> None:
    known = {f"item.{row['name']}" for rows in list_modules().values() for row in rows}
    known |= {f"choice.{row['list_name']}.{row['name']}" for row in list_rows("choices.csv")}
    known |= {f"module.{name}" for name in list_modules()}
    assert {name for name in NAMES if name.startswith(("item.", "choice.", "module."))} <= known


def test_every_picture_named_in_the_sheet_exists() -> None:
    named = [row["pictogram"] for rows in list_modules().values() for row in rows]
    assert all(named)
    assert set(named) <= NAMES


def test_only_twins_share_a_drawing() -> None:
    items_by_drawing: defaultdict[str, set[str]] = defaultdict(set)
    for rows in list_modules().values():
        for row in rows:
            items_by_drawing[read_drawing(row["pictogram"])].add(row["name"])
    shared = {frozenset(items) for items in items_by_drawing.values() if len(items) > 1}
    assert shared == set(TWINS)
    assert all(TWINS.values())


def test_twins_stand_in_different_modules() -> None:
    module_of = {row["name"]: module for module, rows in list_modules().items() for row in rows}
    for twins in TWINS:
        assert len({module_of[item] for item in twins}) == len(twins)


def test_offers_differ() -> None:
    offers = [name for name in NAMES if name.startswith("module.")]
    assert len({read_drawing(name) for name in offers}) == len(offers)


def test_answers_of_one_scale_differ_and_countries_look_alike() -> None:
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for row in list_rows("choices.csv"):
        if row["name"] != WITHHELD:
            answers[row["list_name"]].append(row["name"])
    countries = {name for name in answers["country"] if re.fullmatch("[A-Z]{2}", name)}
    assert len({read_drawing(f"choice.country.{country}") for country in countries}) == 1
    for scale, names in answers.items():
        one_country = [name for name in names if name not in countries] + sorted(countries & set(names))[:1]
        assert len({read_drawing(f"choice.{scale}.{name}") for name in one_country}) == len(one_country)


@pytest.mark.parametrize("answer", ["yes", "no", "dont_know", "skip", "not_understood"])
def test_an_answer_looks_the_same_on_every_scale(answer: str) -> None:
    scales = {row["list_name"] for row in list_rows("choices.csv") if row["name"] == answer} - {"tick"}
    assert len(scales) > 1
    assert len({read_drawing(f"choice.{scale}.{answer}") for scale in scales}) == 1


def test_index_says_what_every_picture_shows() -> None:
    index = yaml.safe_load((PACK / "pictures" / "index.yaml").read_text(encoding="utf-8"))["pictures"]
    assert set(index) == NAMES
    assert all(index.values())


def test_same_drawing_has_the_same_description() -> None:
    index = yaml.safe_load((PACK / "pictures" / "index.yaml").read_text(encoding="utf-8"))["pictures"]
    described: defaultdict[str, set[str]] = defaultdict(set)
    for name in NAMES:
        described[read_drawing(name)].add(index[name])
    assert {drawing: texts for drawing, texts in described.items() if len(texts) > 1} == {}


def test_yes_and_no_differ_in_form() -> None:
    yes, no = (read_drawing(f"choice.yes_no.{answer}") for answer in ("yes", "no"))
    assert "<circle" in yes
    assert "<circle" not in no
    assert "<rect" in no


def test_no_phrase_of_talk_lacks_a_picture() -> None:
    """On a body the outline itself is the picture."""
    assert [phrase.id for phrase in read_talk().phrases if f"phrase.{phrase.id}" not in NAMES] == ["where_hurt"]


def test_every_answer_a_person_gives_has_a_picture() -> None:
    """What was not asked is written by the phone, and is no answer."""
    rows = [row for row in list_rows("choices.csv") if row["name"] != WITHHELD]
    assert sorted({f"choice.{row['list_name']}.{row['name']}" for row in rows} - NAMES) == []


def test_every_reply_on_a_tile_has_a_picture() -> None:
    talk = read_talk()
    beside = {f"reply.{reply}" for reply in BESIDE_THE_BODY}
    assert beside <= {f"reply.{reply.id}" for reply in talk.replies}
    assert set(talk.list_pictures()) | beside <= NAMES


def test_no_picture_of_talk_is_left_over() -> None:
    talk = read_talk()
    known = {f"phrase.{phrase.id}" for phrase in talk.phrases}
    known |= {f"reply.{reply.id}" for reply in talk.replies if reply.picture is None}
    assert {name for name in NAMES if name.startswith(("phrase.", "reply."))} <= known


def test_replies_to_one_phrase_differ() -> None:
    talk = read_talk()
    pictures = {reply.id: reply.picture or f"reply.{reply.id}" for reply in talk.replies}
    for phrase in talk.phrases:
        shown = [name for reply in phrase.replies if (name := pictures[reply]) in NAMES]
        assert len({read_drawing(name) for name in shown}) == len(shown), phrase.id


def test_talk_looks_like_something_else_only_where_it_means_the_same() -> None:
    names_by_drawing: defaultdict[str, set[str]] = defaultdict(set)
    for name in NAMES:
        names_by_drawing[read_drawing(name)].add(name)
    talk = {name for name in NAMES if name.startswith(("phrase.", "reply."))}
    shared = {name for name in talk if len(names_by_drawing[read_drawing(name)]) > 1}
    assert shared == set(SAME_AS) | (set(SAME_AS.values()) & talk)
    assert all(read_drawing(name) == read_drawing(other) for name, other in SAME_AS.items())


def test_each_step_of_pain_is_a_bigger_sign() -> None:
    drawings = [read_drawing(f"reply.pain_{step}") for step in ("little", "much", "very")]
    across = [max(float(number) for number in re.findall(r"(?<=[ML])[\d.]+", drawing)) for drawing in drawings]
    assert across == sorted(set(across))


@pytest.mark.parametrize(
    ("count", "name"), [(1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "more_than_five")]
)
def test_people_can_be_counted(count: int, name: str) -> None:
    heads = re.findall(r"<circle(?![^>]*fill)", read_drawing(f"reply.{name}"))
    assert len(heads) == count

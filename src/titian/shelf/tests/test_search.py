"""Words are found in every script, the same on both databases, and never past what the reader may see.

The texts are our own, as they stood on 30 November 2026: every one that a query is about, and a sixth of the others.
Which of them a query is about is judged by the English text, so that no rule marks its own work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import connection

from titian.desk.search import MOST_HITS, SearchKind, TextKind, search
from titian.meetings.models import Note
from titian.meetings.tests.factories import add_item, do_item, make_meeting
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.rooms import list_parts
from titian.shelf import index, letters
from titian.shelf.index import catch_up, find
from titian.shelf.letters import OVERLAP, PASSAGE, cut_passages, ends_in_word, spell, split
from titian.shelf.models import Due, IndexState, Passage, Work
from titian.shelf.search import WORKS
from titian.shelf.tests.factories import NOW, make_work, put
from titian.shelf.workflow import WORK
from titian.workplan.models import ActionItem, Meeting, Update
from titian.workplan.search import ITEMS
from titian.workplan.tests.factories import (
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_party,
    share,
    tell,
)
from titian.workplan.tests.factories import make_meeting as make_plan_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
KEPT: Final = Path(__file__).with_name("kept_texts.json")
ALL: Final = 100_000
# What is asked → what the English text is about where it is about that.
QUERIES: Final[Mapping[str, Mapping[str, str]]] = {
    "th": {
        "ตำรวจ": r"police", "หมอ": r"doctor", "เด็ก": r"child", "หนี้": r"debt|owe", "พาสปอร์ต": r"passport",
        "หนังสือเดินทาง": r"passport", "กลัว": r"afraid|fear|scared", "งาน": r"work|job", "น้ำ": r"water",
        "ครอบครัว": r"famil", "เงิน": r"money|pay", "ล่าม": r"interpret", "นอน": r"sleep", "ตา": r"\beyes?\b",
    },
    "km": {
        "ប៉ូលិស": r"police", "នគរបាល": r"police", "គ្រូពេទ្យ": r"doctor", "ពេទ្យ": r"doctor|medical|hospital",
        "កុមារ": r"child", "ក្មេង": r"child", "បំណុល": r"debt|owe", "លិខិតឆ្លងដែន": r"passport",
        "ខ្លាច": r"afraid|fear|scared", "ការងារ": r"work|job", "ទឹក": r"water", "គ្រួសារ": r"famil",
        "លុយ": r"money|pay", "អ្នកបកប្រែ": r"interpret", "គេង": r"sleep",
    },
    "lo": {
        "ຕຳຫຼວດ": r"police", "ຕໍາຫຼວດ": r"police", "ໝໍ": r"doctor", "ແພດ": r"doctor|medical", "ເດັກ": r"child",
        "ໜີ້": r"debt|owe", "ໜັງສືຜ່ານແດນ": r"passport", "ຢ້ານ": r"afraid|fear|scared", "ວຽກ": r"work|job",
        "ນ້ຳ": r"water", "ນໍ້າ": r"water", "ຄອບຄົວ": r"famil", "ເງິນ": r"money|pay", "ນາຍພາສາ": r"interpret",
        "ນອນ": r"sleep",
    },
    "my": {
        "ရဲ": r"police", "ဆရာဝန်": r"doctor", "ကလေး": r"child", "အကြွေး": r"debt|owe",
        "နိုင်ငံကူးလက်မှတ်": r"passport", "ကြောက်": r"afraid|fear|scared", "အလုပ်": r"work|job", "ရေ": r"water",
        "မိသားစု": r"famil", "ပိုက်ဆံ": r"money|pay", "စကားပြန်": r"interpret", "အိပ်": r"sleep",
    },
}  # fmt: skip
# One word in two spellings that look the same, or as good as.
PAIRS: Final = {
    "Lao, water": ("ນ້ຳ", "ນໍ້າ"),
    "Lao, debt": ("ໜີ້", "ຫນີ້"),
    "Lao, police": ("ຕຳຫຼວດ", "ຕໍາຫຼວດ"),
    "Thai, water": ("น้ำ", "นํ้า"),
    "Khmer, woman": ("ស្ត្រី", "ស្រ្តី"),
    "Khmer, work, with a space of no width": ("ការ\u200bងារ", "ការងារ"),
    "Burmese, I": ("ကျွန်ုပ်", "ကျွနု်ပ်"),
}
# A sentence in each script of the region, and a part of it that is asked for.
SCRIPTS: Final = {
    "en": ("Signs for crews at the old pier", "crews at the old p"),
    "id": ("Tanda untuk awak kapal di dermaga", "awak kapal"),
    "vi": ("Biển báo cho thủy thủ ở bến tàu", "thủy thủ"),
    "ms": ("Papan tanda untuk kelasi di jeti", "papan TANDA"),
    "fil": ("Mga karatula para sa tripulante sa pantalan", "tripulante"),
    "tet": ("Sinál ba tripulante sira iha kais", "sinál ba"),
    "th": ("ป้ายสำหรับลูกเรือที่ท่าเรือเก่า", "ลูกเรือ"),
    "km": ("ផ្លាកសញ្ញាសម្រាប់នាវិកនៅកំពង់ផែចាស់", "នាវិក"),
    "lo": ("ປ້າຍສຳລັບລູກເຮືອຢູ່ທ່າເຮືອເກົ່າ", "ລູກເຮືອ"),
    "my": ("ဆိပ်ခံဟောင်းရှိ သင်္ဘောသားများအတွက် ဆိုင်းဘုတ်", "သင်္ဘောသား"),
    "bn": ("পুরনো ঘাটে নাবিকদের জন্য চিহ্ন", "নাবিকদের"),
    "si": ("පැරණි ජැටියේ නැවියන් සඳහා සංඥා", "නැවියන්"),
    "ta": ("பழைய துறைமுகத்தில் மாலுமிகளுக்கான அடையாளங்கள்", "மாலுமி"),
    "hi": ("पुराने घाट पर नाविकों के लिए संकेत", "नाविकों"),
    "ur": ("پرانی گودی پر ملاحوں کے لیے نشان", "ملاحوں"),
    "ps": ("په زاړه بندر کې د ملاحانو لپاره نښې", "ملاحانو"),
    "dv": ("ފަޅުވެރިންނަށް ނިޝާންތައް", "ނިޝާން"),
    "zh-Hans": ("旧码头给船员的标志", "船员"),
    "ja": ("古い桟橋の船員への標識", "桟橋"),
    "ko": ("낡은 부두의 선원을 위한 표지", "선원"),
    "mn": ("Хуучин хөлөг онгоцны тэмдэг", "онгоц"),
    "rhg": ("𐴌𐴟𐴢 𐴓𐴝𐴏𐴝𐴀", "𐴓𐴝𐴏"),
}  # fmt: skip


def find_titles(reader: User, asked: str) -> list[str]:
    """The titles of works, the best first."""
    titles = dict(Work.objects.values_list("pk", "title"))
    return [titles[thing] for thing in find(reader, WORKS, asked, ALL).things]


def stands_in(asked: Sequence[str], words: Sequence[str]) -> bool:
    return any(words[place : place + len(asked)] == asked for place in range(len(words) - len(asked) + 1))


@pytest.fixture(scope="module")
def kept() -> list[dict[str, str]]:
    texts: list[dict[str, str]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return texts


def lay_out(kept: Iterable[Mapping[str, str]], tag: str) -> dict[UUID, Mapping[str, str]]:
    """Each text a work: of three one is the members', one the group's and one everybody's."""
    works = {uuid4(): text for text in kept}
    Work.objects.bulk_create(
        Work(id=pk, title="Kept", about=text[tag], kind="brief", added_at=NOW,
             visibility=("members", "group", "public")[place % 3])
        for place, (pk, text) in enumerate(works.items())
    )  # fmt: skip
    Due.objects.bulk_create(Due(source="shelf_work", part=pk) for pk in works)
    catch_up()
    return works


def test_there_are_56_queries_and_seven_pairs() -> None:
    assert (sum(map(len, QUERIES.values())), len(PAIRS)) == (56, 7)


@pytest.mark.parametrize("tag", list(QUERIES))
def test_every_query_finds_what_is_about_it_and_nothing_else(kept: list[dict[str, str]], tag: str) -> None:
    works = lay_out(kept, tag)
    keeper, observer = make_keeper(), make_user(Role.OBSERVER)
    seen = set(Work.objects.exclude(visibility="members").values_list("pk", flat=True))
    words = {pk: split(text[tag]) for pk, text in works.items()}
    for asked, about in QUERIES[tag].items():
        says = {pk for pk, said in words.items() if stands_in(split(asked), said)}
        relevant = {
            pk for pk, text in works.items() if asked in text[tag] and re.search(about, text["en"], re.IGNORECASE)
        }
        matches = find(keeper, WORKS, asked, ALL)
        assert set(matches.things) == says, asked
        assert relevant <= says, asked
        assert matches.count == len(says)
        assert matches.things == sorted(says, key=lambda pk: pk.hex), asked
        for_observer = find(observer, WORKS, asked, ALL)
        assert (set(for_observer.things), for_observer.count) == (says & seen, len(says & seen))


@pytest.mark.parametrize("pair", list(PAIRS))
def test_either_spelling_finds_the_other(pair: str) -> None:
    one, other = PAIRS[pair]
    assert one != other
    make_work("one", about=f"… {one} …")
    make_work("other", about=f"… {other} …")
    reader = make_keeper()
    assert set(find_titles(reader, one)) == set(find_titles(reader, other)) == {"one", "other"}


def test_police_in_burmese_is_not_the_particle_that_begins_alike() -> None:
    make_work("police", about="ရဲစခန်း")
    make_work("particle", about="သူရဲ့အိမ်")
    assert find_titles(make_keeper(), "ရဲ") == ["police"]


@pytest.mark.parametrize("tag", list(SCRIPTS))
def test_a_part_of_a_sentence_is_found_in_each_script(tag: str) -> None:
    _, asked = SCRIPTS[tag]
    for other, (text, _) in SCRIPTS.items():
        make_work(other, about=text)
    says = {other for other, (text, _) in SCRIPTS.items() if asked.casefold() in text.casefold()}
    assert tag in says
    assert set(find_titles(make_keeper(), asked)) == says
    assert find_titles(make_keeper(), f"{asked}qq") == []


def test_words_stand_side_by_side_and_the_last_may_be_begun() -> None:
    make_work("one", about="Signs for crews at the old pier, 2024")
    reader = make_keeper()
    for asked in ("signs for", "SIGNS", "old pi", "pier 2024", "  old,  pier! ", "sign"):
        assert find_titles(reader, asked) == ["one"], asked
    for asked in ("crews signs", "sig for", "ier", "!", "", "pier 2025", '"', "' OR 1=1", "a* NOT b", "(", ":*"):
        assert find_titles(reader, asked) == [], asked


def test_pieces_do_not_join() -> None:
    make_work("one", about="ends in harbour", source="lights begin")
    reader = make_keeper()
    assert find_titles(reader, "lights") == ["one"]
    assert find_titles(reader, "harbour lights") == []


def test_no_phrase_falls_between_two_passages(blobs: Path) -> None:
    """Any eighty words in a row of a text are found, wherever it is cut; its end, too."""
    words = [f"w{number}" for number in range(3 * PASSAGE + 17)]
    put(make_work("one"), " ".join(words).encode())
    assert Passage.objects.filter(source="shelf_text").count() > 3
    reader = make_keeper()
    for begin in range(0, len(words) - OVERLAP + 1, 23):
        assert find_titles(reader, " ".join(words[begin : begin + OVERLAP])) == ["one"], begin
    assert find_titles(reader, " ".join(words[-OVERLAP:])) == ["one"]
    assert find_titles(reader, " ".join([*words[5:9], words[11]])) == []


def test_the_end_of_a_text_of_one_word_said_often_is_found(blobs: Path) -> None:
    """PostgreSQL keeps 256 places of a word and 16,383 of a text, and says nothing of the rest."""
    put(make_work("one"), ("pier " * 30_000 + "lamp").encode())
    assert find_titles(make_keeper(), "pier pier lamp") == ["one"]


def test_a_title_comes_first_then_what_says_it_more_often_then_the_latest(blobs: Path) -> None:
    far = " x" * PASSAGE
    for title, about, days in (
        ("once, old", "pier", 0), ("once, new", "pier", 9), ("often", f"pier{far} pier{far} pier", 0),
        ("the pier", "", 0),
    ):  # fmt: skip
        Work.objects.filter(pk=make_work(title, about=about).pk).update(added_at=NOW + timedelta(days=days))
    assert find_titles(make_keeper(), "pier") == ["the pier", "often", "once, new", "once, old"]


@pytest.mark.parametrize("step", range(0, 200, 37))
def test_passages_are_no_longer_than_postgresql_keeps(step: int) -> None:
    words = [str(number) for number in range(step * 11)]
    passages = list(cut_passages(words))
    assert all(0 < len(passage) <= PASSAGE <= 255 for passage in passages)
    assert {word for passage in passages for word in passage} == set(words)
    assert all(one[-OVERLAP:] == other[:OVERLAP] for one, other in pairwise(passages))


def test_words_are_spelt_in_letters_no_database_reads_otherwise() -> None:
    for text, _ in SCRIPTS.values():
        for word in split(text):
            assert re.fullmatch(r"[a-z0-9_]+", spell(word))
            assert all(spell(word).startswith(spell(word[:length])) for length in range(1, len(word)))
    assert len({spell(word) for text, _ in SCRIPTS.values() for word in split(text)}) == len(
        {word for text, _ in SCRIPTS.values() for word in split(text)}
    )
    assert (ends_in_word("ที่ pier"), ends_in_word("pier ที่"), ends_in_word("…")) == (True, False, False)


def list_hits(reader: User, asked: str) -> dict[str, list[str]]:
    return {f"{found.room}: {found.title}": [hit.label for hit in found.hits] for found in search(reader, asked)}


def test_one_search_finds_what_each_room_keeps_and_names_the_room(blobs: Path) -> None:
    party = make_party("ID")
    focal = make_focal_point(party)
    item = make_item(make_cycle(), "Lanterns at piers", lead=party)
    share(tell(focal, item, make_plan_meeting(), "Forty lanterns hang"))
    agenda = add_item(make_meeting("On lanterns", visibility="members"), "Stock-taking")
    Meeting.objects.filter(pk=agenda.meeting_id).update(state="in_session")
    agenda.refresh_from_db()
    do_item(agenda, "decide", text="More lanterns are bought.")
    put(make_work("A guide"), "ตะเกียง lanterns".encode(), language="th")
    assert list_hits(focal, "lanterns") == {
        "Shelf: Briefs, guides and toolkits": ["A guide"],
        "Plan: Action items": ["Lanterns at piers"],
        "Plan: Updates": ["Member ID: Lanterns at piers"],
        "Meetings: Meetings": ["On lanterns"],
        "Meetings: Agendas and minutes": ["Stock-taking"],
    }
    assert list_hits(focal, "ตะเกียง") == {"Shelf: Briefs, guides and toolkits": ["A guide"]}
    assert list_hits(make_user(Role.OBSERVER), "lanterns") == {}
    assert list_hits(make_user(Role.TRANSLATOR), "lanterns") == {}


def test_what_changes_is_found_by_its_new_words_at_once(blobs: Path) -> None:
    reader, keeper = make_keeper(), make_keeper()
    work = make_work("Lamps")
    agenda = add_item(make_meeting("Annual"), "Stock-taking")
    note = Note.objects.get(item=agenda)
    note.text = "A beacon was named."
    note.save()
    assert list_hits(reader, "beacon") == {"Meetings: Agendas and minutes": ["Stock-taking"]}
    note.text = "A lantern was named."
    note.save()
    assert list_hits(reader, "beacon") == {}
    given = {"title": "Lanterns", "kind": "guide", "about": "", "source": "", "number": None, "visibility": "members"}
    WORK.perform(work, "amend", actor=keeper, now=NOW, given=given)
    assert list_hits(reader, "lamps") == {}
    assert set(list_hits(reader, "lantern")) == {"Shelf: Briefs, guides and toolkits", "Meetings: Agendas and minutes"}
    Work.objects.get().delete()
    assert find_titles(reader, "lanterns") == []


def test_what_is_narrowed_is_gone_for_others_though_no_index_knows() -> None:
    item = make_item(make_cycle(), "Lanterns", visibility="public")
    observer = make_user(Role.OBSERVER)
    assert find(observer, ITEMS, "lanterns", ALL).count == 1
    catch_up()
    ActionItem.objects.filter(pk=item.pk).update(visibility="members")
    assert not Due.objects.exists()
    assert find(observer, ITEMS, "lanterns", ALL) == find(observer, ITEMS, "nothing says this", ALL)


def test_an_update_is_found_by_whoever_may_read_it() -> None:
    party, other = make_party("ID"), make_party("AU")
    focal, item = make_focal_point(party), make_item(make_cycle(), "Piers", visibility="public", lead=party)
    update = tell(focal, item, make_plan_meeting(), "Lanterns hang", visibility="public")
    assert Update.objects.get().state == "submitted"
    for reader, hits in ((focal, 1), (make_keeper(), 1), (make_focal_point(other), 0), (make_user(Role.OBSERVER), 0)):
        assert sum(map(len, list_hits(reader, "lanterns").values())) == hits
    share(update)
    Meeting.objects.update(visibility="public")
    assert sum(map(len, list_hits(make_user(Role.OBSERVER), "lanterns").values())) == 1


def test_ten_of_a_kind_are_shown_and_all_are_counted() -> None:
    for number in range(MOST_HITS + 3):
        make_work(f"Pier {number}")
    [found] = search(make_keeper(), "pier")
    assert (len(found.hits), found.has_more, found.count) == (MOST_HITS, True, MOST_HITS + 3)


def test_another_rule_cuts_every_text_anew(monkeypatch: pytest.MonkeyPatch, blobs: Path) -> None:
    put(make_work("Pier", about="Old pier"), b"Lanterns")
    catch_up()
    assert IndexState.objects.get().rule == f"{letters.RULE}/{connection.vendor}"
    before = set(Passage.objects.values_list("pk", flat=True))
    assert catch_up() == 0
    monkeypatch.setattr(index, "RULE", "2/of tomorrow")
    assert catch_up() >= 2
    after = set(Passage.objects.values_list("pk", flat=True))
    assert (len(after), before & after) == (len(before), set())
    assert find_titles(make_keeper(), "lanterns") == ["Pier"]


def test_texts_that_were_there_before_the_index_are_found() -> None:
    work = make_work("Old pier")
    for model in (Due, Passage, IndexState):
        model.objects.all().delete()
    assert find_titles(make_keeper(), "pier") == []
    catch_up()
    assert find_titles(make_keeper(), "pier") == [work.title]


def test_a_change_while_a_text_is_read_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    work = make_work("Lamps")
    cut = index._cut

    def cut_late(source: Any, text: Any) -> Any:
        rows = list(cut(source, text))
        if not changed:
            changed.append(True)
            work.title = "Lanterns"
            work.save()
        return iter(rows)

    changed: list[bool] = []
    monkeypatch.setattr(index, "_cut", cut_late)
    catch_up()
    assert (find_titles(make_keeper(), "lamps"), find_titles(make_keeper(), "lanterns")) == ([], ["Lanterns"])


def test_what_another_process_brought_up_meanwhile_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    work = make_work("Lamps")
    cut = index._cut

    def cut_slowly(source: Any, text: Any) -> Any:
        rows = list(cut(source, text))
        if not overtaken:
            overtaken.append(True)
            Work.objects.filter(pk=work.pk).update(title="Lanterns")
            catch_up()
        return iter(rows)

    overtaken: list[bool] = []
    monkeypatch.setattr(index, "_cut", cut_slowly)
    catch_up()
    assert find_titles(make_keeper(), "lanterns") == ["Lanterns"]
    assert Passage.objects.filter(source="shelf_work").count() == 1


def test_no_source_is_said_twice_and_no_proposal_is_indexed() -> None:
    kinds = list_parts(TextKind)
    names = [source.name for kind in kinds for source in kind.sources]
    assert len(set(names)) == len(names) == len(index.list_sources())
    assert not [label for label in index.list_changes() if "Proposal" in label or "Support" in label]


def test_what_is_found_by_words_and_by_names_has_one_order() -> None:
    ranks = [kind.rank for kind in list_parts(TextKind)] + [kind.rank for kind in list_parts(SearchKind)]
    assert len(set(ranks)) == len(ranks)

"""Words go out as files and come in again: without a loss, without a surprise, and all or nothing."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from babel.messages.pofile import escape
from django.utils import timezone

from titian.desk.errors import NotAllowed
from titian.forms.xlsform import read_workbook, write_workbook
from titian.forms.xlsform.sheets import Sheet, Workbook
from titian.people.models import User
from titian.studio.actions.add_language import add_language
from titian.studio.actions.apply_import import apply_import
from titian.studio.actions.read_import import LARGEST, read_import
from titian.studio.actions.save_words import save_words
from titian.studio.errors import EditedMeanwhile, FileRefused, ImportGone
from titian.studio.exchange.apart import write_book_apart
from titian.studio.exchange.book import make_workbook_of
from titian.studio.exchange.csv_file import guard, read_csv_rows, unguard, write_csv
from titian.studio.exchange.po import read_po_rows, write_po
from titian.studio.exchange.rows import FileRow, make_rows
from titian.studio.exchange.workbook import read_workbook_rows
from titian.studio.models import Import, LanguageRow, Pack, Text, Translation
from titian.studio.tests.conftest import PACK, make_worker
from titian.voices.wording import load_wording

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
GREETING = "talk.greeting"
ENGLISH = load_wording(PACK / "locales/en.yaml").texts
SAMPLES = (
    "«Bonjour\u00a0?»", "=1+1", "'=x", "''+y", '"q" \\ back\\n', "สวัสดี", "မင်္ဂလာပါ။", "السلام علیکم؟", "𐴌𐴗", "名字\uff1a{x}",
    "a,b;c\td", "# no comment", "-- dash", "{", "x" * 3000, "'plain", "msgid \"x\"",
)  # fmt: skip


def find(text_id: str = GREETING, tag: str = "id") -> Translation:
    return Translation.objects.select_related("text", "language__row", "language").get(
        text__text_id=text_id, language__row=tag
    )


def rows_of(tag: str) -> list[FileRow]:
    found = Translation.objects.filter(language__row=tag).select_related("text", "language").order_by("text__order")
    return list(make_rows(found))


def bare(row: FileRow) -> tuple[str, str, str, str, str]:
    return (row.text_id, row.tag, row.words, row.state, row.back_translation)


@pytest.fixture
def ana(pack: Pack) -> User:
    return make_worker("translator", "id", name="Ana")


def send(person: User, pack: Pack, name: str, content: bytes | str, tag: str = "id") -> Import:
    data = content.encode() if isinstance(content, str) else content
    return read_import(actor=person, pack=pack, name=name, content=data, tag=tag, now=timezone.now())


def kinds(made: Import) -> dict[str, str]:
    return {change["text_id"]: change["kind"] for change in made.rows["changes"]}


def apply(person: User, made: Import, *keys: int) -> int:
    chosen = set(keys) or {change["key"] for change in made.rows["changes"]}
    return apply_import(actor=person, made=made, keys=chosen, now=timezone.now())


def po(*entries: str, tag: str = "id") -> str:
    head = f'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return "\n".join([head, *entries])


def entry(
    words: str, text_id: str = GREETING, *, fuzzy: bool = False, number: int | None = None, english: str = ""
) -> str:
    if not english:
        english = ENGLISH[text_id].text if text_id in ENGLISH else "x"
    mark = f"#. titian: state=draft number={number}\n" if number is not None else ""
    return (
        f'{mark}{"#, fuzzy" + chr(10) if fuzzy else ""}msgctxt "{text_id}"\nmsgid {escape(english)}\nmsgstr "{words}"\n'
    )


class TestLossless:
    def fill(self, pack: Pack) -> None:
        """Every language of the table, with words of every script, in every state."""
        keeper = make_worker("coordinator")
        chance = random.Random(7)  # noqa: S311  # a test's dice
        for tag in LanguageRow.objects.exclude(tag__in=["en", "id"]).values_list("tag", flat=True):
            add_language(actor=keeper, pack=pack, tag=tag, now=timezone.now())
        rows = list(Translation.objects.exclude(language__row="en"))
        for row in rows:
            row.words = chance.choice(["", *SAMPLES])
            row.number = chance.randrange(5)
            row.state = chance.choice(["draft", "translated", "back_translated", "approved"]) if row.words else "draft"
            row.back_translation = chance.choice(["", *SAMPLES]) if row.state in {"back_translated", "approved"} else ""
            row.reviewer_name = "A" if row.state != "draft" else ""
        fields = ["words", "number", "state", "back_translation", "reviewer_name"]
        Translation.objects.bulk_update(rows, fields, batch_size=100)

    def test_what_is_written_is_read_in_every_language_of_the_table(self, pack: Pack) -> None:
        self.fill(pack)
        tags = list(LanguageRow.objects.exclude(tag="en").values_list("tag", flat=True))
        assert len(tags) > 60
        spoken = set(Text.objects.filter(is_spoken=True).values_list("text_id", flat=True))
        everything = []
        for tag in tags:
            rows = rows_of(tag)
            everything += [row for row in rows if row.text_id in spoken]  # as the page gives them
            wanted = [bare(row) for row in rows]
            assert [bare(row) for row in read_csv_rows(write_csv(rows))] == wanted
            assert [bare(row) for row in read_po_rows(write_po("p", "1", tag, rows))] == wanted
        read = read_workbook_rows(write_workbook(make_workbook_of("p", "1", everything)), "w.xlsx")
        assert sorted(map(bare, read)) == sorted(map(bare, everything))

    def test_workbook_that_another_process_writes_is_the_one_this_would_write(self, pack: Pack) -> None:
        self.fill(pack)
        rows = [row for tag in ("my", "ur", "en") for row in rows_of(tag)]
        assert write_book_apart("p", "1", iter(rows)) == write_workbook(make_workbook_of("p", "1", rows))

    def test_unchanged_files_change_nothing(self, pack: Pack, ana: User) -> None:
        rows = rows_of("id")
        for name, content in (
            ("a.po", write_po("p", "1", "id", rows)),
            ("a.csv", write_csv(rows)),
            ("a.xlsx", write_workbook(make_workbook_of("p", "1", rows))),
        ):
            made = send(ana, pack, name, content)
            assert made.rows["changes"] == [], name
            assert made.rows["same"] == len(rows)

    @pytest.mark.parametrize("text", [*SAMPLES, "", "\uff1dx", " =x", "'", "'''=a"])
    def test_a_cell_survives_its_guard_and_is_no_formula(self, text: str) -> None:
        assert unguard(guard(text)) == text
        assert not guard(text).lstrip(" ").startswith(("=", "+", "-", "@", "\uff1d"))

    def test_csv_is_read_with_a_byte_order_mark_and_without(self, pack: Pack) -> None:
        content = write_csv(rows_of("id"))
        assert content.startswith(b"\xef\xbb\xbf")
        assert read_csv_rows(content) == read_csv_rows(content[3:])

    def test_po_marks_drafts_and_carries_notes(self, pack: Pack) -> None:
        text = write_po("p", "1", "id", rows_of("id")).decode()
        assert '#, fuzzy\nmsgctxt "talk.greeting"' in text
        assert "Greeting, hand-over" in text

    def test_po_quotes_as_babel_does(self) -> None:
        words = 'a "b" \\ \\n\tc\r\nd\x0be\u2028ဗမာ'
        row = FileRow(words, "id", words, words, "translated")
        assert write_po("p", "1", "id", [row]).decode().count(escape(words)) == 3


class TestDifferences:
    def test_new_changed_confirmed_and_refused_are_told_apart(self, pack: Pack, ana: User) -> None:
        Translation.objects.filter(pk=find("talk.rest").pk).update(words="")
        same = find("talk.stop").words
        made = send(
            ana, pack, "a.po",
            po(entry("Halo. Telepon ini bisa bicara bahasamu."), entry("Mau istirahat? Kita bisa lanjut nanti.", "talk.rest"), entry(same, "talk.stop"),
               entry("Apa?", "no.such.text"), entry("Lihat {x}.", "talk.listen")),
        )  # fmt: skip
        assert kinds(made) == {
            GREETING: "changed", "talk.rest": "added", "talk.stop": "confirmed", "no.such.text": "refused",
            "talk.listen": "refused",
        }  # fmt: skip
        assert apply(ana, made) == 3
        assert {find(name).state for name in (GREETING, "talk.rest", "talk.stop")} == {"translated"}
        assert find(GREETING).revisions.latest("number").through == "po"
        assert find("talk.listen").words != "Lihat {x}."

    def test_fuzzy_comes_as_a_draft(self, pack: Pack, ana: User) -> None:
        apply(ana, send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.", fuzzy=True))))
        assert (find().words, find().state) == ("Halo. Telepon ini bisa bicara bahasamu.", "draft")

    def test_what_is_remarked_comes_as_a_draft(self, pack: Pack, ana: User) -> None:
        made = send(ana, pack, "a.po", po(entry("Hai.")))
        assert "very short" in made.rows["changes"][0]["why"]
        apply(ana, made)
        assert find().state == "draft"

    def test_letters_of_another_script_are_refused_text_by_text(self, pack: Pack, ana: User) -> None:
        made = send(ana, pack, "a.po", po(entry("สวัสดี โทรศัพท์นี้พูดภาษาของคุณ"), entry("Mau istirahat?", "talk.rest")))
        assert kinds(made) == {GREETING: "refused", "talk.rest": "changed"}
        assert "written in" in made.rows["changes"][0]["why"]

    @pytest.mark.parametrize("words", ["Halo {nama}.", "Halo {", "Halo }{"])
    def test_broken_placeholders_are_refused_text_by_text_and_change_nothing(
        self, pack: Pack, ana: User, words: str
    ) -> None:
        before = find().words
        made = send(ana, pack, "a.po", po(entry(words), entry("Mau istirahat?", "talk.rest")))
        assert kinds(made) == {GREETING: "refused", "talk.rest": "changed"}
        assert apply(ana, made) == 1
        assert (find().words, find("talk.rest").words) == (before, "Mau istirahat?")

    def test_an_approved_text_is_not_ticked_and_comes_as_translated(self, pack: Pack, ana: User) -> None:
        Translation.objects.filter(pk=find().pk).update(state="approved", reviewer_name="R")
        made = send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.")))
        assert kinds(made) == {GREETING: "approved"}
        assert apply_import(actor=ana, made=made, keys=set(), now=timezone.now()) == 0
        assert find().state == "approved"
        made = send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.")))
        apply(ana, made)
        assert (find().state, find().approver) == ("translated", None)

    def test_what_changed_here_since_the_file_was_made_is_a_conflict(self, pack: Pack, ana: User) -> None:
        number = find().number
        save_words(actor=ana, translation=find(), seen=number, words="Hai.", reason="Short.", now=timezone.now())
        made = send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.", number=number)))
        assert kinds(made) == {GREETING: "conflict"}

    def test_a_file_made_for_other_english_is_a_conflict_also_where_nothing_was_written(
        self, pack: Pack, ana: User
    ) -> None:
        Translation.objects.filter(pk=find().pk).update(words="", number=0)
        made = send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.", english="Good bye.")))
        assert kinds(made) == {GREETING: "conflict"}
        assert made.rows["changes"][0]["why"] == "The English changed since this was translated."

    def test_english_that_changes_between_looking_and_applying_stops_all_of_it(self, pack: Pack, ana: User) -> None:
        Translation.objects.filter(pk=find().pk).update(words="", number=0)
        made = send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.")))
        english = find(tag="en")
        writer = make_worker("translator", "en")
        save_words(actor=writer, translation=english, seen=english.number, words="Good bye.", now=timezone.now())
        with pytest.raises(EditedMeanwhile, match=r"talk\.greeting was changed meanwhile"):
            apply(ana, made)
        assert find().words == ""

    def test_an_edit_between_looking_and_applying_stops_all_of_it(self, pack: Pack, ana: User) -> None:
        made = send(
            ana,
            pack,
            "a.po",
            po(
                entry("Mau istirahat? Kita bisa lanjut nanti.", "talk.rest"),
                entry("Halo. Telepon ini bisa bicara bahasamu."),
            ),
        )
        before = find("talk.rest").words
        save_words(actor=ana, translation=find(), seen=find().number, words="Hai.", reason="Short.", now=timezone.now())
        with pytest.raises(EditedMeanwhile, match=r"talk\.greeting was changed meanwhile"):
            apply(ana, made)
        assert (find("talk.rest").words, find().words) == (before, "Hai.")
        assert Import.objects.get().applied_at is None

    def test_a_file_is_applied_once_and_by_who_sent_it(self, pack: Pack, ana: User) -> None:
        made = send(ana, pack, "a.po", po(entry("Halo. Telepon ini bisa bicara bahasamu.")))
        with pytest.raises(ImportGone):
            apply(make_worker("translator", "id"), made)
        apply(ana, made)
        with pytest.raises(ImportGone):
            apply(ana, made)

    def test_a_file_neither_approves_nor_puts_back(self, pack: Pack, ana: User) -> None:
        row = find()
        rows = [FileRow(GREETING, "id", "x", row.words, "approved", "", row.number)]
        assert kinds(send(ana, pack, "a.csv", write_csv(rows))) == {GREETING: "refused"}
        rows = [FileRow(GREETING, "id", "x", row.words, "draft", "Hello", row.number)]
        assert kinds(send(ana, pack, "a.csv", write_csv(rows))) == {GREETING: "refused"}

    def test_languages_of_others_are_refused_row_by_row(self, pack: Pack, ana: User) -> None:
        add_language(actor=make_worker("coordinator"), pack=pack, tag="ms", now=timezone.now())
        rows = [
            FileRow(GREETING, "id", find().text.source, "Halo. Telepon ini bisa bicara bahasamu."),
            FileRow(GREETING, "ms", find().text.source, "Helo."),
        ]
        made = send(ana, pack, "a.xlsx", write_workbook(make_workbook_of("p", "1", rows)), tag="")
        assert {change["tag"]: change["kind"] for change in made.rows["changes"]} == {"id": "changed", "ms": "refused"}

    def test_who_does_not_translate_brings_nothing_in(self, pack: Pack) -> None:
        with pytest.raises(NotAllowed):
            send(make_worker("reviewer", "id"), pack, "a.po", po(entry("Halo")))

    def test_a_text_twice_in_a_file_is_refused(self, pack: Pack, ana: User) -> None:
        rows = [FileRow(GREETING, "id", "x", word) for word in ("A.", "B.")]
        made = send(ana, pack, "a.csv", write_csv(rows))
        assert [change["kind"] for change in made.rows["changes"]] == ["refused", "refused"]


def edit_workbook(content: bytes, **sheets: Sheet) -> bytes:
    workbook, _ = read_workbook(content, "a.xlsx")
    return write_workbook(Workbook(tuple(sheets.get(sheet.name, sheet) for sheet in workbook.sheets)))


def make_workbook(pack: Pack) -> tuple[bytes, Sheet, Sheet]:
    content = write_workbook(make_workbook_of("p", "1", rows_of("id")))
    workbook, _ = read_workbook(content, "a.xlsx")
    survey, settings = workbook.find_sheet("survey"), workbook.find_sheet("settings")
    assert survey is not None
    assert settings is not None
    return content, survey, settings


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * (120 * 1024 * 1024))
    return out.getvalue()


class TestBadFiles:
    def refuse(self, person: User, pack: Pack, name: str, content: bytes | str, told: str, tag: str = "id") -> None:
        before = list(Translation.objects.order_by("pk").values_list("words", "number"))
        with pytest.raises(FileRefused, match=told):
            send(person, pack, name, content, tag)
        assert not Import.objects.exists()
        assert list(Translation.objects.order_by("pk").values_list("words", "number")) == before

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("a.po", po(entry("Halo"), tag="th"), "says it is th, and you chose id"),
            ("a.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "a"\nmsgid "x"\nmsgstr "y"\n', "does not say which language"),
            ("a.po", po('msgctxt "a"\nmsgid "x\nmsgstr "y"'), "broken near line"),
            ("a.po", po('msgid "x"\nmsgstr "y"\n'), "without msgctxt"),
            ("a.po", po('msgctxt "a"\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] "y"\nmsgstr[1] "z"\n'), "plural"),
            ("a.po", po(entry("Halo")).encode("utf-16"), "not UTF-8"),
            ("a.csv", "id,language,text\ntalk.greeting,id,caf\xe9\n".encode("latin-1"), "not UTF-8: byte 38"),
            ("a.csv", "id;language;text\ntalk.greeting;id;Halo\n", "no column id, language, text"),
            ("a.csv", 'id,language,text\ntalk.greeting,id,"Halo\n', "not well formed"),
            ("a.csv", "id,language,text\n", "holds no texts"),
            ("a.csv", "", "is empty"),
            ("a.csv", "id,language,text\ntalk.greeting,ms,Helo\n", "says it is ms, and you chose id"),
            ("a.doc", "words", "cannot be read"),
            ("a.xlsx", b"PK\x03\x04 not a zip", "."),
            ("a.xlsx", b"words", "."),
        ],
        ids=str,
    )
    def test_is_refused_with_a_sentence(
        self, pack: Pack, ana: User, name: str, content: bytes | str, told: str
    ) -> None:
        self.refuse(ana, pack, name, content, told)

    def test_a_line_of_spaces_is_read_once(self, pack: Pack, ana: User) -> None:
        started = time.process_time()
        self.refuse(ana, pack, "a.po", po('msgid "x"' + " " * 100_000 + "x"), "broken near line")
        assert time.process_time() - started < 2

    def test_too_large(self, pack: Pack, ana: User) -> None:
        self.refuse(ana, pack, "a.csv", b"x" * (LARGEST + 1), "larger than 8 MB")

    def test_zip_bomb(self, pack: Pack, ana: User) -> None:
        content = bomb()
        assert len(content) < LARGEST
        self.refuse(ana, pack, "a.xlsx", content, ".", tag="")

    def test_workbook_with_a_label_of_no_language_beside_others(self, pack: Pack, ana: User) -> None:
        content, survey, settings = make_workbook(pack)
        mixed = Sheet("survey", ("label", *survey.header), tuple(("x", *row) for row in survey.rows))
        plain = Sheet("settings", settings.header[:3], tuple(row[:3] for row in settings.rows))
        self.refuse(ana, pack, "a.xlsx", edit_workbook(content, survey=mixed, settings=plain), "names no language", "")

    def test_workbook_with_two_default_languages(self, pack: Pack, ana: User) -> None:
        content, _, settings = make_workbook(pack)
        [row] = settings.rows
        other = (*row[:3], "Indonesian (id)")
        two = Sheet("settings", settings.header, (row, other))
        self.refuse(ana, pack, "a.xlsx", edit_workbook(content, settings=two), "settings", "")

    def test_workbook_with_a_language_twice(self, pack: Pack, ana: User) -> None:
        content, survey, _ = make_workbook(pack)
        twice = Sheet("survey", (*survey.header, "label::Bahasa (id)"), tuple((*row, "x") for row in survey.rows))
        self.refuse(ana, pack, "a.xlsx", edit_workbook(content, survey=twice), "same language", "")

    def test_workbook_with_a_language_nobody_knows(self, pack: Pack, ana: User) -> None:
        content, survey, _ = make_workbook(pack)
        other = Sheet("survey", (*survey.header, "label::Klingon (tlh)"), tuple((*row, "x") for row in survey.rows))
        self.refuse(ana, pack, "a.xlsx", edit_workbook(content, survey=other), "Klingon", "")


def test_texts_the_pack_dropped_are_not_exported_nor_taken(pack: Pack, ana: User) -> None:
    Text.objects.filter(text_id=GREETING).update(removed_at=timezone.now())
    assert kinds(send(ana, pack, "a.po", po(entry("Halo.")))) == {GREETING: "refused"}

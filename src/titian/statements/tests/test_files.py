"""What goes out: a document whose comments another library reads, a PDF, and what of either is refused."""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from titian.audit.models import Entry
from titian.meetings.models import Decision
from titian.papers.tests.paper import needs_fonts, read_pdf, squeeze
from titian.people.models import Role
from titian.statements.models import Statement
from titian.statements.tests.factories import change, draft, find, hold_meeting, release, tell_of_plan
from titian.statements.tests.reading import read_comments
from titian.statements.texts import read_text
from titian.workplan.models import Meeting
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_keeper

pytestmark = pytest.mark.django_db


def ask(statement: Statement, name: str, client: Client | None = None) -> bytes:
    client = client or sign_in(make_keeper(Role.CO_CHAIR))
    answer = client.get(f"{statement.get_absolute_url()}{name}")
    assert answer.status_code == 200
    return bytes(answer.content)


def test_each_sentence_of_the_document_carries_its_facts_as_its_comment() -> None:
    meeting = hold_meeting()
    update = tell_of_plan(meeting)
    statement = draft(meeting)
    change(find(statement, "decision"), "edit", text="One member keeps the list.")
    comments = dict(read_comments(ask(statement, "statement.docx")))
    text = read_text(statement)
    wanted = [one.text for part in text.parts if part.part != "news" for one in part.sentences]
    assert sorted(comments) == sorted(wanted)
    assert (
        f"http://localhost:8000{Decision.objects.get().item.get_absolute_url()}"
        in comments["One member keeps the list."]
    )
    assert "The facts said: On “Stock-taking”, it was decided" in comments["One member keeps the list."]
    assert comments["Five interpreters were found."].endswith(update.get_absolute_url())
    assert "Five interpreters were found" in comments["Five interpreters were found."]


def test_files_of_a_released_statement_are_as_it_was() -> None:
    statement = release(draft(hold_meeting()))
    before = read_comments(ask(statement, "statement.docx"))
    Decision.objects.all().delete()
    Meeting.objects.update(title="Renamed")
    after = ask(Statement.objects.get(), "statement.docx")
    assert read_comments(after) == before
    with ZipFile(BytesIO(after)) as parts:
        assert "Renamed" not in parts.read("word/document.xml").decode()


def test_signs_that_no_document_may_hold_are_left_out() -> None:
    statement = draft(hold_meeting(f"Annual {chr(11)}meeting"))
    change(find(statement, "decision"), "edit", text=f"One{chr(1)} member keeps{chr(0xFFFF)} the list.")
    assert "One member keeps the list." in dict(read_comments(ask(statement, "statement.docx")))


def test_the_news_goes_out_by_itself() -> None:
    meeting = hold_meeting(words="members", visibility="public")
    statement = draft(meeting)
    texts = [text for text, _ in read_comments(ask(statement, "news.docx"))]
    assert texts == [one.text for one in read_text(statement).find_part("news").sentences]
    assert texts
    assert not [text for text in texts if "list is kept" in text]


def test_a_draft_says_so_and_who_takes_a_file_is_in_the_log() -> None:
    statement = draft(hold_meeting())
    chair = make_keeper(Role.CO_CHAIR)
    with ZipFile(BytesIO(ask(statement, "statement.docx", sign_in(chair)))) as parts:
        assert "Draft. Nobody has released it." in parts.read("word/document.xml").decode()
    entry = Entry.objects.get(action="statement.export")
    assert (entry.actor_id, entry.thing) == (str(chair.pk), f"statement:{statement.pk}")


@needs_fonts
def test_the_pdf_says_what_the_page_says_in_every_script() -> None:
    statement = draft(hold_meeting())
    words = "สถานะ · ស្ថានភាព · အခြေအနေ · حالت"
    change(find(statement, "decision"), "edit", text=f"One member keeps the list. {words}")
    pages = read_pdf(ask(statement, "statement.pdf"))
    said = "".join(page.text for page in pages)
    for sentence in (
        "Annual meeting was held in Bangkok from 8 March 2027 to 10 March 2027.",
        "One member keeps the list.",
    ):
        assert squeeze(sentence) in said
    fonts = {font.partition("-")[0] for page in pages for font in page.fonts}
    assert fonts >= {"NotoSans", "NotoSansThai", "NotoSansKhmer", "NotoSansMyanmar", "NotoNaskhArabic"}


def test_a_sign_that_no_font_here_has_is_said_and_nothing_is_made() -> None:
    statement = draft(hold_meeting())
    change(find(statement, "decision"), "edit", text="One \U00012000 keeps the list.")
    answer = sign_in(make_keeper()).get(f"{statement.get_absolute_url()}statement.pdf")
    assert answer.status_code == 503
    assert "U+12000" in answer.content.decode()
    assert not Entry.objects.filter(action="statement.export").exists()


def test_without_typst_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    statement = draft(hold_meeting())
    answer = sign_in(make_keeper()).get(f"{statement.get_absolute_url()}statement.pdf")
    assert answer.status_code == 503
    body = answer.content.decode()
    assert "The PDF could not be made. Typst is not installed. Run: pip install" in body
    assert "The list is kept by one member." in body


def test_there_is_no_other_file() -> None:
    statement = draft(hold_meeting())
    client = sign_in(make_keeper())
    for name in ("minutes.docx", "progress.pdf"):
        assert client.get(f"{statement.get_absolute_url()}{name}").status_code == 404

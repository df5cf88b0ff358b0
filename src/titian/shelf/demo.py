"""The demo's shelf: one brief of which public pages tell, and a made-up guide in three languages, which says so.

The brief itself is not copied here: its file says where it is public.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.people.models import User
from titian.shelf.actions.add_file import add_file
from titian.shelf.actions.put_on_shelf import put_on_shelf
from titian.shelf.codes import WorkKind
from titian.shelf.incoming import read_in
from titian.shelf.models import Work
from titian.shelf.workflow import WORK
from titian.workplan.codes import Visibility
from titian.workplan.models import ActionItem, Party

BRIEF: Final = "Trapped in Deceit"
BRIEF_SOURCE: Final = "Regional Support Office of the Bali Process, April 2023"
BRIEF_FILE: Final = """# Trapped in Deceit

Policy brief, April 2023. This page is not the brief: it says where the brief is public, for the demo of a shelf.
The Regional Support Office of the Bali Process publishes it. It is about people deceived into online scam centres.
"""
GUIDE: Final = "Signs at piers: a guide for crews (fictional)"
GUIDE_FILES: Final = {
    "en": "# Signs at piers (fictional)\n\nA sign hangs where crews pass, in words they read, with a number.\n",
    "th": "# ป้ายที่ท่าเรือ (เรื่องสมมติ)\n\nป้ายอยู่ในที่ที่ลูกเรือเดินผ่าน เขียนด้วยคำที่เขาอ่านได้ พร้อมหมายเลขโทรศัพท์\n",
    "km": "# ផ្លាកសញ្ញានៅកំពង់ផែ (រឿងប្រឌិត)\n\nផ្លាកសញ្ញាព្យួរនៅកន្លែងដែលនាវិកដើរកាត់ ជាពាក្យដែលគេអានបាន មានលេខទូរស័ព្ទ\n",
}


@transaction.atomic
def make_shelf(demo: Demo) -> None:
    """Both works with their files; nothing where they are there already."""
    if Work.objects.filter(title=GUIDE).exists():
        return
    now = timezone.now()
    office = User.objects.get(username="regional-office")
    brief = put_on_shelf(
        actor=office, title=BRIEF, kind=WorkKind.BRIEF, source=BRIEF_SOURCE, visibility=Visibility.PUBLIC, now=now
    )
    item = ActionItem.objects.get(title__endswith="airlines (fictional)")
    guide = put_on_shelf(
        actor=office, title=GUIDE, kind=WorkKind.GUIDE, about="Fictional: which signs crews read, and where they hang.",
        number=item.number, cycle=item.cycle, visibility=Visibility.GROUP, now=now,
    )  # fmt: skip
    _add(office, brief, "April 2023", "en", "trapped-in-deceit.md", BRIEF_FILE, published_on=date(2023, 4, 7))
    for tag, text in GUIDE_FILES.items():
        _add(office, guide, "First (fictional)", tag, f"signs-at-piers-{tag}.md", text, published_on=None)
    party = Party.objects.get(code="IOM")
    given = {"party": party, "where": "Fictional: at a workshop for port officers", "used_on": None}
    WORK.perform(guide, "use", actor=office, now=now, given=given)


def _add(
    office: User, work: Work, edition: str, language: str, name: str, text: str, *, published_on: date | None
) -> None:
    with closing(read_in(settings.TITIAN.blobs, name, text.encode())) as file:
        add_file(
            actor=office, work=work, edition=edition, language=language, file=file, now=timezone.now(),
            published_on=published_on,
        )  # fmt: skip

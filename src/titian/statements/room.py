from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.search import SearchKind
from titian.desk.ways import Way
from titian.people.policies import Permission, may
from titian.rooms import Pages, Room
from titian.statements.search import find_statements, show_statement

ROOM: Final = Room(
    Fill(100, "titian.statements.demo:make_statement", "select 'statement', count(*) > 0 from statements_statement"),
    Pages("titian.statements.urls"),
    Way(label=gettext_lazy("Statements"), address="/statements/", permission=Permission.SEE_PLAN, rank=45),
    SearchKind(
        title=gettext_lazy("Statements"),
        may_look=lambda reader: may(reader, Permission.SEE_PLAN),
        find=find_statements,
        show=show_statement,
        rank=35,
    ),
    Thing("statement"),
    Thing("statement_sentence"),
    Thing("statement_wording"),
)

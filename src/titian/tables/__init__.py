"""The desk's one table: it sorts, filters, pages and exports on the server, and works without a script.

A room declares a `Table` once, as data; a page draws it over rows that `visible_to` or `managed_by` has limited.

    ACCOUNTS = Table(
        name="accounts",
        caption=gettext_lazy("Accounts"),
        columns=(
            Column("user", gettext_lazy("User name"), lambda row: row.username, sort=("username",), link=address_of),
            Column("seen", gettext_lazy("Last sign-in"), lambda row: row.last_login, sort=("last_login",)),
        ),
        order="user",
        filters=(Words(gettext_lazy("Name or place"), ("username", "station__name")),),
    )

    def list_accounts(request, reader):
        table = ACCOUNTS.draw(request, reader, User.objects.managed_by(reader))
        return table.export() or render(request, "people/people.html", {"table": table})

and in the template `{% load tables %}{% show_table table %}`.
"""

from titian.tables.declared import Choice, Column, Day, Table, Words
from titian.tables.drawn import MOST_COUNTED, Drawn

__all__ = ["MOST_COUNTED", "Choice", "Column", "Day", "Drawn", "Table", "Words"]

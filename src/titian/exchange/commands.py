"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "htcds": Known(
        "titian.exchange.htcds.cli",
        "app",
        "Referrals as HTCDS 2.0 records, on the provider's own machine; and its survey form, corrected.",
        60,
    ),
    "directory hsds": Known("titian.exchange.hsds.cli", "app", "The directory as HSDS 3, out and in.", 95),
    "figures": Known(
        "titian.exchange.hxl.cli",
        "figures",
        "Write the figures of a country as CSV with HXL hashtags, and the tables of IC-TIP.",
        200,
    ),
}

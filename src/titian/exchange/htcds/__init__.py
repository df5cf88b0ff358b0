"""IOM's Human Trafficking Case Data Standard (HTCDS) 2.0: one opened referral as a record of its fields, and back.

    record = make_record(payload, Envelope(station="Saphan Thong land crossing"))
    imported = read_record(record)        # the same payload and envelope, and every field that is not ours
    write_record(record, ".csv")

The hub never runs this with a referral: it cannot open one. `web/desk/src/provider/htcds.ts` is the twin that runs in
the provider's browser; `contracts/exchange/` holds both to one table and the same examples.
"""

from .files import read_records, write_records
from .record import Envelope, Imported, make_record, read_record

__all__ = ["Envelope", "Imported", "make_record", "read_record", "read_records", "write_records"]

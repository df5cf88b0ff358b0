"""Languages and texts in bulk, for measuring and for holding pages to a number of queries."""

from __future__ import annotations

from django.utils import timezone

from titian.studio.models import SOURCE, LanguageRow, Pack, PackLanguage, Text, Translation

AT_ONCE = 1_000


def fill_studio(pack: Pack, languages: int, texts: int) -> None:
    """Adds so many languages of the table, and so many texts written in each of the pack; nobody vouches for any."""
    now = timezone.now()
    made = [
        Text(pack=pack, text_id=f"talk.more{n}", order=1000 + n, module="core", is_spoken=True, source="Hello.")
        for n in range(texts)
    ]
    Text.objects.bulk_create(made, batch_size=AT_ONCE)
    here = PackLanguage.objects.filter(pack=pack).values_list("row_id", flat=True)
    tags = LanguageRow.objects.exclude(tag__in=[SOURCE, *here]).values_list("tag", flat=True)[:languages]
    PackLanguage.objects.bulk_create([PackLanguage(pack=pack, row_id=tag, added_at=now) for tag in tags])
    rows = [
        Translation(text=text, language=language, words=f"w{number}", said="Hello.", on=now.date(), changed_at=now)
        for language in PackLanguage.objects.filter(pack=pack)
        for number, text in enumerate(made)
    ]
    Translation.objects.bulk_create(rows, batch_size=AT_ONCE)

"""What an address names: a pack, a language of it, a text in that language. What is not there is a 404."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from titian.people.models import User
from titian.studio.models import Pack, PackLanguage, Translation


def get_pack(reader: User, slug: str) -> Pack:
    return get_object_or_404(Pack.objects.visible_to(reader), slug=slug)


def get_language(pack: Pack, tag: str) -> PackLanguage:
    return get_object_or_404(pack.languages.select_related("row"), row=tag)


def get_translation(reader: User, slug: str, tag: str, text_id: str) -> Translation:
    found = get_object_or_404(
        Translation.objects.there().select_related(
            "text", "language__row", "language__pack", "translator", "back_translator", "approver"
        ),
        language__pack__in=Pack.objects.visible_to(reader),
        language__pack__slug=slug,
        language__row=tag,
        text__text_id=text_id,
    )
    return found

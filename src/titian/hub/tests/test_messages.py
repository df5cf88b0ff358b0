"""Every word of the desk is there in each language, and what Django reads is what translators wrote."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.utils import translation
from django.utils.translation import gettext, ngettext

ROOT = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "scripts"))

import messages  # noqa: E402


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    return messages.gather()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_marked_word_lacks_its_translation(language: str, gathered: Catalog) -> None:
    """Mend it with `python scripts/messages.py`, then translate what it lists in the `.po` files, and run it again."""
    assert messages.list_problems(language, gathered) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_django_reads_is_what_translators_wrote(language: str) -> None:
    compiled = messages.LOCALE / language / "LC_MESSAGES" / "django.mo"
    assert compiled.read_bytes() == messages.compile_catalog(messages.read_catalog(language))


def test_words_of_templates_and_of_code_are_gathered(gathered: Catalog) -> None:
    assert gathered.get("Download as CSV") is not None
    assert gathered.get("All is quiet. Nothing waits for you.") is not None
    assert gathered.get("%(count)d phone is full.") is not None


def test_django_speaks_them() -> None:
    with translation.override("th"):
        assert gettext("Phones") == "โทรศัพท์"
        assert ngettext("%(count)d hour", "%(count)d hours", 3) % {"count": 3} == "3 ชั่วโมง"
    with translation.override("id"):
        assert gettext("Phones") == "Telepon"
    with translation.override("en-gb"):
        assert gettext("Phones") == "Phones"

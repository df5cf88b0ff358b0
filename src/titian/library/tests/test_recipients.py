from __future__ import annotations

import pytest

from titian.library.recipients import describe_recipient
from titian.people.tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def test_an_entry_names_the_authority_only_where_there_is_one() -> None:
    house = make_organisation()
    assert "authority" not in describe_recipient(house)
    house.authority = "immigration"
    assert describe_recipient(house)["authority"] == "immigration"

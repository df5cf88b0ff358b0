"""The two instruments of the tests: the pack that ships, and one that says every word once."""

from titian.instrument.tests.conftest import first_contact, pack_folder, vocabulary

__all__ = ["first_contact", "pack_folder", "vocabulary"]

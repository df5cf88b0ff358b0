"""Marks for tests that stand in every run on SQLite, and on PostgreSQL are drawn by the day."""

from __future__ import annotations

import os

import pytest


def drawn_on_postgresql(group: str) -> pytest.MarkDecorator:
    """For what is marked `on_both` and whose SQL shorter tests ask on PostgreSQL: one in ten of this group there."""
    is_postgresql = os.environ.get("TITIAN_DATABASE_URL", "").startswith("postgres")
    return pytest.mark.long(group) if is_postgresql else pytest.mark.on_both

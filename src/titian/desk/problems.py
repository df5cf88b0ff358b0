"""How a refusal of the API looks, whatever room refuses."""

from __future__ import annotations

from ninja import Schema


class Problem(Schema):
    """Why a whole request was refused."""

    code: str
    message: str

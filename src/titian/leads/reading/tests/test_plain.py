"""What is put into a text to hide it is taken out, and what honest keyboards write is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.leads.reading.plain import make_plain


@pytest.mark.parametrize(
    ("written", "plain", "code"),
    [
        ("s\u0430l\u0430ry", "salary", "look_alikes"),
        ("h\u200bi\u200bg\u200bh pay", "high pay", "hidden_signs"),
        ("contact by t.e.l.e.g.r.a.m now", "contact by telegram now", "spelled_out"),
        ("e a s y work", "easy work", "spelled_out"),
        ("\U0001d5f5\U0001d5f6\U0001d5f4\U0001d5f5 pay", "high pay", "dressed_letters"),
        ("0\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e3", "081", None),
        ("\u2460\u277b \U0001f51f", "16 10", "dressed_letters"),
        ("\u0e50\u0e58\u0e51 \u17e1\u17e2 \u1041\u1042", "081 12 12", None),
        ("  A \t B\r\n\n C ", "a b\nc", None),
        ("job\u0628b", "job\u0628b", "two_scripts"),
    ],
)
def test_hidden_words_come_out(written: str, plain: str, code: str | None) -> None:
    cleaned = make_plain(written)
    assert cleaned.plain.text == plain
    codes = [note.code for note in cleaned.notes]
    assert codes == ([code] if code else []) or code in codes


@pytest.mark.parametrize(
    "honest",
    [
        "\u0e23\u0e31\u0e1a\u0e2a\u0e21\u0e31\u0e04\u0e23\u0e41\u0e04\u0e0a\u0e40\u0e0a\u0e35\u0e22\u0e23\u0e4c LINE ID: shop1",
        "\u09b0\u09be\u0981\u09a7\u09c1\u09a8\u09bf \u099a\u09be\u0987, \u0995\u09cd\u200d\u09b7",
        "\u0d85\u0dc0\u0dc1\u0dca\u200d\u0dba\u0dba\u0dd2",
        "\u179f\u17bc\u1798\u200b\u1791\u17b6\u1780\u17cb\u1791\u1784",
        "\u9700\u8981ABC\u516c\u53f8\u5458\u5de5",
        "Cook wanted \u2764\ufe0f caf\u00e9 \u00a9",
        "\u041c\u044b \u0438\u0449\u0435\u043c \u043f\u043e\u0432\u0430\u0440\u0430 \u0432 \u0440\u0435\u0441\u0442\u043e\u0440\u0430\u043d",
        "l\u01b0\u01a1ng cao, \u0111\u1ed3ng",
    ],
)
def test_what_honest_keyboards_write_is_no_sign_of_hiding(honest: str) -> None:
    assert make_plain(honest).notes == ()


def test_zawgyi_is_told() -> None:
    assert [note.code for note in make_plain("\u1031\u1010\u103c\u1095 \u1019\u1005").notes] == ["zawgyi"]


@given(st.text(max_size=60))
def test_every_sign_of_plain_text_knows_where_it_stood(text: str) -> None:
    cleaned = make_plain(text)
    for plain in (cleaned.plain, cleaned.cased):
        assert len(plain.text) == len(plain.spans)
        assert all(0 <= begin < end <= len(text) for begin, end in plain.spans)
        assert all(earlier[0] <= later[0] for earlier, later in zip(plain.spans, plain.spans[1:], strict=False))
    assert all(note.words == text[note.span[0] : note.span[1]] or note.code == "zawgyi" for note in cleaned.notes)

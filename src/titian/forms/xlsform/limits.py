"""How large a workbook may be. A whole survey of a household has a few thousand rows; a bomb has millions."""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 16 * 1024 * 1024
MOST_UNPACKED: Final = 64 * 1024 * 1024  # all parts together
MOST_RATIO: Final = 300  # unpacked to packed, for parts larger than RATIO_FROM
RATIO_FROM: Final = 2 * 1024 * 1024
MOST_PARTS: Final = 2_000
MOST_ELEMENTS: Final = 1_500_000  # of XML in all parts: each takes memory, however short it is
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 1_000
MOST_CELLS: Final = 2_000_000  # of a sheet: rows that are not blank, times columns
MOST_TEXT: Final = 32_767  # of one cell, as Excel has it
MOST_SHEETS: Final = 100
MOST_LOOPED: Final = 10_000  # rows that the loops of a form make

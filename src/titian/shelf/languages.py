"""The languages a file on the shelf is in: their tags (BCP 47), each by its own name."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = {
    "en": "English", "ar": "العربية", "bn": "বাংলা", "dv": "ދިވެހިބަސް", "fa": "فارسی", "fa-AF": "دری", "fil": "Filipino",
    "fr": "Français", "hi": "हिन्दी", "id": "Bahasa Indonesia", "ja": "日本語", "km": "ភាសាខ្មែរ", "ko": "한국어",
    "lo": "ລາວ", "mn": "Монгол", "ms": "Bahasa Melayu", "my": "မြန်မာ", "ne": "नेपाली", "pau": "Belau", "ps": "پښتو",
    "pt": "Português", "rhg": "Ruáingga", "si": "සිංහල", "sm": "Gagana Sāmoa", "ta": "தமிழ்", "tet": "Tetun",
    "th": "ไทย", "to": "Lea fakatonga", "tpi": "Tok Pisin", "ur": "اردو", "vi": "Tiếng Việt", "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}  # fmt: skip
RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "fa-AF", "ps", "ur"})

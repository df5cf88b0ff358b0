"""Names of the region's countries, for the one row a new hub begins with. A test holds them to
contracts/codes/countries.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COUNTRY_NAMES: Final[Mapping[str, str]] = {
    "AF": "Afghanistan",
    "AU": "Australia",
    "BD": "Bangladesh",
    "BT": "Bhutan",
    "BN": "Brunei Darussalam",
    "KH": "Cambodia",
    "CN": "China",
    "FJ": "Fiji",
    "FR": "France",
    "HK": "Hong Kong SAR",
    "IN": "India",
    "ID": "Indonesia",
    "IR": "Iran",
    "IQ": "Iraq",
    "JP": "Japan",
    "JO": "Jordan",
    "KI": "Kiribati",
    "KP": "North Korea",
    "KR": "South Korea",
    "LA": "Laos",
    "MO": "Macao SAR",
    "MY": "Malaysia",
    "MV": "Maldives",
    "MN": "Mongolia",
    "MM": "Myanmar",
    "NR": "Nauru",
    "NP": "Nepal",
    "NC": "New Caledonia",
    "NZ": "New Zealand",
    "PK": "Pakistan",
    "PW": "Palau",
    "PG": "Papua New Guinea",
    "PH": "Philippines",
    "WS": "Samoa",
    "SG": "Singapore",
    "SB": "Solomon Islands",
    "LK": "Sri Lanka",
    "SY": "Syria",
    "TH": "Thailand",
    "TL": "Timor-Leste",
    "TO": "Tonga",
    "TR": "Türkiye",
    "AE": "United Arab Emirates",
    "US": "United States",
    "VU": "Vanuatu",
    "VN": "Viet Nam",
}


def find_country_name(code: str) -> str:
    """The name where the region has one for the code, else the code itself."""
    return COUNTRY_NAMES.get(code, code)

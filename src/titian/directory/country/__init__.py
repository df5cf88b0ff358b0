"""A country folder: read it, say what is missing or wrong, write what is said before consent, and build its part."""

from titian.directory.country.asked import Mode
from titian.directory.country.check import check_country
from titian.directory.country.finding import Fault, Findings
from titian.directory.country.model import Country, load_country
from titian.directory.country.part import build_directory, read_directory
from titian.directory.country.readiness import list_missing
from titian.directory.country.script import Point, Script, write_script

__all__ = [
    "Country",
    "Fault",
    "Findings",
    "Mode",
    "Point",
    "Script",
    "build_directory",
    "check_country",
    "list_missing",
    "load_country",
    "read_directory",
    "write_script",
]

"""A country folder: read it, say what is missing or wrong, and build the directory part of a release."""

from titian.directory.country.check import Finding, Findings, check_country
from titian.directory.country.model import Country, load_country
from titian.directory.country.part import build_directory

__all__ = ["Country", "Finding", "Findings", "build_directory", "check_country", "load_country"]

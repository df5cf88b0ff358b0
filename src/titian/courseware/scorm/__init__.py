"""A module as a package that another learning system opens: SCORM 2004, 4th edition."""

from .package import PackageImpossible, make_package, pack_checked

__all__ = ["PackageImpossible", "make_package", "pack_checked"]

"""`imsmanifest.xml`: what is in the package and what is opened, by IMS Content Packaging and ADL's profile of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

NAME: Final = "imsmanifest.xml"
PAGE: Final = "index.html"

# `objectiveSetByContent` keeps a system from calling a lesson "passed" of its own accord: it says nothing of success.
_FORM: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={identifier} version={version}
    xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="lessons">
    <organization identifier="lessons">
      <title>{title}</title>
      <item identifier="lesson" identifierref="player">
        <title>{title}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="player" type="webcontent" adlcp:scormType="sco" href="{page}">
{files}
    </resource>
  </resources>
</manifest>
"""


def write_manifest(*, identifier: str, version: str, title: str, files: Iterable[str]) -> bytes:
    """The manifest of a package with one lesson. `files` are all others in it; the page is one of them."""
    listed = "\n".join(f"      <file href={quoteattr(name)}/>" for name in files)
    text = _FORM.format(
        identifier=quoteattr(identifier), version=quoteattr(version), title=escape(title), page=PAGE, files=listed
    )
    return text.encode()

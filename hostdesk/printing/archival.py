"""What an archive asks of a PDF: its description (XMP), how its colours are meant, files inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFZCompress,
)

from hostdesk.printing.structure import written

PRODUCER = "HostDesk"

_DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{producer}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that travels inside a document: what it was made of."""

    name: str
    media_type: str  # "application/json"
    content: bytes
    about: str  # for the reader's list of attachments


def make_archival(
    document: PDFDocument, title: str, language: str, attached: Sequence[Attached] = ()
) -> None:
    """PDF/A-2b, or 3b where files travel inside."""
    made = datetime.now(UTC)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]  # the only keys that it writes
    words = description(title, language, made, part=3 if attached else 2)
    catalog.Metadata = document.Reference(XMP(creator=lambda _document: words))
    catalog.OutputIntents = PDFArray([_screen_colours(document)])
    if attached:
        files = [_put_file(document, file, made) for file in attached]
        names = sorted(zip((file.name for file in attached), files, strict=True), key=lambda pair: pair[0])
        listed = [entry for name, file in names for entry in (written(name), file)]
        catalog.AF = PDFArray(files)
        catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(listed)})})


def description(title: str, language: str, made: datetime, part: int) -> bytes:
    """What the file says of itself (XMP)."""
    return _DESCRIPTION.format(
        title=escape(title),
        producer=PRODUCER,
        language=escape(language),
        made=f"{made:%Y-%m-%dT%H:%M:%SZ}",
        part=part,
    ).encode()


_MADE, _LONG_AGO = slice(24, 36), bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # ICC.1, 7.2.1


@cache
def _screen_profile() -> bytes:
    from PIL import ImageCms  # its colour engine knows sRGB, so that no profile has to ship

    made = bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return made[: _MADE.start] + _LONG_AGO + made[_MADE.stop :]  # the same in every file


def _screen_colours(document: PDFDocument) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _screen_profile(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": written("sRGB"),
            "Info": written("sRGB"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _put_file(document: PDFDocument, file: Attached, made: datetime) -> Any:
    about = PDFDictionary({"Size": len(file.content), "ModDate": f"(D:{made:%Y%m%d%H%M%S}Z)"})
    kind = {"Type": PDFName("EmbeddedFile"), "Subtype": _kind(file.media_type), "Params": about}
    stream = document.Reference(PDFStream(PDFDictionary(kind), file.content, [PDFZCompress]))
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": written(file.name),
                "UF": written(file.name),
                "Desc": written(file.about),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": stream, "UF": stream}),
            }
        )
    )


def _kind(media_type: str) -> str:
    """As a name; ReportLab's own names would escape the escape."""
    return f"/{media_type.replace('/', '#2F')}"

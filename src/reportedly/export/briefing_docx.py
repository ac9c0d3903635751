"""A snapshot in, a briefing as a Word document (DOCX) out, with real footnotes.

The same snapshot gives the same bytes: the document carries the time of the snapshot, not of the
writing.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any, BinaryIO

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from reportedly.export.briefing import Briefing, Footnote, Section, compose
from reportedly.export.snapshot import Choices, Snapshot

# XML has no place for these; `neutralise` leaves them, for terminals do
_NO_XML = re.compile("[\ufffe\uffff]")
# The first day that a ZIP archive can hold
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
# Word's own separators above footnotes take the numbers before 1
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
# Ids that python-docx gives to styles of these names
_REFERENCE, _TEXT = "FootnoteReference", "FootnoteText"


def write(snapshot: Snapshot, out: BinaryIO, choices: Choices) -> None:
    """Write the briefing of a snapshot."""
    write_briefing(compose(snapshot, choices), out)


def write_briefing(briefing: Briefing, out: BinaryIO) -> None:
    """Write a briefing that was put together before."""
    document = Document()
    about = document.core_properties
    about.title, about.author, about.comments = briefing.title, "Reportedly", briefing.label
    about.created = about.modified = briefing.made.replace(tzinfo=None)
    _add_styles(document)
    document.add_heading(_clean(briefing.title), 0)
    opening = document.add_paragraph()
    opening.add_run(f"{_clean(briefing.label)}. ").bold = True
    opening.add_run(_clean(briefing.about))
    for section in briefing.sections:
        _add_section(document, section)
    _add_footnotes(document, briefing)
    _save(document, out)


def _add_styles(document: Any) -> None:
    reference = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    text.font.size = Pt(9)


def _add_section(document: Any, section: Section) -> None:
    document.add_heading(_clean(section.title), section.level)
    for remark in section.remarks:
        document.add_paragraph().add_run(_clean(remark)).italic = True
    for told in section.told:
        paragraph = document.add_paragraph(_clean(told.text), style="List Bullet")
        for number in told.footnotes:
            run = _child(paragraph._p, "w:r")  # by hand: `run.style` looks through all styles
            _child(_child(run, "w:rPr"), "w:rStyle", val=_REFERENCE)
            _child(run, "w:footnoteReference", id=str(number))


def _add_footnotes(document: Any, briefing: Briefing) -> None:
    """The part of the package that holds the footnotes, which python-docx does not make."""
    root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
    for kind, number in _SEPARATORS:
        note = _child(root, "w:footnote", type=kind, id=str(number))
        _child(_child(_child(note, "w:p"), "w:r"), f"w:{kind}")
    for footnote in briefing.footnotes:
        paragraph = _child(_child(root, "w:footnote", id=str(footnote.number)), "w:p")
        _child(_child(paragraph, "w:pPr"), "w:pStyle", val=_TEXT)
        mark = _child(paragraph, "w:r")
        _child(_child(mark, "w:rPr"), "w:rStyle", val=_REFERENCE)
        _child(mark, "w:footnoteRef")
        text = _child(_child(paragraph, "w:r"), "w:t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = f" {_clean(_words(footnote))}"
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    child = etree.SubElement(parent, qn(tag))
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    return child


def _words(footnote: Footnote) -> str:
    title = f"“{footnote.title}”" if footnote.title else None
    where = ", ".join(filter(None, (footnote.printed, title, footnote.url)))
    return f"{where}: “{footnote.words}”"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _save(document: Any, out: BinaryIO) -> None:
    """Write the package with one fixed time for all of its files."""
    packed, fixed = io.BytesIO(), io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(fixed, "w") as target:
        for item in _sorted(source.infolist()):
            entry = zipfile.ZipInfo(item.filename, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(item.filename))
    out.write(fixed.getvalue())


def _sorted(items: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """By name, but the list of content types first, as readers expect it."""
    return sorted(items, key=lambda item: (item.filename != "[Content_Types].xml", item.filename))

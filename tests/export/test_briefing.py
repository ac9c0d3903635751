"""The briefing, in Markdown read with a Markdown parser and in DOCX read with python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
from lxml import etree
from markdown_it import MarkdownIt

from reportedly.claim import Casualties, Relay
from reportedly.export.briefing_markdown import escape
from reportedly.export.snapshot import Snapshot
from tests.export.snapshots import ENTRIES, PAPER, SNAPSHOT, claim, entry, exported, told_by

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text(snapshot: Snapshot = SNAPSHOT) -> str:
    return exported("briefing", snapshot).decode()


def test_the_label_stands_first():
    assert (
        text()
        .splitlines()[2]
        .startswith("**Claims as reported, not verified.** 7 claims of 6 origins")
    )
    assert "as known on 31 March 2031" in text()


def test_disputes_incidents_and_the_rest():
    headings = re.findall(r"^#+ .*", text(), re.M)
    assert headings == [
        "# Briefing",
        "## Disputed",
        "### Dispute 1",
        "## Incidents",
        "### Incident 7: Kassala, Sudan, 3 March 2031",
        "## Other claims",
        "### Meetings",
        "### Ties",
        "### Further claims",
    ]


def test_a_dispute_says_what_it_rests_on():
    assert "They differ in: denial (bombed \\| an air strike)." in text()


def test_copies_are_told_once_with_a_footnote_each():
    told = "Samia Haroun (surgeon) said, according to SUNA, that an air strike killed"
    incident = text().split("### Incident")[1].split("## Other")[0]
    assert incident.count(told) == 1
    assert "Kassala.[^1][^" in incident
    assert "*3 articles, 3 origins.*" in incident
    assert (
        "Counted as killed: 12 or more, up to 15 told (range of Samia Haroun and Health ministry)."
        in incident
    )


def test_every_sentence_has_a_footnote_and_every_footnote_is_used():
    document = text()
    sentences = [line for line in document.splitlines() if line.startswith("- ")]
    assert all(re.search(r"\[\^\d+\]$", line) for line in sentences)
    defined = re.findall(r"^\[\^(\d+)\]:", document, re.M)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", document))
    assert defined == [str(number) for number in range(1, len(defined) + 1)]
    assert used == set(defined)


def test_a_footnote_has_outlet_day_title_address_and_words():
    assert (
        "Nile Wire, 4 March 2031 (the outlet translated it), “Strike, at dusk”,"
        " <https://wire.example/strike?a=1&b=2>: “an air strike killed at least 12 people in Kassala”"
    ) in text()


def test_text_from_outside_is_shown_as_it_stands():
    html = MarkdownIt("commonmark").enable("table").render(text())
    assert "*Toll* rises; &lt;b&gt;more&lt;/b&gt;" in html
    assert "[x](http://evil.example)" in html
    assert re.findall(r'<a href="([^"]*)"', html) == ["https://wire.example/strike?a=1&amp;b=2"] * 2
    assert "<b>" not in html
    assert "\x1b" not in html


def test_escaping_survives_every_sign():
    hostile = "1. # > - + * _ ` ~ ^ $ & | ! @ [a]: <i> \\ {x} http://a.b www.a.b ![i](j) [^1] &amp; mailto:a"
    rendered = MarkdownIt("commonmark").render(f"- {escape(hostile)}")
    inside = re.sub(r"<[^>]+>", "", rendered).strip()
    assert inside == hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_name_cannot_open_a_list_or_heading():
    for name in ("# Forged", "1. Forged", "- Forged", "> Forged", "```", "[^1]: Forged"):
        told = entry(9, claim("c9", "paper", "he was here", [Relay(name, "person")]), PAPER, name)
        html = MarkdownIt("commonmark").render(
            text(replace(SNAPSHOT, entries=(told,), incidents=(), links=()))
        )
        assert (html.count("<h1>"), html.count("<ul>"), html.count("<ol>")) == (1, 1, 0), name
        assert "<blockquote>" not in html


def test_no_claims_make_a_short_briefing():
    empty = text(replace(SNAPSHOT, entries=(), incidents=(), links=(), decisions=()))
    assert "0 claims" in empty


def test_an_incident_that_is_only_denied_says_so():
    incident = replace(SNAPSHOT.incidents[0], entries=(ENTRIES[2],))  # type: ignore[index]
    document = text(replace(SNAPSHOT, incidents=(incident,)))
    assert "### Incident 7: Kassala, printed 5 March 2031, day not told" in document
    assert "*Nobody says that it happened.*" in document


def test_what_is_said_of_an_incident_rests_on_all_of_its_claims():
    whole = SNAPSHOT.incidents[0]  # type: ignore[index]
    denial = replace(whole, entries=(ENTRIES[2],))
    document = text(replace(SNAPSHOT, incidents=(denial,), wholes={7: whole}))
    incident = document.split("### Incident")[1].split("## Other")[0]
    assert incident.startswith(" 7: Kassala, Sudan, 3 March 2031\n")
    assert "Means told: air strike." in incident
    assert "1 of 4 claims picked. The whole incident: 3 articles, 3 origins, of which 2" in incident
    assert "Nobody says" not in incident
    assert "Counted over all its claims as killed: 12 or more" in incident
    assert incident.count("\n- ") == 1


def test_a_figure_put_together_says_so():
    parts = (
        Casualties("killed", 3, 3, 3, "three civilians"),
        Casualties("killed", 2, 2, 2, "two soldiers"),
    )
    told = replace(ENTRIES[1], claim=replace(ENTRIES[1].claim, casualties=parts))
    document = text(told_by(told))
    assert "Counted as killed: 5 (range of Health ministry)." in document
    assert (
        "The figure of Health ministry is a sum of groups: three civilians, two soldiers."
        in document
    )


# -- DOCX ------------------------------------------------------------------------------------------


def test_word_document_has_the_same_text():
    document = docx.Document(io.BytesIO(exported("docx")))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[0] == "Briefing"
    assert paragraphs[1].startswith("Claims as reported, not verified. 7 claims")
    assert "Incident 7: Kassala, Sudan, 3 March 2031" in paragraphs
    assert sum("Samia Haroun (surgeon) said" in told for told in paragraphs) == 2


def test_word_footnotes_are_real_and_complete():
    with zipfile.ZipFile(io.BytesIO(exported("docx"))) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
        types = package.read("[Content_Types].xml").decode()
    numbers = [note.get(f"{W}id") for note in notes.iter(f"{W}footnote")]
    assert numbers[:2] == ["-1", "0"]
    used = {mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")}
    assert used == set(numbers[2:])
    words = ["".join(note.itertext()) for note in notes.iter(f"{W}footnote")]
    assert any("*Toll* rises; <b>more</b>" in told for told in words)
    assert "footnotes+xml" in types
    styles = {style.style_id for style in docx.Document(io.BytesIO(exported("docx"))).styles}
    marks = {mark.get(f"{W}val") for mark in (*body.iter(f"{W}rStyle"), *notes.iter(f"{W}pStyle"))}
    assert marks == {"FootnoteReference", "FootnoteText"} <= styles


def test_word_document_takes_any_character():
    told = entry(
        9, claim("c9", "paper", "he was \ufffe\x00 here", [Relay("A\uffff", "person")]), PAPER, "A"
    )
    content = exported("docx", replace(SNAPSHOT, entries=(told,), incidents=(), links=()))
    assert docx.Document(io.BytesIO(content)).paragraphs

"""Small sources of every format, made in memory; all texts are invented."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from functools import cache

from docx import Document
from pypdf import PdfReader, PdfWriter

REPORT = (
    "Government troops retook a hill near Goma on Monday, a provincial official said, after two"
    " days of shelling that drove thousands of people out of nearby camps.",
    "“The hill is ours,” Col. Jean Mbala told reporters. The rebels denied it and said that their"
    " positions had not moved since the weekend.",
    "Aid workers said that some 4,000 people had walked towards the lake. One camp was hit by at"
    " least three shells, according to the provincial hospital, which counted eleven dead.",
)
TEXT = "\n\n".join(REPORT)


def html_page(body: str = "", head: str = "") -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in REPORT)
    return (
        "<!doctype html><html lang='en'><head><title>Army retakes hill near Goma</title>"
        '<meta property="og:site_name" content="Lake Post">'
        '<meta property="article:published_time" content="2024-11-18T10:00:00Z">'
        f"{head}</head><body><nav><a href='/'>Home</a></nav><article>"
        f"<h1>Army retakes hill near Goma</h1>{paragraphs}{body}</article>"
        "<footer>Copyright Lake Post</footer></body></html>"
    )


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF whose pages show these lines; only letters of Latin-1."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        shown = "".join(
            f"({line.replace('(', '[').replace(')', ']')}) Tj 0 -14 Td " for line in lines
        )
        stream = f"BT /F1 11 Tf 50 780 Td {shown}ET".encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        objects.append(page)
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf([list(REPORT)]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: list[tuple[str, str]]) -> bytes:
    """A DOCX of (style, text) pairs."""
    document = Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(part: str, data: bytes) -> bytes:
    """A DOCX in which the bytes of one part are replaced or added."""
    source = zipfile.ZipFile(io.BytesIO(every_format()["docx"]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name != part:
                archive.writestr(name, source.read(name))
        archive.writestr(part, data)
    return out.getvalue()


def feed(items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Lake Post</title><language>en</language>{items}</channel></rss>"
    ).encode()


def feed_item(number: int, body: str) -> str:
    return (
        f"<item><title>Report {number}</title><link>https://lake.example/{number}</link>"
        "<pubDate>Mon, 18 Nov 2024 23:30:00 +0300</pubDate><author>Jane Smith</author>"
        f"<description><![CDATA[{body}]]></description></item>"
    )


def warc(pages: list[tuple[str, bytes, str]], *, compressed: bool = True) -> bytes:
    """A WARC of (address, body, content type) answers."""
    out = [warc_record("warcinfo", "", b"software: test\r\n", "application/warc-fields")]
    for url, body, kind in pages:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        out.append(warc_record("response", url, answer, "application/http; msgtype=response"))
    return b"".join(gzip.compress(r, mtime=0) if compressed else r for r in out)


def warc_record(kind: str, url: str, block: bytes, content_type: str) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-11-18T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def json_lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def mhtml(page: str) -> bytes:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lake.example/a\r\n"
        "Subject: Army retakes hill near Goma\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n'
        "------b\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n------b--\r\n"
    ).encode()


@cache
def every_format() -> dict[str, bytes]:
    """One good source of each format, by the ending of its name."""
    item = feed_item(1, "".join(f"<p>{p}</p>" for p in REPORT))
    rows = [{"id": "a1", "text": TEXT, "published": "2024-11-18"}, {"id": "a2", "text": TEXT}]
    return {
        "txt": TEXT.encode(),
        "html": html_page().encode(),
        "mhtml": mhtml(html_page()),
        "pdf": pdf([list(REPORT)]),
        "docx": docx([("Heading 1", "Army retakes hill"), *(("Normal", p) for p in REPORT)]),
        "rss": feed(item),
        "warc": warc(
            [("https://lake.example/a", html_page().encode(), "text/html")], compressed=False
        ),
        "warc.gz": warc([("https://lake.example/a", html_page().encode(), "text/html")]),
        "jsonl": json_lines(*rows),
        "jsonl.gz": gzip.compress(json_lines(*rows), mtime=0),
        "json": json.dumps(rows).encode(),
        "csv": f'id,text\na1,"{TEXT}"\na2,"{TEXT}"\n'.encode(),
    }

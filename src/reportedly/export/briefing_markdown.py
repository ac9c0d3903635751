"""A snapshot in, a briefing in Markdown out, with footnotes as GitHub and Pandoc read them.

Text from outside is escaped: it can make no heading, link, image, HTML or footnote of its own, and
an address in it stays words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO
from urllib.parse import quote

from reportedly.export.addresses import web_address
from reportedly.export.briefing import Briefing, Footnote, Section, compose
from reportedly.export.snapshot import Choices, Snapshot

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~^$&!@])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_OPENING = re.compile(r"^(\d+)([.)])|^([-+=])")
# What may stand in <https://...>; all else is percent-encoded
_SAFE_IN_URL = "!#$%&'()*+,/:;=?@[]~"


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the briefing of a snapshot."""
    write_briefing(compose(snapshot, choices), out)


def write_briefing(briefing: Briefing, out: TextIO) -> None:
    """Write a briefing that was put together before."""
    out.writelines(f"{line}\n" for line in _lines(briefing))


def escape(text: str) -> str:
    r"""Text that Markdown shows as it stands, at the start of a line too.

    >>> print(escape("1. *see* [x](http://a.b) <b>"))
    1\. \*see\* \[x\](http\://a.b) \<b\>
    """
    text = _ADDRESS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text)


def _lines(briefing: Briefing) -> Iterator[str]:
    yield f"# {escape(briefing.title)}"
    yield ""
    yield f"**{escape(briefing.label)}.** {escape(briefing.about)}"
    for section in briefing.sections:
        yield from _section(section)
    if briefing.footnotes:
        yield ""
    for footnote in briefing.footnotes:
        yield _footnote(footnote)


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"{'#' * (section.level + 1)} {escape(section.title)}"
    if section.remarks:
        yield ""
        yield "  \n".join(f"*{escape(remark)}*" for remark in section.remarks)
    if section.told:
        yield ""
    for told in section.told:
        yield f"- {escape(told.text)}{''.join(f'[^{number}]' for number in told.footnotes)}"


def _footnote(footnote: Footnote) -> str:
    parts = [escape(footnote.printed)]
    if footnote.title:
        parts.append(f"“{escape(footnote.title)}”")
    if footnote.url:
        parts.append(_link(footnote.url))
    return f"[^{footnote.number}]: {', '.join(parts)}: “{escape(footnote.words)}”"


def _link(url: str) -> str:
    """A link for the web's addresses, words for any other."""
    address = web_address(url)
    return f"<{quote(address, safe=_SAFE_IN_URL)}>" if address else escape(url)

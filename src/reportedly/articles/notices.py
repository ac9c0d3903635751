"""Find what the publisher says about a text as a whole: translated, edited, not verified.

In: an article's text and the offsets of a paragraph. Out: `Notice` records whose span is the
sentence that says it, and a guess at the outlet where such a sentence names one as its speaker.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.articles.lines import trim
from reportedly.codebook import load_table
from reportedly.errors import CodebookError
from reportedly.text import Notice, NoticeKind, Span

_KINDS: dict[str, NoticeKind] = {
    "translated": "translated",
    "edited": "edited",
    "unverified": "unverified",
    "responsibility-with-author": "responsibility-with-author",
    "opinion": "opinion",
}
# A full stop ends a sentence unless an initial or a short title stands before it: "by J. Doe".
_SENTENCE_END = re.compile(
    r"(?<![A-Z\s][A-Z])(?<!\b(?:Dr|Mr|Ms|St))(?<!\bMrs)[.!?][\"”’)\]]*\s+(?=\W*[A-Z])"
)
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "}
)
# Every notice holds one of these; nothing else is worth the patterns' time.
_HINT = re.compile(
    r"translat|edited|condensed|abridged|shortened|adapted|verif|vouch|guarantee|confirm|check"
    r"|authenticat|responsib|liab|views?\b|opinion|ideas|perspectives|thoughts|commentary|guest",
    re.IGNORECASE,
)
_SIGNED = frozenset(("unverified", "opinion", "responsibility-with-author"))
_LONGEST = 500
_LEAD = re.compile(
    r"[\W_]*(?:(?:disclaimer|(?:(?:editor|publisher|translator)'?s'? )?note|n\.b\.)\W+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s.!)\]*_\"']*\Z")
# "This statement does not reflect our position, the envoy said" reports on a text.
_REPORTED = re.compile(r",\"? (?:\w+ ){1,5}(?:said|says|told|added|wrote)\W*$|^\"[^\"]*\".")
_NOT_A_NAME = re.compile(
    r"(?:we|our|i|it|they|you|this|that|these|those|staff|editors?)\b.*"
    r"|(?:the )?(?:authors?|editors?|publishers?|translators?|writers?|(?:news)?papers?|sites?"
    r"|websites?|agency|outlet|staff|magazine|organi[sz]ation|company|blog|channel)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^(?:the )?(?:editors|staff|team|newsroom|newsdesk|desk) (?:of|at) ", re.IGNORECASE
)
_BY_TAIL = re.compile(
    r"\s+(?:for (?:clarity|length|style|brevity)|from (?:the )?(?:original )?[A-Z]\w+"
    r"|in(?:to)? English|on \d).*$"
    r"|,? (?:and|which|who) (?:edited|adapted|published|is|was|has|can|does|should)\b.*$"
)


@cache
def _patterns() -> tuple[tuple[NoticeKind, tuple[re.Pattern[str], ...]], ...]:
    table = load_table("notices")
    compiled = []
    for number, entry in enumerate(table.get("pattern", []), start=1):
        kind = _KINDS.get(entry.get("kind", ""))
        if kind is None:
            raise CodebookError(
                f"codebook/notices.toml, pattern {number}: kind is {entry.get('kind')!r},"
                f" expected one of {', '.join(_KINDS)}"
            )
        sources = (_filled(source, table["parts"]) for source in entry["match"])
        compiled.append((kind, tuple(re.compile(s, re.IGNORECASE) for s in sources)))
    return tuple(compiled)


def _filled(source: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        source = source.replace(f"{{{name}}}", part)
    return source


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(m.end() for m in _SENTENCE_END.finditer(text, start, end)), end]
    spans = (trim(text, a, b) for a, b in zip(cuts, cuts[1:], strict=False))
    return [(a, b) for a, b in spans if a < b]


def _by(match: re.Match[str], text: str, start: int) -> str | None:
    """Who did it, in the article's own letters, where the sentence names somebody."""
    if "by" not in match.re.groupindex or match.start("by") < 0:
        return None
    words = " ".join(text[start + match.start("by") : start + match.end("by")].split())
    words = _BODY.sub("", _BY_TAIL.sub("", words)).removeprefix("the ").strip(" ,;:()[]")
    if _NOT_A_NAME.fullmatch(words) or not any(letter.isupper() for letter in words):
        return None
    return words


def find_notices(text: str, start: int, end: int) -> tuple[Notice, ...]:
    """The notices in the paragraph `text[start:end]`, in order; one sentence can give several.

    >>> note = "This article was translated and edited by The Levant Observer."
    >>> [(n.kind, n.by) for n in find_notices(note, 0, len(note))]
    [('translated', 'The Levant Observer'), ('edited', 'The Levant Observer')]
    """
    if not _HINT.search(text, start, end):
        return ()
    notices = []
    for a, b in _sentences(text, start, end):
        if b - a > _LONGEST or not _HINT.search(text, a, b):
            continue
        plain = text[a:b].translate(_STRAIGHT)
        if _REPORTED.search(plain):
            continue
        lead, tail = _LEAD.match(plain), _TAIL.search(plain)
        begin, stop = lead.end() if lead else 0, tail.start() if tail else len(plain)
        for kind, patterns in _patterns():
            match = next((m for p in patterns if (m := p.fullmatch(plain, begin, stop))), None)
            if match:
                notices.append(Notice(kind, Span(a, b, text[a:b]), _by(match, text, a)))
    return tuple(notices)


def guess_outlet(notices: tuple[Notice, ...]) -> str | None:
    """The outlet that signs the notices as its own, or `None`.

    Only who declines to vouch ("Nile Daily has not verified this story") is the publisher for
    sure; "translated by Ahmed Saleh" names a person as often as an outlet.
    """
    signed = [n.by for n in notices if n.by and n.kind in _SIGNED]
    return signed[0] if signed else None

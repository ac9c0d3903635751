"""The page: nothing of an article gets out of its text, nothing is fetched, all claims are there."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claim import Claim, Factuality, Reading, Relay, Unread
from reportedly.show.page import render_fragment, render_page
from reportedly.text import Article, Block, Span

PLAIN = Factuality("asserted", "+", "certain", "happened", "author")
EVIL = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</title><base href=//evil.example>",
    "&lt;b&gt; &amp; <!-- ",
    "\x1b[2J\x00\u202e\x9b",
)
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "article", "header", "h1", "h2", "p", "a",
    "nav", "ol", "section", "ul", "li", "span", "u", "div", "sup", "small", "b", "i", "dl", "dt", "dd", "details", "summary", "q",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content",
    "name", "class", "id", "href", "rel", "title", "tabindex", "aria-label",
}  # fmt: skip


class Audit(HTMLParser):
    """Collects the elements, attributes, ids and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def audit(page: str) -> Audit:
    found = Audit()
    found.feed(page)
    return found


def test_all_claims_are_linked_both_ways(reading: Reading) -> None:
    found = audit(render_page([reading]))
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links} <= set(found.ids)
    for number in range(1, len(reading.claims) + 1):
        assert sum(identifier.endswith(f"-c{number}") for identifier in found.ids) == 1
        assert sum(link.endswith(f"-t{number}") for link in found.links) == 1


def test_the_policy_allows_the_one_style_and_nothing_else(reading: Reading) -> None:
    page = render_page([reading, reading])
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(styles) == 1
    digest = b64encode(sha256(styles[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "url(" not in page
    assert "@import" not in page
    assert " style=" not in page


def test_stored_markup_stays_text(reading: Reading) -> None:
    for evil in EVIL:
        span = Span(0, len(evil), evil)
        claim = replace(
            reading.claims[0],
            id=evil,
            spans=(span,),
            chain=(Relay(evil, "person", evil, span, span), Relay(evil, "outlet")),
            conditions=(span,),
            role=evil,
        )
        article = Article(
            id=evil, text=evil, title=evil, outlet=evil, byline=evil, url=f"https://x/{evil}"
        )
        for page in (
            render_page([Reading(article, (claim,), (Unread(span, evil),))]),
            render_fragment(Reading(article, (claim,), (Unread(span, evil),))),
        ):
            found = audit(page)
            assert found.tags <= ALLOWED
            assert found.attributes <= ATTRIBUTES
            assert not [x for x in page if not x.isprintable() and x not in "\n\u00a0"]


def test_only_web_addresses_become_links(reading: Reading) -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", None):
        page = render_page([Reading(Article(id="a", text="x", url=url), ())])
        assert audit(page).links == []


def test_the_whole_text_is_there_and_unread_parts_say_why(reading: Reading) -> None:
    found = audit(render_page([reading]))
    for line in reading.article.text.split("\n"):
        flat = re.sub(r"(?<=[a-z])\d|(?<=\?) question", "", found.text)
        for word in line.split():
            assert word.strip(".,”“?:") in flat
    chips = re.findall(r'title="not read for claims">([^<]+)<', render_page([reading]))
    assert chips == ["heading", "link to another story", "question", "notice"]


def test_overlapping_claims_share_their_words(reading: Reading) -> None:
    page = render_page([reading])
    assert re.search(r'class="mark s-asserted deep m1 m2">in Old Kesra on Tuesday</span>', page)


def test_several_articles_share_no_ids(reading: Reading) -> None:
    found = audit(render_page([reading, reading]))
    assert len(found.ids) == len(set(found.ids))


def test_a_fragment_is_one_element(reading: Reading) -> None:
    fragment = render_fragment(reading)
    assert fragment.startswith('<div class="reportedly">')
    assert fragment.endswith("</div>")
    assert "<html" not in fragment
    assert "Content-Security-Policy" not in fragment


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_spans_in_any_text_make_a_well_formed_page(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab <&>\"'\n\u202e\x1b", min_size=1, max_size=40))
    edges = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=5))
    spans = [Span(start, end, text[start:end]) for start, end in pairs]
    at = data.draw(edges)
    blocks = (
        Block("heading", Span(0, at, text[:at])),
        Block("paragraph", Span(at, len(text), text[at:])),
    )
    article = Article(id="a", text=text, blocks=data.draw(st.sampled_from([(), blocks])))
    claim = Claim("c", "a", tuple(spans[1:]), (Relay("author", "author"),), PLAIN, "other")
    reading = Reading(article, (claim, claim), tuple(Unread(span, "x") for span in spans[:1]))
    found = audit(render_page([reading]))
    assert found.tags <= ALLOWED
    assert found.attributes <= ATTRIBUTES
    assert len(found.ids) == len(set(found.ids))

"""Turn a draft into an article: blocks, notices, dateline, day of printing, language, id.

In: a `Draft` of any format and the caller's options. Out: an `Article`; raises `SourceError` for
a text that holds nothing or too much, and `LanguageError` for one that is not English.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from reportedly.articles.draft import Draft
from reportedly.articles.language import find_language, language_name
from reportedly.articles.lines import trim
from reportedly.articles.messages import shown
from reportedly.articles.notices import guess_outlet
from reportedly.articles.options import ReadOptions
from reportedly.articles.published import find_published
from reportedly.articles.structure import Structure, find_structure
from reportedly.errors import LanguageError, SourceError
from reportedly.text import Article, PublishedBasis

# Half of a surrogate pair cannot be written as UTF-8, so it can neither be parsed nor stored;
# the replacement is one character long too, which keeps the user's offsets.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def article_id(text: str) -> str:
    """The id of an article that was given none: 16 hexadecimal digits of its text's SHA-256.

    >>> article_id("Kyiv")
    'daccd738d5f7327d'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def assemble(draft: Draft, source: str, options: ReadOptions) -> Article:
    """Make the article of `draft`; `source` names where it was read from, as the user did."""
    where = f"{shown(source)}, {draft.place}" if draft.place else shown(source)
    text = draft.text.translate(_SURROGATES) if _has_surrogates(draft.text) else draft.text
    if trim(text, 0, len(text)) == (len(text), len(text)) or not text:
        raise SourceError(source, f"{where}: found no text: expected an article in English")
    limit = options.limits.article_chars
    if len(text) > limit:
        raise SourceError(
            source,
            f"{where}: found {len(text):,} characters, expected at most {limit:,} in one article:"
            " split it into its articles",
        )
    language = _language(draft, text, source, where)
    structure = find_structure(text, draft.title, draft.known)
    published, basis = _published(draft, structure, options)
    return Article(
        id=draft.id or article_id(text),
        text=text,
        title=draft.title or structure.title,
        outlet=options.outlet or draft.outlet or guess_outlet(structure.notices),
        byline=draft.byline or structure.byline,
        dateline=structure.dateline,
        published=published,
        published_basis=basis,
        language=language,
        notices=structure.notices,
        blocks=structure.blocks,
        url=draft.url,
        source=source,
    )


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _language(draft: Draft, text: str, source: str, where: str) -> str:
    """The article's language; a stated one counts only where the words do not decide.

    Pages state the language of their menu: an Arabic report on a page that says "en" is common.
    """
    found = find_language(text)
    if found == "und":
        found = _stated(draft.language) or found
    if found in {"en", "und"}:
        return found
    raise LanguageError(
        source,
        f"{where}: looks like {language_name(found)} ({found}); Reportedly reads English:"
        " translate it first",
        found,
    )


def _stated(language: str | None) -> str | None:
    """The ISO 639 code in "en-GB", "en_US" or "English"; `None` where there is none."""
    code = re.split(r"[-_]", (language or "").strip().lower())[0]
    code = {"eng": "en", "english": "en"}.get(code, code)
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _published(
    draft: Draft, structure: Structure, options: ReadOptions
) -> tuple[date | None, PublishedBasis]:
    if options.published:
        return options.published, "given"
    if draft.published:
        return draft.published, draft.basis
    found = find_published(structure.blocks, structure.dateline)
    return (found, "found") if found else (None, "unknown")

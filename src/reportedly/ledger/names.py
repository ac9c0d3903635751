"""A name as it is written in, the form by which names are compared out."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[^\w ]|_")
_ARTICLES = re.compile(r"^(?:the|a|an) ")


def fold_name(name: str) -> str:
    """Fold case, accents, punctuation, possessives and the leading article of a name.

    A name of signs alone, which would fold to nothing, is kept as it stands.

    >>> fold_name("the Zintan  Brigade’s"), fold_name("Ménaka")
    ('zintan brigade', 'menaka')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’s", "").replace("'s", ""))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = " ".join(_DROPPED.sub(" ", plain).split())
    return _ARTICLES.sub("", words) or name

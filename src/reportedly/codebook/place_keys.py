"""A place's name in, the keys under which the gazetteer files it and looks for it, best first.

Three keys, each looser than the one before: the folded name; the name without Arabic articles
("al-Qusayr", "Qusayr"); and the name as it sounds, since news and GeoNames romanise differently
("Qusair", "Quseir" and "Al Quşayr"; "Maaret al-Numan" and "Ma`arrat an-Nu'man").
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.codebook.naming import cut

_ARTICLES = frozenset(
    ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "en", "et")
)
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")

# As the ear merges them, in this order: first sounds written with two letters, then vowels, which
# romanisations of Arabic, Persian and Hebrew never agree on, then what English doubles or adds.
_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"kh|gh(?=[aeiou])|q|ck|c(?=[aou])", "k"),
        (r"zh|j|dj|g(?=[eiy])", "j"),
        (r"dh|dz|z", "z"),
        (r"th", "t"),
        (r"ou|oo|aw|au|ow|o|w(?![aeiou])", "u"),
        (r"ai|ay|ei|ey|ee|ie|iy|y(?![aeou])", "i"),
        (r"e", "a"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aiu])h(?![aiu])|(?<=[^aius])h", ""),
        (r"(?<=..)[ai]t?$", ""),
    )
)


def place_key(name: str) -> str:
    """The folded name, words parted by one space; "" where nothing is left.

    >>> place_key("St. Petersburg"), place_key("Khān Shaykhūn")
    ('saint petersburg', 'khan shaykhun')
    """
    if _PLAIN.fullmatch(name):  # most of a million names, which would cost `cut` ten seconds
        words = name.casefold().split(" ")
    else:
        words = [piece.fold for piece in cut(name)]
    return " ".join(_LONG.get(word, word) for word in words)


def bare_key(key: str) -> str:
    """`key` without the articles of Arabic names; "" where that is all.

    >>> bare_key(place_key("Deir ez-Zor")), bare_key(place_key("al-Qusayr"))
    ('deir zor', 'qusayr')
    """
    return " ".join(word for word in key.split(" ") if word not in _ARTICLES)


@lru_cache(maxsize=65536)
def sound_key(key: str) -> str:
    """`key` without articles as it sounds; "" where too little is left to tell names apart.

    >>> sound_key("al quseir") == sound_key("al qusayr")
    True
    >>> sound_key("hodeidah") == sound_key("al hudaydah")
    True
    """
    words = []
    for word in bare_key(key).split(" "):
        for pattern, to in _SOUNDS:
            word = pattern.sub(to, word)
        words.append(word)
    heard = "".join(words)
    return heard if len(heard) >= 4 else ""

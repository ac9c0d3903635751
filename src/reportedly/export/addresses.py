"""An article's address as it was given in, an address of the web out."""

from __future__ import annotations

import re

# Nothing that shows as white space or as nothing stands in an address
_WEB = re.compile(r"(?i)https?://[^\s\x00-\x20\x7f-\xa0\u200b-\u202e\u2060-\u206f\ufeff<>\"]+")


def web_address(url: str | None) -> str | None:
    """The address where it is one of http or https, else `None`: others may run a program.

    >>> web_address("https://news.example/a?b=1"), web_address("javascript:alert(1)")
    ('https://news.example/a?b=1', None)
    """
    return url if url and _WEB.fullmatch(url) else None

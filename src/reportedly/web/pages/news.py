"""The desk itself: what came in since the last visit.

A browser's cookie holds two marks: what is new is measured from the first; the second is how far the
ledger was written when the desk was last looked at, and takes the first one's place when somebody
comes back after a pause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.responses import RedirectResponse, Response

from reportedly.errors import OptionError
from reportedly.show.happening import days_words, told_only
from reportedly.views.links import LinkRow
from reportedly.views.news import Mark, mark_now, news, read_mark
from reportedly.web.answer import Page, Table, set_lasting_cookie
from reportedly.web.pages.outlook import today
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# A visit ends when nothing was looked at for so long
_PAUSE = timedelta(minutes=30)
_COOKIE = "seen"


@dataclass(frozen=True, slots=True)
class _Seen:
    """From where news are counted and since when, and where and when the desk was last looked at."""

    base: Mark
    base_at: datetime | None
    last: Mark
    last_at: datetime

    def __str__(self) -> str:
        since = int(self.base_at.timestamp()) if self.base_at else 0
        return f"{self.base}_{since}_{self.last}_{int(self.last_at.timestamp())}"


def desk(visit: Visit) -> Page:
    """What came in since the last visit, and what waits."""
    now = datetime.now(UTC)
    seen = _look(_read(visit.request.cookies.get(_COOKIE, "")), mark_now(visit.store), now)
    filters, choice = visit.question.filters, visit.question.choice
    found = news(visit.store, seen.base, today(visit), filters, visit.known, choice)
    return Page(
        "The desk",
        "news.html",
        {
            "news": found,
            "since": seen.base_at,
            "days_words": days_words,
            "told_only": told_only,
        },
        Table("disputes", LinkRow, lambda: found.disputes),
        cookies={_COOKIE: str(seen)},
    )


def all_seen(visit: Visit) -> Response:
    """Take everything as seen: news are counted from now on."""
    now, mark = datetime.now(UTC), mark_now(visit.store)
    answer = RedirectResponse("/", 303)
    set_lasting_cookie(answer, _COOKIE, str(_Seen(mark, now, mark, now)))
    return answer


def _look(before: _Seen | None, mark: Mark, now: datetime) -> _Seen:
    """What the cookie holds after this look at the desk."""
    if before is None:
        return _Seen(Mark(), None, mark, now)
    if now - before.last_at > _PAUSE:
        return _Seen(before.last, before.last_at, mark, now)
    return _Seen(before.base, before.base_at, mark, now)


def _read(cookie: str) -> _Seen | None:
    """The cookie's marks, `None` where it holds none."""
    try:
        base, base_at, last, last_at = cookie.split("_")
        return _Seen(read_mark(base), _time(base_at), read_mark(last), _time(last_at) or _NEVER)
    except (ValueError, OptionError, OverflowError, OSError):
        return None


def _time(seconds: str) -> datetime | None:
    return datetime.fromtimestamp(int(seconds), UTC) if int(seconds) else None


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
PAGES = (At("/", desk), At("/seen", all_seen))

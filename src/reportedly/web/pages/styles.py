"""The colours and lines of statuses, which the page of a single reading has too."""

from __future__ import annotations

from importlib.resources import files

from starlette.responses import Response

from reportedly.web.routes import At
from reportedly.web.visit import Visit


def statuses(_: Visit) -> Response:
    """The style sheet that `show` and the desk share."""
    sheet = (files("reportedly.show") / "statuses.css").read_text(encoding="utf-8")
    return Response(sheet, media_type="text/css")


PAGES = (At("/statuses.css", statuses),)

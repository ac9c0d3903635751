"""The pages of the desk: one module for each subject, each with the addresses at which it stands."""

from reportedly.web.pages import (
    actors,
    articles,
    briefing,
    claims,
    deciding,
    history,
    incidents,
    links,
    network,
    news,
    outlook,
    places,
    posture,
    readings,
    review,
    sources,
    styles,
)

PAGES = (
    *news.PAGES,
    *claims.PAGES,
    *links.PAGES,
    *incidents.PAGES,
    *places.PAGES,
    *actors.PAGES,
    *network.PAGES,
    *posture.PAGES,
    *outlook.PAGES,
    *sources.PAGES,
    *review.PAGES,
    *deciding.PAGES,
    *history.PAGES,
    *readings.PAGES,
    *briefing.PAGES,
    *styles.PAGES,
    *articles.PAGES,  # last: an article's id may hold slashes, so its address matches others too
)

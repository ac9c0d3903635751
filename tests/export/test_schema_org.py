"""schema.org JSON-LD: claims, and reviews only of what people graded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from reportedly.export.snapshot import Choices, Snapshot
from tests.export.snapshots import SNAPSHOT, exported


def graph(
    name: str, snapshot: Snapshot = SNAPSHOT, choices: Choices | None = None
) -> list[dict[str, Any]]:
    document = json.loads(exported(name, snapshot, choices))
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_a_claim_with_its_speaker_and_article():
    claim = graph("schema.org")[0]
    assert (claim["@type"], claim["@id"]) == ("Claim", "urn:reportedly:claim:c1")
    assert claim["author"] == {"@type": "Person", "name": "Samia Haroun", "jobTitle": "surgeon"}
    assert claim["claimInterpreter"] == [{"@type": "NewsMediaOrganization", "name": "SUNA"}]
    assert claim["appearance"]["datePublished"] == "2031-03-04"
    assert claim["description"].startswith("Samia Haroun (surgeon) said, according to SUNA, that")
    assert claim["contentLocation"][0]["geo"]["latitude"] == 15.45


def test_only_graded_claims_are_reviewed():
    kinds = [node["@type"] for node in graph("schema.org")]
    assert kinds == ["Claim", "ClaimReview", *["Claim"] * 6]
    ungraded = graph("claimreview", replace(SNAPSHOT, decisions=()))
    assert ungraded == []


def test_a_review_is_signed_and_worded():
    (review,) = graph("claimreview", choices=Choices(site="https://desk.example/"))
    assert review["claimReviewed"] == "an air strike killed at least 12 people in Kassala"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "probably true",
        "ratingExplanation": "two hospitals agree",
    }
    assert (review["author"]["name"], review["datePublished"]) == ("R. Editor", "2031-03-09")
    assert review["url"] == "https://desk.example/claims/c1"
    assert review["itemReviewed"]["@type"] == "Claim"


def test_without_a_site_no_address_is_invented():
    (review,) = graph("claimreview")
    assert "url" not in review


def test_nobody_is_the_author_of_a_rumour_and_a_country_has_no_point():
    claims = {node["@id"]: node for node in graph("schema.org")}
    assert "author" not in claims["urn:reportedly:claim:c6"]
    assert claims["urn:reportedly:claim:c5"]["author"]["name"] == "Nile Wire"
    assert "geo" not in claims["urn:reportedly:claim:c5"]["contentLocation"][0]


def test_only_web_addresses_are_written():
    assert "javascript" not in exported("schema.org").decode()

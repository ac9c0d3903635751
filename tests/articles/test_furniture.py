import pytest

from reportedly.articles.furniture import (
    end_of_leading_day,
    find_byline,
    furniture_kind,
    is_day_line,
)

BOILERPLATE = """\
(Reporting by Jane Smith in Nairobi; Editing by Omar Ali)
Additional reporting by Jane Smith
Writing by Omar Ali; editing by Ruth Levi
Jane Smith in Cairo contributed to this report.
Jane Smith contributed reporting.
Smith reported from Beirut.
Associated Press writer Jane Smith in Kyiv contributed to this report.
With inputs from agencies
Subscribe to our newsletter
Sign up for free alerts
Follow us on Twitter and Facebook
Follow Jane Smith on Twitter: @jsmith
Share this
Share this article
Share on Facebook
Facebook Twitter WhatsApp Email
Copyright 2024 Lake Post. All rights reserved.
© 2024 Lake Post
This material may not be published, broadcast or redistributed. All rights reserved.
This is a developing story.
This is a developing story. Please check back for updates.
This story has been updated with comments from the ministry.
This article was first published by Lake Post.
Correction: an earlier version of this article misspelt a name.
Editor's note: names have been changed.
Last updated 5 hours ago
For Immediate Release
PRESS RELEASE
2024-11-CA-042
Download PDF
Advertisement
Read more
Click here to read the full report
3 min read
Tags: Sudan, Darfur, famine
Contact: press@lake.example
https://lake.example/a/b
@jsmith
#Sudan #Darfur
7:25 p.m.:""".splitlines()

CAPTIONS = """\
Photo: Jane Smith/Reuters
FILE - A soldier stands guard in Goma, Congo, on March 3, 2025.
A soldier stands guard near Goma. (AP Photo/Jane Smith)
Residents walk past ruins in Gaza City, March 3, 2025. REUTERS/Jane Smith
Ruins in Aleppo [File: Jane Smith/AFP]
People queue for bread in Aleppo (AFP)
Image: Jane Smith.
The minister in Nairobi. Image: Foreign Ministry.
Jane Smith/Getty Images
In this photo provided by the ministry, soldiers board a ship.
This image released by the army shows a drone.
Photo by Jane Smith
Courtesy of the ministry""".splitlines()

RELATED = """\
Read more: Talks in Luanda stall again
READ MORE: Talks in Luanda stall again
Also read: Talks in Luanda stall again
Also read Talks in Luanda stall again
Read also
Related: Talks in Luanda stall again
RELATED STORIES
See also: Talks in Luanda stall again
More from Africa
Most read
Explainer: Who are the rebels?
Watch the full interview below:
>> Read: Talks in Luanda stall again""".splitlines()

NEWS = """\
Share prices fell in Beirut.
Views on the deal differ.
Comments on the strike were not immediately available.
Video from the scene shows bodies in the street, residents said.
This video shows soldiers firing at a car, the monitor said.
Photos from the scene showed three burnt cars.
Join the march on Friday, he told his followers.
Three deaths were reported from Homs.
Issued on 3 March, the decree bans rallies.
Released on 3 March 2025, the five hostages flew home.
Published on Monday, the report accuses both sides.
Published by the UN, the report accuses both sides.
Support our troops, the president urged.
The group said in its newsletter that it had left the town.
Sources: Israel hit a convoy near Homs.
Breaking news of the attack reached Nairobi at noon.
This is a developing country, he said.
Low water contributed to the shutdown of the plant, the court found.
Jane Smith was a reporter for a newspaper in Gaza.
Register offices in the capital were closed.
Follow the money, the prosecutor said.
Contact with the patrol was lost at noon.
All photos were deleted by the soldiers, he said.
Related attacks killed nine in Borno.
More than fifty people were killed, the ministry said.
Shelling went on all night. (Reuters)
Latest figures from the ministry put the toll at nine.
This report was published by the ministry on Monday.
Copyright law does not cover it, the court ruled.
By Tuesday the army had taken the town.
Ends of the bridge were mined.""".splitlines()


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate(line: str) -> None:
    assert furniture_kind(line) == "boilerplate"


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert furniture_kind(line) == "caption"


@pytest.mark.parametrize("line", RELATED)
def test_related(line: str) -> None:
    assert furniture_kind(line) == "related"


@pytest.mark.parametrize("line", NEWS)
def test_news_is_no_furniture(line: str) -> None:
    assert furniture_kind(line) is None
    assert find_byline(line) is None
    assert not is_day_line(line)
    assert end_of_leading_day(line, 0, len(line)) is None


def test_a_line_on_the_author_counts_at_the_end_only() -> None:
    line = "Jane Smith is a reporter for Lake Post in Goma."
    assert furniture_kind(line) is None
    assert furniture_kind(line, at_end=True) == "boilerplate"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Smith", "Jane Smith"),
        ("BY JANE SMITH", "JANE SMITH"),
        ("By Jane Smith and Omar Ali", "Jane Smith and Omar Ali"),
        ("By Jane Smith, Omar Ali and Ruth Levi, Reuters", "Jane Smith, Omar Ali and Ruth Levi"),
        ("By Jane Smith in Nairobi", "Jane Smith"),
        ("Story by Omar al-Masri", "Omar al-Masri"),
        ("Jane Smith, Africa correspondent", "Jane Smith"),
        ("By the river", None),
        ("Jane Smith", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert find_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Friday, January 4, 2019",
        "Friday, January 4, 2019.",
        "Published: 18 November 2024",
        "Published 18 Nov 2024 10:40 GMT, updated 19 Nov 2024 08:00 GMT",
        "18 November 2024 | 10:40",
        "Date of publication: 18/11/2024",
        "AFP Monday 18 Nov 2024",
    ],
)
def test_day_lines(line: str) -> None:
    assert is_day_line(line)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Sat 24 Aug 2013 Fighters left the town.", "Fighters left the town."),
        ("24-02-2015 Units of the army moved.", "Units of the army moved."),
        ("Date of publication 8 April 2017 An airstrike hit.", "An airstrike hit."),
        ("AFP Monday 18 Nov 2024 At least two died.", "At least two died."),
        ("18 May 2016 9 Injured in Homs", "9 Injured in Homs"),
    ],
)
def test_a_day_of_printing_may_run_on_into_the_report(text: str, rest: str) -> None:
    end = end_of_leading_day(text, 0, len(text))
    assert end is not None
    assert text[end:].strip() == rest


@pytest.mark.parametrize(
    "text",
    [
        "18 November 2024 was the day it began.",
        "On 18 November 2024 Fighters left.",
        "18 November 2024, Damascus was calm.",
        "Two were killed on 3 March 2025 The army left.",
    ],
)
def test_a_day_that_opens_a_sentence_is_text(text: str) -> None:
    assert end_of_leading_day(text, 0, len(text)) is None

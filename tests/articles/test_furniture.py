import pytest

from reportedly.articles.furniture import furniture_kind
from reportedly.articles.imprint import end_of_leading_day, read_imprint

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
7:25 p.m.:
Sponsored: five cruises to book before summer
That’s all from us today. Follow our Sudan page for updates.
An earlier version of this article misspelt the name of the mayor.""".splitlines()

CAPTIONS = """\
Photo: Jane Smith/Reuters
FILE - A soldier stands guard in Goma, Congo, on March 3, 2025.
A soldier stands guard near Goma. (AP Photo/Jane Smith)
Residents walk past ruins in Gaza City, March 3, 2025. REUTERS/Jane Smith
Ruins in Aleppo [File: Jane Smith/AFP]
People queue for bread in Aleppo (AFP)
Image: Jane Smith.
[Photo: Rescuers near Goma. Jane Smith/AFP]
Photo caption: Families queue for water.
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
More on Goma: the ministry now speaks of 17 killed. All were port workers, it says.
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
    assert read_imprint(line, at_head=True) is None
    assert end_of_leading_day(line, 0, len(line)) is None


def test_a_line_on_the_author_counts_at_the_end_only() -> None:
    line = "Jane Smith is a reporter for Lake Post in Goma."
    assert furniture_kind(line) is None
    assert furniture_kind(line, at_end=True) == "boilerplate"

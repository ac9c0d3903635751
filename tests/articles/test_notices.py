import pytest

from reportedly.articles.notices import find_notices, guess_outlet

# sentence, kinds, who did it (of the first notice)
NOTICES = [
    ("This article was translated and edited by The Levant Observer.", "translated edited", "The Levant Observer"),
    ("Translated from Arabic by Dina Khalil.", "translated", "Dina Khalil"),
    ("Translated by J. Doe and edited by K. Roe.", "translated edited", "J. Doe"),
    ("(Edited by Sarah Khan and translated by Tariq Aziz)", "translated edited", "Tariq Aziz"),
    ("This piece was originally published in Russian and translated by Neva Review.", "translated", "Neva Review"),
    ("English translation: Maryna Koval", "translated", "Maryna Koval"),
    ("Translation by Omar al-Masri.", "translated", "Omar al-Masri"),
    ("Translated and abridged from Tigrinya by A. Haile.", "translated", "A. Haile"),
    ("The article was translated from the Hebrew by Ruth Levi.", "translated", "Ruth Levi"),
    ("This story was translated from French using machine translation.", "translated", None),
    ("This is an unofficial translation.", "translated", None),
    ("Translated from the Burmese original.", "translated", None),
    ("Translated from the Burmese and shortened.", "translated edited", None),
    ("The following is a translation of the statement issued by the ministry.", "translated", None),
    ("This is a translated and edited version of a report by Nile Daily.", "translated edited", None),
    ("Disclaimer: this story is auto-translated by a computer program.", "translated", None),
    ("[This interview has been edited for length and clarity.]", "edited", None),
    ("This article has been lightly edited for style.", "edited", None),
    ("This translation has been edited for clarity by the editors of Hill Voices.", "edited", "Hill Voices"),
    ("The Levant Observer has not verified the content of this story.", "unverified", "The Levant Observer"),
    ("Hill Voices cannot independently verify the information in this report.", "unverified", "Hill Voices"),
    ("Hill Voices was unable to independently verify the information in this article.", "unverified", "Hill Voices"),
    ("Valley Post does not vouch for the accuracy of this report.", "unverified", "Valley Post"),
    ("The information in this article has not been verified by Radio Tana.", "unverified", "Radio Tana"),
    ("We have not been able to verify the contents of this story.", "unverified", None),
    ("The Delta Letter did not check the facts reported here.", "unverified", "The Delta Letter"),
    (
        "The Delta Letter did not check the facts given here, and the opinions are the author’s alone.",
        "unverified opinion", "The Delta Letter",
    ),
    ("This report has not been independently verified.", "unverified", None),
    ("This story has not been edited by our staff and comes from a syndicated feed.", "unverified", None),
    (
        "Responsibility for the information and views set out in this article lies entirely with the author.",
        "responsibility-with-author", None,
    ),
    ("Responsibility for the content of this article rests with its author.", "responsibility-with-author", None),
    ("The content of this article is the sole responsibility of the author.", "responsibility-with-author", None),
    ("The author is solely responsible for the views presented here.", "responsibility-with-author", None),
    ("The publisher is not responsible for the content of the article.", "responsibility-with-author", None),
    ("The views expressed in this article are the author’s own.", "opinion", None),
    ("Views expressed are personal.", "opinion", None),
    ("The opinions it contains are those of its author.", "opinion", None),
    ("The author’s opinions are not those of this publication.", "opinion", None),
    ("The views in this brief do not necessarily reflect those of our donors.", "opinion", None),
    ("Opinions expressed by contributors are their own.", "opinion", None),
    ("The opinions expressed here are those of the author and not of the newspaper.", "opinion", None),
    ("Any views expressed herein are those of the author.", "opinion", None),
    ("This commentary reflects the personal views of the author.", "opinion", None),
    (
        "Disclaimer: The views expressed in this article do not reflect the official policy of Nile Daily.",
        "opinion", "Nile Daily",
    ),
    ("This article does not necessarily reflect the views of Nile Daily.", "opinion", "Nile Daily"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds", "by"), NOTICES)
def test_finds_what_publishers_say(text: str, kinds: str, by: str | None) -> None:
    found = find_notices(text, 0, len(text))
    assert " ".join(notice.kind for notice in found) == kinds
    assert found[0].by == by
    assert all(text[n.span.start : n.span.end] == n.span.text for n in found)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters could not independently verify the death toll.",
        "Reuters could not immediately verify the report.",
        "Kyiv has not verified the report.",
        "The UN has not verified the figures.",
        "Syrian sources have not confirmed this information.",
        "The authenticity of this video could not be confirmed, the paper said.",
        "The army edited the video, officials say.",
        "Opinions on the deal are divided.",
        "His views are his own, the minister said.",
        "The views of residents are represented by elders.",
        "The letter was translated into English by his lawyer.",
        "“This article was translated by spies,” he said.",
        "The group claimed responsibility for the attack.",
        "Responsibility for the attack lies with the author of the decree.",
        "The minister said the views expressed by the envoy do not reflect the position of Oman.",
        "The author is responsible for two earlier books on the war.",
        "The movement bears full responsibility for the hostages, the statement said.",
        "This statement does not reflect the position of Moscow, the envoy said.",
        "This story has been confirmed by three residents.",
    ],
)
def test_leaves_news_alone(text: str) -> None:
    assert find_notices(text, 0, len(text)) == ()


def test_each_notice_has_its_own_sentence() -> None:
    text = "Shells fell. This article was translated by J. Doe. Nile Daily has not verified this report."
    found = find_notices(text, 0, len(text))
    assert [n.span.text for n in found] == [
        "This article was translated by J. Doe.",
        "Nile Daily has not verified this report.",
    ]


def test_the_outlet_is_who_declines_to_vouch_and_not_who_translates() -> None:
    translated = "This article was translated by Ahmed Saleh."
    assert guess_outlet(find_notices(translated, 0, len(translated))) is None
    declined = "Nile Daily has not verified the content of this story."
    assert guess_outlet(find_notices(declined, 0, len(declined))) == "Nile Daily"

"""Time expressions: values by TIMEX3, intervals by EDTF, and the clause that a time dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles import read_text
from reportedly.articles.parse import parse
from reportedly.claim import When
from reportedly.coding.timex import (
    event_interval,
    find_times,
    recognise,
    since_adverb,
    time_for,
)
from reportedly.text import Article, Parse

MONDAY = date(2024, 11, 18)

NEWS = [
    # absolute dates in all layouts
    ("Signed on 18 November 2024 in Juba.", "18 November 2024", "DATE", "2024-11-18"),
    ("Signed on Nov. 18, 2024, in Juba.", "Nov. 18, 2024", "DATE", "2024-11-18"),
    ("Signed on 2024-11-18 in Juba.", "2024-11-18", "DATE", "2024-11-18"),
    ("Signed on 18/11/2024 in Juba.", "18/11/2024", "DATE", "2024-11-18"),
    ("Signed on 03/04/2024 in Juba.", "03/04/2024", "DATE", "2024"),
    ("Signed on 18.11.2024 in Juba.", "18.11.2024", "DATE", "2024-11-18"),
    ("the Monday, 18th of November 2024 vote", "Monday, 18th of November 2024", "DATE",
     "2024-11-18"),
    ("The third of May 2019 was quiet.", "The third of May 2019", "DATE", "2019-05-03"),
    ("Troops left in July 2023.", "July 2023", "DATE", "2023-07"),
    ("Troops left in July, 2023.", "July, 2023", "DATE", "2023-07"),
    # no year
    ("Rebels took Bukavu on 14 February.", "14 February", "DATE", "2024-02-14"),
    ("The vote will be held on 14 February.", "14 February", "DATE", "2025-02-14"),
    ("Rebels took Bukavu in December.", "December", "DATE", "2023-12"),
    ("Rebels took Bukavu in April.", "April", "DATE", "2024-04"),
    ("Talks will resume in April.", "April", "DATE", "2025-04"),
    ("It ended last September.", "last September", "DATE", "2024-09"),
    ("It ends next March.", "next March", "DATE", "2025-03"),
    ("Shelling stopped on the 3rd of this month.", "the 3rd of this month", "DATE", "2024-11-03"),
    ("Shelling stopped on the 3rd of last month.", "the 3rd of last month", "DATE", "2024-10-03"),
    ("A truce took hold in early October.", "early October", "DATE", "2024-10"),
    ("A truce took hold at the end of October 2022.", "the end of October 2022", "DATE", "2022-10"),
    ("The May vote was annulled.", "May", "DATE", "2024-05"),
    # weekdays
    ("Last Thursday, the envoy flew to Doha.", "Last Thursday", "DATE", "2024-11-14"),
    ("The envoy flew to Doha on Thursday.", "Thursday", "DATE", "2024-11-14"),
    ("The envoy spoke on Monday.", "Monday", "DATE", "2024-11-18"),
    ("The envoy will fly to Doha on Thursday.", "Thursday", "DATE", "2024-11-21"),
    ("The envoy returns next Monday.", "next Monday", "DATE", "2024-11-25"),
    ("Shells fell late on Friday night.", "late on Friday night", "TIME",
     "2024-11-15TNI"),
    ("Clashes broke out over the weekend.", "the weekend", "DATE", "2024-W46-WE"),
    ("Clashes broke out on Friday of last week.", "Friday of last week", "DATE", "2024-11-15"),
    # counted from the publication
    ("Two died yesterday.", "yesterday", "DATE", "2024-11-17"),
    ("Two died yesterday morning.", "yesterday morning", "TIME", "2024-11-17TMO"),
    ("Drones struck overnight.", "overnight", "TIME", "2024-11-18TNI"),
    ("Two died this morning.", "this morning", "TIME", "2024-11-18TMO"),
    ("Two died last night.", "last night", "TIME", "2024-11-17TNI"),
    ("The siege began three weeks ago.", "three weeks ago", "DATE", "2024-W44"),
    ("The siege began two years ago.", "two years ago", "DATE", "2022"),
    ("The siege began a month and a half ago.", "a month and a half ago", "DATE", "2024-10-04"),
    ("They met last week.", "last week", "DATE", "2024-W46"),
    ("They met earlier this month.", "earlier this month", "DATE", "2024-11"),
    ("They met late last year.", "late last year", "DATE", "2023"),
    ("Aid will run out by the end of the year.", "the end of the year", "DATE", "2024"),
    # other periods
    ("Since the 1990s the Kivus have known no peace.", "the 1990s", "DATE", "199"),
    ("Exports fell in the third quarter of 2023.", "the third quarter of 2023", "DATE", "2023-Q3"),
    ("Fighting peaked in the summer of 2014.", "the summer of 2014", "DATE", "2014-SU"),
    ("It fell in the second half of 2021.", "the second half of 2021", "DATE", "2021-H2"),
    ("A fort of the 19th century stood there.", "the 19th century", "DATE", "18"),
    ("Built in 480 BC, it stands.", "480 BC", "DATE", "BC0480"),
    # durations and sets
    ("The truce held for three days.", "three days", "DURATION", "P3D"),
    ("A 72-hour ceasefire was agreed.", "72-hour", "DURATION", "PT72H"),
    ("After two and a half years they fled.", "two and a half years", "DURATION", "P2.5Y"),
    ("They held out for several months.", "several months", "DURATION", "PXM"),
    ("Casualties rose over the past two weeks.", "the past two weeks", "DURATION", "P2W"),
    ("They march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ("They march on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("Daily shelling goes on.", "Daily", "SET", "P1D"),
    # times
    ("The curfew began at 0600 GMT.", "0600 GMT", "TIME", "2024-11-18T06:00Z"),
    ("The curfew began at 6 p.m. on Thursday.", "6 p.m. on Thursday", "TIME", "2024-11-14T18:00"),
    ("It began on the night of 13 May 2023.", "the night of 13 May 2023", "TIME", "2023-05-13TNI"),
    # references
    ("Recently the front moved.", "Recently", "DATE", "PAST_REF"),
    ("The front is now quiet.", "now", "DATE", "PRESENT_REF"),
    ("It is currently quiet.", "currently", "DATE", "PRESENT_REF"),
    ("Rain is likely in the coming days.", "the coming days", "DATE", "FUTURE_REF"),
    # the Islamic calendar
    ("Dated 12 Ramadan 1445 by the court.", "12 Ramadan 1445", "DATE", "2024-03-22"),
]  # fmt: skip

QUIET = [
    "They may march again, the general said.",
    "Theresa May met April Smith of Russia Today.",
    "The fall of Goma stunned the region.",
    "About 1500 men and 2000 soldiers crossed the river.",
    "A 34-year-old teacher and a girl of 12 years of age died.",
    "The second lieutenant carried an M-2000 rifle.",
    "Operation Dawn went ahead.",
    "He was second in command of the third brigade.",
    "The price was $2000 and rose 20%.",
]

HISTORY = (
    "The rising began in March 1921. In June the garrison fell. On 14 November a truce was signed;"
    " two days later it broke. In February the delta was cut off. Papers opened in 1987 showed that"
    " on 3 April the council had voted to yield. The following year the exiles came home. In May"
    " a new charter was read."
)


@pytest.mark.parametrize(("text", "words", "kind", "value"), NEWS)
def test_values_in_news(text: str, words: str, kind: str, value: str) -> None:
    found = {text[a.form.start : a.form.end]: (a.type, a.value) for a in recognise(text, MONDAY)}
    assert found.get(words) == (kind, value), found


@pytest.mark.parametrize("text", QUIET)
def test_no_time_where_there_is_none(text: str) -> None:
    assert [text[a.form.start : a.form.end] for a in recognise(text, MONDAY)] == []


def test_a_history_counts_from_the_line_of_its_story() -> None:
    found = [(HISTORY[a.form.start : a.form.end], a.value) for a in recognise(HISTORY, None)]
    assert found == [
        ("March 1921", "1921-03"),
        ("June", "1921-06"),
        ("14 November", "1921-11-14"),
        ("two days later", "1921-11-16"),
        ("February", "1922-02"),
        ("1987", "1987"),
        ("3 April", "1922-04-03"),
        ("The following year", "1923"),
        ("May", "1923-05"),
    ]


def test_relative_words_stay_unanchored_without_a_day_of_publication() -> None:
    text = "On Thursday the envoy left; three weeks ago he had come. In April it rained."
    assert [m.when.edtf for m in find_times(_read(text, None))] == [None, None, None]


INTERVALS = [
    ("on the 11th and 12th of this month", "2024-11-11/2024-11-12", "interval", "published"),
    ("from 3 to 5 March", "2024-03-03/2024-03-05", "interval", "published"),
    ("between 3 and 5 March 2022", "2022-03-03/2022-03-05", "interval", "absolute"),
    ("on March 3-5", "2024-03-03/2024-03-05", "interval", "published"),
    ("in 2011-2014", "2011/2014", "interval", "absolute"),
    ("from 2011 to 2014", "2011/2014", "interval", "absolute"),
    ("between Monday and Wednesday", "2024-11-11/2024-11-13", "interval", "published"),
    ("since 2011", "2011/..", "interval", "absolute"),
    ("before 2014", "../2014", "interval", "absolute"),
    ("until June", "../2024-06", "interval", "published"),
    ("since Tuesday", "2024-11-12/..", "interval", "published"),
    ("in late September", "2024-09-21/2024-09-30", "month", "published"),
    ("in early September", "2024-09-01/2024-09-10", "month", "published"),
    ("in mid-November", "2024-11-11/2024-11-20", "month", "published"),
    ("in the third quarter of 2023", "2023-07/2023-09", "quarter", "absolute"),
    ("last week", "2024-11-11/2024-11-17", "week", "published"),
    ("over the weekend", "2024-11-16/2024-11-17", "week", "published"),
    ("in the 1990s", "199X", "decade", "absolute"),
    ("in the summer of 2014", "2014-22", "season", "absolute"),
    ("in about 1950", "1950~", "year", "absolute"),
    ("over the past two weeks", "2024-11-04/2024-11-18", "interval", "published"),
    ("in the 19th century", "18XX", "century", "absolute"),
    ("at 0600 GMT on 3 May 2024", "2024-05-03T06:00:00Z", "time", "absolute"),
    ("on 12 Ramadan 1445", "2024-03-22~", "day", "absolute"),
    ("recently", None, "unknown", "none"),
    ("every Friday", None, "unknown", "none"),
]


@pytest.mark.parametrize(("phrase", "edtf", "precision", "anchor"), INTERVALS)
def test_intervals(phrase: str, edtf: str | None, precision: str, anchor: str) -> None:
    (mention,) = find_times(_read(f"Clashes were seen {phrase}."))
    when = mention.when
    assert (when.edtf, when.precision, when.anchor) == (edtf, precision, anchor)


CLAUSES = [
    # clause head, time that dates it
    ("Rebels seized the town on Tuesday.", "seized", "Tuesday"),
    ("Rebels who fled in March seized the town.", "seized", None),
    ("Rebels who fled in March seized the town.", "fled", "March"),
    ("The army condemned the attack of 7 October.", "condemned", None),
    ("It came in April when jets bombed the consulate.", "bombed", "April"),
    ("In late August, rumours spread that jets had struck a villa.", "spread", "late August"),
    ("In late August, rumours spread that jets had struck a villa.", "struck", None),
    ("Shells killed 12 people in Goma on Friday.", "killed", "Friday"),
    ("They fought for three days.", "fought", None),
    ("Recent strikes hit the depot.", "hit", None),
]


@pytest.mark.parametrize(("text", "head", "words"), CLAUSES)
def test_the_time_that_dates_a_clause(text: str, head: str, words: str | None) -> None:
    p = _read(text)
    mention = time_for(p, find_times(p), 0, len(p.doc) - 1, _at(p, head))
    assert (mention.span.text if mention else None) == words


def test_since_runs_from_the_event_before_to_publication() -> None:
    p = _read("He survived. He has since moved to the coast.")
    told = When("2024-09-21/2024-09-30", "month", anchor="published")
    when = since_adverb(p, _at(p, "moved"), told)
    assert when is not None and when.edtf == "2024-09-21/2024-11-18"
    assert since_adverb(p, _at(p, "survived"), told) is None
    assert since_adverb(p, _at(p, "moved"), None) is None


SINCE_WITH_ITS_OWN_DATE = [
    ("More than 500,000 people have been killed since the war began in 2011.", "killed", "2011/.."),
    ("Since the war began in 2011, 500 people have been killed.", "killed", "2011/.."),
    ("Since the rising of 2011 began, 500 people have been killed.", "killed", None),
    ("Some 500 people have been displaced since January.", "displaced", "2024-01/.."),
    ("Some 500 people have been displaced since then.", "displaced", None),
    ("The army fled, since rebels took the town on Friday.", "fled", None),
]


@pytest.mark.parametrize(("text", "head", "whole"), SINCE_WITH_ITS_OWN_DATE)
def test_since_with_its_own_date_is_no_adverb(text: str, head: str, whole: str | None) -> None:
    p = _read(text)
    strike = When("2024-11-17", "day", anchor="published")
    assert since_adverb(p, _at(p, head), strike) is None
    mention = time_for(p, find_times(p), 0, len(p.doc) - 1, _at(p, head))
    assert (mention.when.edtf if mention else None) == whole


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Some 500 people have since been displaced.", True),
        ("Shells hit Goma, which has since been rebuilt.", True),
        ("The army has long since left the town.", False),
        ("The army has since then left the town.", False),
    ],
)
def test_the_adverb_since_stands_between_auxiliary_and_verb(text: str, marked: bool) -> None:
    p = _read(text)
    verb = next(t.i for t in p.doc if t.text in ("displaced", "rebuilt", "left"))
    when = since_adverb(p, verb, When("2024-11-17", "day", anchor="published"))
    assert (when is not None) == marked


UNDATED = [
    # a text without a day of printing, its months without a year
    ("On 12 May 2031 the army fired. Fighting has displaced 100 people in Goma since January, the"
     " UN said on Tuesday.", ["2031-05-12", "2031-01/..", None]),
    ("On 12 May 2031 the army fired. 100 have fled since November.", ["2031-05-12", "2030-11/.."]),
    ("On 12 May 2031 the army fired. It had taken Beni in March.", ["2031-05-12", "2031-03"]),
    ("On 12 May 2031 the army fired. It had taken Beni in November.", ["2031-05-12", None]),
    ("On 20 December 2023 the army fired. In January it took Beni.", ["2023-12-20", None]),
    ("In 480 BC, and on 12 May 2031, they met. 100 have fled since January.",
     ["BC0480", "2031-05-12", "2031-01/.."]),
    # histories
    ("It began in March 1921. It ended in May 1922. Papers lay there since January.",
     ["1921-03", "1922-05", "1922-01/.."]),
    ("It began in March 1922. In December 1922 they met. In January they left.",
     ["1922-03", "1922-12", "1923-01"]),
    ("It began in March 1922. In May 1922 they met. Nobody has come since July.",
     ["1922-03", "1922-05", None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_no_month_is_put_after_what_an_undated_text_tells(
    text: str, expected: list[str | None]
) -> None:
    found = [m.when.edtf for m in find_times(_read(text, None))]
    assert found[-len(expected) + 1 :] == expected[1:]


STATED = [
    # head of a page that nobody dated, day of printing that it states
    ("GOMA, Democratic Republic of Congo, 12 May 2031 (Central Wire) - ", "2031-05-12"),
    ("Army fires\n\nGOMA, Democratic Republic of the Congo, May 12, 2031 (Central Wire) \u2013 ",
     "2031-05-12"),
    ("Juba, 12 May 2031. ", "2031-05-12"),
    ("12 May 2031 - ", "2031-05-12"),
    ("Monday 12 May 2031\n\n", "2031-05-12"),
    ("Live: war in the lakes\n\nMonday 12 May 2031\n\n10:40\n", "2031-05-12"),
    ("Monday 12 May 2031 10.40 BST\n", "2031-05-12"),
    ("Live updates, Monday 12 May 2031\n\n", "2031-05-12"),
    ("Day 1,161 of the war: 12 May 2031\n\n", "2031-05-12"),
    ("The massacre of 12 May 2031\n\n", None),
    ("Day of the massacre of 12 May 2031\n\n", None),
    ("On 12 May 2031 - ", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "day"), STATED)
def test_a_page_without_a_day_is_anchored_by_the_one_it_states(head: str, day: str | None) -> None:
    article = read_text(head + "The army shelled a camp, witnesses said on Sunday.")
    assert article.published_basis == ("found" if day else "unknown")
    assert article.published == (date.fromisoformat(day) if day else None)
    sunday = find_times(parse(article))[-1].when.edtf
    assert sunday == ("2031-05-11" if day else None)


def test_a_list_of_days_states_no_day_of_printing() -> None:
    days = "12 May 2031 - The army shelled a camp.\n\n9 June 2031 - The camp was closed."
    assert read_text(days).published is None


def test_an_event_dates_a_clause_without_a_date() -> None:
    p = _read("The army left the hills before the onset of the war.")
    when = event_interval(p, find_times(p), 0, len(p.doc) - 1, _at(p, "left"))
    assert when is not None
    assert (when.edtf, when.relation) == (None, "before the onset of the war")
    q = _read("The army left the hills before June.")
    assert event_interval(q, find_times(q), 0, len(q.doc) - 1, _at(q, "left")) is None


def test_mentions_hold_their_words_and_tokens_in_order() -> None:
    text = "On “Friday”,\u00a0he said,\nit ended. By 3\u20135 May it was over; two\u2011week truces fail."
    p = _read(text)
    times = find_times(p)
    assert [m.span.text for m in times] == ["Friday", "3\u20135 May", "two\u2011week"]
    for m in times:
        assert text[m.span.start : m.span.end] == m.span.text
        assert m.first <= m.head <= m.last
        assert p.span(m.first, m.last).overlaps(m.span)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "last",
                "next",
                "of",
                "in",
                "May",
                "31",
                "30",
                "February",
                "2023",
                "1",
                "week",
                "weeks",
                "ago",
                "-",
                ",",
                ".",
                "11th",
                "and",
                "to",
                "BC",
                "0600",
                "GMT",
                "Ramadan",
                "99999999",
                "1445",
                "quarter",
                "first",
                "half",
                "century",
                "decade",
                "later",
                "year",
                "years",
                "early",
                "Friday",
                "\n",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_words_is_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    for published in (MONDAY, None):
        found = recognise(text, published)
        assert [a.form.start for a in found] == sorted(a.form.start for a in found)
        assert all(0 <= a.form.start < a.form.end <= len(text) for a in found)


def test_numbers_beyond_the_calendar_are_no_dates() -> None:
    text = (
        f"{'9' * 5000} days ago, 99999999999 weeks later, 9999999 years ago, 2024-13-45, 31/31/2024"
    )
    assert [a.value for a in recognise(text, MONDAY) if a.anchor == "published"] == []


def _read(text: str, published: date | None = MONDAY) -> Parse:
    return parse(Article("a", text, published=published))


def _at(p: Parse, word: str) -> int:
    return next(token.i for token in p.doc if token.text == word)

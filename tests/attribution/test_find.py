"""Attributions found in invented passages, printed one a line.

    class | source | cue | content | index of the attribution around it

Discontinuous items are joined by " ... ". An empty passage of lines must yield nothing.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles.parse import parse
from reportedly.attribution.find import find_attributions
from reportedly.claim import Attribution
from reportedly.text import Article, Block, Span


def article(text: str) -> Article:
    bare = Article("a", text)
    blocks = tuple(
        Block("paragraph", bare.span(m.start(), m.end())) for m in re.finditer(r"\S[^\n]*", text)
    )
    return Article("a", text, blocks=blocks)


def find(text: str) -> tuple[Attribution, ...]:
    return find_attributions(parse(article(text)))


def show(attribution: Attribution) -> str:
    def joined(spans: tuple[Span, ...]) -> str:
        return " ... ".join(span.text for span in spans) or "-"

    roles = (attribution.source, attribution.cue, attribution.content)
    parent = "-" if attribution.parent is None else str(attribution.parent)
    return " | ".join([attribution.cue_class, *map(joined, roles), parent])


STORIES = {
    "plain": (
        "Russia's envoy said Iran had scaled back its presence.",
        ["say | Russia's envoy | said | Iran had scaled back its presence | -"],
    ),
    "behind": (
        "The ceasefire has held so far, monitors say.",
        ["say | monitors | say | The ceasefire has held so far | -"],
    ),
    "set in": (
        "The convoy, officials said, has left Goma.",
        ["say | officials | said | The convoy ... has left Goma | -"],
    ),
    "set in, taken for an apposition": (
        "The attack killed 12 people, the governor of North Kivu told reporters on Sunday.",
        ["say | the governor of North Kivu | told | The attack killed 12 people | -"],
    ),
    "victims and speakers in one list": (
        "Suspected jihadists killed at least 20 people, local officials and residents said.",
        [
            "say | local officials and residents | said"
            " | Suspected jihadists killed at least 20 people | -"
        ],
    ),
    "nested": (
        "The army said the governor claimed that the rebels had surrendered.",
        [
            "say | The army | said | the governor claimed that the rebels had surrendered | -",
            "assert | the governor | claimed | the rebels had surrendered | 0",
        ],
    ),
    "according to, behind a speaker": (
        "Tabar said the talks had failed, according to the Russian news agency Novosti.",
        [
            "say | Tabar | said | the talks had failed | 1",
            "say | the Russian news agency Novosti | according to | the talks had failed | -",
        ],
    ),
    "according to, before a speaker": (
        "According to the daily, the minister said the road was open.",
        [
            "say | the daily | According to | the road was open | -",
            "say | the minister | said | the road was open | 0",
        ],
    ),
    "according to, inside what is said": (
        "Tabar told the daily that, according to the ministry, the talks had failed.",
        [
            "say | Tabar | told | according to the ministry, the talks had failed | -",
            "say | the ministry | according to | the talks had failed | 0",
        ],
    ),
    "according to, half a sentence": (
        "Fighting resumed near Goma, according to residents, and the army sent troops.",
        ["say | residents | according to | Fighting resumed near Goma | -"],
    ),
    "citing": (
        "The Post reported, citing two officials, that the talks had failed.",
        [
            "say | The Post | reported | the talks had failed | -",
            "say | two officials | citing | the talks had failed | 0",
        ],
    ),
    "citing, before the verb": (
        "State media, citing a military source, reported that missiles were shot down.",
        [
            "say | a military source | citing | missiles were shot down | 1",
            "say | State media | reported | missiles were shot down | -",
        ],
    ),
    "citing reasons": (
        "The army closed the road, citing security concerns.",
        ["say | The army | citing | security concerns | -"],
    ),
    "quoted as saying": (
        "SANA quoted a military source as saying that the base had been hit.",
        [
            "say | SANA | quoted | the base had been hit | -",
            "say | a military source | as saying | the base had been hit | 0",
        ],
    ),
    "was quoted as saying": (
        "The minister was quoted as saying that talks were under way.",
        ["say | The minister | was quoted ... as saying | talks were under way | -"],
    ),
    "quoted by": (
        "A senior Hamas official, quoted by Al-Aqsa TV, said the group would not disarm.",
        [
            "say | Al-Aqsa TV | quoted by | the group would not disarm | -",
            "say | A senior Hamas official | said | the group would not disarm | 0",
        ],
    ),
    "in the words of": (
        "In the words of one resident, the city is a ghost town.",
        ["say | one resident | In the words of | the city is a ghost town | -"],
    ),
    "relative clause": (
        "The colonel, who had suggested that the front was calm, was dismissed on Friday.",
        ["suggest | The colonel | had suggested | the front was calm | -"],
    ),
    "participles share the speaker": (
        "The adviser denied that Iran had left, acknowledging for the first time that men died.",
        [
            "deny | The adviser | denied | Iran had left | -",
            "assert | The adviser | acknowledging | men died | -",
        ],
    ),
    "coordinated cues share the speaker": (
        "The governor said two people died and added that rescue work went on.",
        [
            "say | The governor | said | two people died | -",
            "say | The governor | added | rescue work went on | -",
        ],
    ),
    "semicolon": (
        "Israel says it hits only militants; the ministry says most of the dead are children.",
        [
            "say | Israel | says | it hits only militants | -",
            "say | the ministry | says | most of the dead are children | -",
        ],
    ),
    "said by nobody": (
        "The general is said to have fled. It was reported that he is ill."
        " It is widely understood that the militia answers to Tehran.",
        [
            "report | - | is said | The general ... to have fled | -",
            "report | - | was reported | he is ill | -",
            "general | - | is widely understood | the militia answers to Tehran | -",
        ],
    ),
    "adverb": (
        "The kidnappers reportedly demanded a ransom.",
        [
            "report | - | reportedly | The kidnappers ... demanded a ransom | -",
            "demand | The kidnappers | demanded | a ransom | 0",
        ],
    ),
    "rumours": (
        "Rumours circulated that the general had fled.",
        ["rumour | - | Rumours | the general had fled | -"],
    ),
    "nouns": (
        "Prior reports from Syrian sources that the general was dead were dismissed by Tehran.",
        [
            "report | Syrian sources | reports | the general was dead | 1",
            "deny | Tehran | were dismissed | Prior reports from Syrian sources that the general"
            " was dead | -",
        ],
    ),
    "adjectives": (
        "Analysts are confident that the truce will hold.",
        ["believe | Analysts | are ... confident | the truce will hold | -"],
    ),
    "negated cues": (
        "Officials could not confirm that the convoy was hit."
        " Kyiv did not rule out that the missile was its own."
        " Israel neither confirmed nor denied carrying out the strike.",
        [
            "assert | Officials | could not confirm | the convoy was hit | -",
            "deny | Kyiv | did not rule out | the missile was its own | -",
            "deny | Israel | neither confirmed nor denied | carrying out the strike | -",
        ],
    ),
    "a verb that leans": (
        "The spokesman went on to warn that the dam could break.",
        ["forecast | The spokesman | to warn | the dam could break | -"],
    ),
    "split quotation": (
        "“We will not leave,” said Tabar, “and nobody can make us. We stay.”",
        ["say | Tabar | said | We will not leave ... and nobody can make us. We stay | -"],
    ),
    "quotation goes on": (
        "“We lost everything,” said Amina Yusuf, a teacher from Nyala. “The militia burned it.”",
        [
            "say | Amina Yusuf, a teacher from Nyala | said"
            " | We lost everything ... The militia burned it | -"
        ],
    ),
    "quotation over paragraphs": (
        "“They came at dawn,” said the nurse. “They burned the market.\n\n"
        "“Nobody helped us.”\n\nThe army denied any role.",
        [
            "say | the nurse | said | They came at dawn ... They burned the market"
            " ... Nobody helped us | -",
            "deny | The army | denied | any role | -",
        ],
    ),
    "speaker in the paragraph before": (
        "General Min told reporters in Naypyidaw:\n\n“Elections will be held next year.”",
        ["say | General Min | told | Elections will be held next year | -"],
    ),
    "speaker in the sentence before": (
        "The mayor of Goma was defiant. “We will hold the airport.”",
        ["say | The mayor of Goma | was | We will hold the airport | -"],
    ),
    "what was rejected is not what was quoted": (
        "Zelensky rejected the plan. “We will not give up land.”",
        [
            "deny | Zelensky | rejected | the plan | -",
            "say | Zelensky | rejected | We will not give up land | -",
        ],
    ),
    "any verb behind a quotation": (
        "“Go back to your barracks,” the protester barked.",
        ["say | the protester | barked | Go back to your barracks | -"],
    ),
    "question and answer": (
        "“Is the border closed?” a reporter asked. “It is,” the guard replied.",
        [
            "ask | a reporter | asked | Is the border closed? | -",
            "say | the guard | replied | It is | -",
        ],
    ),
    "mixed quotation": (
        "The minister said the group was “a spent force” and that it had “fled”.",
        ["say | The minister | said | the group was “a spent force” and that it had “fled” | -"],
    ),
    "scare quotes": (
        "The envoy said the “Astana” track was dead.",
        ["say | The envoy | said | the “Astana” track was dead | -"],
    ),
    "label": (
        "Minister: no talks under way",
        ["say | Minister | : | no talks under way | -"],
    ),
    "label at the end": (
        "Talks to resume soon: foreign ministry",
        ["say | foreign ministry | : | Talks to resume soon | -"],
    ),
    "signature": (
        "“We just hope for peace in Cauca.” — Carla Sanchez",
        [
            "believe | We | just hope for | peace in Cauca | 1",
            "say | Carla Sanchez | — | We just hope for peace in Cauca | -",
        ],
    ),
    "mute subject": (
        "The raid underscores how weak the truce is.",
        ["show | The raid | underscores | how weak the truce is | -"],
    ),
    "noun, the clause hung on its holder": (
        "Her words tallied with accounts from Tuareg sources that two convoys had left"
        " Tessalit for Gao.",
        [
            "say | Tuareg sources | accounts | two convoys had left Tessalit for Gao | -",
        ],
    ),
    "rumours went round somewhere on some day": (
        "Rumours circulated in Bamako on Monday that the interior minister had been placed"
        " under arrest.",
        [
            "rumour | - | Rumours | the interior minister had been placed under arrest | -",
        ],
    ),
    "rumours without a that": (
        "Rumours circulated he was preparing his son to take over the militia.",
        [
            "rumour | - | Rumours | he was preparing his son to take over the militia | -",
            "intend | he | was preparing | to take over the militia | 0",
        ],
    ),
    "word spread": (
        "In mid-January word spread that the governor of Marib had been poisoned.",
        [
            "rumour | - | word | the governor of Marib had been poisoned | -",
        ],
    ),
    "word has it": (
        "Word has it in Goma that the airport will reopen before Easter.",
        [
            "rumour | - | Word | the airport will reopen before Easter | -",
        ],
    ),
    "the talk is": (
        "In the bars of Tumaco the talk is that the commander bought his way across the border.",
        [
            "rumour | - | talk | the commander bought his way across the border | -",
        ],
    ),
    "whispered": (
        "It was whispered in Sittwe that the colonel had fled to Mandalay.",
        [
            "rumour | - | was whispered | the colonel had fled to Mandalay | -",
        ],
    ),
    "shot back": (
        "The general, who commands the division, shot back that troops had reached the town"
        " on Friday.",
        [
            "say | The general, who commands the division | shot back | troops had reached"
            " the town on Friday | -",
        ],
    ),
    "let it be known": (
        "The governor let it be known that the bridge would be closed.",
        [
            "say | The governor | let it be known | the bridge would be closed | -",
        ],
    ),
    "made it plain": (
        "She made it plain that her office was not asked to monitor the truce.",
        [
            "assert | She | made it plain | her office was not asked to monitor the truce | -",
            "demand | - | was not asked | her office ... to monitor the truce | 0",
        ],
    ),
    "owned up": (
        "The front owned up to the attack but swore that it had executed no civilians.",
        [
            "assert | The front | owned up to | the attack | -",
            "assert | The front | swore | it had executed no civilians | -",
        ],
    ),
    "went on": (
        "Rescue work went on and shops stayed shut.",
        [],
    ),
    "ruled out": (
        "Warsaw ruled out sending soldiers to Odesa.",
        [
            "deny | Warsaw | ruled out | sending soldiers to Odesa | -",
        ],
    ),
    "ruled out until": (
        "The Kremlin ruled out any pause until deliveries of Western weapons stop.",
        [
            "deny | The Kremlin | ruled out | any pause until deliveries of Western weapons"
            " stop | -",
        ],
    ),
    "counted": (
        "By Sunday the ombudsman's office had counted 73 killed.",
        [
            "say | the ombudsman's office | had counted | 73 killed | -",
        ],
    ),
    "counted by no speaker": (
        "The film counted 40 extras among its cast.",
        [],
    ),
    "put the toll at": (
        "The army put the number of soldiers sent to the valley since the weekend at 1,900.",
        [
            "say | The army | put | the number of soldiers sent to the valley since the"
            " weekend at 1,900 | -",
        ],
    ),
    "put troops at": (
        "The army put troops at the border.",
        [],
    ),
    "gave the number as": (
        "The hospital in Jenin now gives the number of dead as four.",
        [
            "say | The hospital in Jenin | now gives | the number of dead as four | -",
        ],
    ),
    "named as": (
        "The communiqué names the Emirates as the sender.",
        [
            "say | The communiqué | names | the Emirates as the sender | -",
        ],
    ),
    "named to an office": (
        "The king named his nephew as ambassador.",
        [],
    ),
    "hinted a week earlier that": (
        "Adaeze Nwokolo, the bloc's mediator for the Sahel, had hinted a week earlier that"
        " the corps was emptying its outposts.",
        [
            "suggest | Adaeze Nwokolo, the bloc's mediator for the Sahel | had hinted | the"
            " corps was emptying its outposts | -",
        ],
    ),
    "the first to concede": (
        "The mediator became the first official to concede that the bloc has no leverage.",
        [
            "assert | The mediator | to concede | the bloc has no leverage | -",
        ],
    ),
    "not possible to establish": (
        "It was not possible to establish who set fire to the school.",
        [],
    ),
    "on the grounds that": (
        "The mission's chief turned him down, on the grounds that his mandate gives him no"
        " such power.",
        [
            "assert | The mission's chief | grounds | his mandate gives him no such power | -",
        ],
    ),
    "quoting, taken for the main verb": (
        "The Hanbit Ilbo daily, quoting an unnamed lawmaker, reported on Thursday that two"
        " posts would be closed.",
        [
            "say | an unnamed lawmaker | quoting | two posts would be closed | 1",
            "say | The Hanbit Ilbo daily, quoting an unnamed lawmaker | reported | two"
            " posts would be closed | -",
        ],
    ),
    "quoted behind the words": (
        "The port will reopen in May, the minister was quoted by Le Matin as saying.",
        [
            "say | the minister | was quoted ... as saying | The port will reopen in May | -",
        ],
    ),
    "reports, taken for a noun": (
        "The envoy rejected the plan, the Tasnim news agency reports.",
        [
            "deny | The envoy | rejected | the plan | 1",
            "say | the Tasnim news agency | reports | The envoy rejected the plan | -",
        ],
    ),
    "said, what is said taken for the main clause": (
        "An officer who did not wish to be named said one of them, a Pakistani national"
        " codenamed Abu Saif, had been shot dead.",
        [
            "believe | An officer | did not wish | to be named | -",
            "say | An officer who did not wish to be named | said | one of them, a"
            " Pakistani national codenamed Abu Saif, had been shot dead | -",
        ],
    ),
    "behind a condition": (
        "Fuel will run out by Friday unless a tanker docks, the harbour master warned.",
        [
            "forecast | the harbour master | warned | Fuel will run out by Friday unless a"
            " tanker docks | -",
        ],
    ),
    "after a colon, set in": (
        "The envoy is more hopeful: the two groups have traded before and, she reckons,"
        " might do so again.",
        [
            "believe | she | reckons | the two groups have traded before and ... might do"
            " so again | -",
        ],
    ),
    "according to, after a colon": (
        "Residents of Ramree, reached by telephone, back up the envoy: according to them,"
        " three landing craft sailed for the delta.",
        [
            "say | them | according to | three landing craft sailed for the delta | -",
        ],
    ),
    "killed and injured": (
        "The ministry now speaks of 17 killed and 40 injured, up from 12 this morning.",
        [
            "say | The ministry | now speaks of | 17 killed and 40 injured | -",
        ],
    ),
    "who is no place": (
        "A woman from Tibú who refused to flee said that the soldiers had gone.",
        [
            "deny | A woman from Tibú | refused | to flee | -",
            "say | A woman from Tibú who refused to flee | said | the soldiers had gone | -",
        ],
    ),
    "sobbed": (
        "“My brother sold chickens,” sobbed a woman from Tibú. “They tied him up and they"
        " shot him.”",
        [
            "say | a woman | sobbed | My brother sold chickens ... They tied him up and"
            " they shot him | -",
        ],
    ),
    "shrugged": (
        "“We are not children,” the colonel, Abdi Warsame, shrugged when he was asked about"
        " the trainers.",
        [
            "say | the colonel, Abdi Warsame | shrugged | We are not children | -",
            "ask | - | was asked about | the trainers | -",
        ],
    ),
    "thinks so": (
        "Hala al-Mikhlafi of the Sanaa Centre thinks so: “The Houthis thrive on being"
        " bombed. They will go for Eilat next.” The politburo had threatened to strike the"
        " port.",
        [
            "believe | Hala al-Mikhlafi of the Sanaa Centre | thinks | The Houthis thrive"
            " on being bombed. They will go for Eilat next | -",
            "intend | The politburo | had threatened | to strike the port | -",
        ],
    ),
    "was blunt": (
        "The general was blunt: “We have lost the war.”",
        [
            "say | The general | was | We have lost the war | -",
        ],
    ),
    "another speaker between": (
        "“The dam will hold,” the engineer said. The mayor was less sure. “We are packing.”",
        [
            "say | the engineer | said | The dam will hold | -",
            "say | The mayor | was | We are packing | -",
        ],
    ),
    "speech behind a fragment": (
        "The ministry justified the raid, which it had long planned, as “defensive” in"
        " nature: “We act to protect our people.”",
        [
            "say | The ministry | justified | We act to protect our people | -",
        ],
    ),
}

QUIET = [
    "The army shelled the town for three hours.",
    "The blast claimed 12 lives.",
    "The “Astana” peace talks resumed on Monday.",
    "The junta released 200 prisoners on Sunday.",
    "Troops found 12 bodies in a well.",
    "The so-called “Islamic State” holds the town.",
    "Hezbollah has yet to comment.",
    "The ministry did not immediately respond to a request for comment.",
    "Gaza: aid trucks enter after the truce",
    "",
]


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    text, expected = STORIES[name]
    assert [show(attribution) for attribution in find(text)] == expected


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    assert [show(attribution) for attribution in find(text)] == []


def test_only_paragraphs_are_read() -> None:
    text = "The army said it won.\n\nThe rebels said they won."
    bare = Article("a", text)
    blocks = (Block("caption", bare.span(0, 21)), Block("paragraph", bare.span(23, len(text))))
    found = find_attributions(parse(Article("a", text, blocks=blocks)))
    assert [show(a) for a in found] == ["say | The rebels | said | they won | -"]


def test_a_sentence_that_runs_over_a_paragraph_is_cut() -> None:
    found = find_attributions(parse(Article("a", "Monday\n\nHe fled, according to police")))
    assert all("Monday" not in span.text for a in found for span in a.content)


def test_quoted_words_are_told_apart() -> None:
    (attribution,) = find("The minister said the group was “a spent force” in Ituri.")
    assert [span.text for span in attribution.quoted] == ["a spent force"]


def test_heads_are_tokens_of_the_parse() -> None:
    parsed = parse(article("Two sources in Khartoum said the bridge fell."))
    (attribution,) = find_attributions(parsed)
    assert parsed.doc[attribution.cue_head].text == "said"
    assert attribution.source_head is not None
    assert parsed.doc[attribution.source_head].text == "sources"


PIECES = st.sampled_from(
    [
        "he said",
        "“",
        "”",
        '"',
        "'",
        ",",
        ".",
        ":",
        "\n\n",
        "the army",
        "denied that",
        "according to",
    ]
    + ["citing", "quoted by", "as saying", "—", "we stay", "the envoy", "and added", "reportedly"]
    + ["rumours", "that", "who", "(", "2024", "‘", "’", ";", "to leave"]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=25))
def test_spans_hold_whatever_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find(text)
    assert found == find(text)
    starts = [a.cue[0].start for a in found]
    assert starts == sorted(starts)
    for index, attribution in enumerate(found):
        spans = (*attribution.cue, *attribution.source, *attribution.content, *attribution.quoted)
        assert attribution.content
        assert all(s.text and text[s.start : s.end] == s.text for s in spans)
        steps, node = 0, attribution.parent
        while node is not None:
            assert node != index
            node, steps = found[node].parent, steps + 1
            assert steps <= len(found)

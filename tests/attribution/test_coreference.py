"""Who each phrase stands for, in passages of our own from many conflicts."""

from __future__ import annotations

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.coreference import Mentions, resolve_mentions
from reportedly.attribution.find import find_attributions
from reportedly.attribution.first_person import resolve_first_person
from reportedly.text import Article, EntityKind, Mention

Entry = tuple[EntityKind, str | None, str]
REGISTER: dict[str, Entry] = {}
for _id, _name, *_others in (
    ("UKR", "Ukraine", "Kyiv", "Ukrainian"),
    ("TUR", "Turkey", "Ankara", "Turkish"),
    ("RUS", "Russia", "Moscow", "Russian"),
    ("CHN", "China", "Beijing", "Chinese"),
    ("FRA", "France", "Paris", "French"),
    ("IRN", "Iran", "Tehran", "Iranian"),
    ("ETH", "Ethiopia", "Addis Ababa", "Ethiopian"),
    ("ARM", "Armenia", "Yerevan", "Armenian"),
    ("AZE", "Azerbaijan", "Baku", "Azerbaijani"),
    ("MMR", "Myanmar", "Naypyidaw"),
    ("COD", "Congo", "Kinshasa", "Congolese"),
    ("IRQ", "Iraq", "Baghdad", "Iraqi", "Iraqis"),
    ("SYR", "Syria", "Damascus", "Syrian"),
    ("PAK", "Pakistan", "Islamabad", "Pakistani"),
):
    for _word in (_name, *_others):
        REGISTER[_word] = ("state", _id, _name)
REGISTER |= {
    "Hamas": ("armed_group", "hamas", "Hamas"),
    "Houthis": ("armed_group", "houthis", "Houthis"),
    "M23": ("armed_group", "m23", "M23"),
    "al-Shabaab": ("armed_group", "shabaab", "al-Shabaab"),
    "Al Jazeera": ("outlet", "aljazeera", "Al Jazeera"),
    "Anadolu": ("outlet", "anadolu", "Anadolu Agency"),
    "Interfax": ("outlet", "interfax", "Interfax"),
    "Wall Street Journal": ("outlet", "wsj", "The Wall Street Journal"),
    "Amnesty International": ("organisation", "amnesty", "Amnesty International"),
}


def mentions(text: str) -> tuple[Mention, ...]:
    return resolve_mentions(parse(Article("a", text)), REGISTER.get)


def who(found: tuple[Mention, ...], words: str, nth: int = 0) -> Mention:
    """The `nth` mention with these words; fails where there is none."""
    return [m for m in found if m.span.text == words][nth]


NAMES = [
    # text, {words or (words, occurrence): name}
    (
        "Ukraine's foreign minister, Dmytro Kuleba, met his Turkish counterpart, Hakan Fidan, on"
        " Tuesday. Kuleba said the deal could survive. The Turkish minister told Anadolu that talks"
        " would resume. He added that ships were ready.",
        {
            "Ukraine's foreign minister": "Dmytro Kuleba",
            "his": "Dmytro Kuleba",
            "Kuleba": "Dmytro Kuleba",
            "The Turkish minister": "Hakan Fidan",
            "Anadolu": "Anadolu Agency",
            "He": "Hakan Fidan",
        },
    ),
    (
        "The Sudanese army said it had recaptured a bridge. The paramilitary Rapid Support Forces"
        ' (RSF) denied the claim. "Our men hold it," the group said. The RSF said its fighters had'
        " repelled two attacks.",
        {
            "it": "Sudanese army",
            "RSF": "Rapid Support Forces (RSF)",
            "the group": "Rapid Support Forces (RSF)",
            ("RSF", 1): "Rapid Support Forces (RSF)",
            "its": "Rapid Support Forces (RSF)",
        },
    ),
    (
        "Ms Bachelet urged the generals to stop. The former Chilean president said she was"
        " appalled. Myanmar's military spokesman, Major General Zaw Min Tun, rejected her"
        " comments. He said the troops had acted with restraint.",
        {
            "The former Chilean president": "Bachelet",
            "she": "Bachelet",
            "her": "Bachelet",
            "Major General Zaw Min Tun": "Zaw Min Tun",
            "He": "Zaw Min Tun",
        },
    ),
    (
        "Two sources close to the presidency in Bamako said the mercenaries had left Kidal. One of"
        " the sources said they were heading for Gao. The sources asked not to be named.",
        {
            "One of the sources": "one of two sources close to the presidency in Bamako",
            "The sources": "Two sources close to the presidency in Bamako",
        },
    ),
    (
        "A military source told reporters that air defences had opened fire. The source said there"
        " was some damage. A second source put the toll at six.",
        {"The source": "A military source", "A second source": "A second source"},
    ),
    (
        "Ethiopia's government has accused the Tigray People's Liberation Front (TPLF) of rearming."
        " The party said the allegation was baseless. TPLF spokesman Getachew Reda said the"
        " weapons were gone. The spokesman added that Addis Ababa had broken its word.",
        {
            "The party": "Tigray People's Liberation Front (TPLF)",
            "The spokesman": "Getachew Reda",
            "Addis Ababa": "Ethiopia",
            "its": "Ethiopia",
        },
    ),
    (
        "The M23 rebels seized the town, residents said. Congo's army spokesman, Colonel Guillaume"
        " Ndjike, confirmed the loss. The officer said talks went on. The rebels said they had no"
        " plans to advance.",
        {
            "The officer": "Guillaume Ndjike",
            "The rebels": "M23",
            "they": "M23",
        },
    ),
    (
        "Armenia's prime minister, Nikol Pashinyan, said that Azerbaijan was preparing for war. The"
        " premier spoke on Thursday. Azerbaijan's foreign ministry said it wanted peace. The"
        " ministry called the remarks a lie.",
        {
            "The premier": "Nikol Pashinyan",
            "it": "Azerbaijan's foreign ministry",
            "The ministry": "Azerbaijan's foreign ministry",
        },
    ),
    (
        "A police officer, who asked not to be named, said the men had crossed the line at night."
        " The officer said that they were carrying rifles.",
        {"who": "A police officer", "The officer": "A police officer", "they": "men"},
    ),
    (
        "Hamas official Osama Hamdan called the offer empty talk. The movement is ready for all"
        " scenarios, he told Al Jazeera. He did not say who would speak for the group.",
        {
            "Hamas official Osama Hamdan": "Osama Hamdan",
            "The movement": "Hamas",
            "he": "Osama Hamdan",
            "He": "Osama Hamdan",
            "the group": "Hamas",
        },
    ),
    (
        "Yahya Saree, the Houthis' military spokesman, said in a televised address that the ship"
        " had been warned. The U.S. Central Command denied that it was hit. It said two missiles"
        " fell into the sea. The spokesman gave no proof.",
        {"It": "U.S. Central Command", "The spokesman": "Yahya Saree"},
    ),
    (
        "Somalia's information minister, Daud Aweis, said al-Shabaab had lost 200 men. He did not"
        " provide evidence. The group said that it had overrun a base.",
        {"He": "Daud Aweis", "The group": "al-Shabaab", "it": "al-Shabaab"},
    ),
    (
        "The Syrian Observatory for Human Rights, a Britain-based war monitor, said the strike"
        " killed six. The Observatory gave no names. The monitor relies on a network of sources.",
        {
            "a Britain-based war monitor": "Syrian Observatory for Human Rights",
            "Observatory": "Syrian Observatory for Human Rights",
            "The monitor": "Syrian Observatory for Human Rights",
        },
    ),
    (
        "Maria Zakharova, the spokeswoman for Russia's foreign ministry, said the accusations were"
        " false. She said London had shown no evidence. The spokeswoman was speaking in Moscow.",
        {"She": "Maria Zakharova", "The spokeswoman": "Maria Zakharova", "Moscow": "Moscow"},
    ),
    (
        '"We are not leaving," said Mustafa Suleiman, a teacher. He said his family had moved four'
        " times. Another resident, Amal Nasser, said she had lost two brothers. Her house was hit"
        " in May.",
        {
            "a teacher": "Mustafa Suleiman",
            "He": "Mustafa Suleiman",
            "his": "Mustafa Suleiman",
            "Another resident": "Amal Nasser",
            "she": "Amal Nasser",
            "Her": "Amal Nasser",
        },
    ),
    (
        "President Felix Tshisekedi met Paul Kagame in Luanda. The two leaders agreed on a truce."
        " Kagame later said that he had no troops in Congo.",
        {
            "The two leaders": "Felix Tshisekedi and Paul Kagame",
            "Kagame": "Paul Kagame",
            "he": "Paul Kagame",
        },
    ),
    (
        "President Volodymyr Zelensky said he had spoken with French President Emmanuel Macron."
        " Zelensky said Macron had promised missiles. The French president confirmed the call. He"
        " gave no date.",
        {
            "he": "Volodymyr Zelensky",
            "The French president": "Emmanuel Macron",
            "He": "Emmanuel Macron",
        },
    ),
    (
        "The Wall Street Journal reported that Tehran had shipped drones to Sudan. The newspaper"
        " said Western officials had shown it pictures.",
        {"Tehran": "Iran", "The newspaper": "The Wall Street Journal"},
    ),
    (
        "A report by Amnesty International said the guards beat detainees. The organisation said"
        " it had interviewed 40 people.",
        {"The organisation": "Amnesty International", "it": "Amnesty International"},
    ),
    (
        "Mali's junta leader, Colonel Assimi Goita, met the Russian envoy. The colonel thanked"
        " Moscow. The envoy said his country would send grain.",
        {"The colonel": "Assimi Goita", "The envoy": "Russian envoy", "his": "Russian envoy"},
    ),
    (
        "In his speech to parliament, Prime Minister Shehbaz Sharif blamed the Afghan side. To"
        " calm its critics, Pakistan has promised an inquiry.",
        {"his": "Shehbaz Sharif", "its": "Pakistan"},
    ),
    (
        "Russia's envoy to Syria, Alexander Lavrov, arrived on Monday. Iran and its allied"
        " militias had left the base. Iran's reply was to increase its presence elsewhere.",
        {"its": "Iran", ("its", 1): "Iran"},
    ),
    (
        "Robert Moyo has ruled for twenty years. Robert Moyo married again in 2010. His wife,"
        " Grace Moyo, is disliked. Moyo dismissed his deputy in May.",
        {"His": "Robert Moyo", "Moyo": "Robert Moyo", "his": "Robert Moyo"},
    ),
    (
        "Chief Executive of Kunama Province Carla Mendez gave a speech. Mendez said her office was"
        " open.",
        {"Mendez": "Carla Mendez", "her": "Carla Mendez"},
    ),
    (
        "Voronin's comments came a day after the talks. The Russian envoy had said that the"
        " truce would hold. He left on Sunday.",
        {"The Russian envoy": "Voronin", "He": "Voronin"},
    ),
    (
        "According to residents, soldiers burned houses in the village. They said 12 bodies had"
        " been found.",
        {"They": "residents"},
    ),
    (
        'The Interfax news agency said two of them were Iraqis. "The soldiers knew," said Laetitia'
        " Bader, the group's Horn of Africa director.",
        {"The Interfax news agency": "Interfax", "Iraqis": "Iraqis"},
    ),
    (
        "The Amhara Peace Watch group sent a team. Ten farmers had been shot, the monitor found.",
        {"the monitor": "Amhara Peace Watch"},
    ),
    (
        "A sergeant in the brigade who asked to be identified only by his call sign, Quartz, said that"
        " shells were scarce. He did not complain.",
        {"A sergeant in the brigade": "Quartz", "He": "Quartz"},
    ),
    (
        "Front Atlas, a mapping project, drew the line. It said that the town was lost.",
        {"It": "Front Atlas"},
    ),
    (
        "Ms Lim's speech is the first time that an envoy has admitted it. She had kept silent.",
        {"an envoy": "Lim", "She": "Lim"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:32] for text, _ in NAMES])
def test_phrases_stand_for(text: str, expected: dict[str | tuple[str, int], str]) -> None:
    found = mentions(text)
    for key, name in expected.items():
        words, nth = (key, 0) if isinstance(key, str) else key
        assert who(found, words, nth).name == name, words


ROLES = [
    ("Russia's envoy to Syria, Andrei Voronin, left.", "Russia's envoy to Syria"),
    (
        "Hamid Reza Tabar, senior advisor to the Iranian Foreign Minister, spoke.",
        "senior advisor to the Iranian Foreign Minister",
    ),
    ("Foreign Minister Sergei Lavrov spoke.", "Foreign Minister"),
    ("Sergei Lavrov, 74, Russia's foreign minister, spoke.", "Russia's foreign minister"),
    (
        "They met Major General Omar Saleh, head of Chad's National Security Bureau.",
        "head of Chad's National Security Bureau",
    ),
    ("U.S. Secretary of State Antony Blinken flew to Cairo.", "U.S. Secretary of State"),
    ("Kremlin spokesman Dmitry Peskov denied the report.", "Kremlin spokesman"),
    ("Dagalo met Hassan Omar, who heads the council.", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles_are_read(text: str, role: str | None) -> None:
    people = [m for m in mentions(text) if m.kind == "person" and " " in m.name]
    assert people[0].role == role


UNRESOLVED = [
    ("He was last seen on Monday.", "He"),
    ("The minister told parliament that the helicopters would arrive.", "The minister"),
    ("Zelensky met Macron before Scholz saw him.", "him"),
]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_what_has_no_clear_antecedent_keeps_its_words(text: str, words: str) -> None:
    mention = who(mentions(text), words)
    if mention.resolved:
        pytest.fail(f"{words} was taken for {mention.name}")
    assert mention.name == words


def test_empty_it_is_no_mention() -> None:
    found = mentions("It is widely understood that the army has left. It was unclear who fired.")
    assert [m for m in found if m.span.text in {"It", "it"}] == []


def test_groups_keep_their_words_without_relative_clauses() -> None:
    found = mentions(
        "Hardliners in Tehran called for revenge. Analysts, who watch the border, were not so sure."
    )
    assert who(found, "Hardliners in Tehran").kind == "group"
    assert who(found, "Analysts").kind == "group"


def test_a_capital_in_a_place_phrase_is_a_place() -> None:
    found = mentions("Damascus denied that shells had fallen in Damascus.")
    assert who(found, "Damascus").name == "Syria"
    assert who(found, "Damascus", 1).kind == "place"


def test_speakers_of_a_quotation_are_not_the_he_in_it() -> None:
    found = mentions('Omar Hassan met Ali Salim. "I trust him," Ali Salim said.')
    assert who(found, "him").name == "Omar Hassan"


def test_mentions_are_in_order_and_found_by_token() -> None:
    parsed = parse(Article("a", "Kremlin spokesman Dmitry Peskov said he knew."))
    found = resolve_mentions(parsed, REGISTER.get)
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)
    index = Mentions(found, parsed)
    head = index.covering(2)
    assert head is not None
    assert head.name == "Dmitry Peskov"
    assert index.headed(5) is not None
    assert len(index) == len(found)


def test_spans_are_the_articles_own_words() -> None:
    text = "Iran\u2019s envoy, Hamid Rostami, said \u201cthey\u201d would leave. The envoy\u2019s aide did not."
    for mention in mentions(text):
        assert text[mention.span.start : mention.span.end] == mention.span.text
    assert who(mentions(text), "The envoy").name == "Hamid Rostami"


def test_first_person_is_the_speaker_or_his_side() -> None:
    text = (
        'Hamid Tabar, senior advisor to the Iranian foreign minister, spoke to reporters. "I know that'
        ' our advisers remain in Syria," Tabar said. "We will win," a fighter said.'
    )
    parsed = parse(Article("a", text))
    found = resolve_mentions(parsed, REGISTER.get)
    found = resolve_first_person(found, find_attributions(parsed), parsed, REGISTER.get)
    assert who(found, "I").name == "Hamid Tabar"
    assert (who(found, "our").name, who(found, "our").kind) == ("Iran", "state")
    assert not who(found, "We").resolved


def sides(text: str) -> tuple[Mention, ...]:
    """The mentions of `text` with what is called his, hers or ours under the side's name."""
    parsed = parse(Article("a", text))
    found = resolve_mentions(parsed, REGISTER.get)
    return resolve_first_person(found, find_attributions(parsed), parsed, REGISTER.get)


def test_what_is_called_his_is_his_sides() -> None:
    found = sides("Russia's ambassador, Pavel Orlov, said that his country wants out.")
    assert (who(found, "his country").name, who(found, "his country").id) == ("Russia", "RUS")
    found = sides("The M23's spokesman, Jean Bahati, said that his movement had lost no men.")
    assert who(found, "his movement").name == "M23"
    found = sides(
        "The Houthis' spokesman, Ali Saleh, said his men had fired. His brother kept silent."
    )
    assert who(found, "his men").name == "Houthis' men"
    assert who(found, "His brother").name == "His brother"
    found = sides("Turkey will host the talks. Its foreign minister arrived on Friday.")
    assert who(found, "Its foreign minister").name == "Turkey's foreign minister"


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    found = mentions("Ukraine denies arming it.")
    assert not who(found, "it").resolved


def test_an_article_without_words_has_no_mentions() -> None:
    assert mentions("...") == ()

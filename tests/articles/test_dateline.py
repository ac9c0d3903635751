import pytest

from reportedly.articles.dateline import find_dateline

# head, place, day, agency; the report itself is added behind it
FORMS = [
    ("DAMASCUS, Nov 18 (Reuters) - ", "DAMASCUS", "Nov 18", "Reuters"),
    ("DAMASCUS (Reuters) -", "DAMASCUS", None, "Reuters"),
    ("KYIV (AP) — ", "KYIV", None, "AP"),
    ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None, "AP"),
    ("Nairobi, 3 March 2025 (AFP) – ", "Nairobi", "3 March 2025", "AFP"),
    ("18 November 2024, Damascus, SANA – ", "Damascus", "18 November 2024", "SANA"),
    ("Damascus, SANA- ", "Damascus", None, "SANA"),
    ("Damascus, SANA_ ", "Damascus", None, "SANA"),
    ("GENEVA/BEIRUT — ", "GENEVA/BEIRUT", None, None),
    ("BEIRUT/DAMASCUS, Nov 18 (Reuters) - ", "BEIRUT/DAMASCUS", "Nov 18", "Reuters"),
    ("KABUL, Afghanistan (Jan. 9, 2016) — ", "KABUL, Afghanistan", "Jan. 9, 2016", None),
    ("MOSCOW, November 18. /TASS/. ", "MOSCOW", "November 18", "TASS"),
    ("MOSCOW. Nov 18 (Interfax) - ", "MOSCOW", "Nov 18", "Interfax"),
    ("(Nairobi, March 3, 2025) – ", "Nairobi", "March 3, 2025", None),
    ("(Beirut) – ", "Beirut", None, None),
    ("November 18, 2024 (KHARTOUM) – ", "KHARTOUM", "November 18, 2024", None),
    ("HASAKAH, Syria - North Press - ", "HASAKAH, Syria", None, "North Press"),
    ("(ANSA) - ROME, NOV 18 - ", "ROME", "NOV 18", "ANSA"),
    ("BAKU, Azerbaijan, November 18. ", "BAKU, Azerbaijan", "November 18", None),
    ("Baku, November 18, AZERTAC ", "Baku", "November 18", "AZERTAC"),
    ("Srinagar, Nov 18 (PTI): ", "Srinagar", "Nov 18", "PTI"),
    ("Srinagar, Nov 18: ", "Srinagar", "Nov 18", None),
    ("Srinagar: ", "Srinagar", None, None),
    ("ISLAMABAD: ", "ISLAMABAD", None, None),
    ("Kyiv, Ukraine CNN — ", "Kyiv, Ukraine", None, "CNN"),
    ("(Reuters) - ", None, None, "Reuters"),
    ("Aug 27 (Reuters) - ", None, "Aug 27", "Reuters"),
    ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
    ("ST. PETERSBURG, Russia — ", "ST. PETERSBURG, Russia", None, None),
    ("Bogotá, Nov 18 (EFE).- ", "Bogotá", "Nov 18", "EFE"),
    ("PYONGYANG, November 18 (KCNA) -- ", "PYONGYANG", "November 18", "KCNA"),
    ("RAMALLAH, Monday, November 18, 2024 (WAFA) – ", "RAMALLAH", "Monday, November 18, 2024", "WAFA"),
    ("ABU DHABI, 18th November, 2024 (WAM) -- ", "ABU DHABI", "18th November, 2024", "WAM"),
    ("Addis Abeba– ", "Addis Abeba", None, None),
    ("Khartoum / Port Sudan - ", "Khartoum / Port Sudan", None, None),
    ("N'DJAMENA, Chad — ", "N'DJAMENA, Chad", None, None),
    ("N’DJAMENA, Chad — ", "N’DJAMENA, Chad", None, None),
    ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", None, "AP"),
    ("Rangoon, 18 November (DVB)—", "Rangoon", "18 November", "DVB"),
    ("18.11.2024 | Kyiv | Ukrinform — ", "Kyiv", "18.11.2024", "Ukrinform"),
    ("GOMA, DR Congo, Nov 18 (Reuters) - ", "GOMA, DR Congo", "Nov 18", "Reuters"),
    ("GOMA, Democratic Republic of Congo — ", "GOMA, Democratic Republic of Congo", None, None),
    ("EL FASHER, Sudan—", "EL FASHER, Sudan", None, None),
    ("AL-TANF, Syria — ", "AL-TANF, Syria", None, None),
    ("NEAR KUPIANSK, Ukraine — ", "NEAR KUPIANSK, Ukraine", None, None),
    ("JUBA, South Sudan, 18 November 2024 (UNMISS) – ", "JUBA, South Sudan", "18 November 2024", "UNMISS"),
    ("THE HAGUE, Netherlands (AP) — ", "THE HAGUE, Netherlands", None, "AP"),
    ("SANAA November 18. 2024 (Saba) - ", "SANAA", "November 18. 2024", "Saba"),
    ("TAIPEI, Nov. 18 (CNA) ", "TAIPEI", "Nov. 18", "CNA"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "place", "day", "agency"), FORMS)
def test_reads_every_form(
    head: str, place: str | None, day: str | None, agency: str | None
) -> None:
    text = f"{head}Fighters shelled the town, residents said."
    line = find_dateline(text, 0, len(text))
    assert line is not None
    found = [part and part.text for part in (line.place, line.day, line.agency)]
    assert found == [place, day, agency]
    assert text[line.span.end :].startswith("Fighters")
    for part in (line.span, line.place, line.day, line.agency):
        assert part is None or text[part.start : part.end] == part.text


@pytest.mark.parametrize(
    "text",
    [
        "Netanyahu — who leads the coalition — refused.",
        "HAMAS: We reject the offer.",
        "NATO — the alliance — said so.",
        "BREAKING: Five killed.",
        "CNN — the network — denied it.",
        "Iran, Russia and Turkey - the guarantors - met in Astana.",
        "Syria - A strike killed five.",
        "On Monday, 18 November: a strike.",
        "Gen. Burhan, 18 November 2024: We will win.",
        "Russia's Defense Ministry: Five drones were downed.",
        "A U.S. official — speaking on condition of anonymity — said so.",
        "The World Food Programme (WFP) said it had run out of flour.",
        "The World Food Programme (WFP) - the largest - left.",
        "A Piper PA-28 crashed near Ohio.",
        "Syrian Arab News Agency (SANA) - the state's - said so.",
        "Combined Joint Command - Afghanistan",
        "SIEGEL--Jerome, aged 80.",
        "In January – Syria's worst month – 200 died.",
        "The army said on Monday that it had left.",
        "Damascus denies it.",
        "Kyiv, Moscow and Minsk signed.",
        "",
    ],
)
def test_takes_no_sentence_for_a_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_a_place_after_the_dash_belongs_to_the_report() -> None:
    text = "KYIV — Ukraine's President — a former actor — refused."
    line = find_dateline(text, 0, len(text))
    assert line is not None
    assert line.span.text == "KYIV — "


def test_a_dateline_may_fill_a_line() -> None:
    text = "KABUL, Afghanistan (Jan. 9, 2016)\nTroops left."
    line = find_dateline(text, 0, text.index("\n"))
    assert line is not None
    assert line.span.end == text.index("\n")

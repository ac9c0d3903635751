from __future__ import annotations

from reportedly.codebook.naming import NameIndex, cut, fold


def folds(text: str) -> list[str]:
    return [piece.fold for piece in cut(text)]


def test_accents_case_and_apostrophes_go() -> None:
    assert fold("Türkiye") == "turkiye"
    assert folds("Sana’a") == folds("Sanaa") == ["sanaa"]
    assert folds("N'Djamena") == ["ndjamena"]
    assert fold("Łódź") == "lodz"


def test_a_possessive_is_a_piece_of_its_own() -> None:
    assert folds("Syria's army") == ["syria", "s", "army"]
    assert folds("Syria’s") == ["syria", "s"]


def test_dotted_initialisms_are_one_piece() -> None:
    assert folds("the U.S. and U.N.") == ["the", "us", "and", "un"]


def test_the_arabic_article_is_one_word_before_a_hyphen() -> None:
    assert folds("ash-Sham") == folds("el-Sham") == folds("al-Sham") == ["al", "sham"]
    assert folds("as Moscow said") == ["as", "moscow", "said"]


def test_pieces_keep_their_offsets() -> None:
    text = "In Sana’a, Houthi men"
    assert [text[piece.start : piece.end] for piece in cut(text)] == [
        "In",
        "Sana’a",
        "Houthi",
        "men",
    ]


def test_no_name_runs_over_a_comma_or_a_sentence() -> None:
    joined = [piece.joined for piece in cut("Mali, Niger. Chad and St. Lucia")]
    assert joined == [True, False, False, True, True, True]


def index(*names: str) -> NameIndex[str]:
    made: NameIndex[str] = NameIndex()
    for name in names:
        made.add(name, name)
    return made


def test_the_longest_name_wins() -> None:
    names = index("Islamic State", "Islamic State Khorasan Province")
    assert names.longest(cut("Islamic State Khorasan Province men"), 0) == (
        4,
        ["Islamic State Khorasan Province"],
    )
    assert names.longest(cut("Islamic State men"), 0) == (2, ["Islamic State"])


def test_capitals_are_asked_for() -> None:
    names = index("WHO", "Turkey")
    assert names.whole("who") == []
    assert names.whole("WHO") == ["WHO"]
    assert names.whole("turkey") == []
    assert names.whole("TURKEY") == ["Turkey"]


def test_long_initialisms_are_found_with_one_capital_unless_exact() -> None:
    names = index("UNIFIL")
    assert names.whole("Unifil") == ["UNIFIL"]
    exact: NameIndex[str] = NameIndex()
    exact.add("SANA", "agency", exact=True)
    assert exact.whole("Sana") == []
    assert exact.whole("SANA") == ["agency"]

"""Names that stand for one another fold alike."""

import pytest

from reportedly.ledger.names import fold_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Zintan Brigade", "zintan brigade"),
        ("Ménaka", "Menaka"),
        ("the army’s 4th Division", "army 4th division"),
        ("Abu-Bakr al-Masri", "Abu Bakr al Masri"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_a_name_of_signs_is_kept() -> None:
    assert fold_name("???") == "???"
    assert fold_name("الجيش") == "الجيش"

"""What people may grade by: a grade's words in, the scheme and the grade that they stand for out.

The schemes are data (`codebook/grades.toml`): Admiralty for sources and for information, Airwars for
civilian harm, ICD 203 for likelihood and for confidence. Reliability belongs to a source and
credibility to what it says, so each part of a scheme names what it may be given to. The program
gives no grade itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.codebook import load_table
from reportedly.errors import CodebookError, OptionError

_FILE = "codebook/grades.toml"


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade: the scheme ("admiralty"), its part ("source"), the value ("B") and its meaning.

    `percent` is the chance that it stands for, both ends included; `stix` the confidence of STIX
    2.1, 0 to 100; each `None` where its scheme gives none.
    """

    scheme: str
    part: str
    value: str
    means: str
    percent: tuple[int, int] | None = None
    stix: int | None = None

    @property
    def key(self) -> str:
        """Scheme and part, "admiralty.source": one target has one grade of each."""
        return f"{self.scheme}.{self.part}"


@cache
def load_grades() -> tuple[Grade, ...]:
    """All grades of all schemes, in the order of the file; raises `CodebookError` where it is broken."""
    table = load_table("grades")
    try:
        grades = tuple(
            _grade(table, scheme, part, value)
            for scheme in table["schemes"]
            for part, values in table[scheme].items()
            for value in values
        )
        for grade in grades:
            given_to(grade)
    except (KeyError, TypeError, AttributeError) as error:
        raise CodebookError(
            f"{_FILE}: expected [scheme.part] with grades for each of schemes, and [given_to] for"
            f" each part ({error!r})"
        ) from error
    return grades


def given_to(grade: Grade) -> tuple[str, ...]:
    """The kinds of target that a grade may be given to."""
    return tuple(load_table("grades")["given_to"][grade.key])


def find_grade(words: str, target_kind: str) -> Grade:
    """The grade that `words` stand for, of a scheme that may be given to this kind of target.

    Case makes no difference. Raises `OptionError` for words that are no grade, or that grade
    something else.

    >>> find_grade("b", "source").means
    'usually reliable'
    >>> find_grade("Nearly certain", "claim").percent
    (95, 99)
    """
    asked = " ".join(words.casefold().split())
    asked = load_table("grades")["also"].get(asked, asked)
    found = [grade for grade in load_grades() if grade.value.casefold() == asked]
    for grade in found:
        if target_kind in given_to(grade):
            return grade
    if found:
        of = "s and ".join(given_to(found[0]))
        raise OptionError(f"{found[0].value!r} grades {of}s only, found the {target_kind} to grade")
    raise OptionError(f"found the grade {words!r}, expected {_choices(target_kind)}")


def read_grades(value: Mapping[str, object], target_kind: str) -> tuple[Grade, ...]:
    """The grades that a decision's value holds: {"scheme": "admiralty", "source": "B"}.

    Raises `OptionError` for a value that holds none, or others than its scheme has.
    """
    schemes: list[str] = load_table("grades")["schemes"]
    scheme = value.get("scheme")
    if scheme not in schemes:
        raise OptionError(f"found the scheme {scheme!r}, expected one of: {', '.join(schemes)}")
    parts = {grade.part for grade in load_grades() if grade.scheme == scheme}
    given = {part: grade for part, grade in value.items() if part != "scheme"}
    if not given or not parts.issuperset(given):
        raise OptionError(
            f"found {', '.join(given) or 'no grade'} for the scheme {scheme}, expected"
            f" {' or '.join(sorted(parts))}"
        )
    found = tuple(find_grade(str(words), target_kind) for words in given.values())
    for grade, part in zip(found, given, strict=True):
        if (grade.scheme, grade.part) != (scheme, part):
            raise OptionError(f"{grade.value!r} is no {part} of {scheme}: it is of {grade.key}")
    return found


def grade_values(words: Iterable[str], target_kind: str) -> list[dict[str, str]]:
    """Grades in words as values of decisions, one for each scheme.

    >>> grade_values(["very likely", "3"], "claim")
    [{'scheme': 'icd203', 'likelihood': 'very likely'}, {'scheme': 'admiralty', 'information': '3'}]
    """
    schemes: dict[str, dict[str, str]] = {}
    for word in words:
        grade = find_grade(word, target_kind)
        value = schemes.setdefault(grade.scheme, {"scheme": grade.scheme})
        if grade.part in value:
            raise OptionError(f"found two grades of {grade.key}, expected one: {word!r} is one")
        value[grade.part] = grade.value
    return list(schemes.values())


@cache
def allowed_words(table: str, key: str) -> tuple[str, ...]:
    """A list of words that a decision chooses among, in the order of the file.

    >>> allowed_words("outcomes", "words")
    ('open', 'met', 'not met')
    """
    words = load_table("grades").get(table, {}).get(key)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise CodebookError(f"{_FILE}, [{table}]: expected {key}, a list of words")
    return tuple(words)


def _choices(target_kind: str) -> str:
    values: dict[str, list[str]] = {}
    for grade in load_grades():
        if target_kind in given_to(grade):
            values.setdefault(grade.key, []).append(grade.value)
    if not values:
        return f"a source, claim or incident to grade: no scheme grades {target_kind}s"
    return "one of " + "; ".join(f"{', '.join(of)} ({key})" for key, of in values.items())


def _grade(table: dict[str, Any], scheme: str, part: str, value: str) -> Grade:
    percent = table["percent"].get(value) if part == "likelihood" else None
    confidence = table["stix_confidence"].get(value) if part == "information" else None
    return Grade(
        scheme,
        part,
        value,
        means=table[scheme][part][value],
        percent=tuple(percent) if percent else None,
        stix=confidence,
    )

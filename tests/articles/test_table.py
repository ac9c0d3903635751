import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from reportedly.articles import Limits, ReadOptions, read_source
from reportedly.errors import SourceError
from reportedly.text import Article
from tests.articles.builders import TEXT, json_lines


def read(
    path: Path, data: bytes, options: ReadOptions | None = None
) -> list[Article | SourceError]:
    path.write_bytes(data)
    return list(read_source(str(path), options))


def test_every_field_of_json_lines(tmp_path: Path) -> None:
    row = {
        "id": "a1", "text": TEXT, "title": "Army retakes hill", "outlet": "Lake Post",
        "byline": "Jane Smith", "published": "2024-11-18T23:00:00+02:00",
        "url": "https://lake.example/a", "language": "en", "other": [1, 2],
    }  # fmt: skip
    [article] = read(tmp_path / "a.jsonl", json_lines(row))
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title) == ("a1", TEXT, "Army retakes hill")
    assert (article.outlet, article.byline) == ("Lake Post", "Jane Smith")
    assert (article.published, article.published_basis) == (date(2024, 11, 18), "given")
    assert (article.url, article.language) == ("https://lake.example/a", "en")


def test_the_text_is_kept_to_the_character(tmp_path: Path) -> None:
    text = "  “We’re\u00a0staying,” he said.\r\n\r\nThe\u200b army denied it.\u2028\t"
    [article] = read(tmp_path / "a.jsonl", json_lines({"text": text}))
    assert isinstance(article, Article)
    assert article.text == text
    csv_text = 'text\r\n"' + text.replace('"', '""') + '"\r\n'
    [article] = read(tmp_path / "a.csv", csv_text.encode())
    assert isinstance(article, Article)
    assert article.text == text


def test_an_article_without_id_is_named_by_its_text(tmp_path: Path) -> None:
    first, second = read(tmp_path / "a.jsonl", json_lines({"text": TEXT}, {"text": TEXT, "id": 7}))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert len(first.id) == 16
    assert second.id == "7"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("not json", "no JSON"),
        ('{"id": "b"}', "no field 'text'"),
        ('{"text": null}', "'text' is nothing"),
        ('{"text": 5}', "'text' is a number"),
        ('"text"', "a string"),
        ("[1]", "an array"),
        ('{"text": "The army left.", "published": "soon"}', "'published' is 'soon'"),
        ('{"text": "The army left.", "date": "soon"}', "'date' is 'soon'"),
        ('{"text": "The army left.", "title": ["a"]}', "'title' is an array"),
        ('{"text": "  "}', "no text"),
        ('{"text": "' + "The army left. " * 80_000 + '"}', "characters"),
        ("[" * 100_000, "no JSON"),
        ('{"text": "x", "id": ' + "9" * 5000 + "}", "no JSON"),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_is_read(tmp_path: Path, line: str, found: str) -> None:
    good = json.dumps({"id": "g", "text": TEXT})
    results = read(tmp_path / "a.jsonl", f"{good}\n{line}\n\n{good}\n".encode())
    assert [type(r).__name__ for r in results] == ["Article", "SourceError", "Article"]
    message = str(results[1])
    assert "a.jsonl, line 2: " in message and found in message and "\n" not in message


def test_a_line_in_another_encoding_is_one_bad_line(tmp_path: Path) -> None:
    good = json_lines({"text": TEXT})
    results = read(tmp_path / "a.jsonl", good + b'{"text": "\x01\x02\x03\x04\x05\x06"}\n' + good)
    assert [isinstance(r, Article) for r in results] == [True, False, True]


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    data = json_lines({"text": TEXT}, {"text": TEXT}).decode().encode("utf-16")
    assert all(isinstance(r, Article) and r.text == TEXT for r in read(tmp_path / "a.jsonl", data))


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    options = ReadOptions(limits=Limits(article_chars=1000))
    long = json_lines({"text": "The army left. " * 40_000})
    results = read(tmp_path / "a.jsonl", long + json_lines({"text": TEXT}), options)
    assert [isinstance(r, Article) for r in results] == [False, True]
    assert "line 1: found a line of more than" in str(results[0])


def test_half_a_surrogate_pair_costs_one_character(tmp_path: Path) -> None:
    data = b'{"text": "The army \\ud83d left the town, he said."}\n'
    [article] = read(tmp_path / "a.jsonl", data)
    assert isinstance(article, Article)
    assert article.text == "The army \ufffd left the town, he said."


def test_partial_days_leave_the_day_unknown(tmp_path: Path) -> None:
    for value in ("2024-11", "2024", "", None, "unknown"):
        [article] = read(tmp_path / "a.jsonl", json_lines({"text": TEXT, "published": value}))
        assert isinstance(article, Article)
        assert article.published_basis == "unknown"


@pytest.mark.parametrize("published", [None, ""])
def test_date_stands_in_for_a_missing_day_of_printing(
    tmp_path: Path, published: str | None
) -> None:
    row = {"text": TEXT, "published": published, "date": "2024-11-18"}
    [article] = read(tmp_path / "a.jsonl", json_lines(row))
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == (date(2024, 11, 18), "given")
    [article] = read(tmp_path / "a.csv", f'date,text\n2024-11-18,"{TEXT}"\n'.encode())
    assert isinstance(article, Article) and article.published == date(2024, 11, 18)


def test_published_goes_before_date(tmp_path: Path) -> None:
    row = {"text": TEXT, "published": "2024-11-18", "date": {"day": 19}}
    [article] = read(tmp_path / "a.jsonl", json_lines(row))
    assert isinstance(article, Article) and article.published == date(2024, 11, 18)


def test_json_array_and_object(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT}, {"id": "b"}, {"id": "c", "text": TEXT}]
    results = read(tmp_path / "a.json", json.dumps(rows, indent=1).encode())
    assert [isinstance(r, Article) for r in results] == [True, False, True]
    assert "item 2: found no field 'text'" in str(results[1])
    [article] = read(tmp_path / "b.json", json.dumps(rows[0], indent=1).encode())
    assert isinstance(article, Article) and article.id == "a"
    [error] = read(tmp_path / "c.json", b"[]")
    assert "an empty array" in str(error)
    [error] = read(tmp_path / "d.json", b'[{"text": ')
    assert "damaged JSON" in str(error)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    header = delimiter.join(("ID", "Text", "published"))
    row = delimiter.join(("a1", f'"{TEXT}"', "18.11.2024"))
    [article] = read(tmp_path / "a.csv", f"\ufeff{header}\n{row}\n".encode())
    assert isinstance(article, Article)
    assert (article.id, article.text, article.published) == ("a1", TEXT, date(2024, 11, 18))


def test_a_bad_row_is_reported_with_its_line(tmp_path: Path) -> None:
    rows = f'id,text\na,"{TEXT}"\nb,one,two\n\nc,"{TEXT}"\n'
    results = read(tmp_path / "a.csv", rows.encode())
    assert [isinstance(r, Article) for r in results] == [True, False, True]
    assert "line 7: found 3 fields, expected 2" in str(results[1])


def test_csv_without_text_or_rows(tmp_path: Path) -> None:
    [error] = read(tmp_path / "a.csv", b"id,body\n1,x\n")
    assert "expected one named 'text'" in str(error)
    [error] = read(tmp_path / "b.csv", b"id,text\n")
    assert "no rows" in str(error)


def test_compressed_lines(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.jsonl.gz", gzip.compress(json_lines({"id": "z", "text": TEXT})))
    assert isinstance(article, Article) and article.id == "z"


def test_a_cut_gzip_file_yields_what_stood_before(tmp_path: Path) -> None:
    rows = json_lines(*({"id": str(n), "text": TEXT + str(n**9)} for n in range(500)))
    results = read(tmp_path / "a.jsonl.gz", gzip.compress(rows)[:-1000])
    assert isinstance(results[0], Article)
    assert "breaks off or is damaged" in str(results[-1])
    assert sum(isinstance(r, SourceError) for r in results) <= 2


def test_a_gzip_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    options = ReadOptions(limits=Limits(unpacked_bytes=1_000_000, article_chars=1000))
    bomb = gzip.compress(b'{"text": "' + b"a" * 20_000_000 + b'"}\n')
    results = read(tmp_path / "a.jsonl.gz", bomb, options)
    assert "more than 1 MB" in str(results[-1])

import gzip
import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from reportedly.articles import Limits, ReadOptions, read_source, read_text
from reportedly.errors import LanguageError, SourceError
from reportedly.text import Article
from tests.articles.builders import REPORT, TEXT, every_format, html_page, json_lines


def one_error(source: str | Path, options: ReadOptions | None = None) -> str:
    [error] = read_source(str(source), options)
    assert isinstance(error, SourceError), error
    assert error.source == str(source)
    message = str(error)
    assert "\n" not in message and "\x1b" not in message
    return message


@pytest.mark.parametrize("ending", every_format())
def test_every_format_is_read_from_a_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"source.{ending}"
    path.write_bytes(every_format()[ending])
    results = list(read_source(str(path)))
    assert results and all(isinstance(r, Article) for r in results)
    assert all(r.source == str(path) for r in results)
    assert all("walked towards the lake" in r.text for r in results if isinstance(r, Article))


def test_every_format_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in every_format().values():
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        results = list(read_source("-"))
        assert results and all(isinstance(r, Article) and r.source == "-" for r in results)


def test_a_plain_file_is_kept_to_the_character(tmp_path: Path) -> None:
    text = "  “We’re\u00a0staying,” he said.\r\n\r\nThe\u200b army denied it.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    [article] = read_source(str(path))
    assert isinstance(article, Article)
    assert article.text == text
    assert [b.span.text for b in article.blocks] == [
        "“We’re\u00a0staying,” he said.",
        "The\u200b army denied it.",
    ]


def test_what_the_caller_knows_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(html_page())
    options = ReadOptions(published=date(2025, 1, 2), outlet="Other Post")
    [article] = read_source(str(path), options)
    assert isinstance(article, Article)
    assert (article.outlet, article.published, article.published_basis) == (
        "Other Post",
        date(2025, 1, 2),
        "given",
    )


def test_a_folder_yields_its_files_by_name_and_goes_on_after_an_error(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(TEXT)
    (tmp_path / "a.txt").write_text(REPORT[0])
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.txt").write_text(TEXT)
    results = list(read_source(str(tmp_path)))
    assert [isinstance(r, Article) for r in results] == [True, False, True, True]
    assert results[0].source == str(tmp_path / "a.txt")


def test_folders_below_are_read_in_order_and_links_to_folders_are_not(tmp_path: Path) -> None:
    for name in ("b/c/1.txt", "b/2.txt", "a.txt", "c.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "b" / "again").symlink_to(tmp_path)
    (tmp_path / "empty").mkdir()
    names = [str(Path(str(r.source)).relative_to(tmp_path)) for r in read_source(str(tmp_path))]
    assert names == ["a.txt", "b/2.txt", "b/c/1.txt", "c.txt"]


def test_an_empty_name_is_not_the_current_folder() -> None:
    assert one_error("").startswith("found an empty name, expected a file")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \n\t\r\n \xe2\x80\x8b", "no text"),
        ("binary.txt", bytes(range(256)) * 40, "no known text encoding"),
        ("nulls.bin", b"\0" * 1000, "binary data"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        ("two.gz", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "a gzip file inside"),
        ("cut.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:60], "a gzip file that breaks off"),
        (
            "arabic.txt",
            "قال مسؤول محلي يوم الاثنين إن القوات استعادت التلة.".encode(),
            "Arabic (ar)",
        ),
        ("scripts.html", b"<html><script>var a;</script></html>", "a page without an article"),
        ("long.txt", b"The army left. " * 100_000, "1,500,000 characters"),
    ],
)
def test_bad_input_is_one_line(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    message = one_error(path)
    assert message.startswith(f"{path}") and found in message
    assert "expected" in message or "translate it" in message


def test_arabic_is_a_language_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قال مسؤول محلي يوم الاثنين إن القوات استعادت التلة.", encoding="utf-8")
    [error] = read_source(str(path))
    assert isinstance(error, LanguageError) and error.language == "ar"
    assert str(error).endswith(
        "looks like Arabic (ar); Reportedly reads English: translate it first"
    )


def test_fifty_megabytes_of_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 50_000_000)
    assert "more than 4 MB in one line, expected one article" in one_error(path)
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 50_000_000)
    assert "line 1: found a line of more than" in one_error(path)


def test_a_gzip_bomb_of_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"\n" * 50_000_000))
    assert "more than 4 MB" in one_error(path)


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3_000_000)
    options = ReadOptions(limits=Limits(file_bytes=1_000_000))
    assert "found 3 MB, expected at most 1 MB" in one_error(path, options)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert "no such file or folder" in one_error(tmp_path / "none.txt")
    assert "a folder without files" in one_error(tmp_path)
    assert "no file can have" in one_error("a\0b")
    assert "could not be read" in one_error(tmp_path / ("x" * 300))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "may not be read" in one_error(path)


def test_permission_denied_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read" in one_error(path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert "a device or pipe" in one_error(path)


def test_names_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202etxt"
    [error] = read_source(str(path))
    assert "\\x1b[31m\\u202etxt" in str(error)
    assert error.source == str(path)


def test_a_very_long_name_is_shortened() -> None:
    [error] = read_source("n/" * 3000)
    assert len(str(error)) < 400


def test_a_bare_text_is_an_article() -> None:
    article = read_text("\ufeff" + TEXT)
    assert article.text == TEXT
    with pytest.raises(SourceError, match="no text"):
        read_text(" \n")


def test_equal_texts_have_equal_ids() -> None:
    assert read_text(TEXT).id == read_text(TEXT).id != read_text(REPORT[0]).id


def test_reading_is_deterministic(tmp_path: Path) -> None:
    for ending, data in every_format().items():
        path = tmp_path / f"a.{ending}"
        path.write_bytes(data)
        assert list(read_source(str(path))) == list(read_source(str(path)))


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines(*({"id": str(n), "text": TEXT} for n in range(2000))))
    results = read_source(str(path))
    first = next(results)
    assert isinstance(first, Article) and first.id == "0"

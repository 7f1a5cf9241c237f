"""Files become articles; what is none is set aside with where, what and what to do."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from kg.annotation import Article
from kg.read import InputError, Unreadable, read_articles

TALKS = "Oslo, May 3 (NTA) -- The envoy met the minister on Monday. They spoke about trade and about the border."
FRENCH = (
    "Le président a reçu lundi à Paris le ministre des Affaires étrangères et a discuté avec lui de la situation dans "
    "la région. Les deux parties ont souligné qu'elles souhaitaient renforcer la coopération dans les domaines du "
    "commerce, de l'énergie et de la sécurité. Le ministre est arrivé dimanche pour une visite de deux jours."
)


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def one(path: Path, **options: int) -> Unreadable:
    (item,) = read_articles([path], **options)
    assert isinstance(item, Unreadable)
    assert str(item) == f"{item.where}: {item.reason}; {item.advice}"
    return item


def ids(*paths: Path | str) -> list[str]:
    return [item.id if isinstance(item, Article) else item.where for item in read_articles(paths)]


def test_a_text_file_has_its_name_as_id_and_its_text_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    text = "A headline of some words\r\n\r\nThe envoy met the minister\u00a0on Monday in the capital. \n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title) == ("talks", text, "A headline of some words")


def test_a_folder_is_read_with_all_below_it_in_the_order_of_the_paths(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", "b/one.txt", "notes.md", ".hidden.txt", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(line(id="three", text=TALKS) if name == "c.jsonl" else TALKS.encode())
    assert ids(tmp_path) == ["a", "one", "two", "three"]


def test_a_corpus_gives_what_it_knows_of_each_article(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    known = {"title": "Talks", "date": "2024-05-03T10:00:00Z", "agency": "NTA", "url": "https://example.org/1"}
    path.write_bytes(line(id="one", text=TALKS, **known) + b"\n" + line(id=2, text=TALKS, source="A", agency="B"))
    one, two = read_articles([path])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.title, one.published, one.published_evidence) == ("Talks", "2024-05-03", None)
    assert (one.source, one.url) == ("NTA", "https://example.org/1")
    assert (two.id, two.source) == ("2", "A")


def test_a_packed_corpus_and_standard_input_are_read_like_a_plain_one(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress(line(id="one", text=TALKS)))
    stdin = io.BytesIO(line(id="two", text=TALKS) + b"{\n")
    found = list(read_articles([path, "-"], stdin=stdin))
    assert [item.id if isinstance(item, Article) else item.where for item in found] == ["one", "two", "stdin:2"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        ("The café was full.".encode("latin-1"), "not UTF-8 (byte 0xe9 in line 1)"),
        (b"one\ntwo\n\xff\xff", "not UTF-8 (byte 0xff in line 3)"),
        ("Talks".encode("utf-16"), "not UTF-8 (it looks like UTF-16)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a binary file"),
        (FRENCH.encode(), "not in English"),
        (("外交部长星期一在首都会见了邻国的特使。" * 20).encode(), "not in English"),
    ],
)
def test_a_text_file_that_is_no_article_is_set_aside(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    assert (one(path).where, one(path).reason) == (str(path), reason)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{no json}\n", "no JSON (Expecting property name enclosed in double quotes in column 2)"),
        (b"[" * 100_000, "no JSON that can be read (too deeply nested)"),
        (b"[1]\n", "a JSON list, not an object"),
        (line(id="a"), "lacks `text`"),
        (line(text=TALKS), "lacks `id`"),
        (line(id="", text=TALKS), "`id` is empty"),
        (line(id="a", text=5), "`text` is not a string but 5"),
        (line(id="a", text=TALKS, title=["x"]), '`title` is not a string but ["x"]'),
        (line(id="a", text=TALKS, date="3 May"), "`date` is '3 May'"),
        (line(id="a", text=" "), "empty"),
        (line(id="a", text="a\0b"), "the text holds NUL characters, it is binary"),
        (line(id="a", text="a \ud800 b"), "the text holds half of a surrogate pair"),
        (line(id="a", text=FRENCH), "not in English"),
        (b'{"id": "a", "text": "caf\xe9"}\n', "not UTF-8 (byte 0xe9 in line 1)"),
    ],
)
def test_a_line_that_is_no_article_is_set_aside_and_the_next_is_read(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(line(id="first", text=TALKS) + raw.rstrip(b"\n") + b"\n" + line(id="last", text=TALKS))
    first, bad, last = read_articles([path])
    assert isinstance(first, Article)
    assert isinstance(bad, Unreadable)
    assert isinstance(last, Article)
    assert (bad.where, bad.reason) == (f"{path}:2", reason)


def test_a_line_over_the_limit_is_set_aside_without_being_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(line(id="long", text=TALKS * 30) + line(id="last", text=TALKS))
    reads: list[int] = []

    class Watched(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            reads.append(size)
            return super().readline(size)

    bad, last = read_articles(["-"], stdin=Watched(path.read_bytes()), limit=1000)
    assert isinstance(bad, Unreadable)
    assert isinstance(last, Article)
    assert (bad.where, bad.reason) == ("stdin:1", "a line longer than 1,000 bytes")
    assert max(reads) <= 1001
    assert [type(item) for item in read_articles([path], limit=1000)] == [Unreadable, Article]


def test_a_text_file_over_the_limit_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TALKS * 30)
    assert one(path, limit=1000).reason == "longer than 1,000 bytes"


def test_an_id_that_came_before_is_set_aside_across_files(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    (tmp_path / "z.jsonl").write_bytes(line(id="talks", text=TALKS))
    first, second = read_articles([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, Unreadable)
    assert (second.where, second.reason) == (f"{tmp_path / 'z.jsonl'}:1", "the id 'talks' came before")


def test_a_damaged_archive_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress(line(id="one", text=TALKS))[:-6])
    assert "damaged" in str(list(read_articles([path]))[-1])
    path.write_bytes(b"no gzip at all")
    assert "damaged" in one(path).reason


def test_an_input_that_is_none_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    (tmp_path / "talks.pdf").write_text(TALKS)
    (tmp_path / "empty").mkdir()
    expected = (
        r"expected a \.txt file, a \.jsonl or \.jsonl\.gz file, a folder of them, or - for JSONL on standard input"
    )
    for path, what in (
        ("missing.txt", "does not exist"),
        ("missing", "does not exist"),
        ("talks.pdf", r"unknown kind of file '\.pdf'"),
        ("empty", "the folder holds no file to read"),
    ):
        with pytest.raises(InputError, match=f"{path}: {what}; {expected}"):
            read_articles([tmp_path / "talks.txt", tmp_path / path])
    with pytest.raises(InputError, match=f"no input: {expected}"):
        read_articles([])

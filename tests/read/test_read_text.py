"""The parts of a page, its title, byline, source and day of publication."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotation import Article
from kg.read import article_speaks, heads, read_text

BODY = (
    "The envoy met the minister on Monday in the capital and spoke about trade.\n\nThey will meet again in the spring."
)


def parts(article: Article, kind: str) -> list[str]:
    return [article.text[region.start : region.end] for region in article.regions if region.kind == kind]


def read(text: str, **known: str) -> Article:
    return read_text("a", text, **known)


PAGE = f"""Home > News > Asia

Last update: May 9, 2021 13:26

Site logo

Envoy and minister speak about trade

By Ann Example May 4, 2021

3 min read

{BODY}

Also read: Minister opens a bridge

The two sides signed nothing. READ MORE: Who gains from the canal?

Follow us on Twitter and on Facebook.

Previous Story

Bank opens a branch in the north of the country, the third in a year.

Leave a Comment

5 + 10 =
"""


def test_a_page_is_told_from_its_article() -> None:
    article = read(PAGE)
    assert article.title == "Envoy and minister speak about trade"
    assert article.byline == "Ann Example"
    assert article.published == "2021-05-04"
    assert article.published_evidence is not None
    assert article.published_evidence.exact == "May 4, 2021"
    assert parts(article, "body") == [*BODY.split("\n\n"), "The two sides signed nothing."]
    assert "Also read: Minister opens a bridge" in parts(article, "furniture")
    assert "READ MORE: Who gains from the canal?" in parts(article, "furniture")
    assert "Bank opens a branch in the north of the country, the third in a year." in parts(article, "furniture")


@pytest.mark.parametrize(
    ("opening", "dateline", "source", "published"),
    [
        ("Oslo, May 4, 2021 (NTA) The envoy", "Oslo, May 4, 2021 (NTA)", "NTA", "2021-05-04"),
        ("Oslo, 4 May 2021 (NTA): The envoy", "Oslo, 4 May 2021 (NTA):", "NTA", "2021-05-04"),
        ("OSLO, May 4, 2021 -- The envoy", "OSLO, May 4, 2021 --", None, "2021-05-04"),
        ("Oslo, May 4, 2021, NTA – The envoy", "Oslo, May 4, 2021, NTA –", "NTA", "2021-05-04"),
        ("OSLO - 4 May 2021: The envoy", "OSLO - 4 May 2021:", None, "2021-05-04"),
        ("OSLO (Reuters) - The envoy", "OSLO (Reuters) -", "Reuters", None),
        ("SANTA ROSA, Calif. (AP) — The envoy", "SANTA ROSA, Calif. (AP) —", "AP", None),
        ("Oslo CNN — The envoy", "Oslo CNN —", "CNN", None),
        ("CNN — The envoy", "CNN —", "CNN", None),
        ("Oslo /MONTSAME/. The envoy", "Oslo /MONTSAME/.", "MONTSAME", None),
        ("OSLO — The envoy", "OSLO —", None, None),
        ("Oslo, Norway - The envoy", "Oslo, Norway -", None, None),
        ("Oslo: The envoy", "Oslo:", None, None),
        ("OSLO, May 4 - The envoy", "OSLO, May 4 -", None, None),
    ],
)
def test_a_dateline_is_cut_off_the_body(opening: str, dateline: str, source: str | None, published: str | None) -> None:
    article = read(f"{opening} met the minister and spoke about trade and the border.\n\nThey parted as friends.")
    assert parts(article, "dateline") == [dateline]
    assert parts(article, "body")[0].startswith("The envoy met")
    assert (article.source, article.published) == (source, published)


@pytest.mark.parametrize(
    "opening",
    [
        "The council (of elders) met the minister",
        "Rep. Ann Example (R-X.Y.) met the minister",
        "President Example: we met the minister",
        "Analysis: the envoy met the minister",
        "On May 4 the envoy - a lawyer - met the minister",
    ],
)
def test_other_openings_are_no_datelines(opening: str) -> None:
    article = read(f"{opening} and spoke about trade and the border. They parted.")
    assert parts(article, "dateline") == []
    assert article.text[slice(*article_speaks(article)[0])].startswith(opening)


def test_the_agencies_and_labels_of_the_data_are_known() -> None:
    labels = json.loads(Path(heads.__file__).with_name("labels.json").read_text(encoding="utf-8"))
    for agency in labels["agencies"]:
        found = heads.dateline(f"Oslo ({agency}) The envoy met the minister.", first=True)
        assert found is not None
        assert found.agency == agency
    for agency in labels["agencies_before_a_dash"]:
        found = heads.dateline(f"Oslo {agency} — The envoy met the minister.", first=True)
        assert found is not None
        assert found.agency == agency
    for label in labels["labels"]:
        assert heads.dateline(f"{label.upper()}: The envoy met the minister.", first=True) is None
    for title in labels["titles"]:
        assert heads.dateline(f"{title.title()} Example: The envoy met the minister.", first=True) is None


@pytest.mark.parametrize("text", ["The envoy met the minister.", "They met.", "Did they meet? They did."])
def test_a_sentence_alone_is_body(text: str) -> None:
    assert parts(read(text), "body") == [text]


def test_a_speaker_of_a_transcript_is_no_dateline() -> None:
    article = read(f"{BODY}\n\nEXAMPLE: We met the minister and spoke about trade.")
    assert parts(article, "body")[-1].startswith("EXAMPLE: We met")


@pytest.mark.parametrize(
    ("rest", "published"),
    [
        ("\n\nLatest News\nBank opens a branch Sat, Dec 18, 2021, 12:51 PM", "2021-05-04"),
        ("\n\nLatest News\nBank opens a branch Sat, Jan 8, 2022, 12:51 PM", "2021-05-04"),
        ("\n\nThe treaty was signed on March 8, 2021.", "2021-05-04"),
        ("\n\nThe treaty was signed in November 2020.", "2021-05-04"),
        ("\n\nThe treaty was signed in October 2020, he said on Tuesday.", "2021-05-04"),
        ("\n\nThe treaty was signed in 2021, he said on Tuesday.", "2021-05-04"),
        ("\n\nThe treaty was signed in 2020, he said on Thursday.", None),
        ("\n\nThe treaty will last.", None),
        ("\n\nThe treaty will last until 2040, he said on Tuesday.", None),
    ],
)
def test_a_dateline_without_a_year_takes_the_latest_that_the_other_dates_permit(
    rest: str, published: str | None
) -> None:
    article = read(f"Oslo, May 4 (NTA) The envoy met the minister here and they spoke about trade.{rest}")
    assert article.published == published
    assert (article.published_evidence.exact if article.published_evidence else None) == (published and "May 4")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("May 4, 2021", "2021-05-04"),
        ("Tuesday, 4 May 2021 - 21:32", "2021-05-04"),
        ("Published: May 4, 2021 at 9:30 a.m. ET", "2021-05-04"),
        ("Published on 2021-05-04 09:30 IST", "2021-05-04"),
        ("Updated: May 4, 2021", None),
        ("by NTA | May 4, 2021", "2021-05-04"),
        ("https://example.org/2021/05/04/talks", "2021-05-04"),
        ("https://example.org/article/04/05/2021/talks", "2021-05-04"),
        ("https://example.org/article/20210504/x.html", "2021-05-04"),
        ("https://example.org/article/117493", None),
    ],
)
def test_a_line_over_the_body_tells_the_day(head: str, published: str | None) -> None:
    article = read(f"{head}\n\nEnvoy and minister speak about trade\n\n{BODY}")
    assert article.published == published
    assert article.title == "Envoy and minister speak about trade"


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        ("The ministers agreed on Tuesday to meet again.", "2024-05-14"),
        ("The ministers agreed on Wednesday to meet again.", None),
        ("The ministers will meet again on Tuesday, a spokesman said.", None),
        ("The ministers agreed to meet again. They left on Tuesday.", None),
    ],
)
def test_a_caption_tells_the_day_that_the_next_sentence_names(lead: str, published: str | None) -> None:
    text = f"Ministers before their talks in Oslo, Norway, May 14, 2024. {lead}"
    article = read_text("a", text)
    assert article.published == published
    assert (article.published_evidence.exact if article.published_evidence else None) == (published and "May 14, 2024")


def test_a_known_day_title_and_source_are_kept() -> None:
    article = read(PAGE, title="Talks", published="2021-05-05", source="NTA", url="https://example.org")
    assert (article.title, article.published, article.source) == ("Talks", "2021-05-05", "NTA")
    assert article.published_evidence is None


def test_a_known_title_is_found_in_the_text() -> None:
    article = read(f"Envoy, Minister speak\n\nAnn Example and Bo Sample\n\n{BODY}", title="Envoy, minister speak")
    assert parts(article, "headline") == ["Envoy, Minister speak"]
    assert article.byline == "Ann Example and Bo Sample"


def test_lines_broken_by_hard_are_one_paragraph() -> None:
    text = "The envoy of the northern republic met the minister\nof trade of the southern republic on Monday\nin Oslo."
    assert parts(read(text), "body") == [text]
    long = "The envoy of the northern republic, who had come by train in the morning, met the minister and warned on"
    assert parts(read(f"{long}\nSaturday that talks would\nend.\nThey parted."), "body") == [
        f"{long}\nSaturday that talks would\nend.",
        "They parted.",
    ]


def test_an_item_of_a_list_is_a_paragraph() -> None:
    items = [
        "1.  Ingrid Lindqvist, President and CEO, Norwegian Chess Federation",
        "2.  Wanjiru Oduya, Executive Director, Kenyan Athletics Association",
    ]
    assert parts(read(f"{BODY}\n\n" + "\n".join(items)), "body")[-2:] == items
    lines = [
        "Minister of Fisheries Ingrid Lindqvist and guests",
        "Wanjiru Oduya, head of the Kenyan Athletics Association",
    ]
    assert parts(read(f"{BODY}\n\n" + "  \n".join(lines)), "body")[-2:] == lines


def test_an_agency_in_a_byline_is_the_source() -> None:
    article = read(f"Envoy and minister speak\n\nby NTA |\n\n{BODY}")
    assert (article.source, article.byline) == ("NTA", None)


def test_an_empty_text_has_no_regions() -> None:
    assert read("").regions == ()


def test_the_five_articles_are_read(seeds: Path, shared: Path) -> None:
    gold = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text().splitlines()]
    for entry in gold:
        article = read_text(entry["id"], (seeds / f"{entry['id']}.txt").read_bytes().decode())
        assert article.published == entry["published"]
        spoken = article_speaks(article)
        for event in entry["events"]:
            at = article.text.find(event["evidence"])
            assert at < 0 or any(start <= at < end for start, end in spoken), event["evidence"]
        for start, end in spoken:
            for furniture in ("Latest News", "ALSO READ", "Also read", "Previous Story", "Go toTop", "Leave a Comment"):
                assert furniture not in article.text[start:end]


pieces = st.sampled_from(
    [
        *PAGE.split("\n"),
        "OSLO, May 4 -",
        "(Reuters) -",
        "© 2021 Example",
        "-0-",
        "\n",
        " ",
        "Sign up for our newsletter.",
        "\r\n",
    ]
)


@given(
    st.lists(pieces, max_size=30).map("\n".join) | st.lists(pieces, max_size=30).map(" ".join) | st.text(max_size=200)
)
def test_regions_are_ordered_disjoint_and_hold_all_that_is_no_white_space(text: str) -> None:
    article = read(text)
    at = 0
    for region in article.regions:
        assert article.text[at : region.start].strip() == ""
        assert at <= region.start < region.end <= len(article.text)
        assert article.text[region.start : region.end].strip()
        at = region.end
    assert article.text[at:].strip() == ""
    evidence = article.published_evidence
    assert evidence is None or evidence.exact == article.text[evidence.start : evidence.end]


@pytest.mark.parametrize(
    "filling",
    [
        "word ",
        "A",
        "Oslo, ",
        "By Ann Example, ",
        "© 2021 ",
        "Follow us on ",
        "(",
        "READ MORE: ",
        ". ",
        "May 4, 2021 ",
        "-",
        "x\n",
    ],
)
def test_time_grows_in_line_with_length(filling: str) -> None:
    text = filling * (200_000 // len(filling))
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 5


def test_a_line_of_two_megabytes_is_read_in_seconds() -> None:
    began = time.process_time()
    read("The envoy met the minister on May 4, 2021 (Tuesday), as the (NTA) - said: " * 27_000)
    assert time.process_time() - began < 20


def test_the_headline_of_another_article_in_capitals_is_furniture() -> None:
    article = read(f"{BODY}\n\nODUYA MEETS LINDQVIST IN OSLO\n\nNATO HAS NO PLAN.\n\nThe king was there too.")
    assert parts(article, "furniture") == ["ODUYA MEETS LINDQVIST IN OSLO"]

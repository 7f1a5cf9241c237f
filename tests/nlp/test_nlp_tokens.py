"""Where the tokenizer cuts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.nlp.tokens import Words

if TYPE_CHECKING:
    from spacy.language import Language

CUTS = [
    # two states side by side
    ("Tehran-Baku ties", "Tehran|-|Baku|ties"),
    ("Iran-Azerbaijan trade", "Iran|-|Azerbaijan|trade"),
    ("U.S.-China talks", "U.S.|-|China|talks"),
    ("Russian-Turkish talks", "Russian|-|Turkish|talks"),
    ("(Kenya-Norway)", "(|Kenya|-|Norway|)"),
    ("Kenya-Norway’s border", "Kenya|-|Norway|’s|border"),
    ("NATO-Russia Council", "NATO|-|Russia|Council"),
    ("Oslo-Nairobi-Lima", "Oslo|-|Nairobi|-|Lima"),
    # a lost space before a name
    ("ofOduya", "of|Oduya"),
    ("PresidentOduya's visit", "President|Oduya|'s|visit"),
    ("the Kingdom", "the|Kingdom"),
    ("includingOduya", "including|Oduya"),
    # a lost space behind a given name of one syllable
    ("Han Song Unreceived him", "Han|Song|Un|received|him"),
    ("Han Song Unsaid that the Unit left", "Han|Song|Un|said|that|the|Unit|left"),
    ("Han Il Sungand Pak Un.", "Han|Il|Sung|and|Pak|Un|."),
    ("Han Il SungandPak Un", "Han|Il|Sung|and|Pak|Un"),
    ("Unlike Unions, Illegal", "Unlike|Unions|,|Illegal"),
    ("McOduya", "McOduya"),
    # one name
    ("Amir-Bahrami said", "Amir-Bahrami|said"),
    ("Amir-Bahrami's visit", "Amir-Bahrami|'s|visit"),
    ("Kang Yong-ho met Tran Ba-ek", "Kang|Yong-ho|met|Tran|Ba-ek"),
    ("Yusuf al-Oduya", "Yusuf|al-Oduya"),
    ("Guinea-Bissau", "Guinea-Bissau"),
    ("Secretary-General", "Secretary-General"),
    # a prefix
    ("vice-president", "vice-president"),
    ("then-president", "then-president"),
    ("ex-minister", "ex-minister"),
    ("pro-Kenyan", "pro-Kenyan"),
    # what the treebanks cut
    ("Kenya-led", "Kenya|-|led"),
    ("Oslo-based", "Oslo|-|based"),
    ("a long-term plan", "a|long|-|term|plan"),
    # possessives and abbreviations
    ("Iran's", "Iran|'s"),
    ("Iran’s", "Iran|’s"),
    ("the ministers' talks", "the|ministers|'|talks"),
    ("Mr. Oduya met Dr. Venn in the U.S. on Feb. 3.", "Mr.|Oduya|met|Dr.|Venn|in|the|U.S.|on|Feb.|3|."),
    ("Lt. Gen. Oduya met Capt. Venn.", "Lt.|Gen.|Oduya|met|Capt.|Venn|."),
    # what stands behind a number, brackets, a stroke
    ("$16bn at 10.30am", "$|16|bn|at|10.30|am"),
    ("the 1990s and the 5th", "the|1990s|and|the|5th"),
    ("(aged 8) and (b): no", "(|aged|8|)|and|(|b|)|:|no"),
    ("and/or", "and|/|or"),
    # dashes and ranges
    ("on Monday-Tuesday", "on|Monday|-|Tuesday"),
    ("$3-$5", "$|3|-|$|5"),
    ("it ended—badly", "it|ended|—|badly"),
    ("it ended--badly", "it|ended|--|badly"),
    ("it ended – badly", "it|ended|–|badly"),
    ("OSLO (ANB)--The", "OSLO|(|ANB|)|--|The"),
    ("OSLO (ANB)-The", "OSLO|(|ANB|)|-|The"),
    ("OSLO--The", "OSLO|--|The"),
    ("on May 17-19", "on|May|17|-|19"),
    ("in 2019–2020", "in|2019|–|2020"),
]


@pytest.mark.parametrize(("text", "tokens"), CUTS, ids=[text for text, _ in CUTS])
def test_a_text_is_cut_into_these_tokens(nlp: Language, text: str, tokens: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens.split("|")


def test_a_bad_line_of_the_file_of_cuts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cuts.txt"
    path.write_text("# comment\nprefix: vice\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cuts.txt:2: expected 'kind: words', kind one of prefixes"):
        Words.read(path)

"""Reading tables and matching their forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from slepipe.errors import LexiconError
from slepipe.lexicon.load import COLUMNS, Pairs, fold, is_abbreviation, load_lexicon, parse_table, surface_forms

HEADER = "\t".join(COLUMNS)
ROW = "wolf-drug\tdrug\twolfmab\t狼单抗\t狼單抗\t\t\tWolfex | 狼宁@zh-Hans\tATC:L04AA99\tinvented"


def table(*rows: str) -> str:
    """A table of these rows."""
    return "\n".join((HEADER, *rows)) + "\n"


def extra(tmp_path: Path, *rows: str) -> tuple[str, ...]:
    """A user's own table as a file."""
    path = tmp_path / "own.tsv"
    path.write_text(table(*rows), encoding="utf-8")
    return (str(path),)


def test_a_users_row_becomes_a_concept(tmp_path: Path) -> None:
    """Names, aliases, regional aliases and identifiers are read into their fields; empty cells are left out."""
    concept = load_lexicon(extra(tmp_path, ROW)).concept("wolf-drug")
    assert concept is not None
    assert concept.types == ("drug",)
    assert concept.names == {"en": "wolfmab", "zh-Hans": "狼单抗", "zh-Hant-TW": "狼單抗"}
    assert concept.aliases == ("Wolfex", "狼宁")
    assert concept.regional == {"狼宁": "zh-Hans"}
    assert concept.identifiers == ("ATC:L04AA99",)
    assert concept.line == 2


def test_a_users_row_replaces_that_of_the_package(tmp_path: Path) -> None:
    """The same id in a later table wins."""
    lexicon = load_lexicon(extra(tmp_path, ROW.replace("wolf-drug", "belimumab")))
    concept = lexicon.concept("belimumab")
    assert concept is not None
    assert concept.names["en"] == "wolfmab"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "header must be"),
        ("id\ttype\n", "header must be"),
        (table("a\tdrug\tb"), ":2: 3 cells instead of 10"),
        (table(ROW, ROW), ":3: wolf-drug stands twice"),
        (table(ROW.replace("drug\twolf", "potion\twolf")), "needs an id and a type"),
        (table(ROW.replace("wolf-drug", "")), "needs an id and a type"),
        (table(ROW.replace("@zh-Hans", "@zh-TW")), "a name or alias may end in @"),
    ],
)
def test_a_damaged_table_is_refused_with_its_line(text: str, message: str) -> None:
    """The error names the table, the line and the mend."""
    with pytest.raises(LexiconError, match="own.tsv:") as caught:
        parse_table(text, "own.tsv")
    assert message in str(caught.value)


def test_a_byte_order_mark_and_both_line_ends_are_read() -> None:
    """Spreadsheets write them."""
    assert list(parse_table("\ufeff" + table(ROW).replace("\n", "\r\n"), "own.tsv")) == ["wolf-drug"]


@pytest.mark.parametrize(
    ("content", "message"), [(b"\xff\xfe\x00", "cannot be read as a UTF-8 table"), (None, "cannot be read .*; check its name")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    """A missing file and one that is not UTF-8."""
    path = tmp_path / "own.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match=f"own.tsv: {message}"):
        load_lexicon((str(path),))


@pytest.mark.parametrize(
    ("form", "expected"),
    [("SLE", True), ("PsA", True), ("IL-6", True), ("Ana", False), ("Saphnelo", False), ("B细胞", False), ("TULIP-2", False)],
)
def test_short_forms_with_two_capitals_are_abbreviations(form: str, expected: bool) -> None:
    """They match in their own case only."""
    assert is_abbreviation(form) is expected


def test_fold_keeps_the_length() -> None:
    """İ has no lower case of one character and stays."""
    assert fold("SLE İ Σ") == "sle İ σ"


def test_a_form_is_found_spaced_and_unspaced() -> None:
    """B細胞 and B 細胞 are one form, in either script."""
    lexicon = load_lexicon()
    assert lexicon.readings()["b细胞"] == lexicon.readings()["b 细胞"]


def test_a_general_word_is_recognized_by_its_chinese_names_only() -> None:
    """The English gloss of a word is no form; that of a concept is, the Japanese name never."""
    lexicon = load_lexicon()
    word, drug = lexicon.concept("activation"), lexicon.concept("anifrolumab")
    assert word is not None
    assert drug is not None
    assert "activation" not in surface_forms(word)
    assert "anifrolumab" in surface_forms(drug)
    assert "アニフロルマブ" not in surface_forms(drug)


def test_an_unknown_id_has_no_concept() -> None:
    """None asks for nothing, too."""
    lexicon = load_lexicon()
    assert lexicon.concept_of("no-such-thing") is None
    assert lexicon.concept_of(None) is None


def test_a_name_with_a_mark_is_given_and_not_recognized() -> None:
    """Its locale is in ``given``, the name without its mark, and no form of the concept."""
    response = load_lexicon().concept("response")
    assert response.names["zh-Hant-TW"] == "反應"
    assert response.given == ("zh-Hant-TW", "zh-Hant-HK")
    assert "反應" not in surface_forms(response)
    assert "反应" not in load_lexicon().readings()


def test_forms_are_known_in_full_width_and_with_either_zhuo() -> None:
    """抗SSA（Ro）抗体 and 血色素沉着症 are what a Simplified view holds of 抗SSA(Ro)抗體 and 血色素沉著症."""
    readings = load_lexicon().readings()
    assert readings["抗ssa（ro）抗体"] == readings["抗ssa(ro)抗体"]
    assert readings["血色素沉着症"][0][0] == "hemochromatosis"
    assert "血色素沉著症" not in readings


def test_a_syndrome_is_known_by_the_endings_of_all_regions(tmp_path: Path) -> None:
    """狼影综合征 of a row is 狼影综合症 in Hong Kong and 狼影症候群 in Taiwan; what two rows would claim is left to neither."""
    wolf = "wolf-shadow\tdisease\twolf shadow syndrome\t狼影综合征\t\t\t\t\t\tinvented"
    other = "wolf-glow\tdisease\twolf glow syndrome\t狼光综合征\t狼月症候群\t\t\t狼月综合征\t\tinvented"
    claim = "wolf-claim\tdisease\twolf claim syndrome\t狼光症候群\t\t\t\t\t\tinvented"
    readings = load_lexicon(extra(tmp_path, wolf, other, claim)).readings()
    assert [readings[f"狼影{end}"][0][0] for end in ("综合征", "综合症", "症候群")] == ["wolf-shadow"] * 3
    assert readings["狼月综合症"][0][0] == readings["狼光综合征"][0][0] == "wolf-glow"
    assert "狼光综合症" not in readings


def test_the_pairs_of_a_first_text_are_found_as_all_are() -> None:
    """A first text has a matcher of its own; where pairs stand and which are heads themselves is the same."""
    lexicon = load_lexicon()
    pairs = [head[:2] for head in lexicon.heads]
    heads = [head for head in lexicon.heads if len(head) == 2]
    found = Pairs(list(dict.fromkeys((*heads, *pairs))), len(heads))
    for text in ("系统性红斑狼疮患者用贝利尤单抗，il-6、car-t与b细胞。", "", "肾病 sle 肾病") * 2:
        places = []
        for _ in range(2):
            matches, whole = found.find(text)
            places.append([(start, end, number < whole) for number, start, end in matches])
        first = Pairs(list(dict.fromkeys((*heads, *pairs))), len(heads)).find(text)
        places.append([(start, end, number < first[1]) for number, start, end in first[0]])
        assert places[0] == places[1] == places[2]

"""How the sentences of a diff are quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slepipe.compare.model import Side
from slepipe.publish.diff.quote import Quote, quotes_between

SENTENCES = st.text(alphabet="治療組第52周應答率為4,.%。 A", min_size=1, max_size=60)


def side(text: str, at: str = "") -> Side:
    """The evidence of a sentence, about the words ``at``."""
    return Side(0, len(text), at or text, text)


def told(old: str | None, new: str | None) -> list[str]:
    """The quotes as ``sign`` and words, what is marked in square brackets."""
    found = quotes_between(*(side(text) if text is not None else None for text in (old, new)))
    return [f"{each.sign}{''.join(f'[{one.text}]' if one.changed else one.text for one in each.stretches)}" for each in found]


def test_words_that_differ_are_marked_in_both() -> None:
    """A figure with its thousands and its unit is one word."""
    assert told("患者已超過38,000名。", "患者已超過40,000名。") == ["-患者已超過[38,000名]。", "+患者已超過[40,000名]。"]


def test_dates_and_names_are_marked_whole() -> None:
    """Half a date or a name with a hole is hard to read."""
    assert told("截至2025年9月30日", "截至2026年4月30日") == ["-截至[2025年9月30日]", "+截至[2026年4月30日]"]
    found = quotes_between(side("阿伏利尤單抗。"), side("阿尼弗魯單抗。"), frozenset({"阿伏利尤單抗", "阿尼弗魯單抗"}))
    assert [each.stretches[0].text for each in found] == ["阿伏利尤單抗", "阿尼弗魯單抗"]


def test_one_character_between_two_changes_goes_with_them() -> None:
    """Two marks with 的 between them are harder to read than one."""
    assert told("用甲的乙法檢查眼底", "用丙的丁法檢查眼底") == ["-用[甲的乙]法檢查眼底", "+用[丙的丁]法檢查眼底"]


def test_a_renumbered_marker_is_no_change() -> None:
    """The numbers of a list do not count."""
    assert told("須重複輸注。[3]", "須重複輸注。[4]") == [" 須重複輸注。[4]"]


def test_a_sentence_that_differs_in_script_and_width_only_is_quoted_once() -> None:
    """Neither is a difference."""
    assert told("临床研究,共40例。", "臨床研究，共40例。") == [" 臨床研究，共40例。"]


def test_a_sentence_of_one_article_is_quoted_without_marks() -> None:
    """Its sign says which."""
    assert told(None, "FDA批准該藥。") == ["+FDA批准該藥。"]
    assert told("FDA批准該藥。", None) == ["-FDA批准該藥。"]


def test_sentences_with_little_in_common_are_not_marked() -> None:
    """Marks would be everywhere."""
    assert told("公司預計2025年下半年公布數據。", "三名病人緩解,未見發炎風暴。") == [
        "-公司預計2025年下半年公布數據。",
        "+三名病人緩解,未見發炎風暴。",
    ]


def test_long_sentences_are_cut_where_they_agree() -> None:
    """Twenty-four characters stay on either side of a change, and at the beginning, which says what it is about."""
    before, after = "甲" * 120, "乙" * 60
    assert told(f"{before}10{after}", f"{before}20{after}") == [
        f"-{'甲' * 24}…{'甲' * 24}[10]{'乙' * 24}…",
        f"+{'甲' * 24}…{'甲' * 24}[20]{'乙' * 24}…",
    ]


def test_a_long_sentence_of_one_article_is_cut_around_the_finding() -> None:
    """What was found stands in the quote."""
    words = f"{'甲' * 150}FDA{'乙' * 150}"
    (quote,) = quotes_between(None, side(words, "FDA"))
    assert "FDA" in quote.stretches[0].text
    assert len(quote.stretches[0].text) < 110


@given(SENTENCES, SENTENCES)
def test_short_quotes_hold_the_whole_sentence(old: str, new: str) -> None:
    """Whatever is marked."""
    found = quotes_between(side(old), side(new))
    texts = {" ": new, "-": old, "+": new}
    assert all("".join(each.text for each in quote.stretches) == texts[quote.sign] for quote in found)


@given(SENTENCES, SENTENCES)
def test_what_is_not_marked_is_the_same_on_both_sides(old: str, new: str) -> None:
    """But for width."""

    def kept(quote: Quote) -> str:
        return "".join(each.text for each in quote.stretches if not each.changed).replace("。", ".")

    found = quotes_between(side(old), side(new))
    if len(found) > 1 and any(each.changed for quote in found for each in quote.stretches):
        assert kept(found[0]) == kept(found[1])

"""Numbers as Chinese articles write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.recognize.numerals import Amount, parse_chinese, read_amount


def written(number: int) -> str:
    """The number in Chinese numerals, below ten thousand."""
    text, zero = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + word
        zero = not digit and (zero or bool(text))
        if digit:
            zero = False
    return text or "零"


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_written_numerals_read_back(high: int, low: int) -> None:
    """Any number below a hundred million that is written out reads back as itself."""
    assert parse_chinese(written(high)) == high
    if high and (low >= 1000 or low == 0):
        assert parse_chinese(written(high) + "万" + (written(low) if low else "")) == high * 10000 + low


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百二", 120),
        ("一百零二", 102),
        ("两万五", 25000),
        ("二〇二五", 2025),
        ("廿一", 21),
        ("十", 10),
        ("一一", None),
        ("百十", None),
    ],
)
def test_chinese_numerals_give_their_integer(text: str, number: int | None) -> None:
    """Colloquial ends count as the next scale; what is no numeral gives None."""
    assert parse_chinese(text) == number


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("38,000名", Amount(38000)),
        ("2万5400人", Amount(25400)),
        ("14.90万元", Amount(149000, scale=10000)),
        ("1亿2000万元", Amount(120000000, scale=10000)),
        ("10多万人", Amount(100000, approximate=True, scale=10000)),
        ("5千克", Amount(5)),
        ("1×10^6个", Amount(1000000)),
        ("50×109/L", Amount(50000000000)),
        ("三四十岁", Amount(30, high=40, chinese=True)),
        ("三点五", Amount(3.5, chinese=True)),
        ("数百例", Amount(100, approximate=True, comparator=">", chinese=True)),
    ],
)
def test_an_amount_keeps_its_number_scale_and_vagueness(text: str, amount: Amount) -> None:
    """万 and powers multiply exactly, 多 and 数 make a number approximate, 千 of 千克 is no scale."""
    assert (read_amount(text, 0) or (None,))[0] == amount


def test_whole_numbers_stay_integers() -> None:
    """14.90万 is the integer 149000, not 149000.00000000001."""
    amount = read_amount("14.90万", 0)
    assert amount is not None
    assert type(amount[0].low) is int


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
def test_a_blank_may_part_thousands(blank: str) -> None:
    """1 850 with a space, a no-break, a thin or a narrow no-break space."""
    assert read_amount(f"约1{blank}850名", 1) == (Amount(1850), 6)


@pytest.mark.parametrize("text", ["表1 850例", "第1 850例", "IL 1 850例", "5 1 850例", "1 850例", "约1 85例", "约1 8500例"])
def test_a_number_of_a_table_or_a_list_begins_no_other(text: str) -> None:
    """Behind 表, 第, a short Latin name, another number or a line's begin the first number stands alone."""
    start = text.index("1 8")
    assert read_amount(text, start) == (Amount(1), start + 1)

"""The word for tablets behind a drug's name."""

from __future__ import annotations

import pytest

import slepipe


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("患者服用二甲双胍片10 mg。", "zh-Hant-TW", "患者服用二甲雙胍錠10 mg。"),
        ("患者服用阿司匹林片剂，一片。", "zh-Hant-TW", "患者服用阿斯匹靈錠劑，一片。"),
        ("患者服用甲氨蝶呤片。", "zh-Hant-HK", "患者服用甲氨蝶呤片。"),
        ("衛福部說明，服用甲氨蝶呤錠。", "zh-Hans", "卫福部说明，服用甲氨蝶呤片。"),
        ("患者服用硫酸羟氯喹片。", "zh-Hant-TW", "患者服用硫酸羥氯奎寧錠。"),
        ("衛福部說明，服用普拿疼錠。", "zh-Hans", "卫福部说明，服用普拿疼锭。"),
        ("衛福部說明，服用阿斯匹靈錠。", "zh-Hant-TW", "衛福部說明，服用阿斯匹靈錠。"),
    ],
)
def test_tablets_are_called_as_the_region_does(text: str, locale: str, expected: str) -> None:
    """Right behind a drug, where no longer word begins; a brand's 錠 is part of its name."""
    assert slepipe.convert(text, to=locale).text == expected

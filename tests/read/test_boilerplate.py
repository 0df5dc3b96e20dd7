"""Lines of the publisher, and look-alikes of the article."""

from __future__ import annotations

import pytest

from slepipe.read.boilerplate import find_boilerplate, is_byline
from slepipe.read.fold import fold

YES = """
disclaimer  免責聲明:本站文章由志工整理。
disclaimer  【免责声明】
disclaimer  本文僅供衛教參考,不構成醫療建議。
disclaimer  以上內容不能取代醫師診斷。
copyright   版权归原作者所有
copyright   未經授權,不得轉載。
copyright   如有侵权,请联系删除
related     延伸閱讀
related     【相关阅读】
related     推薦閱讀:狼瘡可以曬太陽嗎
qr-code     扫描下方二维码
qr-code     掃碼入群
follow      欢迎关注我们的公众号
follow      加入LINE好友獲得更多健康資訊
link        点击阅读原文
app         立即下載健康APP
follow      点击上方“蓝字”关注我们
end         —END—
end         全文完
credit      文字｜周某  编辑｜林某
credit      責任編輯:陳某
credit      图片来源:摄图网
credit      (圖/本院提供)
ad          廣告
"""
NO = """
患者掃碼登記後,由護理師量測血壓並抽血檢查,資料會自動上傳到醫院的系統,醫師看診時就能即時調閱歷次的結果。
相關閱讀障礙的研究不多。
來源:骨髓、脂肪和臍帶
研究者聲明沒有利益衝突。
本文整理三項試驗的結果。
版本更新後的診斷標準更敏感。
圖1顯示存活率。
關注我們的關節健康,要從運動開始。
文字學習班本週六開課。
服藥後完全緩解。
中醫治療不能取代醫師開立的藥物。
"""


@pytest.mark.parametrize("row", YES.strip().splitlines())
def test_a_line_of_the_publisher_is_recognized(row: str) -> None:
    """Each row is the rule's name and a line that it must match, in either script."""
    name, line = row.split(maxsplit=1)
    rule = find_boilerplate(fold(line))
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize("line", NO.strip().splitlines())
def test_a_line_of_the_article_is_not(line: str) -> None:
    """The same words inside prose say nothing about the line."""
    assert find_boilerplate(fold(line)) is None


BYLINES = (
    *("2026-01-05 10:30", "記者王小梅/高雄報導", "更新日期:2026年5月15日", "【台北訊】", "文/陳某"),
    *(
        "醫藥周報　記者　林小舟　北京報道　2025年4月16日",
        "冼醫生（老人科專科醫生）　逢星期三刊出",
        "主持：註冊藥劑師麥先生　2024年10月",
    ),
    *(
        "仁心醫院院訊　第217期　婦產部　陳醫師",
        "《健康週刊》記者 余小舟 | 攝影 岳 明",
        "沈克勤1,2 万 里1 范志云1 于海涛3",
        "范书宁  陆建平  秦玥  何志远",
    ),
)


@pytest.mark.parametrize("line", BYLINES)
def test_bylines_are_recognized(line: str) -> None:
    """Dates alone, reporters and cities of news texts, issues and columns, the authors of a paper."""
    assert is_byline(fold(line))


@pytest.mark.parametrize(
    "line", ["2026年狼瘡治療展望", "記者會上的三個問題為何沒有答案", "文獻回顧", "減重一成　有望逆轉纖維化", "少鹽　少油　少糖"]
)
def test_titles_are_no_bylines(line: str) -> None:
    """A title may begin with a year or with 「記者」."""
    assert not is_byline(fold(line))

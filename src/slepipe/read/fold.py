"""A folded look at the text for the rules of this folder: Simplified, ASCII punctuation, same length.

Only the characters that the rule tables use are folded, so that each table lists a word once (参考文献, not 參考文獻 as
well). The full conversion belongs to the view and would cost more than all of reading.
"""

from __future__ import annotations

from typing import Final

from slepipe.patterns import Pattern

_HAN: Final = (
    "佈布來来個个僅仅億亿內内別别動动參参叄叁問问嚴严圖图埰采執执報报寀采實实審审專专對对導导嵗岁師师廣广彆别彔录"
    "後后據据應应戶户掃扫採采擊击擴扩攝摄於于書书會会査查條条業业構构標标權权歡欢歲岁歸归沖冲為为熱热爲为牀床獲获獻献"
    "療疗發发監监眾众碼码種种穫获箇个節节簡简級级結结絕绝給给統统絲丝絶绝經经綫线維维網网綵彩緒绪線线編编緻致總总"
    "習习聞闻聲声臉脸臨临與与興兴萬万蔘参薦荐號号衆众衕同衝冲裝装製制覈核見见訂订計计訊讯討讨記记訪访許许註注詞词"
    "語语說说説说請请論论講讲謝谢識识譯译議议護护讀读讚赞責责貳贰資资贊赞蹤踪載载輯辑轉转迴回連连週周選选還还鄭郑"
    "醫医錄录録录錶表鍵键鏈链長长門门開开閱阅閲阅關关陸陆隻只電电頁页項项須须頻频題题顧顾髮发鬚须點点"
)
_SIGNS: Final = "：:（(）)［[］]【[】]？?！!；;，,．.／/｜|％%＃#－-　 "
_FULLWIDTH: Final = {code + 0xFEE0: code for code in range(ord("0"), ord("z") + 1)}


_TABLE: Final = {chr(wide): chr(narrow) for wide, narrow in _FULLWIDTH.items()} | {
    text[at]: text[at + 1] for text in (_HAN, _SIGNS) for at in range(0, len(text), 2)
}
# Few characters of a text are in the table: finding them takes half the time of a translation of all.
_FOLDED: Final = Pattern(f"[{''.join(_TABLE)}]")

PAIRS: Final = tuple(zip(_HAN[::2], _HAN[1::2], strict=True))
"""(Traditional, Simplified) characters that are folded."""


def fold(text: str) -> str:
    """The text in the form that the rule tables are written in; always as long as ``text``."""
    return _FOLDED.sub(lambda match: _TABLE[match[0]], text)

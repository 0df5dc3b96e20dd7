"""Plain text to blocks: titles, headings, paragraphs broken by line ends, lists, references, boilerplate."""

from __future__ import annotations

from slepipe.read import read_article


def _blocks(text: str) -> list[tuple[str, int, str, str]]:
    article = read_article(text)
    return [(b.kind, b.level, b.marker, text[b.start : b.end]) for b in article.blocks]


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(kind, body) for kind, _, _, body in _blocks(text)]


def test_a_short_first_line_is_the_title() -> None:
    """The first line, short and without a full stop, is the title; what follows is the article."""
    text = "狼瘡病友的疫苗接種指南\n接種前應先與主治醫師討論,評估目前的用藥與病情。\n"
    assert _kinds(text) == [("title", "狼瘡病友的疫苗接種指南"), ("paragraph", text.splitlines()[1])]


def test_a_lead_may_stand_before_the_title() -> None:
    """Where a lead paragraph comes first, the title is the short line that stands before the first heading."""
    lead = "抗磷脂症候群常與狼瘡同時出現,懷孕的病友尤其需要注意,本文整理常見的問題。"
    assert _kinds(f"{lead}\n\n抗磷脂症候群的五個常見問題\n一、為什麼會反覆流產\n{lead}") == [
        ("paragraph", lead),
        ("title", "抗磷脂症候群的五個常見問題"),
        ("heading", "一、為什麼會反覆流產"),
        ("paragraph", lead),
    ]


def test_a_news_text_may_have_no_title() -> None:
    """A text that begins with its first paragraph and a subheading has no title."""
    prose = "門診裡常有病友詢問,停藥之後多久可以計畫懷孕,答案要看病情是否穩定。"
    assert [kind for kind, _ in _kinds(f"{prose}\n\n停藥前先評估病情\n\n{prose}")] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_byline_below_the_title_is_no_heading() -> None:
    """Reporter and date lines are paragraphs."""
    text = "血液透析病友增加\n\n記者王小梅/高雄報導\n\n2026年1月5日\n\n" + "腎臟科門診統計,去年新增的透析病友比前年多。" * 2
    assert [kind for kind, _ in _kinds(text)] == ["title", "paragraph", "paragraph", "paragraph"]


def test_the_title_of_an_announcement_stands_below_the_codes_and_the_company() -> None:
    """As stock exchanges have them: neither the codes nor the company say what it is about."""
    text = "證券代碼：600001　證券簡稱：某某生物　公告編號：2026-003\n\n某某生物股份有限公司\n關於新藥獲批准的公告\n\n本公司今日公布。\n"
    assert [body for kind, body in _kinds(text) if kind == "title"] == ["關於新藥獲批准的公告"]


def test_a_sentence_above_a_byline_is_the_title() -> None:
    """Notices of authorities are titled so, and 發佈時間 with a year of Taiwan's calendar is a byline."""
    article = read_article(
        "健保署公告：某藥的給付規定修訂，自114年9月1日生效。\n發佈時間：114/09/01\n\n本次修訂第八節的規定，醫師應依規定用藥。\n"
    )
    assert article.text[article.blocks[0].start : article.blocks[0].end].startswith("健保署公告")
    assert article.blocks[0].kind == "title"


def test_a_title_may_have_clauses_where_a_byline_stands_below_it() -> None:
    """So may a heading between blank lines have one."""
    prose = "腎臟科門診統計,去年新增的透析病友比前年多。" * 2
    text = f"血液透析病友增加，年輕人也不少\n健康周報　記者　王小梅　2026年1月5日\n\n{prose}\n\n數字上升，原因不明\n\n{prose}"
    assert [kind for kind, _ in _kinds(text)] == ["title", "paragraph", "paragraph", "heading", "paragraph"]


def test_a_heading_may_stand_before_an_announcement() -> None:
    """「結果顯示：」 is short, and yet what stands above it between blank lines heads it."""
    prose = "腎臟科門診統計,去年新增的透析病友比前年多。" * 2
    assert [kind for kind, _ in _kinds(f"{prose}\n\n療效與安全性\n\n結果顯示：\n\n{prose}")][:2] == ["paragraph", "heading"]


def test_labelled_facts_are_no_headings() -> None:
    """Lines of 「label: value」 one below the other are not headings of each other."""
    text = "研究計畫摘要表\n\n計畫編號:AB-01\n計畫名稱:一項隨機分派、雙盲、安慰劑對照的第二期臨床試驗。"
    assert [kind for kind, _ in _kinds(text)] == ["title", "paragraph", "paragraph"]


def test_a_line_alone_is_a_paragraph() -> None:
    """A text of one line has no title."""
    assert _kinds("紅斑狼瘡患者") == [("paragraph", "紅斑狼瘡患者")]


def test_levels_follow_the_numberings_in_use() -> None:
    """The outermost numbering that heads something is level 2; 結語 is level 2 as well; unnumbered ones lie below."""
    prose = "這一段說明檢查的目的,並且交代結果如何判讀,供病友參考。"
    text = f"標題在此處\n一、實驗室檢查\n1.1 補體的意義\n{prose}\n免疫螢光染色\n{prose}\n二、影像檢查\n{prose}\n結語\n{prose}"
    headings = [(level, body) for kind, level, _, body in _blocks(text) if kind == "heading"]
    assert headings == [
        (2, "一、實驗室檢查"),
        (3, "1.1 補體的意義"),
        (4, "免疫螢光染色"),
        (2, "二、影像檢查"),
        (2, "結語"),
    ]


def test_a_paragraph_broken_inside_a_word_is_one_block_with_a_gap() -> None:
    """A line end after unfinished prose is a gap of the paragraph, not its end."""
    text = "長期追蹤的資料顯示,規則服藥的病友較少復發,而自行減藥者的腎臟\n切片往往出現新的病變。\n下一段另起。"
    article = read_article(text)
    assert [text[b.start : b.end].count("\n") for b in article.blocks] == [1, 0]
    assert article.gaps == (text.index("\n"),)


def test_a_short_line_is_complete_where_other_lines_are_much_longer() -> None:
    """A page that breaks its lines has none that are much longer: the particulars of a leaflet are lines of their own."""
    prose = "腎臟切片之後請平躺六小時,期間不要用力咳嗽,也不要自行下床如廁,需要時請按呼叫鈴,護理師會協助您使用便盆。"
    leaflet = f"{prose}\n{prose}\n適用對象為接受腎臟切片檢查的住院病人\n審閱單位為本院腎臟內科與放射診斷科\n"
    assert len(_kinds(leaflet)) == 4
    broken = "請先詳讀。\n適用對象為接受腎臟切片檢查的住院病人\n與家屬,不包括門診的病人。"
    assert len(_kinds(broken)) == 2


def test_lines_that_begin_with_a_label_are_lines_of_their_own() -> None:
    """「通訊作者:」 above 「收件日期:」 is no broken line."""
    assert len(_kinds("通訊作者:林怡君,臺中市北區學士路的醫學院附設醫院\n收件日期:114年2月14日,接受日期:114年6月30日")) == 2


def test_a_deeper_indent_begins_a_paragraph() -> None:
    """A line that is set in below an unfinished one goes on with no paragraph."""
    text = "關鍵詞有狼瘡腎炎、抗磷脂症候群與妊娠相關的併發症\n    子癲前症的危險因子"
    assert len(_kinds(text)) == 2


def test_both_characters_of_a_windows_line_end_are_gaps() -> None:
    """The text keeps its CRLF; inside a broken paragraph CR and LF are gaps, and no block ends in CR."""
    text = "長期追蹤的資料顯示,規則服藥的病友較少復發,而自行減藥者的腎臟\r\n切片往往出現新的病變。\r\n"
    article = read_article(text)
    assert article.text == text
    assert article.gaps == (text.index("\r"), text.index("\n"))
    assert article.blocks[-1].end == len(text) - 2


def test_a_line_end_between_latin_words_stays_as_their_space() -> None:
    """Between Latin words the line end stands for a space and is no gap; after a hyphen it is one."""
    prose = "研究者在同一份期刊裡發表了另一個子研究,名稱是 Longitudinal"
    assert read_article(f"{prose}\nOutcomes,結果相同。").gaps == ()
    assert read_article(f"{prose}-\nOutcomes,結果相同。").gaps == (len(prose) + 1,)


def test_a_sentence_that_ends_in_a_citation_is_finished() -> None:
    """A citation behind the full stop does not make the next line part of the paragraph."""
    text = "對照組與治療組的感染率在整個追蹤期間並沒有明顯的差異。[3]\n另一項研究得到相同的結論,但是樣本較少。"
    assert len(_kinds(text)) == 2


def test_whom_a_letter_is_to_stands_alone() -> None:
    """So does a line of verse; prose that room broke behind a comma goes on."""
    assert len(_kinds("讀者來信\n\n郭醫生，\n我今年五十四歲，患病多年，想請教飲食上要注意甚麼。")) == 3
    assert len(_kinds("某報導\n\n春眠不覺曉，\n處處聞啼鳥。")) == 3
    broken = "某報導\n\n病人在醫院接受檢查時才知道患上紅斑狼瘡，\n當時已有腎炎，需要住院。"
    assert len(_kinds(broken)) == 2


def test_a_number_that_opens_a_broken_line_is_no_heading() -> None:
    """「2.5毫克」 at the beginning of a line is an amount, not section 2.5."""
    text = "開始治療之後的第二個月,門診醫師把每天的劑量逐步調降到\n2.5毫克,病情依然維持穩定。"
    assert [kind for kind, _ in _kinds(text)] == ["paragraph"]


def test_list_items_lose_their_markers_and_keep_their_depth() -> None:
    """Bullets and numbers in brackets are markers; a deeper indent is a deeper level."""
    text = "注意事項如下:\n- 避免日曬;\n  • 塗防曬;\n- 規則服藥。\n1) 定期抽血\n2) 定期驗尿"
    assert [block for block in _blocks(text) if block[0] == "list_item"] == [
        ("list_item", 0, "-", "避免日曬;"),
        ("list_item", 1, "•", "塗防曬;"),
        ("list_item", 0, "-", "規則服藥。"),
        ("list_item", 0, "1)", "定期抽血"),
        ("list_item", 0, "2)", "定期驗尿"),
    ]


def test_a_list_item_without_a_stop_ends_before_a_longer_line() -> None:
    """Items often lack their stop: a longer line below one is a paragraph, a shorter one the rest of a broken item."""
    item = "• 使用防曬係數較高的防曬乳並且避開中午的陽光"
    assert [kind for kind, _ in _kinds(f"{item}\n{item[2:]},也要記得補擦防曬乳。")] == ["list_item", "paragraph"]
    assert [kind for kind, _ in _kinds(f"{item}\n直射皮膚。")] == ["list_item"]


def test_numbered_lines_side_by_side_are_a_list() -> None:
    """「1.」 beside 「2.」 lists; alone before prose it heads."""
    prose = "符合條件者由研究護理師說明流程,簽署同意書之後開始抽血。"
    text = f"收案流程說明\n1. 篩選\n{prose}\n2. 條件\n{prose}\n1. 年滿20歲\n2. 未懷孕"
    assert [block[0] for block in _blocks(text)] == ["title", "heading", "paragraph"] + ["heading", "paragraph"] + [
        "list_item"
    ] * 2


def test_labelled_references_keep_their_continuation_lines() -> None:
    """An entry goes on over unlabelled lines; a disclaimer after the list is none of its entries."""
    text = (
        "參考文獻\n[1] Chan K, Lim P. Renal outcomes in lupus.\nAsian J Nephrol. 2020;3:1-9.\n"
        "［2］https://example.org/b\n免責聲明:本文僅供參考。"
    )
    assert _blocks(text) == [
        ("heading", 2, "", "參考文獻"),
        ("reference", 0, "[1]", "Chan K, Lim P. Renal outcomes in lupus.\nAsian J Nephrol. 2020;3:1-9."),
        ("reference", 0, "［2］", "https://example.org/b"),
        ("boilerplate", 0, "", "免責聲明:本文僅供參考。"),
    ]


def test_a_reference_list_in_one_line_is_split() -> None:
    """Labels that count up divide the line; the sentence before the list stays a paragraph."""
    text = "其他試驗仍在進行。參考文獻:[1] Lim P. Lupus. 2019;2:3-4. [2] Ho J. Lupus. 2020;5:R7."
    assert _blocks(text) == [
        ("paragraph", 0, "", "其他試驗仍在進行。"),
        ("heading", 2, "", "參考文獻:"),
        ("reference", 0, "[1]", "Lim P. Lupus. 2019;2:3-4."),
        ("reference", 0, "[2]", "Ho J. Lupus. 2020;5:R7."),
    ]


def test_titles_below_related_reading_are_boilerplate() -> None:
    """「延伸閱讀」 takes the titles below it along, up to the next heading."""
    text = "開頭的段落在這裡結束。\n延伸閱讀:\n狼瘡可以運動嗎?\n曬太陽的學問\n二、飲食\n內文在這裡結束。"
    assert [kind for kind, _ in _kinds(text)] == ["paragraph"] + ["boilerplate"] * 3 + ["heading", "paragraph"]


def test_drawn_rules_are_in_no_block() -> None:
    """A line of dashes or stars is markup and separates paragraphs."""
    assert _kinds("第一段到此。\n-----\n第二段到此。") == [("paragraph", "第一段到此。"), ("paragraph", "第二段到此。")]


def test_zero_width_characters_inside_a_block_are_gaps() -> None:
    """U+200B inside a name is a gap; a byte order mark before the text is outside every block."""
    text = "\ufeff紅斑\u200b狼瘡會影響腎臟。"
    article = read_article(text)
    assert article.gaps == (3,)
    assert article.blocks[0].start == 1


def test_front_matter_is_no_block() -> None:
    """Front matter goes into meta, and the first block begins after it."""
    article = read_article("---\ntitle: 狼瘡手冊\n---\n內文從這裡開始。")
    assert article.meta == {"title": "狼瘡手冊"}
    assert [article.text[b.start : b.end] for b in article.blocks] == ["內文從這裡開始。"]


def test_the_joiner_of_two_pictures_is_no_gap() -> None:
    """A person and a sign of sex are one picture; between words the same character is nothing."""
    assert read_article("請舉手\U0001f64b\u200d\u2642\ufe0f。").gaps == ()
    assert read_article("紅斑\u200d狼瘡。").gaps == (2,)


def test_a_line_with_a_mark_of_its_own_heads_the_prose_below() -> None:
    """「■」 alone before a paragraph is a subheading, beside its like a bullet."""
    prose = "透析病人的飲食要留意鉀與磷,水分也須限制,兩次透析之間體重的增加不宜超過百分之五。"
    text = f"洗腎的日常\n\n{prose}\n\n■ 兩種透析怎麼選?\n\n{prose}\n\n◎資料盒\n▲ 低鉀:蘋果\n▲ 高鉀:香蕉\n"
    kinds = [(kind, body) for kind, body in _kinds(text) if kind != "paragraph"]
    assert kinds == [
        ("title", "洗腎的日常"),
        ("heading", "兩種透析怎麼選?"),
        ("heading", "資料盒"),
        ("list_item", "低鉀:蘋果"),
        ("list_item", "高鉀:香蕉"),
    ]


def test_a_line_in_square_brackets_is_a_heading_whatever_it_asks() -> None:
    """「【什么是高尿酸血症?】」 heads, 「【一】…」 counts parts, 「误区二:…」 points; a remark in brackets within a paragraph does not."""
    prose = "尿酸是嘌呤代謝的終產物,大約八成由體內細胞的代謝產生,其餘兩成來自食物。"
    for heading in ("【什么是高尿酸血症?】", "【二】「沉到杯底的鹽」", "误区二:不喝啤酒,喝可乐总行吧?"):
        assert ("heading", heading) in _kinds(f"痛風的常識\n\n{prose}\n\n{heading}\n{prose}")
    assert [kind for kind, _ in _kinds(f"痛風的常識\n\n{prose}\n【記者王小明】{prose}")] == ["title", "paragraph", "paragraph"]


def test_the_path_and_the_buttons_of_a_page_are_boilerplate() -> None:
    """What stands above an article on its page is no title."""
    prose = "尿酸是嘌呤代謝的終產物,大約八成由體內細胞的代謝產生,其餘兩成來自食物。"
    text = f"主頁 > 病人資訊 > 常見問題\n列印版本 | 字型大小:A A A\n痛風的常識\n\n{prose}"
    assert [kind for kind, _ in _kinds(text)] == ["boilerplate", "boilerplate", "title", "paragraph"]


def test_a_paper_s_particulars_stand_on_lines_of_their_own() -> None:
    """The key words above end without a stop."""
    abstract = (
        "【摘要】目的 探讨血清水平与疾病活动度的关系。方法 选取患者126例,检测血清水平。结果 活动组高于缓解组,差异有统计学意义。"
    )
    keywords = "【关键词】 红斑狼疮,系统性;白细胞介素-17;干扰素-α;疾病活动度;肾脏损害"
    last = "中图分类号:R593.24 文献标志码:A"
    kinds = _kinds(f"血清水平与狼疮\n\n{abstract}\n{keywords}\n{last}\n通信作者:王志远")
    assert [text for _, text in kinds][-3:] == [keywords, last, "通信作者:王志远"]


def test_a_note_a_remark_and_an_answer_do_not_go_on_the_line_above() -> None:
    long = "适用于经标准治疗疾病仍然控制不佳的活动性系统性红斑狼疮成人患者以及儿童患者"
    for anew in (
        "※ 首次使用前查血糖和血压。",
        "备注：首次使用前查血糖和血压。",
        "→ 首次使用前查血糖和血压。",
        "A2：首次使用前查血糖和血压。",
    ):
        assert _kinds(f"用药须知\n\n{long}\n{anew}") == [("title", "用药须知"), ("paragraph", long), ("paragraph", anew)]


def test_a_long_line_that_closes_a_bracket_may_be_whole() -> None:
    drug = (
        "本院现有的剂型为每片250毫克的薄膜衣锭与每瓶35毫升的口服悬液，另有注射剂供住院病人使用，请以药袋上的标示为准（霉酚酸酯）"
    )
    use = "用于预防移植后的急性排斥，经医师评估也会用于狼疮肾炎等自身免疫病，请不要自行停药，也不要和别人分享药物，漏服时请联系药师，避孕与疫苗接种的注意事项请见背面。"
    assert [text for _, text in _kinds(f"药物单张\n\n{drug}\n{use}\n{use}")][1:] == [drug, use, use]


def test_lines_of_one_width_are_one_paragraph_whatever_they_end_in() -> None:
    lines = [
        "本院现有的剂型为每片250毫克的薄膜衣锭（霉酚酸酯）",
        "与每瓶35毫升的口服悬液，另有注射剂供住院病人使用",
        "，请以药袋上的标示为准。",
    ]
    assert [kind for kind, _ in _kinds("药物单张\n\n" + "\n".join(lines))] == ["title", "paragraph"]

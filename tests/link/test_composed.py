"""English and Japanese names of composed names."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.lexicon.load import load_lexicon
from slepipe.link.composed import composed_names


@pytest.mark.parametrize(
    ("kind", "simplified", "english", "japanese"),
    [
        ("drug_class", "BTK抑制剂", "BTK inhibitor", "BTK阻害薬"),
        ("drug_class", "抗CD40/CD40L抗体", "anti-CD40/CD40L antibody", "抗CD40/CD40L抗体"),
        ("drug_class", "CD19/CD22单抗", "anti-CD19/CD22 monoclonal antibody", "抗CD19/CD22モノクローナル抗体"),
        ("drug_class", "EGFR酪氨酸激酶抑制剂", "EGFR tyrosine kinase inhibitor", "EGFRチロシンキナーゼ阻害薬"),
        ("drug_class", "OX40配体单株抗体", "anti-OX40 ligand monoclonal antibody", "抗OX40リガンドモノクローナル抗体"),
        ("drug_class", "介白素36受体抑制剂", "IL-36 receptor inhibitor", "IL-36受容体阻害薬"),
        ("drug_class", "抗介白素-5生物制剂", "anti-IL-5 biologic", "抗IL-5生物学的製剤"),
        ("drug_class", "抗第一型干扰素疗法", "anti-type I interferon therapy", "抗I型インターフェロン療法"),
        ("drug_class", "血压丸", "blood pressure pills", "血圧の薬"),
        ("target", "BAFF通路", "BLyS pathway", "Bリンパ球刺激因子経路"),
        ("therapy", "EGFR基因检测", "EGFR gene test", "EGFR遺伝子検査"),
        ("therapy", "TTR基因检测", "TTR gene test", "TTR遺伝子検査"),
        ("therapy", "胸部HRCT", "chest HRCT", "胸部HRCT"),
        ("therapy", "胸部高分辨率CT", "high-resolution chest CT", "胸部高分解能CT"),
        ("therapy", "唾液腺核子医学扫描", "salivary gland scintigraphy", "唾液腺シンチグラフィ"),
        ("therapy", "头颈部电疗", "head and neck radiotherapy", "頭頸部放射線療法"),
        ("therapy", "痰液培养", "sputum culture", "喀痰培養"),
        ("therapy", "皮损活检", "skin lesion biopsy", "皮膚病変生検"),
        ("therapy", "青霉素皮试", "penicillin skin test", "ペニシリン皮膚テスト"),
        ("therapy", "髋关节已置换", "hip replacement", "人工股関節置換術"),
        ("therapy", "换了半个髋关节", "hip hemiarthroplasty", "人工骨頭置換術"),
        ("therapy", "查一回眼底", "fundus examination", "眼底検査"),
        ("therapy", "肝脏病灶切除", "liver lesion resection", "肝病変切除術"),
        ("therapy", "内视镜鼻息肉切除手术", "endoscopic nasal polypectomy", "内視鏡下鼻ポリープ切除術"),
        ("therapy", "B细胞疗法", "B cell therapy", "B細胞療法"),
        ("therapy", "糖耐量筛查", "glucose tolerance screening", "耐糖能スクリーニング"),
        ("therapy", "新生儿听力筛查", "newborn hearing screening", "新生児聴力スクリーニング"),
        ("therapy", "认知功能初步筛查", "cognitive screening", "認知機能スクリーニング"),
        ("therapy", "子宫动脉栓塞术", "uterine artery embolization", "子宮動脈塞栓術"),
        ("therapy", "口服葡萄糖耐量试验", "oral glucose tolerance test", "経口ブドウ糖負荷試験"),
        ("therapy", "CD19 CAR-T细胞输注", "CD19 CAR-T cell infusion", "CD19 CAR-T細胞輸注"),
        ("biomarker", "大便培养", "stool culture", "便培養"),
        ("symptom", "收缩期吹风样杂音", "systolic murmur", "収縮期雑音"),
        ("drug_class", "GIP/GLP-1双重激动剂", "GIP/GLP-1 dual agonist", "GIP/GLP-1二重作動薬"),
        ("therapy", "补钾", "potassium supplementation", "カリウム補充"),
        ("biomarker", "环孢素谷浓度", "ciclosporin trough level", "シクロスポリントラフ値"),
        ("biomarker", "NUDT15基因型", "NUDT15 genotype", "NUDT15遺伝子型"),
        ("biomarker", "类圆线虫抗体", "Strongyloides antibody", "糞線虫抗体"),
        ("biomarker", "爱滋病病毒抗体", "HIV antibody", "HIV抗体"),
        ("biomarker", "水痘抗体", "varicella antibody", "水痘抗体"),
        ("biomarker", "核心抗体", "hepatitis B core antibody", "HBc抗体"),
        ("biomarker", "踝背屈肌力", "ankle dorsiflexion strength", "足関節背屈筋力"),
        ("symptom", "血压突然飙升", "blood pressure increased", "血圧上昇"),
        ("symptom", "踝反射消失", "absent ankle reflex", "アキレス腱反射消失"),
        ("symptom", "呼气性喘鸣音", "expiratory wheeze", "呼気性喘鳴"),
        ("symptom", "细湿啰音", "fine crackles", "捻髪音"),
        ("symptom", "毛玻璃样病灶", "ground-glass lesion", "すりガラス状病変"),
        ("symptom", "尺神经轴突性病变", "ulnar axonal neuropathy", "尺骨神経軸索障害"),
        ("symptom", "真皮小血管壁纤维素样坏死", "fibrinoid necrosis of the walls of small dermal vessels", "真皮小血管壁のフィブリノイド壊死"),
        ("symptom", "双下肺动脉栓塞", "bilateral lower lobe pulmonary embolism", "両側下葉の肺塞栓症"),
        ("symptom", "疼痛性皮肤溃疡", "painful skin ulcer", "有痛性皮膚潰瘍"),
        ("symptom", "可触摸性紫斑", "palpable purpura", "触知可能な紫斑"),
        ("disease", "左冠状动脉前降支小型动脉瘤", "small aneurysm of the left anterior descending coronary artery", "左冠動脈前下行枝の小動脈瘤"),
        ("disease", "腰椎神经根压迫", "lumbar nerve root compression", "腰椎神経根圧迫"),
        ("disease", "非感染性中间、后和全葡萄膜炎", "noninfectious intermediate, posterior and panuveitis", "非感染性中間部、後部および汎ぶどう膜炎"),
    ],
)  # fmt: skip
def test_a_composed_name_has_the_names_of_its_parts(kind: str, simplified: str, english: str, japanese: str) -> None:
    """What it ends in or begins with, and what stands beside it."""
    assert composed_names(simplified, kind, load_lexicon()) == {"en": english, "ja": japanese}


@pytest.mark.parametrize(
    ("kind", "simplified"),
    [
        ("drug_class", "无名抑制剂"),
        ("drug", "贝利尤"),
        ("therapy", "无名镜检查"),
        ("therapy", "电疗"),
        ("therapy", "手术"),
        ("biomarker", "皮损抗体"),
        ("drug_class", "IL-6药物"),
        ("symptom", "反射消失"),
        ("organization", "BTK抑制剂"),
    ],
)
def test_what_is_in_no_row_has_no_names(kind: str, simplified: str) -> None:
    """A part is unknown, of another kind, or wanting."""
    assert composed_names(simplified, kind, load_lexicon()) == {}


def test_an_entity_of_the_article_has_the_name_of_its_language() -> None:
    """A Latin name is the English one; a Chinese name in Simplified characters is the Mainland's."""
    entities = {e.id: e.names for e in slepipe.annotate("候選藥物QX-7714獲批。奧瑞瓦單抗上市。").entities}
    assert entities["drug:qx-7714"] == {"en": "QX-7714"}
    (greek,) = [e.names for e in slepipe.annotate("皮膚中的IL-36γ升高。").entities if e.type == "target"]
    assert greek["en"] == "IL-36γ"
    assert entities["drug:奥瑞瓦单抗"] == {"zh-Hans": "奥瑞瓦单抗"}

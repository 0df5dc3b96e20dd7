"""What an organization is by its name."""

from __future__ import annotations

import pytest

from slepipe.relate.organizations import is_company, is_regulator


@pytest.mark.parametrize("name", ["FDA", "美国FDA", "国家药监局", "卫福部食药署", "欧盟委员会", "医院管理局", "Health Canada"])
def test_a_regulator_decides_and_makes_nothing(name: str) -> None:
    """Nor is it a developer of what it decides on."""
    assert is_regulator(name)
    assert not is_company(name)


@pytest.mark.parametrize("name", ["罗氏", "MacroGenics", "Emalex", "Nicerx", "先声药物公司", "上海医药集团"])
def test_a_firm_is_no_regulator_whatever_its_name_holds(name: str) -> None:
    """There is ACR in MacroGenics and 药物 in 先声药物公司."""
    assert is_company(name)
    assert not is_regulator(name)


@pytest.mark.parametrize(
    "name", ["台大医院皮肤部", "北京大学", "EULAR", "世界卫生组织", "社区卫生服务中心", "港交所", "关爱基金"]
)
def test_a_hospital_a_society_and_an_exchange_are_neither(name: str) -> None:
    """They treat, advise, list and pay."""
    assert not is_company(name)
    assert not is_regulator(name)

"""Numbers of people, masked; sums of money."""

from fengge.ui.words import masked_id, masked_name, masked_phone, yuan


def test_numbers_of_people_are_masked_in_the_middle():
    assert masked_phone("13812345678") == "138****5678"
    assert masked_phone("85112345") == "******45"
    assert masked_id("520329199001011234") == "520*************34"
    assert masked_name("欧阳修") == "欧**"


def test_money_is_written_with_its_sign_and_two_places():
    assert yuan("1200") == "¥1,200.00"

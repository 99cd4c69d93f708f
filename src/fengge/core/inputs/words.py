"""Every error pydantic may raise, in the reader's language; its own English never reaches a page or an API answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fengge.core.inputs.characters import visible
from fengge.core.inputs.mistakes import MISTAKE

Errors = dict[str, list[str]]

FORMAT = _("内容不正确，请核对后重写")
_SAME: tuple[tuple[str | Promise, str], ...] = (
    (_("请填写"), "missing missing_argument missing_keyword_only_argument missing_positional_only_argument"),
    (_("没有这一项"), "extra_forbidden unexpected_keyword_argument unexpected_positional_argument invalid_key"),
    (_("这一项不能修改"), "frozen_field frozen_instance"),
    (_("这里应留空"), "none_required"),
    (_("这里应填写文字"), "string_type bytes_type"),
    (_("含有无法显示的字符，请删去后重写"), "string_unicode string_not_ascii bytes_invalid_encoding"),
    (_("内容不是有效的 JSON"), "json_invalid json_type"),
    (_("这里应填写整数"), "int_type int_parsing int_parsing_size int_from_float"),
    (
        _("这里应填写数字"),
        "float_type float_parsing decimal_type decimal_parsing finite_number fraction_type fraction_parsing",
    ),
    (_("这里应填写数字"), "decimal_max_digits decimal_max_places decimal_whole_digits"),
    (_("这里应填写是或否"), "bool_type bool_parsing"),
    (_("日期应写作 2026-11-22"), "date_type date_parsing date_from_datetime_parsing date_from_datetime_inexact"),
    (_("时间应写作 2026-11-22 15:30"), "datetime_type datetime_parsing datetime_object_invalid time_type time_parsing"),
    (_("时间应写作 2026-11-22 15:30"), "datetime_from_date_parsing timezone_naive timezone_aware timezone_offset"),
    (_("时间应写作 2026-11-22 15:30"), "time_delta_type time_delta_parsing"),
    (_("应早于今天"), "date_past"),
    (_("应晚于今天"), "date_future"),
    (_("应早于现在"), "datetime_past"),
    (_("应晚于现在"), "datetime_future"),
    (_("请从列出的选项中选择"), "enum literal_error union_tag_invalid union_tag_not_found set_item_not_hashable"),
    (_("这里应是一个列表"), "list_type tuple_type set_type frozen_set_type deque_type iterable_type iteration_error"),
    (_("这里应是一组字段"), "dict_type ordered_dict_type frozen_dict_type counter_type mapping_type model_type"),
    (_("这里应是一组字段"), "model_attributes_type dataclass_type dataclass_exact_type named_tuple_type"),
    (_("网址不正确"), "url_type url_parsing url_syntax_violation url_too_long url_scheme"),
    (_("编号不正确"), "uuid_type uuid_parsing uuid_version"),
    (FORMAT, "string_pattern_mismatch value_error assertion_error no_such_attribute get_attribute_error"),
    (FORMAT, "missing_sentinel_error is_instance_of is_subclass_of callable_type arguments_type recursion_loop"),
    (FORMAT, "multiple_argument_values default_factory_not_called recursion_depth_exceeded ellipsis_error"),
    (FORMAT, "needs_python_object complex_type complex_str_parsing"),
)
_COUNTED: dict[str, str | Promise] = {
    "string_too_long": _("最多 %(max_length)s 个字"),
    "string_too_short": _("至少 %(min_length)s 个字"),
    "bytes_too_long": _("最多 %(max_length)s 个字"),
    "bytes_too_short": _("至少 %(min_length)s 个字"),
    "too_long": _("最多 %(max_length)s 项"),
    "too_short": _("至少 %(min_length)s 项"),
    "greater_than": _("应大于 %(gt)s"),
    "greater_than_equal": _("最小是 %(ge)s"),
    "less_than": _("应小于 %(lt)s"),
    "less_than_equal": _("最大是 %(le)s"),
    "multiple_of": _("应是 %(multiple_of)s 的倍数"),
}
WORDS: dict[str, str | Promise] = {kind: words for words, kinds in _SAME for kind in kinds.split()} | _COUNTED


def word(error: Mapping[str, Any]) -> str:
    """The message of one pydantic error."""
    if error["type"] == MISTAKE:
        return str(error["ctx"]["words"])
    words = str(WORDS.get(error["type"], FORMAT))
    return words % error.get("ctx", {}) if "%(" in words else words


def explain(errors: Iterable[Mapping[str, Any]], *, skip: int = 0) -> Errors:
    """{field as posted: messages} of pydantic's error list; `skip` leading parts of each place (ninja: body, name)."""
    found: Errors = {}
    for error in errors:
        place = [visible(str(part)) for part in error["loc"][skip:]]
        if error["type"] == MISTAKE and error["ctx"]["field"]:
            place.append(error["ctx"]["field"])
        messages = found.setdefault("-".join(place), [])
        if (words := word(error)) not in messages:
            messages.append(words)
    return found


def problem(errors: Errors) -> list[dict[str, str]]:
    """The field list of a problem+json answer: a JSON pointer and a message each."""
    return [{"pointer": pointer(name), "message": message} for name, messages in errors.items() for message in messages]


def pointer(name: str) -> str:
    """RFC 6901, from a field's name as posted: obligations-0-what is /obligations/0/what."""
    return "/" + name.replace("~", "~0").replace("/", "~1").replace("-", "/") if name else ""

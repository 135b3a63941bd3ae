"""Templates of strangers: what is in use works, and what would take long, or much memory, is
refused before it does.
"""

from __future__ import annotations

import json
import tracemalloc

import pytest

from assistant.home.model import Home
from assistant.home.sources.mqtt import sandbox as mqtt_sandbox
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.home.sources.mqtt.templates import BadTemplate, render, render_value

PRICES = json.dumps(
    {"prices": [{"at": hour, "cents": hour * 1.5} for hour in range(96)], "unit": "ct"}
)


def test_templates_have_the_usual_filters_and_no_way_out() -> None:
    assert render_value("{{ value | float(0) | round(1) }}", "21.55") == "21.6"
    assert render_value("{{ (value_json.t | int) * 2 }}", '{"t": "4"}') == "8"
    assert render_value("{{ 'ON' if value_json.on else 'OFF' }}", '{"on": true}') == "ON"
    assert render_value("{{ value_json.a | is_defined }}", '{"a": 3}') == "3"
    with pytest.raises(BadTemplate):
        render("{{ ''.__class__.__mro__[1].__subclasses__() }}")
    with pytest.raises(BadTemplate):
        render("{% for i in range(10**9) %}x{% endfor %}")
    with pytest.raises(BadTemplate):
        render("{{ value", value="x")


@pytest.mark.parametrize(
    ("template", "payload", "text"),
    [
        (
            (
                "{{ value_json.prices | map(attribute='cents') | max | round(1) }} {{ "
                "value_json.unit }}"
            ),
            PRICES,
            "142.5 ct",
        ),
        (
            (
                "{% for p in value_json.prices %}{% if p.at == 3 %}{{ p.cents }}{% endif %}{% "
                "endfor "
                "%}"
            ),
            PRICES,
            "4.5",
        ),
        ("{{ value_json.prices[1:4] | sum(attribute='cents') }}", PRICES, "9.0"),
        ("{{ value.split(';')[1] | trim | upper }}", "a; on ;c", "ON"),
        ("{{ 'on' if value_json.a in ['x', 'y'] else 'off' }}", '{"a": "y"}', "on"),
        ("{{ {'1': 'low', '2': 'high'}[value] | default('?') }}", "2", "high"),
        (
            "{{ value_json.a ~ ' ' ~ value_json.none ~ value_json.b }}",
            '{"a": 1, "b": [2]}',
            "1 [2]",
        ),
        (
            "{{ '%.1f' | format(value | float) }} {{ '%03d' % 7 }} {{ '{:.2f}'.format(1.5) }}",
            "2.25",
            "2.2 007 1.50",
        ),
        ("{{ value.replace('_', ' ').replace('o', '0', 1) }}", "one_two", "0ne two"),
        (
            "{{ value | replace('a', 'b') }} {{ [1, 2] | join('+') }} {{ 'x'.join(['a', 'b']) }}",
            "a",
            "b 1+2 axb",
        ),
        (
            (
                "{% set ns = namespace(n=0) %}{% for i in range(10) %}{% set ns.n = ns.n + i %}{% "
                "endfor %}{{ ns.n }}"
            ),
            "",
            "45",
        ),
        (
            "{% macro pc(x) %}{{ (x / 255 * 100) | round | int }}{% endmacro %}{{ pc(128) }}",
            "",
            "50",
        ),
        (
            "{% for k, v in value_json.items() %}{{ loop.index }}{{ k }}{{ v }} {% endfor %}",
            '{"a":1,"b":2}',
            "1a1 2b2",
        ),
        ("{% for a in ['x', 'y'] %}{{ a }}{{ ',' if not loop.last }}{% endfor %}", "", "x,y"),
        ("{{ (value_json.a, value_json.b) | min }}", '{"a": 4, "b": 3}', "3"),
        ("{{ 2 ** 10 + 7 % 4 }}", "", "1027"),
        ("{{ ('ab' * 3).center(10) | length }}", "", "10"),
        (
            (
                "{{ value | regex_replace('[^0-9.]', '') }} {{ value is match('T') }} {{ value | "
                "regex_findall_index('[0-9]+') }}"
            ),
            "T 21.5 °C",
            "21.5 True 21",
        ),
        (
            "{{ value | as_timestamp - 1 }} {{ (value | as_datetime).hour }}",
            "1970-01-01T01:00:00+00:00",
            "3599.0 1",
        ),
        (
            "{{ 86400 | timestamp_custom('%Y-%m-%d', false) }} {{ 0 | timestamp_utc }}",
            "",
            "1970-01-02 1970-01-01T00:00:00+00:00",
        ),
        ("{{ now() - timedelta(seconds=5) < now() }}", "", "True"),
        (
            "{{ is_number(value) }} {{ 'x' | is_number }} {{ '3' is is_number }} {{ 'A' | ord }}",
            "1e3",
            "True False True 65",
        ),
        (
            "{{ value | float('none') }} {{ value | int(-1) }} {{ 'a' | int(base=16) }}",
            "unavailable",
            "none -1 10",
        ),
        (
            "{% for x in [1, 2, 3] %}{% if x == 2 %}{% continue %}{% endif %}{{ x }}{% endfor %}",
            "",
            "13",
        ),
        (
            (
                "{{ iif(value_json.a is none, 'no', 'yes') }} {{ [1, 2, 6] | average }} {{ max(1, "
                "4) }}"
            ),
            '{"a": null}',
            "no 3.0 4",
        ),
        (
            "{{ 'aGk=' | base64_decode }} {{ 6 | bitwise_and(3) }} {{ 'Hot Tub' | slugify }}",
            "",
            "hi 2 hot_tub",
        ),
        ("{{ 'on' if value_json.a | bool else 'off' }}", '{"a": "enable"}', "on"),
    ],
)
def test_what_is_in_use_works(template: str, payload: str, text: str) -> None:
    assert render_value(template, payload) == text


def doubled(step: str, times: int = 900) -> str:
    start = "{% set ns = namespace(x='seed') %}"
    return (
        f"{start}{{% for i in range({times}) %}}{{% set ns.x = {step} %}}{{% endfor %}}{{{{ ns.x "
        f"}}}}"
    )


@pytest.mark.parametrize(
    "template",
    [
        (
            "{% for a in range(900) %}{% for b in range(900) %}{% for c in range(900) %}.{% "
            "endfor %}{% endfor %}{% endfor %}"
        ),
        "{% for a in range(10 ** 7) %}.{% endfor %}",
        "{% for a in value %}{% for b in value %}.{% endfor %}{% endfor %}",
        "{% for a in [[]] recursive %}{{ loop([[], []]) }}{% endfor %}",
        "{{ 'x' * 4000000000 }}",
        "{{ 4000000000 * [1] }}",
        "{{ (1, 2) * 400000000 }}",
        "{{ 'x'.center(4000000000) }}",
        "{{ 'x'.zfill(4000000000) }}",
        "{{ 'x' | center(4000000000) }}",
        "{{ '\\t'.expandtabs(4000000000) }}",
        "{{ (3).to_bytes(4000000000, 'big') }}",
        "{{ '{:>4000000000}'.format(1) }}",
        "{{ '{:>{}}'.format(1, 4000000000) }}",
        "{{ ('{0}' * 9000).format('x' * 60000) }}",
        "{{ '{a:4000000000}'.format_map({'a': 1}) }}",
        "{{ '%4000000000d' % 1 }}",
        "{{ '%*d' % (4000000000, 1) }}",
        "{{ '%(a)4000000000d' % {'a': 1} }}",
        "{{ '%.4000000000f' | format(1) }}",
        "{{ 9 ** 9999999 }}",
        "{{ ('a' * 40) | regex_match('(a+)+b') }}",
        "{{ ('a' * 40) | regex_match('(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b') }}",
        "{{ ('a' * 4000) | regex_search('a*a*a*b') }}",
        "{{ value | regex_findall('a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaa') }}",
        "{{ 'aaaa' | regex_match('(a)\\\\1') }}",
        "{{ now().strftime('%4000000000d') }}",
        "{{ 0 | timestamp_custom('%0999999d') }}",
        doubled("ns.x ~ ns.x"),
        doubled("ns.x + ns.x"),
        doubled("ns.x * 2"),
        doubled("[ns.x, ns.x]"),
        doubled("(ns.x, ns.x)"),
        doubled("{'a': ns.x, 'b': ns.x}"),
        doubled("dict(a=ns.x, b=ns.x)"),
        doubled("ns.x.replace('', ns.x)"),
        doubled("ns.x | replace('e', ns.x)"),
        doubled("ns.x.join(['a', 'b', 'c'])"),
        doubled("[1, 2, 3] | join(ns.x)"),
        "{% set x %}ab{% endset %}"
        + "{% set x %}{{ x }}{{ x }}{{ x }}{% endset %}" * 60
        + "{{ x }}",
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ "
            "m(40) }}"
        ),
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        "{{ 7 | round(-400000000) }}",
        "{{ ('x' * 60000) | sort }}",
        "{{ ('ü' * 60000).encode('punycode') }}",
        "{{ 'x'.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% include 'x' %}",
        "{{ " + "(" * 1500 + "1" + ")" * 1500 + " }}",
        "{{ " + "-" * 3900 + "1 }}",
        "{{ " + "+".join("1" * 1500) + " }}",
        "{% for a in value_json %}" * 90 + "{% endfor %}" * 90,
        "x" * (mqtt_sandbox.LONGEST + 1),
    ],
)
def test_what_would_take_long_or_much_is_refused_first(template: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(BadTemplate):
            render_value(template, "payload " * 1000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_no_template_outlives_its_budget() -> None:
    steps = 0

    def counted(value: object) -> object:
        nonlocal steps
        steps += 1
        return value

    environment = mqtt_sandbox.BoundedEnvironment({"counted": counted}, {}, {})
    loops = (
        "{% for a in range(1000) %}{% for b in range(1000) %}{{ b | counted }}{% endfor %}{% "
        "endfor %}"
    )
    template = environment.from_string(loops)
    with pytest.raises(mqtt_sandbox.SecurityError):
        mqtt_sandbox.within_budget(template.render)
    assert 100 < steps < mqtt_sandbox.BUDGET / mqtt_sandbox.STEP


def test_what_failed_to_compile_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "{{ value | no_such_filter }}"
    for _ in range(2):
        with pytest.raises(BadTemplate):
            render(broken)
        monkeypatch.setattr("assistant.home.sources.mqtt.templates._environment", None)


@pytest.mark.parametrize(
    ("template", "payload"),
    [
        ("{{ value | float }}", "unavailable"),
        ("{{ value_json.t | int + 1 }}", "{}"),
        ("{{ 'open' if value_json.open | is_defined else 'closed' }}", '{"battery": 3}'),
    ],
)
def test_what_is_not_there_is_no_value(template: str, payload: str) -> None:
    with pytest.raises(BadTemplate):
        render_value(template, payload)


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{{ states('sensor.x') | float }}", "only Home Assistant knows (states)"),
        ("{{ this.attributes.last }}", "only Home Assistant knows (this)"),
        ("{{ value | frobnicate }}", "frobnicate"),
        ("{{ value", "TemplateSyntaxError"),
    ],
)
def test_what_can_not_be_had_is_said_before_anything_is_told(template: str, why: str) -> None:
    home = Home()
    registry = MqttDevices(home, "homeassistant")
    sensor = {"name": "level", "stat_t": "level", "val_tpl": template}
    fan = {"name": "fan", "cmd_t": "fan/set", "stat_t": "level", "stat_val_tpl": template}
    for component, settings in (("sensor", sensor), ("fan", fan)):
        registry.configure(f"homeassistant/{component}/x/config", json.dumps(settings))
    assert list(home.devices) == ["fan.fan"]
    assert why in home.left_out[0].why

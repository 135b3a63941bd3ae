"""Short chat templates of the project's own, one for each family, with that family's marks."""

from __future__ import annotations

CHATML = (
    "{%- if tools %}{{- '<|im_start|>system\n' }}"
    "{%- if messages[0].role == 'system' %}{{- messages[0].content + '\n\n' }}{% endif %}"
    "{{- '# Tools' }}{%- for tool in tools %}{{- '\n' + (tool | tojson) }}{% endfor %}"
    "{{- '\nCall: <tool_call>\n{}\n</tool_call><|im_end|>\n' }}"
    "{%- elif messages[0].role == 'system' %}"
    "{{- '<|im_start|>system\n' + messages[0].content + '<|im_end|>\n' }}{%- endif %}"
    "{%- for message in messages %}"
    "{%- if message.role == 'system' %}{% continue %}{% endif %}"
    "{%- if message.role == 'tool' %}"
    "{{- '<|im_start|>user\n<tool_response>\n' + message.content + '\n</tool_response>' }}"
    "{%- else %}{{- '<|im_start|>' + message.role + '\n' + message.content }}"
    "{%- for call in message.tool_calls or [] %}"
    '{{- \'<tool_call>\n{"name": "\' + call.function.name + \'", "arguments": \' }}'
    "{{- call.function.arguments | tojson }}{{- '}\n</tool_call>' }}"
    "{%- endfor %}{%- endif %}{{- '<|im_end|>\n' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\n' }}"
    "{%- if enable_thinking is defined and enable_thinking is false %}"
    "{{- '<think>\n\n</think>\n\n' }}{%- endif %}{%- endif %}"
)
"""As Qwen's, shortened."""

PLAIN_CHATML = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)

GEMMA3 = (
    "{{ bos_token }}{% for message in messages %}"
    "{% if message.role == 'system' %}{{ raise_exception('System role not supported') }}"
    "{% endif %}{{ '<start_of_turn>' + ('model' if message.role == 'assistant' else 'user') }}"
    "{{ '\n' + message.content + '<end_of_turn>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"
)

LLAMA3 = (
    "{{- bos_token }}{%- set date = strftime_now('%d %b %Y') %}"
    "{{- '<|start_header_id|>system<|end_header_id|>\n\nToday Date: ' + date + '\n\n' }}"
    "{%- if messages[0].role == 'system' %}{{- messages[0].content }}"
    "{%- set messages = messages[1:] %}{%- endif %}{{- '<|eot_id|>' }}"
    "{%- for message in messages %}"
    "{{- '<|start_header_id|>' + message.role + '<|end_header_id|>\n\n' }}"
    "{%- if loop.first and tools %}{{- 'Functions:' }}"
    "{%- for tool in tools %}{{- '\n' + (tool | tojson(indent=4)) }}{%- endfor %}{{- '\n\n' }}"
    "{%- endif %}{{- message.content + '<|eot_id|>' }}{%- endfor %}"
    "{%- if add_generation_prompt %}"
    "{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{%- endif %}"
)

SMOLLM3 = (
    "{{- '<|im_start|>system\n' }}{%- if xml_tools %}"
    "{%- for tool in xml_tools[:] %}{{- (tool | string) + '\n' }}{%- endfor %}{%- endif %}"
    "{{- '<|im_end|>\n' }}{%- for message in messages %}{%- if message.role == 'assistant' %}"
    "{% generation %}{{- message.content }}{% endgeneration %}"
    "{%- else %}{{- message.content }}{%- endif %}{%- endfor %}"
)

TEMPLATES = {
    "qwen": (CHATML, "qwen2"),
    "qwen35": (CHATML + "{# <function=NAME> #}", "qwen35"),
    "chatml": (PLAIN_CHATML, "llama"),
    "gemma3": (GEMMA3, "gemma3"),
    "functiongemma": (GEMMA3 + "{# <start_function_call> #}", "gemma3"),
    "gemma4": ("{{ '<|turn>user\n' }}{{ '<|tool_call>call:' }}", "gemma4"),
    "llama3": (LLAMA3, "llama"),
    "granite": ("{{ '<|start_of_role|>user<|end_of_role|><tool_call>' }}", "granitehybrid"),
    "granite3": ("{{ '<|start_of_role|>user<|end_of_role|><|tool_call|>' }}", "granite"),
    "lfm2": (PLAIN_CHATML, "lfm2"),
    "smollm3": (SMOLLM3, "smollm3"),
    "ministral": ("{{ '[INST]' }}{{ '[TOOL_CALLS][ARGS]' }}", "mistral3"),
}
"""Each family's id, a template of it and its architecture."""

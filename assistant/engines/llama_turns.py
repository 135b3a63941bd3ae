"""The prompts of the plain way for a model that doesn't know our marks (ChatML's): the same rules,
examples and words as turns of its own chat template; without one that serves, as plain lines.
"""

from __future__ import annotations

from assistant.chat import ChatTemplate, TemplateFailed, alike
from assistant.understanding.model.messages import as_messages

LINES = "{% for message in messages %}{{ message.content + '\n\n' }}{% endfor %}"
"""What is said and answered, each in a paragraph, for a model without a template."""
_UNLIKE = ("\u2603", "\u2602")
"""Two first letters of what nobody says: where renderings with them part, the head ends."""


class Turns:
    """Renders prompts by a template. It keeps the last head, which hardly ever changes; fit for any
    thread.
    """

    def __init__(self, template: str, *, bos: str = "", eos: str = "") -> None:
        """One that is none, or refuses a conversation, is read over: plain lines serve."""
        self._lines = ChatTemplate(LINES)
        self._template, self._head = self._lines, ("", "")
        try:
            own = ChatTemplate(template, bos=bos, eos=eos)
            own.render([{"role": role, "content": "?"} for role in ("system", "user")])
            self._template = own
        except TemplateFailed:
            pass

    def head(self, head: str) -> str:
        """A prompt's head as the model is given it: up to where what is said begins."""
        kept = self._head
        if kept[0] != head:
            first, other = (self._rendered(f"{head}{sign}\n") for sign in _UNLIKE)
            same = alike(first, other) if head and first != other else 0
            kept = self._head = head, first[:same]
        return kept[1]

    def parts(self, head: str, tail: str) -> tuple[str, str]:
        """Head and tail of a prompt."""
        whole, begun = self._rendered(head + tail), self.head(head)
        return (begun, whole[len(begun) :]) if whole.startswith(begun) else ("", whole)

    def _rendered(self, prompt: str) -> str:
        messages = as_messages(prompt, as_json=False)
        try:
            return self._template.render(messages)
        except TemplateFailed:
            return self._lines.render(messages)

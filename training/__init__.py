"""How the packaged language model learns its trade: sentences made from families written by hand
and from real people's, a LoRA trained on them, and what it is worth. Not installed on a box.
"""

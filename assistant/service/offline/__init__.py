"""The proof of offline: a whole conversation in a network of its own that leads nowhere, watched by
the kernel's counters and the interpreter's audit hook.
"""

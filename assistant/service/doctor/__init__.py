"""`assistant doctor`: what is wrong with this box, in plain words, and what to do about it. One
file a subject; `examine` asks all of them, on a box that runs or without one.
"""

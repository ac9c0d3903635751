"""How well and how fast the program reads: one loader a gold set, scores, floors, speed.

The gold is not part of this repository. Its folder is taken from REPORTEDLY_GOLD, by default
`../shared/gold` beside the repository's root; each set brings its own `score.py`, which is run as
it stands. `python -m benchmarks --help` tells the commands.
"""

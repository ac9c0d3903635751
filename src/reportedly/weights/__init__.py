"""Learned parts: what was learned (`*.onnx`), a card of each that tells from what (`*.toml`).

`cards` reads the cards and checks that the files are those that were trained; `words` holds the word
pieces and their vectors, which the learned parts share; `pairs` reads two claims together. Whoever
asks for a part that is not here, or for one whose runtime is not installed, gets `None` and goes by
the rules alone.
"""

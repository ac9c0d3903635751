"""A bundled corpus to try the program on: a dozen short articles, all of them invented.

The states and towns exist; the events, people and outlets do not, and the dates lie in 2031 so that
nobody takes them for news. Several outlets tell of the same events: a strike with a copied wire
report, a revised toll and a denial; a withdrawal that one side denies; a rumour that three outlets
pass on to each other; an outlook with conditions.
"""

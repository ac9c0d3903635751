"""What each command does: parsed arguments in, results on their outputs, an exit code out.

Apart from `arguments` because everything that reads, and with it a second of imports, hangs on
these modules.
"""

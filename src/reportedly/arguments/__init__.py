"""What can be typed: one module for each family of commands, with nothing that takes time to import.

A command's `run` names the function of `reportedly.commands` that does it, as "module:function".
"""

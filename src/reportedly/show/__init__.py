"""What people and programs see of a reading: terminal cards, an HTML page, JSON Lines, summaries.

A `Reading` comes in and text goes out; nothing here decides anything about a claim. Article text is
untrusted: each format neutralises it in its own way (control characters, markup, JSON strings).
"""

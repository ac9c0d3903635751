"""Articles in: any file, page, feed, archive or stream becomes `Article` records.

`read_source` reads whatever the user names and yields articles and errors; `read_text` reads a
bare string. Parsing is apart, in `parse`, since it loads spaCy.
"""

from reportedly.articles.options import Limits, ReadOptions
from reportedly.articles.source import read_source, read_text

__all__ = ["Limits", "ReadOptions", "read_source", "read_text"]

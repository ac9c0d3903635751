"""Articles in: any file, page, feed, archive or stream becomes `Article` records."""

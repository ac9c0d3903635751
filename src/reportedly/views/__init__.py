"""Questions to a ledger: claims, disputes, incidents, timelines, actors and sources as records."""

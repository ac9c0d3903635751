"""Who is made to say what: cue, source, content, coreference and the chain of relays."""

"""What is said, in codes: clauses, factuality, times, places, actors, events, casualties."""

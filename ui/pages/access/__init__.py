"""Who is let into a case: opening one with a reason, looking at such a reason, the team of a case."""

"""Taking in what others sent: first the plan, then the merge."""

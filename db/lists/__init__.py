"""Read models: lists, timeline and figures, as SQL next to the function that runs it."""

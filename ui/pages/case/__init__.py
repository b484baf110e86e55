"""One case: header, sections, steps, timeline."""

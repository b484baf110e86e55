"""Fields that two sides changed: both values, and a person's choice."""

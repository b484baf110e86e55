"""The pages of the guide, one small widget each."""

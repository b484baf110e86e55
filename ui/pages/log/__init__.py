"""The journal and the acts."""

"""Known devices and the own card."""

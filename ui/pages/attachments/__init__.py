"""Attachments of a case: dropped, pasted or chosen, listed, and seen inside the window."""

"""Organisations and their people: what they last did, what is asked of them, what is safe to send them."""

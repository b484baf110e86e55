"""The first start: a guide that makes a store and everything that belongs to it."""

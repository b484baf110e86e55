"""Tests of what files from outside are taken for."""

"""The main job from end to end, on a sample post and a sample headquarters with invented people."""

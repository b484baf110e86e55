"""What each paper may say: plain facts, gathered by a service and drawn by ``forms``."""

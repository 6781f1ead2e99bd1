"""lapel: diplomatic gestures from news text, one structured record each."""

__version__ = "0.1.0"

"""The same commit built under circumstances that should not matter, and compared byte by byte."""

"""Builds and commands killed, refused by the disk and cut off from power: nothing is lost."""

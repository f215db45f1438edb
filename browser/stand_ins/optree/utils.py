"""Keras imports this module of optree and uses nothing of it."""

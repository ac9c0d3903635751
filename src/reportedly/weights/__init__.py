"""Learned parts and their cards; empty where everything is read by rule."""

"""Feeds and sitemaps -> the articles that are new in them."""

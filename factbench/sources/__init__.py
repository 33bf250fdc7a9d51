"""Where reference passages come from."""

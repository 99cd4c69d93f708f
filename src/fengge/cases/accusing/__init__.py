"""Naming whom a case is brought against, so that it does not exist for them (信访工作条例 arts 30, 46)."""

"""Working on a major petition: who brought it, the seven gates, the written opinions and their reviews.

The statutory record lives in the national petition system (信访工作条例 art. 21); of it this keeps a number and nothing more.
"""

"""Importing households: a file is read, judged row by row and compared; then all of it is taken in, or nothing.

What a cell leaves empty stays as it is: a list from elsewhere takes nothing back that a household gave here.
"""

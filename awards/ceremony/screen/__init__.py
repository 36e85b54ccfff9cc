"""Slides for the screen of the hall: one for each group, of any ratio.

`sizes` reads the size of the screen, `breaking` and `fitting` choose lines and sizes, `plan` says what
is where, `presentation` writes PPTX, and `pictures` PDF and PNG.
"""

"""Inks of a layout as a screen, a press and a picture have them."""

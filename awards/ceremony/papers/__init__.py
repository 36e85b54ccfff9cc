"""Papers of a ceremony in millimetres, each made from one version of its arrangement.

`footing` says on every page which version it is, and `namesakes` tells two equal names apart.
"""

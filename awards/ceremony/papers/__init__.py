"""Papers of a ceremony, each made from one version of its arrangement.

`footing` says on every page which version it is, and `namesakes` tells two equal names apart. What is
measured in millimetres is listed in `printed`; `sheets` and `wording` are what these papers share. A
slip of changes (`change_slips`) has two versions, and so stands beside the list.
"""

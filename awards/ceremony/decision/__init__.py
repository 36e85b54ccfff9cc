"""The commendation decision (表彰决定) to GB/T 9704-2012, with an annex for each category.

`wording` says it in words, `annexes` lists the names, `title_lines`, `name_grid` and `signature`
decide where words stand, and `document` writes the file. All but the last are pure.
"""

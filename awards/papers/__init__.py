"""Lists that offices post and send: one declaration of a list, written as each form of file.

`table` is a list as plain data, `columns` decides which columns are on paper and how wide. `workbook`,
`pdf` and `document` write it, and `formats` names the forms of file.
"""

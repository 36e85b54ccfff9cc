"""The host script: 主持词 of the whole meeting, and 颁奖串词 of its award part, from one order.

`readings` says how names are read, `pages` what stands on each page, and `pdf` and `docx` write it.
"""

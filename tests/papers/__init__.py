"""Lists on paper: workbooks, PDF and DOCX, also as LibreOffice shows them."""

"""DOCX files: what Word and WPS read of them."""

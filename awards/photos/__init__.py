"""Photos of winners: checked, cut to 3 : 4, stored by digest, matched by the names of files."""

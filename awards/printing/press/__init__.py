"""The press: volumes of runs drawn by others under leases, and their files."""

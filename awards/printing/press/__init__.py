"""The press: workers draw volumes of runs under leases and write their files."""

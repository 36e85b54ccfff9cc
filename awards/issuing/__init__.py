"""Certificates: numbered, frozen, revoked, reissued."""

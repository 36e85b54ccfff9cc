"""Certificates: number, freeze, revoke and reissue them."""

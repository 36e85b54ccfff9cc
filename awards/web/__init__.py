"""What all HTTP exchanges share: permissions, faults, downloads, headers, the OpenAPI document."""

"""Pages and pictures over event records: what a person reads."""

"""The models. Only these modules import native inference libraries."""

"""Which body reports: its name in comparable form, its GB/T 2260 division, a key to group its reports by.

What a code means, where the table comes from and what stays unresolved: docs/agencies.md.
"""

from govreport_parse.agencies.identity import agency_key, may_be_one_body
from govreport_parse.agencies.names import normalise_name
from govreport_parse.agencies.resolve import candidates, resolve_division, settle_division
from govreport_parse.agencies.succession import NearBodies, near_bodies
from govreport_parse.agencies.table import Division, Level, load_divisions

__all__ = [
    "Division",
    "Level",
    "NearBodies",
    "agency_key",
    "candidates",
    "load_divisions",
    "may_be_one_body",
    "near_bodies",
    "normalise_name",
    "resolve_division",
    "settle_division",
]

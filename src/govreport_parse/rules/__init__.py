"""The rules: one table of codes, and the functions that apply them."""

from govreport_parse.rules.engine import check, check_peers, check_series, check_set
from govreport_parse.rules.model import Peer, Rule
from govreport_parse.rules.peers.counted import peer_of
from govreport_parse.rules.registry import REDIRECTS, RULES, UnknownRule, expand_codes, find_rule

__all__ = [
    "REDIRECTS",
    "RULES",
    "Peer",
    "Rule",
    "UnknownRule",
    "check",
    "check_peers",
    "check_series",
    "check_set",
    "expand_codes",
    "find_rule",
    "peer_of",
]

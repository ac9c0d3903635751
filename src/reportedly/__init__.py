"""Reportedly reads conflict and diplomacy news into attributed claims."""

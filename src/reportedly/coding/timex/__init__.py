"""Dates and times: parsed article in, time expressions with TIMEX3 values and EDTF times out.

Recognition and normalisation follow TimeML 1.2.1 (TIMEX3), the times of claims EDTF (ISO 8601-2).
The way of the data: `lexicon` (classes of words) > `grammar` (one regular expression) > `finding`
(forms, by `dates`, `periods`, `spans`, `clock`) > `anchoring` (values; `narrative` for histories)
> `mentions` (EDTF) > `clauses` (which time dates which clause).
"""

from reportedly.coding.timex.clauses import event_interval, since_adverb, time_for
from reportedly.coding.timex.mentions import TimeMention, find_times, recognise

__all__ = ["TimeMention", "event_interval", "find_times", "recognise", "since_adverb", "time_for"]

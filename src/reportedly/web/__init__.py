"""The desk: pages on which people read a ledger, compare accounts and decide.

A request's way: `guard` looks whether it may come in at all (host, token, origin, forged forms);
`visit` opens the ledger for it and `question` reads from its address what is asked; a function of
`pages` asks the views and names a template; `answer` gives the page, or its records as CSV, JSON or
GeoJSON from the same address; `rendering` fills the template, where every text from outside is
neutralised and escaped. `app` puts these together, `serving` listens. Nothing on a page comes from
elsewhere: scripts and style sheets lie in `static`, those of others in `static/vendor`.
"""

"""Scripts that count and fit what the package ships as data; the package never imports them."""

// The dots of a plot open their words in the dialog, as figures in the table do.
"use strict";

// htmx keeps the browser from following links of HTML, but not those of SVG.
document.addEventListener("click", (event) => {
  const dot = event.target.closest?.("svg a[hx-get]");
  if (dot && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault();
});

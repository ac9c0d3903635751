// Elements with attributes; text is set as text, so nothing of it is ever read as markup.

const SPACE = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SPACE, name), attributes, children);
export const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

export function button(words, act, attributes = {}) {
  const made = html("button", { type: "button", ...attributes }, ...[words].flat());
  made.addEventListener("click", act);
  return made;
}

// @ts-check
// What is selected: its words, what stands around them, and where it is in the window.
"use strict";

const Selected = {
  /** What the clipboard takes of the selection. @returns {string} JSON: {text, html}, or "" for nothing */
  copied() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return "";
    return JSON.stringify({text: _copiedText(selection), html: _copiedHtml(selection)});
  },

  /**
   * @returns {string} JSON: {text, before, after, box: [left, top, right, bottom]}, or "" where
   * nothing is selected; ``before`` and ``after`` are some words on each side, in the same block
   */
  passage() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return "";
    const range = selection.getRangeAt(0);
    const text = _plainLines(selection.toString());
    if (!text) return "";
    const box = range.getBoundingClientRect();
    return JSON.stringify({
      text,
      before: _plain(_around(range, "before")).slice(-40),
      after: _plain(_around(range, "after")).slice(0, 40),
      box: [box.left, box.top, box.right, box.bottom],
    });
  },
};

/** What a copy keeps of an element beside its words. */
const KEPT = ["href", "alt", "lang", "dir", "colspan", "rowspan", "start", "cite", "datetime"];

/** The words of a selection as they are taken elsewhere. @param {Selection} selection */
function _copiedText(selection) {
  return selection.toString().replace(/\u00ad/g, "");
}

/** A selection as HTML for other programs: no colours of ours, no hyphens, nothing that leads here. @param {Selection} selection */
function _copiedHtml(selection) {
  const copy = document.createElement("div");
  copy.append(selection.getRangeAt(0).cloneContents());
  for (const button of copy.querySelectorAll("button")) button.remove();
  for (const element of copy.querySelectorAll("*")) {
    for (const {name} of Array.from(element.attributes)) if (!KEPT.includes(name)) element.removeAttribute(name);
    if (!/^(https?|mailto):/i.test(element.getAttribute("href") || "")) element.removeAttribute("href");
    if (element instanceof HTMLImageElement) element.replaceWith(element.alt);
  }
  return new XMLSerializer().serializeToString(copy).replace(/\u00ad/g, "");
}

// What the engine copies by itself is the same.
document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  event.clipboardData.setData("text/plain", _copiedText(selection));
  event.clipboardData.setData("text/html", _copiedHtml(selection));
  event.preventDefault();
});

/** @param {string} text */
function _plainLines(text) {
  return text.split("\n").map(_plain).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** The words of a block before or after a range. @param {Range} range @param {"before" | "after"} side */
function _around(range, side) {
  const node = side === "before" ? range.startContainer : range.endContainer;
  const element = node instanceof Element ? node : node.parentElement;
  const block = element ? element.closest("p, li, h1, h2, h3, h4, h5, h6, td, th, dd, dt, figcaption, blockquote, pre") : null;
  if (!block || !block.contains(node)) return "";
  const rest = document.createRange();
  rest.selectNodeContents(block);
  if (side === "before") rest.setEnd(range.startContainer, range.startOffset);
  else rest.setStart(range.endContainer, range.endOffset);
  return rest.toString();
}

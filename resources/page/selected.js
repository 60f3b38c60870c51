// @ts-check
// What is selected: its words, what stands around them, and where it is in the window.
"use strict";

const Selected = {
  /**
   * @returns {string} JSON: {text, html, before, after, box: [left, top, right, bottom]}, or "" where
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

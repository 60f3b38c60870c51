// @ts-check
// The script's own words, in the reader's language, and the buttons that carry them.
"use strict";

/**
 * As ``ScriptWords`` of ``reader/rendering/page.py`` gives them.
 * @typedef {"note" | "go_to_note" | "copy" | "copied" | "picture" | "in_the_dark" | "zoom_in" | "zoom_out"
 *   | "fit" | "actual_size" | "previous" | "next" | "close" | "back"} Word
 */

/** @type {Record<Word, string>} */
const WORDS = JSON.parse(root.dataset.words || "{}");

/** Drawings of buttons, as paths in a square of 24. @type {Record<string, string>} */
const DRAWINGS = {
  copy: "M9 9h11v11H9z M5 15H4V4h11v1",
  copied: "M5 12.5l4.5 4.5L19 7.5",
  zoom_in: "M12 5v14 M5 12h14",
  zoom_out: "M5 12h14",
  fit: "M4 9V4h5 M20 9V4h-5 M4 15v5h5 M20 15v5h-5",
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  in_the_dark: "M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z",
  close: "M6 6l12 12 M18 6L6 18",
  back: "M9 14L4 9l5-5 M4 9h10a6 6 0 0 1 0 12h-3",
};

/** @param {string} path @returns {SVGElement} */
function _drawing(path) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

/**
 * A button of the page's own. Its word is no text of the page: it is neither selected nor found.
 * @param {string} name its class @param {Word} word @param {() => void} [pressed]
 */
function _button(name, word, pressed) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = name;
  button.setAttribute("aria-label", WORDS[word]);
  button.title = WORDS[word];
  if (DRAWINGS[word]) button.append(_drawing(DRAWINGS[word]));
  if (pressed) button.addEventListener("click", pressed);
  return button;
}

/** A copy of what stands in the article, without what may be there only once. @template {Element} T @param {T} element @returns {T} */
function _copyOf(element) {
  const copy = /** @type {T} */ (element.cloneNode(true));
  for (const one of [copy, ...copy.querySelectorAll("*")]) one.removeAttribute("id");
  for (const button of copy.querySelectorAll("button")) button.remove();
  return copy;
}

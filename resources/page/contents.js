// @ts-check
// The headings of the article, for the contents beside it.
"use strict";

const Contents = {
  /** @returns {Element[]} */
  _headings: () => Array.from(document.querySelectorAll(
    "#body h1, #body h2, #body h3, #body h4, #body h5, #body h6")),

  /** Every heading's level (1 to 6) and words, in order. @returns {string} JSON: [[level, words], …] */
  headings: () => JSON.stringify(Contents._headings().map((heading) => [
    Number(heading.tagName[1]),
    _plain(heading.textContent || "").slice(0, 300),
  ])),

  /** The number of the heading that is being read below, -1 before the first. @returns {number} */
  current() {
    const axis = Place.axis();
    const edge = Place.isPaged() ? axis.room() - 1 : 0.3 * axis.room();
    const headings = Contents._headings();
    let low = 0, high = headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (axis.lead(headings[middle].getBoundingClientRect()) <= edge) low = middle + 1; else high = middle;
    }
    return low - 1;
  },

  /** @param {number} number a heading's number */
  goTo(number) {
    const heading = Contents._headings()[number];
    if (heading) Place.jump(heading);
  },
};

/** Words on one line, without the hyphens that only show at a line's end. @param {string} text */
function _plain(text) {
  return text.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
}

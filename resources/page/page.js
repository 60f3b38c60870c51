// @ts-check
// The page's own script. It runs in a world of its own, where no script of an article can be:
// scripts from pages are off. It answers the window's questions and asks nothing itself.
"use strict";

/** @typedef {{block: number, fraction: number, progress: number}} Position */

const senja = {
  /** @type {Element[]} */ _blocks: [],

  /** The blocks that a reading place is counted in, in document order. @returns {Element[]} */
  blocks() {
    if (this._blocks.length === 0) {
      this._blocks = Array.from(document.querySelectorAll(
        "header h1, #body p, #body li, #body h1, #body h2, #body h3, #body h4, #body h5, #body h6, " +
        "#body pre, #body figure, #body tr, #body dt, #body dd, #body img, #body math, footer"));
    }
    return this._blocks;
  },

  /**
   * The place the reader chose, and where the page stood when it was last gone to. While the page
   * stands there, the place is that one and is not measured anew: sizes come and go, and half a
   * pixel of rounding each time would in the end be lines.
   * @type {Position | null}
   */
  _place: null,
  _stands: -1,

  /** Where the reader is: the first block that reaches below the upper edge. @returns {Position} */
  position() {
    if (!this._place || Math.abs(window.scrollY - this._stands) >= 1.5) {
      this._place = this._measured();
      this._stands = window.scrollY;
    }
    const room = document.documentElement.scrollHeight - window.innerHeight;
    const progress = room > 0 ? Math.min(1, Math.max(0, window.scrollY / room)) : 1;
    return {...this._place, progress};
  },

  /** @returns {Position} */
  _measured() {
    if (window.scrollY <= 0) return {block: 0, fraction: 0, progress: 0};
    const blocks = this.blocks();
    // The blocks' lower edges grow with their number, so half can be ruled out at each look.
    let low = 0, high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle].getBoundingClientRect().bottom > 1) high = middle; else low = middle + 1;
    }
    const box = blocks[low] ? blocks[low].getBoundingClientRect() : null;
    return {block: low, fraction: box && box.height > 0 ? -box.top / box.height : 0, progress: 0};
  },

  /** Go to a place. @param {Position} place */
  restore(place) {
    const block = this.blocks()[place.block];
    if (!block) return;
    const box = block.getBoundingClientRect();
    const start = place.block === 0 && place.fraction === 0;
    window.scrollTo(0, start ? 0 : window.scrollY + box.top + place.fraction * box.height);
    this._place = place;
    this._stands = window.scrollY;
  },

  /** Colours only: nothing moves and nothing is loaded. @param {"light" | "dark"} scheme */
  setScheme(scheme) { document.documentElement.dataset.scheme = scheme; },

  /** @param {number} size the text's size, 1 being the usual one */
  setTextSize(size) {
    const place = this.position();
    document.documentElement.style.setProperty("--text-size", String(size));
    this.restore(place);
  },

  /** A screenful, less a line to hold on to. @param {1 | -1} direction @returns {boolean} moved */
  turnPage(direction) {
    const before = window.scrollY;
    const line = parseFloat(getComputedStyle(document.body).lineHeight) || 30;
    window.scrollBy(0, direction * (window.innerHeight - 2 * line));
    return Math.abs(window.scrollY - before) > 1;
  },
};

{
  // Another width sets other lines: the block that was read stays, not the number of pixels.
  let width = window.innerWidth;
  window.addEventListener("scroll", () => {
    if (window.innerWidth === width) senja.position();
  }, {passive: true});
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    if (senja._place) senja.restore(senja._place);
  });
}

{
  const left = document.documentElement.dataset.position;
  if (left) {
    const place = /** @type {Position} */ (JSON.parse(left));
    senja.restore(place);
    const stood = window.scrollY;
    // The text's face may arrive after the first layout and move the lines.
    document.fonts.ready.then(() => { if (window.scrollY === stood) senja.restore(place); });
  }
}

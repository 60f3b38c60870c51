// @ts-check
// Focus: all but the paragraph that is being read steps back.
"use strict";

const Focus = {
  /** @type {Element | null} */ _current: null,

  /** Whether all but the current paragraph is dimmed. @param {boolean} on */
  set(on) {
    root.dataset.focus = on ? "paragraph" : "no";
    if (on) Focus.follow();
    else if (Focus._current) Focus._current.classList.remove("being-read");
  },

  /**
   * Close what lies over the page: a picture that is open large, a note.
   * @returns {boolean} whether there was something
   */
  uncover() {
    const open = document.querySelector("dialog[open], :popover-open");
    if (open instanceof HTMLDialogElement) open.close();
    else if (open instanceof HTMLElement) open.hidePopover();
    return open !== null;
  },

  /** Mark the block of the body that stands at the height where one reads. */
  follow() {
    if (root.dataset.focus !== "paragraph") return;
    const axis = Place.axis();
    const edge = Place.isPaged() ? 0 : 0.38 * axis.room();
    const blocks = Array.from(document.querySelectorAll("#body > *"));
    let low = 0, high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const box = Place._last(blocks[middle]);
      const end = Place.isPaged() ? axis.lead(box) + 1 : axis.lead(box) + axis.extent(box);
      if (end > edge) high = middle; else low = middle + 1;
    }
    if (Focus._current === blocks[low]) return;
    if (Focus._current) Focus._current.classList.remove("being-read");
    Focus._current = blocks[low] || null;
    if (Focus._current) Focus._current.classList.add("being-read");
  },
};

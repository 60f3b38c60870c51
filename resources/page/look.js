// @ts-check
// How the page looks: attributes and custom properties of its root, which the window decides.
"use strict";

const Look = {
  /** Colours only: nothing moves and nothing is loaded. @param {string} scheme @param {Record<string, string>} variables */
  color(scheme, variables) {
    root.dataset.scheme = scheme;
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
  },

  /** Show every copy of a picture so in the dark. @param {string} sha256 @param {string} treatment */
  treat(sha256, treatment) {
    for (const image of document.querySelectorAll(`img[src$="/media/${sha256}"]`)) {
      if (image instanceof HTMLElement) image.dataset.dark = treatment;
    }
  },

  /**
   * Type and manner of reading; the line that is read stays.
   * @param {Record<string, string>} attributes @param {Record<string, string>} variables
   */
  set(attributes, variables) {
    const place = Place.hold();
    for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
    Place.restore(place);
    // Another face may still be on its way, and moves the lines once more when it is there.
    const stood = Place.axis().at();
    document.fonts.ready.then(() => { if (Place.axis().at() === stood) Place.restore(place); });
  },
};

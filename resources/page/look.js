// @ts-check
// How the page looks: attributes and custom properties of its root, which the window decides.
"use strict";

const Look = {
  /** Colours only: nothing moves and nothing is loaded. @param {string} scheme @param {Record<string, string>} variables */
  color(scheme, variables) {
    root.dataset.scheme = scheme;
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
  },

  /**
   * Type and manner of reading; the line that is read stays.
   * @param {Record<string, string>} attributes names as in ``dataset`` @param {Record<string, string>} variables
   */
  set(attributes, variables) {
    const place = Place.position();
    for (const [name, value] of Object.entries(attributes)) root.dataset[name] = value;
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
    Place.restore(place);
    // Another face may still be on its way, and moves the lines once more when it is there.
    const stood = Place.axis().at();
    document.fonts.ready.then(() => { if (Place.axis().at() === stood) Place.restore(place); });
  },
};

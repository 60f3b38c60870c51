// @ts-check
// The way back after a jump inside the article, at the lower edge while it is of use.
"use strict";

const Chip = {
  /** Screens after which the reader has gone on and needs no way back at hand. */
  FAR: 3,
  /** How many jumps there were when the page was last moved, and where the last one led. */
  _jumps: 0,
  _led: 0,

  /** Notice how far the reader has gone since the last jump. */
  follow() {
    const jumps = Place._before.length;
    const axis = Place.axis();
    if (jumps !== Chip._jumps) {
      Chip._jumps = jumps;
      Chip._led = axis.at();
      delete root.dataset.wentOn;
    } else if (jumps > 0 && Math.abs(axis.at() - Chip._led) > Chip.FAR * axis.room()) {
      root.dataset.wentOn = "yes";
    }
  },

  begin() {
    const chip = _button("back-chip", "back", () => { Place.back(); });
    // Its word is drawn by the style, so that it is no text of the page.
    chip.dataset.word = WORDS.back;
    chip.removeAttribute("title");
    document.body.append(chip);
    window.addEventListener("scroll", Chip.follow, {passive: true});
  },
};

Chip.begin();

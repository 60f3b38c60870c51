// @ts-check
// Blocks of code: each has a button that copies it. The clipboard is the window's.
"use strict";

const Code = {
  /** @returns {HTMLElement[]} */
  _frames: () => Array.from(document.querySelectorAll("#body .code")),

  /** The words of a block, as they are to be copied. @param {number} number @returns {string} */
  text(number) {
    const block = Code._frames()[number]?.querySelector("pre");
    if (!block) return "";
    const copy = /** @type {Element} */ (block.cloneNode(true));
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
    return (copy.textContent || "").replace(/\n$/, "");
  },

  /** Say that a block was copied. @param {number} number */
  copied(number) {
    const button = Code._frames()[number]?.querySelector(".copy-code");
    if (!(button instanceof HTMLElement)) return;
    button.classList.add("copied");
    Code._said().textContent = WORDS.copied;
  },

  /** Where a screen reader listens for what has happened. @returns {Element} */
  _said() {
    const there = document.querySelector(".said");
    if (there) return there;
    const said = document.createElement("div");
    said.className = "said";
    said.setAttribute("role", "status");
    document.body.append(said);
    return said;
  },

  /** @param {HTMLElement} frame @param {number} number */
  _dress(frame, number) {
    const button = _button("copy-code", "copy", () => ask("copy-code", number));
    const done = _drawing(DRAWINGS.copied);
    done.classList.add("done");
    button.append(done);
    button.dataset.copied = WORDS.copied;
    // The style says how long: with the page's own scripts off no timer of ours would ever end.
    button.addEventListener("animationend", () => {
      button.classList.remove("copied");
      Code._said().textContent = "";
    });
    frame.append(button);
  },

  begin() {
    Code._frames().forEach(Code._dress);
    if (Code._frames().length) Code._said();
  },
};

Code.begin();

// Arrows in what scrolls by itself move it; they turn no page.
document.addEventListener("keydown", (event) => {
  const inside = event.target instanceof Element && event.target.closest("#body pre, #body table, #body math");
  if (inside && event.key.startsWith("Arrow")) event.stopImmediatePropagation();
});

// The small pictures beside words: lines of 24 × 24, drawn in the colour of their text.

import { html } from "./ui.js";

const DRAWN = {
  now: "M12 4a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3zM6 11v1a6 6 0 0 0 12 0v-1M12 18v3",
  home: "M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-6h4v6",
  agenda: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
  history: "M5 5h14v11H11l-4 4v-4H5z",
  skills: "M12 3l2.6 5.6 6 .7-4.4 4.1 1.2 6L12 16.4 6.600 19.400 7.800 13.400 3.400 9.300l6-.7z",
  models: "M4 9v6M8 6v12M12 3v18M16 7v10M20 10v4",
  health: "M3 12h4l2-6 4 12 2-6h6",
  settings: "M5 7h8M17 7h2M5 12h2M11 12h8M5 17h8M17 17h2M15 5v4M9 10v4M15 15v4",
  more: "M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
};

/** The picture of a part of the page; it says nothing to a screen reader. */
export function Icon({ of }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${DRAWN[of] ?? DRAWN.more} /></svg>`;
}

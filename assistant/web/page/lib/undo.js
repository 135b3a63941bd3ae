// What was changed can be taken back for a while: a bar that says what it was.

import { ask, html, useEffect, useState } from "./ui.js";

const SHOWN_MS = 10000;

/** [the bar to draw, (said, token of the verb's answer) → shows it]. `taken` is called once something was taken back. */
export function useUndo(taken) {
  const [offer, setOffer] = useState(null); // {said, token}; without a token it only says something
  useEffect(() => {
    if (!offer) return undefined;
    const timer = setTimeout(() => setOffer(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [offer]);
  const undo = async () => {
    try {
      const told = await ask("undo", { undo: offer.token });
      setOffer({ said: told.said });
      taken();
    } catch (failed) {
      setOffer({ said: failed.message });
    }
  };
  const bar = html`<div class="undo-place" role="status">
    ${offer &&
    html`<div class="undo">
      <span>${offer.said}</span>
      ${offer.token && html`<button type="button" class="plain" onClick=${undo}>Undo</button>`}
    </div>`}
  </div>`;
  return [bar, (said, token) => setOffer({ said, token })];
}

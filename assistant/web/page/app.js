// The frame of the page: the ways to its parts, the part that is open, and what is to be said above it.

import { html, render, useConnected, useEffect, useState, useTopic } from "./lib/ui.js";
import { Agenda } from "./pages/agenda.js";
import { History } from "./pages/history.js";
import { Home } from "./pages/home.js";
import { Health } from "./pages/health.js";
import { Models } from "./pages/models.js";
import { Now } from "./pages/now.js";
import { Settings } from "./pages/settings.js";
import { Skills } from "./pages/skills.js";

/** The parts in their order: [way in the address, name, component]. */
const PARTS = [
  ["now", "Now", Now],
  ["home", "Home", Home],
  ["agenda", "Agenda", Agenda],
  ["history", "History", History],
  ["skills", "Skills", Skills],
  ["models", "Models", Models],
  ["health", "Health", Health],
  ["settings", "Settings", Settings],
];

function usePart() {
  const read = () => location.hash.slice(2).split("/")[0] || PARTS[0][0];
  const [part, setPart] = useState(read());
  useEffect(() => {
    const changed = () => setPart(read());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return PARTS.find(([way]) => way === part) ?? PARTS[0];
}

function Notes() {
  const notes = useTopic("notes") ?? {};
  const connected = useConnected();
  return html`<div role="status">
    ${!connected && html`<p class="note bad">The box is not there. The page waits for it.</p>`}
    ${[...new Set(Object.values(notes))].map((note) => html`<p class="note" key=${note}>${note}</p>`)}
  </div>`;
}

function App() {
  const [way, name, Part] = usePart();
  useEffect(() => {
    document.title = `${name} · Hearth`;
  }, [name]);
  return html`
    <a class="skip" href="#content">To the content</a>
    <header><h1>Hearth</h1></header>
    <nav aria-label="Parts of the page">
      ${PARTS.map(
        ([each, title]) =>
          html`<a href=${`#/${each}`} aria-current=${each === way ? "page" : undefined} key=${each}>${title}</a>`,
      )}
    </nav>
    <main id="content" tabindex="-1">
      <${Notes} />
      <${Part} key=${way} />
    </main>
  `;
}

render(html`<${App} />`, document.body);

// The frame of the page: the ways to its parts, the part that is open, and what is to be said above it.

import { Icon } from "./lib/icons.js";
import { html, render, useConnected, useEffect, useRef, useState, useTopic } from "./lib/ui.js";
import { Agenda } from "./pages/agenda.js";
import { History } from "./pages/history.js";
import { Home } from "./pages/home.js";
import { Health } from "./pages/health.js";
import { Models } from "./pages/models.js";
import { More } from "./pages/more.js";
import { Now } from "./pages/now.js";
import { Settings } from "./pages/settings.js";
import { Skills } from "./pages/skills.js";

/** The parts in their order: [way in the address, name, component]. On a phone the first four stand at the bottom,
 * the others on the page "More". */
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
const AT_HAND = 4;
const MORE = ["more", "More", More];
const LOST_MS = 1500; // a box that starts anew is away for a moment; a page that opens has not found it yet

function usePart() {
  const read = () => location.hash.slice(2).split("/")[0] || PARTS[0][0];
  const [part, setPart] = useState(read());
  useEffect(() => {
    const changed = () => setPart(read());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return [...PARTS, MORE].find(([way]) => way === part) ?? PARTS[0];
}

function useLost() {
  const connected = useConnected();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (connected) setLost(false);
    const timer = connected ? null : setTimeout(() => setLost(true), LOST_MS);
    return () => clearTimeout(timer);
  }, [connected]);
  return lost;
}

function Notes() {
  const notes = useTopic("notes") ?? {};
  return html`<div role="status">
    ${useLost() && html`<p class="lost">The box is not there. The page waits for it.</p>`}
    ${[...new Set(Object.values(notes))].map((note) => html`<p class="note" key=${note}>${note}</p>`)}
  </div>`;
}

function Ways({ open }) {
  const further = PARTS.slice(AT_HAND).some(([way]) => way === open);
  return html`<nav aria-label="Parts of the page">
    ${[...PARTS, MORE].map(([way, name], at) => {
      const here = way === open;
      const place = at < AT_HAND ? "" : way === "more" ? (further ? "holds" : "") : "further";
      return html`<a href=${`#/${way}`} class=${place} aria-current=${here ? "page" : undefined} key=${way}>
        <${Icon} of=${way} /><span>${name}</span>
      </a>`;
    })}
  </nav>`;
}

function App() {
  const [way, name, Part] = usePart();
  const content = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${name} · Hearth`;
    if (!first.current) {
      content.current.focus({ preventScroll: true }); // who reads by ear hears that another part is open
      scrollTo(0, 0);
    }
    first.current = false;
  }, [name]);
  return html`
    <a class="skip" href="#content" onClick=${(event) => (event.preventDefault(), content.current.focus())}>To the content</a>
    <header><h1>Hearth</h1></header>
    <${Ways} open=${way} />
    <main id="content" tabindex="-1" ref=${content} aria-label=${name}>
      <${Notes} />
      <${Part} key=${way} parts=${PARTS.slice(AT_HAND)} />
    </main>
  `;
}

render(html`<${App} />`, document.body);

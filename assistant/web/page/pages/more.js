// More: the parts that have no place at the bottom of a phone, and what is of this browser: its colours, who is signed in.

import { Icon } from "../lib/icons.js";
import { ask, html, useAnswer, useEffect, useState } from "../lib/ui.js";

const THEMES = { "": "As this device", light: "Light", dark: "Dark" };

function storedTheme() {
  try {
    return localStorage.getItem("theme") ?? "";
  } catch {
    return "";
  }
}

function Theme() {
  const [theme, setTheme] = useState(storedTheme());
  const choose = (to) => {
    try {
      if (to) localStorage.setItem("theme", to);
      else localStorage.removeItem("theme");
    } catch {
      document.documentElement.dataset.theme = to; // kept nowhere: until the page is closed
    }
    setTheme(to);
    dispatchEvent(new Event("themechange"));
  };
  return html`<fieldset class="card choices">
    <legend>Colours</legend>
    ${Object.entries(THEMES).map(
      ([each, name]) => html`<label key=${each}>
        <input type="radio" name="theme" checked=${theme === each} onChange=${() => choose(each)} />${name}
      </label>`,
    )}
  </fieldset>`;
}

const day = (iso) => new Date(iso).toLocaleDateString(undefined, { day: "numeric", month: "long" });

function Invitation({ close }) {
  const [told, error] = useAnswer("page", { invite: true });
  if (error) return html`<p class="error" role="alert">${error}</p>`;
  if (!told) return html`<p class="quiet">…</p>`;
  if (!told.home_network)
    return html`<p>The page is for the box itself. <code>assistant page --phone</code> opens it to the home network.</p>`;
  return html`<div class="invitation">
    <img src=${told.picture} alt="The code to scan" width="220" height="220" />
    <p>Scan the code, or open ${told.addresses[0]} and type <strong>${told.digits.slice(0, 3)} ${told.digits.slice(3)}</strong>.
      It lets one browser in, within ${told.seconds / 60} minutes.</p>
    <button class="plain" onClick=${close}>Done</button>
  </div>`;
}

function Browsers() {
  const [told, error, again] = useAnswer("sessions");
  const [inviting, setInviting] = useState(false);
  const [own, setOwn] = useState(null);
  useEffect(() => {
    fetch("enter").then((answer) => answer.json()).then(({ session }) => setOwn(session), () => {});
  }, []);
  const leave = async () => {
    await fetch("leave", { method: "POST" });
    location.reload();
  };
  const end = (id) => ask("end_session", { id }).then(again, again);
  const done = () => (setInviting(false), again());
  return html`<section class="card" aria-labelledby="browsers">
    <h3 id="browsers">Signed in</h3>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${told && !told.sessions.length && html`<p class="quiet">No phone and no other browser.</p>`}
    <ul class="plain-list">
      ${told?.sessions.map(
        (each) => html`<li class="row between" key=${each.id}>
          <span>${each.browser}${each.id === own ? " (this one)" : ""}<br /><span class="quiet">used ${day(each.used)}</span></span>
          <button class="plain" onClick=${() => (each.id === own ? leave() : end(each.id))}>Sign out</button>
        </li>`,
      )}
    </ul>
    ${inviting
      ? html`<${Invitation} close=${done} />`
      : html`<button class="plain" onClick=${() => setInviting(true)}>Let a phone in</button>`}
  </section>`;
}

export function More({ parts }) {
  return html`
    <h2>More</h2>
    <ul class="ways">
      ${parts.map(
        ([way, name]) => html`<li key=${way}><a class="card" href=${`#/${way}`}><${Icon} of=${way} />${name}</a></li>`,
      )}
    </ul>
    <${Theme} />
    <${Browsers} />
  `;
}

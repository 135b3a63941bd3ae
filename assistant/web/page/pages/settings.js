// Settings: every key with its explanation, by section; only what was changed here is sent.

import { capital, complaint, Field, marked } from "../lib/fields.js";
import { about, useSettings } from "../lib/settings.js";
import { Coming, html, useState } from "../lib/ui.js";

const COUNTS = {
  "at once": "counts at once",
  "when idle": "counts when nobody speaks",
  "at restart": "counts from the next start",
};

function told(value) {
  if (value === true) return "on";
  if (value === false) return "off";
  if (value === "" || value === null || value === undefined || value.length === 0) return "empty";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function Conflict({ setting, theirs, settle }) {
  return html`<div class="note bad" role="alert">
    <p>Somebody else changed this meanwhile${typeof theirs === "object" ? "" : html`, to <strong>${told(theirs)}</strong>`}.</p>
    <button type="button" class="plain" onClick=${() => settle(setting.key, false)}>Take theirs</button>
    <button type="button" class="plain" onClick=${() => settle(setting.key, true)}>Keep mine</button>
  </div>`;
}

function Below({ setting, form }) {
  const { draft, put, settle } = form;
  const changed = setting.key in draft.values;
  const conflict = Object.keys(draft.conflicts).length > 0 && changed && about(draft.conflicts, setting.key);
  const secret = setting.type === "secret";
  const plain = !["secret", "rows", "table"].includes(setting.type);
  return html`
    <p class="quiet meta">
      <code>${setting.key}</code> · ${COUNTS[setting.counts]}
      ${setting.waits && html` · <strong class="waits">waits: ${setting.waits}</strong>`}
      ${plain && setting.default !== undefined && html` · default: ${told(setting.default)}`}
      ${setting.given && !secret && !changed && html` <button type="button" class="link" onClick=${() => put(setting.key, null)}>Back to the default</button>`}
      ${changed && html` <button type="button" class="link" onClick=${() => put(setting.key, undefined)}>Undo</button>`}
    </p>
    ${conflict !== undefined && conflict !== false && html`<${Conflict} setting=${setting} theirs=${conflict} settle=${settle} />`}
  `;
}

/** A setting with what was made of it here. */
export function SettingField({ setting, form }) {
  const { draft, put } = form;
  const drafted = draft.values[setting.key];
  const value = drafted === undefined ? setting.value : drafted === null ? setting.default : drafted;
  return html`<${Field} field=${setting} id=${`set-${setting.key}`} value=${value} wrong=${about(draft.errors, setting.key)}
    put=${(after) => put(setting.key, after)}>
    <${Below} setting=${setting} form=${form} />
  <//>`;
}

/** What is changed and not sent yet, and what became of what was sent. `prefix`: of these keys alone. */
export function SaveBar({ form }) {
  const { draft, settings, told: box, save, discard } = form;
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const changes = Object.keys(draft.values);
  const wrong = settings.some((each) => each.key in draft.values && complaint(each, draft.values[each.key]));
  const asks = box && changes.some((key) => box.needs_pin.some((start) => key.startsWith(start)));
  const send = async (event) => {
    event.preventDefault();
    setBusy(true);
    await save(pin);
    setPin("");
    setBusy(false);
  };
  if (!changes.length)
    return html`<div role="status">${draft.saved && html`<p class="note good">${draft.saved}</p>`}</div>`;
  return html`<form class="save-bar" onSubmit=${send} aria-label="Changes">
    ${draft.error && html`<p class="error" role="alert">${draft.error}</p>`}
    ${asks && html`<label for="pin">The PIN, for the rules</label>
      <input id="pin" type="password" inputmode="numeric" autocomplete="off" value=${pin} onInput=${(event) => setPin(event.target.value)} />`}
    <div class="row">
      <button disabled=${busy || wrong || Object.keys(draft.conflicts).length > 0}>
        Save ${changes.length === 1 ? "the change" : `${changes.length} changes`}
      </button>
      <button type="button" class="plain" disabled=${busy} onClick=${discard}>Discard</button>
    </div>
  </form>`;
}

const heading = (name) => capital(name.replaceAll("_", " ").replaceAll(".", ", ") || "general");

function Section({ section, settings, form, open }) {
  const changed = settings.filter((each) => each.key in form.draft.values).length;
  const waits = settings.filter((each) => each.waits).length;
  return html`<details class="section" open=${open}>
    <summary>
      <h3>${heading(section.name)}</h3>
      <span class="quiet">${marked(section.explanation)}</span>
      ${changed > 0 && html`<span class="badge">${changed} changed</span>`}
      ${waits > 0 && html`<span class="badge warn">${waits} waiting</span>`}
    </summary>
    ${settings.map((each) => html`<${SettingField} key=${each.key} setting=${each} form=${form} />`)}
  </details>`;
}

function found(setting, words) {
  const text = `${setting.key.replaceAll("_", " ")} ${setting.key} ${setting.explanation}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

export function Settings() {
  const form = useSettings();
  const [search, setSearch] = useState("");
  if (!form.told) return html`<${Coming} title="Settings" error=${form.failed} />`;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = form.settings.filter((each) => !each.key.startsWith("skills.") && found(each, words));
  const names = new Map(form.told.sections.map((each) => [each.name, each]));
  const sections = [...new Set(shown.map((each) => each.section))].map((name) => names.get(name) ?? { name, explanation: "" });
  return html`<div>
    <h2>Settings</h2>
    <p class="quiet">What is changed here is written into <code>${form.told.file}</code>; comments there stay. Settings of skills stand with the <a href="#/skills">skills</a>.</p>
    ${form.told.mistakes.map((each) => html`<p class="note bad" key=${each}>${each}</p>`)}
    <label for="find-setting">Find a setting</label>
    <input id="find-setting" type="search" value=${search} placeholder="volume, wake word, port …" onInput=${(event) => setSearch(event.target.value)} />
    <p class="quiet" role="status">${words.length > 0 && `${shown.length} found`}</p>
    ${sections.map(
      (section) => html`<${Section} key=${`${section.name}${words.length > 0}`} section=${section} form=${form} open=${words.length > 0}
        settings=${shown.filter((each) => each.section === section.name)} />`,
    )}
    <${SaveBar} form=${form} />
  </div>`;
}

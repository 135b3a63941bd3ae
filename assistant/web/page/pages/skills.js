// Skills: what each file is for and what can be said to it, on or off, its settings, and what is wrong with it.

import { capital } from "../lib/fields.js";
import { change, useSettings } from "../lib/settings.js";
import { useChanges, useTold } from "../lib/told.js";
import { ask, Coming, html, useState } from "../lib/ui.js";
import { SaveBar, SettingField } from "./settings.js";

const title = (name) => capital(name.replaceAll("_", " "));

function Problem({ file }) {
  const { line, what, kept, settings } = file.problem;
  return html`<div class="note bad">
    <p>${line > 0 && html`<strong>Line ${line}</strong>: `}${what}</p>
    ${kept && html`<p class="quiet">The version before the change still serves.</p>`}
    ${settings && html`<p class="quiet">Not the file is to blame, but its settings.</p>`}
    <p class="quiet"><code>${file.path}</code></p>
  </div>`;
}

function Said({ skill }) {
  return html`<li>
    ${skill.summary}${" "}
    ${skill.changes && html`<span class="badge">changes things</span>`}
    ${skill.silent && html`<span class="badge warn">no sentences in this language</span>`}
    ${skill.examples.length > 0 && html`<ul class="examples">${skill.examples.map((each) => html`<li key=${each}>${each}</li>`)}</ul>`}
  </li>`;
}

function OnOff({ file, tell }) {
  const [busy, setBusy] = useState(false);
  const flip = async (event) => {
    const on = event.target.checked;
    event.target.checked = file.on; // the box says what it is
    setBusy(true);
    try {
      await change({ [`skills.${file.name}`]: { enabled: on ? null : false } });
      tell("");
    } catch (error) {
      tell(error.message);
    }
    setBusy(false);
  };
  return html`<label class="on-off">
    <input type="checkbox" role="switch" checked=${file.on} disabled=${busy} onChange=${flip} aria-label=${`Skill ${file.name}`} />
    <span aria-hidden="true">${file.on ? "on" : "off"}</span>
  </label>`;
}

function Wants({ file, allowed }) {
  if (!file.network) return null;
  return html`<p class="quiet">It may want the internet, which is ${allowed ? "allowed" : "not allowed"}
    (<a href="#/settings">Settings</a>, <code>network.allowed</code>).</p>`;
}

function File({ file, allowed, form }) {
  const [error, setError] = useState("");
  const table = `skills.${file.name}`;
  const own = form.settings.filter((each) => each.section === table && each.key !== `${table}.enabled`); // that is the switch
  const paragraph = file.about.replace(/^[^:]{1,40}: /, (start) => (start.toLowerCase().startsWith(file.name.slice(0, 4)) ? "" : start));
  return html`<article class=${`card skill ${file.on ? "" : "off"}`} aria-label=${title(file.name)}>
    <div class="head">
      <h3>${title(file.name)}</h3>
      ${!file.shipped && html`<span class="badge">your own</span>`}
      ${file.network && html`<span class="badge">internet</span>`}
      <${OnOff} file=${file} tell=${setError} />
    </div>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${paragraph && html`<p class="about">${capital(paragraph)}</p>`}
    ${file.problem && html`<${Problem} file=${file} />`}
    ${file.skills.length > 0 && html`<details>
      <summary>What it does${file.on && ", and what to say"}</summary>
      <ul class="said">${file.skills.map((each) => html`<${Said} skill=${each} key=${each.name} />`)}</ul>
      <${Wants} file=${file} allowed=${allowed} />
      ${!file.problem && html`<p class="quiet"><code>${file.path}</code></p>`}
    </details>`}
    ${own.length > 0 && html`<details>
      <summary>Settings</summary>
      ${own.map((each) => html`<${SettingField} key=${each.key} setting=${each} form=${form} />`)}
    </details>`}
  </article>`;
}

function Reload({ again }) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const reload = async () => {
    setBusy(true);
    try {
      const { skills, files, problems } = await ask("reload");
      setSaid(`${skills} skills in ${files} files${problems.length ? `, ${problems.length} of them with a mistake` : ""}.`);
      await again();
    } catch (error) {
      setSaid(error.message);
    }
    setBusy(false);
  };
  return html`<div class="row tools">
    <button type="button" class="plain" disabled=${busy} onClick=${reload}>Read the files again</button>
    <span class="quiet" role="status">${busy ? "…" : said}</span>
  </div>`;
}

function matches(file, words) {
  const texts = file.skills.flatMap((each) => [each.summary, ...each.examples]);
  const text = [file.name, file.about, ...texts].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

export function Skills() {
  const [told, failed, again] = useTold("skills", "skills");
  const form = useSettings();
  const [search, setSearch] = useState("");
  useChanges("skills", form.again); // a file that was loaded anew may know other settings
  if (!told || !form.told) return html`<${Coming} title="Skills" error=${failed || form.failed} />`;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const named = (file) => words.length > 0 && words.some((word) => file.name.includes(word.replace(/s$/, "")));
  const weight = (file) => (named(file) ? 0 : file.problem ? 1 : file.shipped ? 3 : 2);
  const files = told.files.filter((file) => matches(file, words)).sort((one, other) => weight(one) - weight(other));
  const off = told.files.filter((file) => !file.on).length;
  return html`<div>
    <h2>Skills</h2>
    <p class="quiet">${told.files.length} files${off > 0 && `, ${off} switched off`}. A skill that is off hears nothing and does nothing.</p>
    ${told.warnings.map((each) => html`<p class="note" key=${each}>${each}</p>`)}
    <label for="find-skill">Find a skill</label>
    <input id="find-skill" type="search" value=${search} placeholder="timer, weather, shopping list …" onInput=${(event) => setSearch(event.target.value)} />
    <${Reload} again=${again} />
    ${files.map((file) => html`<${File} key=${file.name} file=${file} allowed=${told.network_allowed} form=${form} />`)}
    ${files.length === 0 && html`<p class="quiet">No skill speaks of that.</p>`}
    <${SaveBar} form=${form} />
  </div>`;
}

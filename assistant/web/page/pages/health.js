// Health: what is wrong and what to do about it, the day in figures, what was tried outside of the home, the machine.

import { marked } from "../lib/fields.js";
import { useNews, useTold } from "../lib/told.js";
import { ask, Coming, html, useAnswer, useDeed, useState } from "../lib/ui.js";

const ROUTES = {
  templates: "understood by templates",
  answer: "answers to a question",
  model: "by the language model",
  talk: "talk",
  none: "not understood",
};
const REFUSED_BY = {
  unit: "refused by the service's unit",
  network: "refused: the network is not allowed",
  home: "refused: not in the home network",
  nobody: "let go",
};
let examined = null; // what was found last stays while one looks at other parts

const count = (number, one, several) => `${number.toLocaleString("en")} ${number === 1 ? one : several}`;
const moment = (iso) => new Date(iso).toLocaleString([], { dateStyle: "short", timeStyle: "short" });

function lasting(seconds) {
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days) return `${count(days, "day", "days")} ${hours} h`;
  return hours ? `${hours} h ${minutes} min` : `${minutes} min`;
}

function Finding({ finding }) {
  return html`<li class=${`finding ${finding.severity}`}>
    <span class="badge">${finding.severity}</span> ${marked(finding.wrong)}
    ${finding.remedy && html`<p class="remedy">${marked(finding.remedy)}</p>`}
  </li>`;
}

function Subject({ subject }) {
  return html`<li>
    <strong>${subject.title}</strong> <span class="quiet">${subject.said || (subject.findings.length ? "" : "all is well")}</span>
    ${subject.findings.length > 0 && html`<ul class="findings">${subject.findings.map((each) => html`<${Finding} key=${each.name} finding=${each} />`)}</ul>`}
  </li>`;
}

function Findings({ told }) {
  const found = told.subjects.filter((each) => each.findings.length);
  const rest = told.subjects.filter((each) => !each.findings.length);
  const wrong = found.flatMap((each) => each.findings).length;
  return html`
    <p role="status"><strong>${wrong ? count(wrong, "finding", "findings") : "Nothing is wrong."}</strong>
      <span class="quiet"> ${moment(told.at)}, in ${told.seconds.toFixed(1)} s</span></p>
    <ul class="subjects">${found.map((each) => html`<${Subject} key=${each.subject} subject=${each} />`)}</ul>
    ${rest.length > 0 && html`<details><summary>${count(rest.length, "subject", "subjects")} without a finding</summary>
      <ul class="subjects">${rest.map((each) => html`<${Subject} key=${each.subject} subject=${each} />`)}</ul></details>`}
  `;
}

function Doctor() {
  const [told, setTold] = useState(examined);
  const [busy, error, deed] = useDeed();
  const [chirp, setChirp] = useState(false);
  const examine = () =>
    deed(async () => {
      examined = await ask("doctor", { quiet: !chirp });
      setTold(examined);
    });
  return html`<section class="card" aria-label="Examination">
    <h3>Examination</h3>
    <div class="row tools">
      <button type="button" disabled=${busy} onClick=${examine}>${busy ? "Looking …" : told ? "Examine again" : "Examine the box"}</button>
      <label class="check"><input type="checkbox" checked=${chirp} onChange=${(event) => setChirp(event.target.checked)} /> with a short chirp, to try loudspeaker and microphone together</label>
    </div>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${told ? html`<${Findings} told=${told} />` : html`<p class="quiet">Microphone, loudspeaker, models, memory, disk, clock, connections: what is wrong is said with what to do.</p>`}
  </section>`;
}

function Bars({ rows, label }) {
  const most = Math.max(1, ...rows.map(([, number]) => number));
  return html`<dl class="bars" aria-label=${label}>
    ${rows.map(
      ([name, number]) => html`<div key=${name}><dt>${name}</dt><dd><span class="bar" style=${{ "--part": number / most }}></span>${number}</dd></div>`,
    )}
  </dl>`;
}

function edges(edgesMs) {
  const seconds = edgesMs.map((ms) => ms / 1000);
  return [...seconds.map((end, at) => (at ? `${seconds[at - 1]} to ${end} s` : `up to ${end} s`)), `over ${seconds.at(-1)} s`];
}

function Today({ told }) {
  const { answers } = told;
  const times = edges(answers.edges_ms).map((name, at) => [name, answers.counts[at]]);
  const last = times.findLastIndex(([, number]) => number);
  return html`<section class="card" aria-label="Today">
    <h3>Today</h3>
    <p>${count(told.count, "turn", "turns")}${told.more && " and more"}, ${told.woken} after the wake word${told.failed > 0 && `, ${told.failed} failed`}, ${count(told.notices, "notice", "notices")}${told.underruns > 0 && `, the voice came late ${count(told.underruns, "time", "times")}`}.</p>
    ${told.count > 0 && html`<${Bars} label="Turns by how they were understood" rows=${Object.entries(told.turns).map(([route, number]) => [ROUTES[route] ?? route, number])} />`}
    ${last >= 0 && html`<h4>From your last word to the answer${answers.median_ms !== null && html`<span class="quiet"> (half of them within ${(answers.median_ms / 1000).toFixed(2)} s)</span>`}</h4>
      <${Bars} label="Times to the answer" rows=${times.slice(0, last + 1)} />`}
  </section>`;
}

function Refused({ refused }) {
  return html`<section class="card" aria-label="Tried outside of the home">
    <h3>Tried outside of the home</h3>
    <p>${refused.count ? count(refused.count, "attempt", "attempts") : "Nothing has tried to leave the home"} since the start.</p>
    ${refused.last.length > 0 && html`<ul class="attempts">
      ${[...refused.last].reverse().map((each, at) => html`<li key=${at}><code>${each.host}</code> ${each.who} <span class="quiet">${moment(each.when)}, ${REFUSED_BY[each.by] ?? each.by}</span></li>`)}
    </ul>`}
  </section>`;
}

function Machine({ told, status }) {
  const used = told.total_mb ? told.total_mb - told.free_mb : 0;
  return html`<section class="card" aria-label="The machine">
    <h3>The machine</h3>
    <dl class="facts">
      <dt>Running for</dt><dd>${lasting(told.uptime_s)}</dd>
      ${told.total_mb > 0 && html`<dt>Memory</dt><dd><meter min="0" max=${told.total_mb} high=${0.9 * told.total_mb} value=${used} aria-label="Memory in use"></meter>
        ${(used / 1024).toFixed(1)} of ${(told.total_mb / 1024).toFixed(1)} GB, the box ${told.memory_mb.toLocaleString("en")} MB</dd>`}
      ${told.temperature_c !== null && html`<dt>Temperature</dt><dd>${told.temperature_c} °C</dd>`}
      <dt>Load</dt><dd>${told.load.toFixed(2)} on ${count(told.cores, "core", "cores")}</dd>
      <dt>Devices</dt><dd>${status.devices}</dd>
      <dt>Version</dt><dd>${status.version}</dd>
    </dl>
    <details><summary>Versions of its parts</summary>
      <dl class="facts">${Object.entries(told.versions).map(([name, version]) => html`<dt key=${name}>${name}</dt><dd>${version ?? "not installed"}</dd>`)}
        <dt>process</dt><dd>${status.pid}, of ${status.user}</dd><dt>state</dt><dd>${status.state_folder}</dd></dl>
    </details>
  </section>`;
}

export function Health() {
  const [status, failed, again] = useTold("status", "notes");
  const [told, unknown, recount] = useAnswer("figures");
  useNews("history", recount);
  if (!status || !told) return html`<${Coming} title="Health" error=${failed || unknown} />`;
  const troubles = [...new Set(Object.values(status.notes))];
  return html`<div>
    <h2>Health</h2>
    <p>${troubles.length ? "What troubles the box stands above." : "Nothing troubles the box."}
      ${status.loading.length > 0 && html` Still loading: ${status.loading.join(", ")}.`}
</p>
    <${Doctor} />
    <${Today} told=${told} />
    <${Refused} refused=${status.refused} />
    <${Machine} told=${told} status=${status} />
    <div class="row tools"><button type="button" class="plain" onClick=${() => (again(), recount())}>Look again</button></div>
  </div>`;
}

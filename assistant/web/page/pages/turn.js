// One turn of the history, opened: all that was heard, understood and done, why not otherwise, and how long it took.

import { soundAddress } from "../lib/sound.js";
import { ask, html, useAnswer, useDeed, useEffect, useState } from "../lib/ui.js";

const EFFORTS = { quick: "at first", wide: "looked wider", full: "in full" };
const STOOD_FOR = {
  device: "a device",
  place: "a place",
  list: "a list",
  kind: "a kind of device",
  value: "a value",
  skill: "what to do",
  grammar: "grammar",
  courtesy: "courtesy",
  "taken back": "taken back",
  model: "understood by the model",
};
const ROUTES = {
  templates: "understood by its sentences",
  model: "understood by the language model",
  talk: "answered by the language model",
  answer: "an answer to its question",
  none: "not understood",
};

/** How the box came to what it did, in words. */
export const routeName = (route) => ROUTES[route] ?? route;

function Part({ title, children }) {
  return html`<section class="part"><h4>${title}</h4>${children}</section>`;
}

function Waterfall({ steps }) {
  const end = Math.max(1, ...steps.map((step) => step.at_ms));
  const share = (ms) => `${(100 * Math.max(0, ms)) / end}%`;
  return html`<table class="waterfall">
    <caption class="quiet">ms after the last word</caption>
    <tbody>
      ${steps.map(
        (step) => html`<tr key=${step.mark}>
          <th scope="row">${step.name}</th>
          <td class="step" aria-hidden="true"><span style=${{ left: share(step.at_ms - step.took_ms), width: share(step.took_ms) }}></span></td>
          <td class="ms">${step.at_ms}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function valueOf(value, names) {
  if (Array.isArray(value)) return value.map((each) => valueOf(each, names)).join(", ");
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  return names[value] ?? String(value);
}

function Values({ values, names }) {
  const told = Object.entries(values).filter(([, value]) => value !== "" && value !== null);
  return told.map(([key, value]) => html`<span class="value" key=${key}>${key.replaceAll("_", " ")}: ${valueOf(value, names)}</span>`);
}

function stoodFor({ by, what }, names) {
  const named = what && by !== "grammar" ? ` · ${names[what] ?? what}` : "";
  return `${STOOD_FOR[by] ?? by}${named}`;
}

const REASONS = {
  timeout: "did not answer",
  unavailable: "could not be reached",
  moving: "is on its way",
  denied: "may not be told that",
};

function receiptText(receipt) {
  if (receipt.ok) return receipt.confirmed === false ? "was told; it never says whether it did it" : "did it, and told so";
  return receipt.detail || REASONS[receipt.reason] || receipt.reason;
}

function Sound({ turn }) {
  const [source, setSource] = useState("");
  const [, error, deed] = useDeed();
  useEffect(() => () => source && URL.revokeObjectURL(source), [source]);
  const fetchIt = () => deed(async () => setSource(soundAddress(await ask("turn_audio", { turn }))));
  if (error) return html`<p class="error" role="alert">${error}</p>`;
  return source ? html`<audio controls autoplay src=${source}></audio>` : html`<button type="button" class="plain" onClick=${fetchIt}>Play what was heard</button>`;
}

function Heard({ turn }) {
  return html`${turn.passes.map(
    (pass, at) => html`<div key=${at}>
      <p class="quiet">${EFFORTS[pass.effort] ?? pass.effort}${pass.doubted ? ", in doubt" : ""}</p>
      <ol class="nbest">
        ${pass.hypotheses.map((each, place) => html`<li key=${place}><span>${each.text}</span> <span class="quiet">${each.score.toFixed(2)}</span></li>`)}
      </ol>
    </div>`,
  )}`;
}

/** All of a turn that is kept. */
export function Turn({ number, changes }) {
  const [told, error, again] = useAnswer("turn", { turn: number });
  useEffect(() => {
    if (changes) again();
  }, [changes, again]);
  if (error) return html`<p class="error" role="alert">${error}</p>`;
  if (!told) return html`<p class="quiet">…</p>`;
  const { turn, waterfall, names } = told;
  const route = `${routeName(turn.route)}${turn.by ? `, pass ${turn.by}` : ""}${turn.thinker ? ` (${turn.thinker})` : ""}`;
  return html`<div class="turn-parts">
    ${turn.passes.length > 0 && html`<${Part} title="What it heard"><${Heard} turn=${turn} /><//>`}
    ${turn.audio && html`<${Sound} turn=${turn.turn} />`}
    ${turn.heard && html`<${Part} title="How it understood"><p>${route}${turn.wake && ` · woken by ${turn.wake.word.replaceAll("_", " ")} (${turn.wake.score})`}</p><//>`}
    ${turn.words.length > 0 &&
    html`<${Part} title="What each word stood for">
      <ul class="words">${turn.words.map((each, at) => html`<li key=${at}><strong>${each.word}</strong> <span class="quiet">${stoodFor(each, names)}</span></li>`)}</ul>
    <//>`}
    ${turn.lost.length > 0 && html`<${Part} title="What else it considered, and why not"><ul>${turn.lost.map((each, at) => html`<li key=${at}>${each}</li>`)}</ul><//>`}
    ${turn.calls.length > 0 &&
    html`<${Part} title="What it called">
      <ul>
        ${turn.calls.map(
          (call, at) => html`<li key=${at}>
            <strong>${call.skill.replace(".", ": ").replaceAll("_", " ")}</strong> <${Values} values=${call.arguments} names=${names} />
          </li>`,
        )}
      </ul>
    <//>`}
    ${turn.receipts.length > 0 &&
    html`<${Part} title="What became of it">
      <ul>
        ${turn.receipts.map(
          (receipt, at) => html`<li key=${at} class=${receipt.ok ? "done" : "error"}>
            ${names[receipt.device] ?? receipt.device} ${receiptText(receipt)} <${Values} values=${receipt.wanted} names=${names} />
          </li>`,
        )}
      </ul>
    <//>`}
    ${waterfall.length > 0 && html`<${Part} title="How long it took"><${Waterfall} steps=${waterfall} /><//>`}
    ${turn.reason && html`<${Part} title="What you said of it"><p>${turn.reason}</p><//>`}
  </div>`;
}

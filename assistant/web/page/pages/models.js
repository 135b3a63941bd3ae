// Models and voices: what is on the box and what could be, fetching and removing, how a voice sounds, what suits this box.

import { change, useSettings } from "../lib/settings.js";
import { soundAddress } from "../lib/sound.js";
import { useTold } from "../lib/told.js";
import { ask, Coming, html, useDeed, useEffect, useState, useTopic } from "../lib/ui.js";

/** Kinds in the order in which people care: [kind, heading, what it is for, the setting that names one]. */
const KINDS = [
  ["voice", "Voices", "How the box speaks.", "voice.voice"],
  ["wake", "Wake words", "The words that open the microphone.", null],
  ["whisper", "Speech recognition", "Turns what is heard into words. A larger model hears better, and takes longer.", "whisper.model"],
  ["llm", "Language models", "For what no template understands. The box works without one.", "llm.model"],
];

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });
const megabytes = (bytes) => `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;

function spoken({ kind, languages }) {
  if (kind === "wake" || kind === "llm") return "";
  return languages.length ? languages.map((code) => LANGUAGES.of(code)).join(", ") : "all languages";
}

function Download({ fetch }) {
  if (fetch.state === "failed") return html`<p class="error" role="alert">${fetch.why}</p>`;
  const part = fetch.total ? fetch.bytes / fetch.total : 0;
  const said = fetch.state === "asked" ? "waiting to be fetched" : `${Math.floor(100 * part)} %, ${megabytes(fetch.bytes)} of ${megabytes(fetch.total)}`;
  return html`<div class="download">
    <progress max="1" value=${fetch.state === "asked" && !fetch.bytes ? undefined : part} aria-label=${`Fetching ${fetch.id}`}></progress>
    <span class="quiet">${said}</span>
  </div>`;
}

function Hear({ id }) {
  const [busy, error, deed] = useDeed();
  const [sound, setSound] = useState(null);
  useEffect(() => () => sound && URL.revokeObjectURL(sound.address), [sound]);
  const play = () =>
    deed(async () => {
      const told = await ask("preview_voice", { model: id });
      setSound({ address: soundAddress(told), text: told.text });
    });
  return html`
    <button type="button" class="plain" disabled=${busy} onClick=${play}>${busy ? "It speaks …" : "Hear it"}</button>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${sound && html`<figure class="preview">
      <audio controls autoplay src=${sound.address} aria-label=${`Preview of ${id}`}></audio>
      <figcaption class="quiet">“${sound.text}”</figcaption>
    </figure>`}
  `;
}

/** The change of settings that takes a model into use, or a wake word out of it; null where there is none. */
function useOf(model, key, words) {
  if (model.kind !== "wake") return model.chosen ? null : ["Use this", { [key]: model.id }];
  if (!model.chosen) return ["Listen for it", { "wake.words": [...words, { model: model.id }] }];
  if (words.length < 2) return null;
  return ["Stop listening for it", { "wake.words": words.filter((word) => word.model !== model.id) }];
}

function Deeds({ model, use, again }) {
  const [busy, error, deed] = useDeed();
  const fetching = model.fetch && model.fetch.state !== "failed";
  const begun = model.here === "unfinished" || model.fetch;
  const remove = () => {
    if (confirm(`Remove ${model.title} from this box? It can be fetched again.`))
      deed(async () => (await ask("remove_model", { model: model.id }), await again()));
  };
  return html`<div class="row tools">
    ${model.here === "yes" && use && html`<button type="button" disabled=${busy} onClick=${() => deed(async () => (await change(use[1]), await again()))}>${use[0]}</button>`}
    ${model.kind === "voice" && model.here === "yes" && html`<${Hear} id=${model.id} />`}
    ${model.here !== "yes" && !fetching && html`<button type="button" class="plain" disabled=${busy}
      onClick=${() => deed(async () => (await ask("fetch_model", { model: model.id }), await again()))}>
      ${begun ? "Go on fetching" : "Fetch"} (${model.megabytes.toLocaleString("en")} MB)</button>`}
    ${model.removable && !model.used && !model.chosen && !fetching && html`<button type="button" class="plain" disabled=${busy} onClick=${remove}>Remove</button>`}
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </div>`;
}

function Expectation({ told }) {
  const speed = `${told.measured ? "" : "about "}${(told.ms / 1000).toFixed(1)} s for a sentence`;
  return html`<span class="quiet">${!told.fits ? "too large for the memory" : `${speed}${told.serves ? "" : ", too slow"}`}</span>`;
}

function Model({ model, settingKey, words, measured, again }) {
  const expectation = measured?.models.find((each) => each.id === model.id);
  return html`<li class="model" aria-label=${model.title}>
    <div class="head">
      <strong>${model.title}</strong>
      ${model.used && html`<span class="badge good">in use</span>`}
      ${model.chosen && !model.used && html`<span class="badge warn">waits to be used</span>`}
      ${measured?.best === model.id && html`<span class="badge good">recommended</span>`}
    </div>
    <p class="quiet">
      <code>${model.id}</code> · ${model.megabytes.toLocaleString("en")} MB${spoken(model) && ` · ${spoken(model)}`} · ${model.licence}
      ${expectation && html` · <${Expectation} told=${expectation} />`}
    </p>
    ${model.forbids && html`<p class="quiet forbids">Its licence forbids ${model.forbids}.</p>`}
    ${model.fetch && html`<${Download} fetch=${model.fetch} />`}
    <${Deeds} model=${model} use=${useOf(model, settingKey, words)} again=${again} />
  </li>`;
}

function Recommendation({ told, again }) {
  const [busy, error, deed] = useDeed();
  const best = told.measured && told.models.find((each) => each.id === told.measured.best);
  return html`<div class="recommend">
    ${told.measured && html`<p>${best ? html`Best for this box: <strong>${best.title}</strong>` : "The memory of this box is too small for any of them"}
      <span class="quiet"> (measured ${new Date(told.measured.at).toLocaleString()})</span></p>`}
    <button type="button" class="plain" disabled=${busy} onClick=${() => deed(async () => (await ask("recommend_model"), await again()))}>
      ${busy ? "It is measured, which takes a while …" : told.measured ? "Measure again" : "Which one suits this box?"}</button>
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </div>`;
}

function Kind({ kind, told, words, again }) {
  const [name, heading, purpose, key] = kind;
  const models = told.models.filter((each) => each.kind === name);
  const here = models.filter((each) => each.here === "yes" || each.fetch);
  const rest = models.filter((each) => !here.includes(each)).sort((one, other) => other.serves - one.serves);
  const list = (some) =>
    html`<ul class="models">${some.map((each) => html`<${Model} key=${each.id} model=${each} settingKey=${key} words=${words} measured=${name === "llm" ? told.measured : null} again=${again} />`)}</ul>`;
  return html`<section class="card" aria-label=${heading}>
    <h3>${heading}</h3>
    <p class="quiet">${purpose}</p>
    ${name === "llm" && html`<${Recommendation} told=${told} again=${again} />`}
    ${list(here)}
    ${rest.length > 0 && html`<details><summary>${rest.length} more to fetch</summary>${list(rest)}</details>`}
  </section>`;
}

export function Models() {
  const [told, failed, again] = useTold("models", "settings");
  const { settings } = useSettings();
  const downloads = useTopic("downloads");
  const underWay = (downloads ?? []).map((each) => each.id).join(" ");
  useEffect(() => {
    if (told) again(); // one has begun, or is here
  }, [underWay]);
  if (!told) return html`<${Coming} title="Models and voices" error=${failed} />`;
  const newest = new Map((downloads ?? []).map((each) => [each.id, each]));
  const models = told.models.map((each) => ({ ...each, fetch: newest.get(each.id) ?? (downloads ? null : each.fetch) }));
  const words = settings.find((each) => each.key === "wake.words")?.value ?? [];
  return html`<div>
    <h2>Models and voices</h2>
    <p class="quiet">Fetching is the one thing that goes outside of the house: from the Hugging Face hub, by a process of its own that hears nothing, and only when you press Fetch.</p>
    ${told.own.map((each) => html`<p class="note" key=${each}>In use, and not from the catalogue: <code>${each}</code></p>`)}
    ${KINDS.map((kind) => html`<${Kind} key=${kind[0]} kind=${kind} told=${{ ...told, models }} words=${words} again=${again} />`)}
  </div>`;
}

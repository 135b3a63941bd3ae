// Now: what the box is doing this moment, what it heard and did, and the ways to speak to it.

import { Curve } from "../lib/curve.js";
import { hasMicrophone } from "../lib/audio.js";
import { Icon } from "../lib/icons.js";
import { useTalk } from "../lib/talk.js";
import { ask, html, useEffect, useRef, useState, useTopic } from "../lib/ui.js";

const STATES = { idle: "waiting", listening: "listening", thinking: "thinking", speaking: "speaking" };
const TURNS = 5;

function State({ now, hushed }) {
  const [error, setError] = useState("");
  const send = (verb, rest) => ask(verb, rest).then(() => setError(""), (failed) => setError(failed.message));
  const called = now.state === "idle" && now.wake_words.length && now.level_db !== null && !now.muted;
  return html`<section class="state-line">
    <h2 class=${`state ${now.state}`}>${called ? `say “${now.wake_words[0]}”` : (STATES[now.state] ?? now.state)}</h2>
    ${now.state === "speaking" && html`<button class="plain" onClick=${() => (hushed(), send("hush"))}>Stop</button>`}
    ${now.level_db !== null &&
    html`<button class="plain" aria-pressed=${now.muted} onClick=${() => send("mute", { on: !now.muted })}>
      ${now.muted ? "Microphone is off" : "Mute"}
    </button>`}
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </section>`;
}

function Question({ waits, say }) {
  return html`<section class="card question" aria-live="polite">
    <p>${waits.question}</p>
    ${waits.answers.length > 0 &&
    html`<div class="row">
      ${waits.answers.map((word) => html`<button key=${word} onClick=${() => say(word)}>${word}</button>`)}
    </div>`}
  </section>`;
}

function Turn({ turn }) {
  const { done, missed, how } = turn.told;
  const brought = turn.ended && !turn.asked && !turn.failed && !missed.length; // else it was only tried
  return html`<article class="turn">
    ${turn.heard && html`<p class="heard">${turn.heard}</p>`}
    ${done.map((deed, at) => html`<p class=${brought ? "done" : "quiet"} key=${at}>${deed}</p>`)}
    ${missed.map((failure, at) => html`<p class="error" key=${at}>${failure}</p>`)}
    ${turn.reply && html`<p class="reply">${turn.reply}${turn.interrupted ? " (interrupted)" : ""}</p>`}
    ${!turn.ended && !turn.reply && html`<p class="quiet">…</p>`}
    ${turn.ended && how && html`<p class="quiet how">${how}</p>`}
  </article>`;
}

const TALKING = {
  over: "Hold to talk",
  opening: "One moment …",
  listening: "Listening …",
  thinking: "Thinking …",
  speaking: "Speaking: hold to interrupt",
};

function TalkButton({ talk: [now, press, release, stop] }) {
  const keys = (event) => (event.key === " " || event.key === "Enter") && (event.preventDefault(), !event.repeat);
  return html`<div class="talk">
    <button class=${`talk-button ${now.state}`} aria-describedby="talk-why"
      onPointerDown=${(event) => event.button === 0 && (event.currentTarget.setPointerCapture(event.pointerId), press())}
      onPointerUp=${release} onPointerCancel=${release} onContextMenu=${(event) => event.preventDefault()}
      onKeyDown=${(event) => (event.key === "Escape" ? stop() : keys(event) && press())}
      onKeyUp=${(event) => keys(event) && release()}>
      <${Icon} of="now" />
      ${TALKING[now.state]}
    </button>
    <p id="talk-why" class="quiet" role="status">${now.why}</p>
  </div>`;
}

/** The words that were typed before, by arrow keys, as in a terminal. */
function usePast(setText) {
  const past = useRef([]);
  const at = useRef(0);
  const keep = (text) => {
    if (past.current.at(-1) !== text) past.current.push(text);
    at.current = past.current.length;
  };
  const keys = (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    at.current = Math.max(0, Math.min(past.current.length, at.current + step));
    setText(past.current[at.current] ?? "");
  };
  return [keep, keys];
}

function Typed({ say, busy, error }) {
  const [text, setText] = useState("");
  const field = useRef(null);
  const [keep, keys] = usePast(setText);
  const send = async (event) => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    keep(text);
    if (await say(text)) setText("");
    field.current?.focus();
  };
  return html`<form class="say" onSubmit=${send}>
    <label for="words">Say something to the box</label>
    <div class="row">
      <input id="words" ref=${field} value=${text} autocomplete="off" enterkeyhint="send" maxlength="2000"
        placeholder="turn on the kitchen light" onInput=${(event) => setText(event.target.value)} onKeyDown=${keys} />
      <button disabled=${busy}>Send</button>
    </div>
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </form>`;
}

/** The newest turns, as they go: the one that is under way first. */
function useTurns() {
  const turn = useTopic("turn");
  const [turns, setTurns] = useState([]);
  useEffect(() => {
    if (!turn || !(turn.heard || turn.notice)) return;
    setTurns((before) => [turn, ...before.filter((each) => each.ended && each.turn !== turn.turn)].slice(0, TURNS));
  }, [turn]);
  return turns;
}

/** [say(words) → whether it was taken, is one under way, error sentence]. */
function useSaying() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const say = async (text) => {
    setBusy(true);
    try {
      await ask("say", { text, origin: "page" });
      setError("");
      return true;
    } catch (failed) {
      setError(failed.message);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return [say, busy, error];
}

export function Now() {
  const now = useTopic("now");
  const turns = useTurns();
  const [say, busy, error] = useSaying();
  const talk = useTalk();
  if (!now) return html`<p class="quiet">…</p>`;
  return html`
    <${State} now=${now} hushed=${talk[3]} />
    ${now.loading.length > 0 && html`<p class="quiet">Still loading: ${now.loading.join(", ")}</p>`}
    ${now.level_db === null
      ? html`<p class="quiet">This box hears nobody in the room.</p>`
      : html`<${Curve} now=${now} />`}
    ${now.waits && html`<${Question} waits=${now.waits} say=${say} />`}
    ${now.talks &&
    (hasMicrophone()
      ? html`<${TalkButton} talk=${talk} />`
      : html`<p class="quiet">To talk to the box by this device, the page must be encrypted:
          <code>assistant page --phone --tls</code> on the box.</p>`)}
    <${Typed} say=${say} busy=${busy} error=${error} />
    <div role="log" aria-label="Turns">${turns.map((each) => html`<${Turn} turn=${each} key=${each.turn} />`)}</div>
  `;
}

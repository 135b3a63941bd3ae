// Now: what the box is doing this moment, and a line to type to it.

import { ask, html, useEffect, useRef, useState, useTopic } from "../lib/ui.js";

const STATES = {
  idle: "waiting for the wake word",
  listening: "listening",
  thinking: "thinking",
  speaking: "speaking",
};
const QUIETEST_DB = -60;

function Levels({ now }) {
  if (now.level_db === null) return html`<p class="quiet">This box has no microphone open; type to it, below.</p>`;
  const level = Math.max(0, Math.min(1, 1 - now.level_db / QUIETEST_DB));
  return html`<dl class="levels">
    <dt>Microphone</dt>
    <dd><meter min="0" max="1" value=${level}>${now.level_db} dB</meter></dd>
    <dt>Wake word</dt>
    <dd class="score" style=${{ "--at": now.threshold }}>
      <meter min="0" max="1" value=${now.wake_score}>${now.wake_score}</meter>
    </dd>
  </dl>`;
}

function Turn({ turn }) {
  return html`<article class="turn" aria-live="polite">
    ${turn.heard && html`<p class="heard">${turn.heard}</p>`}
    ${turn.receipts.map((receipt, at) => html`<p class="done" key=${at}>${receipt.device}: ${receipt.action}</p>`)}
    ${turn.reply && html`<p class="reply">${turn.reply}</p>`}
  </article>`;
}

function Typed() {
  const [text, setText] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  const say = async (event) => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    try {
      await ask("say", { text });
      setText("");
      setError("");
    } catch (failed) {
      setError(failed.message);
    }
    setBusy(false);
    field.current.focus();
  };
  return html`<form class="say" onSubmit=${say}>
    <label for="words">Say something to the box</label>
    <div class="row">
      <input id="words" ref=${field} value=${text} autocomplete="off" enterkeyhint="send"
        placeholder="turn on the kitchen light" onInput=${(event) => setText(event.target.value)} />
      <button disabled=${busy}>Send</button>
    </div>
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </form>`;
}

export function Now() {
  const now = useTopic("now");
  const turn = useTopic("turn");
  const [turns, setTurns] = useState([]);
  useEffect(() => {
    if (!turn || !(turn.heard || turn.notice)) return;
    setTurns((before) => [turn, ...before.filter((each) => each.ended && each.turn !== turn.turn)].slice(0, 4));
  }, [turn]);
  if (!now) return html`<p class="quiet">…</p>`;
  return html`
    <h2 class=${`state ${now.state}`}>${STATES[now.state] ?? now.state}</h2>
    ${now.loading.length > 0 && html`<p class="quiet">Still loading: ${now.loading.join(", ")}</p>`}
    <${Levels} now=${now} />
    <${Typed} />
    ${turns.map((each) => html`<${Turn} turn=${each} key=${each.turn} />`)}
  `;
}

// History: what was said to the box and what it did, a page of turns at a time; each can be opened, judged and deleted.

import { ask, Coming, html, useCallback, useConnected, useEffect, useModal, useRef, useState, useTopic, useVisible } from "../lib/ui.js";
import { byDay, clockOf, dayOf, setClock } from "../lib/clock.js";
import { Turn, routeName } from "./turn.js";

const PAGE = 50;
const ROUTES = ["templates", "model", "talk", "answer", "none"];
const ORIGINS = { voice: "said", typed: "typed", page: "on this page", box: "by itself" };
const VERDICTS = { wrong: "That was wrong", not_for_me: "That wasn't for you" };
const AT_ONCE = 200; // turns of one answer
const WAIT_MS = 250; // after the last letter of a search

/** So many of the turns that fit, or all there are: the answer of the verb, with them together. */
async function turnsOf(filter, count) {
  const turns = [];
  let before = null;
  for (;;) {
    const page = await ask("history", { ...filter, limit: Math.min(AT_ONCE, count - turns.length), ...(before && { before }) });
    turns.push(...page.turns);
    if (!page.more || turns.length >= count) return { ...page, turns };
    before = turns.at(-1).turn;
  }
}

/** The turns as they are filtered: [the verb's answer, error, ask again, ask for older ones]. */
function useTurns(filter) {
  const [told, setTold] = useState(null);
  const [error, setError] = useState("");
  const connected = useConnected();
  const newest = useRef(0); // of what was asked for: another filter's answer is not shown
  const shown = useRef(PAGE);
  const key = JSON.stringify(filter);
  const load = useCallback(
    async (count) => {
      const asked = ++newest.current;
      try {
        const answer = await turnsOf(JSON.parse(key), count);
        if (asked !== newest.current) return;
        setClock(answer.now);
        shown.current = count;
        setTold(answer);
        setError("");
      } catch (failed) {
        setError(failed.message);
      }
    },
    [key],
  );
  useEffect(() => {
    if (!connected) return undefined;
    const timer = setTimeout(() => load(PAGE), WAIT_MS);
    return () => clearTimeout(timer);
  }, [connected, load]);
  const again = useCallback(() => load(shown.current), [load]);
  return [told, error, again, () => load(shown.current + PAGE)];
}

function Sure({ question, yes, close }) {
  const dialog = useModal();
  return html`<dialog ref=${dialog} aria-labelledby="sure" onCancel=${(event) => (event.preventDefault(), close())}>
    <h3 id="sure">${question}</h3>
    <div class="row answers">
      <button type="button" onClick=${yes}>Delete</button>
      <button type="button" class="plain" autofocus onClick=${close}>Cancel</button>
    </div>
  </dialog>`;
}

function Actions({ turn, act }) {
  return html`<div class="buttons">
    ${turn.heard && html`<button type="button" class="plain" onClick=${() => act("say", { text: turn.heard, origin: "page" })}>Say it again</button>`}
    ${turn.heard &&
    Object.entries(VERDICTS).map(
      ([verdict, label]) => html`<button type="button" class="plain" key=${verdict} aria-pressed=${turn.verdict === verdict}
        onClick=${() => act("mark_turn", { turn: turn.turn, verdict: turn.verdict === verdict ? "" : verdict })}>${label}</button>`,
    )}
    <button type="button" class="plain" onClick=${() => act("delete_turns", { turns: [turn.turn] })}>Delete</button>
  </div>`;
}

function Brief({ turn, changes, act }) {
  const [open, setOpen] = useState(false);
  const by = [clockOf(turn.at), ORIGINS[turn.origin], turn.room?.replaceAll("_", " "), turn.answered_ms && `answered after ${turn.answered_ms} ms`];
  return html`<li class="turn">
    <details open=${open} onToggle=${(event) => setOpen(event.target.open)}>
      <summary>
        ${turn.heard ? html`<span class="heard">${turn.heard}</span>` : html`<span class="quiet">${turn.notice ? "It spoke by itself" : "Nothing was understood"}</span>`}
        ${turn.reply && html`<span class="said-back">${turn.reply}</span>`}
        <span class="quiet">
          ${by.filter(Boolean).join(" · ")}${turn.failed && html` · <span class="error">failed</span>`}
          ${turn.verdict && ` · ${VERDICTS[turn.verdict].toLowerCase()}`}
        </span>
      </summary>
      ${open && html`<${Turn} number=${turn.turn} changes=${changes} /><${Actions} turn=${turn} act=${act} />`}
    </details>
  </li>`;
}

function Keeping({ told }) {
  if (told.trouble) return html`<p class="note bad">${told.trouble}</p>`;
  if (!told.kept)
    return html`<p class="note">
      This box keeps no history: what is shown is forgotten when it stops. To keep it, set${" "}
      <strong>history_days</strong> under privacy in the <a href="#/settings">settings</a>.
    </p>`;
  const sound = told.audio ? "with their sound" : "without their sound";
  const turns = told.count === 1 ? "1 turn" : `${told.count} turns`;
  return html`<p class="quiet">${turns} of the last ${told.days} ${told.days === 1 ? "day" : "days"}, kept on this box ${sound}${told.sealed ? ", encrypted" : ""}.
    ${told.unreadable > 0 && ` ${told.unreadable} can't be read with its key.`}</p>`;
}

function Filter({ filter, setFilter, rooms }) {
  const put = (name) => (event) => setFilter({ ...filter, [name]: event.target.value });
  return html`<search class="filter">
    <div><label for="words">Words</label><input id="words" type="search" autocomplete="off" value=${filter.words} onInput=${put("words")} /></div>
    <div><label for="route">Understood</label>
      <select id="route" value=${filter.route} onChange=${put("route")}>
        <option value="">in any way</option>
        ${ROUTES.map((route) => html`<option value=${route} key=${route}>${routeName(route)}</option>`)}
      </select></div>
    ${(rooms.length > 0 || filter.room) &&
    html`<div><label for="room">Room</label>
      <select id="room" value=${filter.room} onChange=${put("room")}>
        <option value="">any</option>
        ${rooms.map((room) => html`<option value=${room} key=${room}>${room.replaceAll("_", " ")}</option>`)}
      </select></div>`}
  </search>`;
}

export function History() {
  const [filter, setFilter] = useState({ words: "", route: "", room: "" });
  const [told, error, again, more] = useTurns(filter);
  const [problem, setProblem] = useState("");
  const [sure, setSure] = useState(false);
  const news = useTopic("history");
  const changes = useRef(0);
  useEffect(() => {
    if (!news) return;
    changes.current += 1;
    again();
  }, [news]);
  useVisible(again);
  const act = async (verb, request) => {
    setSure(false);
    try {
      await ask(verb, request);
      setProblem("");
    } catch (failed) {
      setProblem(failed.message);
    }
  };
  if (!told) return html`<${Coming} title="History" error=${error} />`;
  const rooms = [...new Set(told.turns.map((turn) => turn.room).filter(Boolean))];
  const filtered = Object.values(filter).some(Boolean);
  return html`<div>
    <h2>History</h2>
    <${Keeping} told=${told} />
    ${(problem || error) && html`<p class="note bad" role="alert">${problem || error}</p>`}
    <${Filter} filter=${filter} setFilter=${setFilter} rooms=${rooms} />
    ${told.turns.length === 0 && html`<p role="status">${filtered ? "No turn is like that." : "Nothing was said yet."}</p>`}
    ${byDay(told.turns, (turn) => turn.at).map(
      ([day, turns]) => html`<section key=${day}>
        <h3 class="day-of">${dayOf(day)}</h3>
        <ul class="turns">${turns.map((turn) => html`<${Brief} turn=${turn} changes=${changes.current} act=${act} key=${turn.turn} />`)}</ul>
      </section>`,
    )}
    <div class="buttons">
      ${told.more && html`<button type="button" class="plain" onClick=${more}>Show older turns</button>`}
      ${told.count > 0 && html`<button type="button" class="plain" onClick=${() => setSure(true)}>Delete all</button>`}
    </div>
    ${sure && html`<${Sure} question="Delete the whole history? It can't be brought back." yes=${() => act("delete_turns", { all: true })} close=${() => setSure(false)} />`}
  </div>`;
}

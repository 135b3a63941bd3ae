// Agenda: what rings, reminds and is carried out, the calendars' next days and the lists; all of it can be changed, and
// what was changed can be taken back.

import { ask, Coming, html, useAnswer, useCallback, useEffect, useOpening, useState, useTopic, useVisible } from "../lib/ui.js";
import { boxNow, countdown, momentOf, setClock, useTicking } from "../lib/clock.js";
import { useAsking } from "../lib/asking.js";
import { useUndo } from "../lib/undo.js";
import { Events } from "./events.js";
import { EntryForm } from "./forms.js";
import { Lists } from "./lists.js";

const KINDS = [
  ["timer", "Timers", "Set a timer", "No timer runs."],
  ["alarm", "Alarms", "Set an alarm", "No alarm is set."],
  ["reminder", "Reminders", "Add a reminder", "Nothing is to be reminded of."],
  ["routine", "Routines", "Add a routine", "Nothing is planned."],
];
const SNOOZE_S = 540;

function Countdown({ entry }) {
  const runs = entry.state === "running";
  useTicking(500, runs);
  const left = runs ? (Date.parse(entry.due) - boxNow()) / 1000 : entry.remaining_s;
  return html`<span class="count" role="timer">${countdown(left)}</span>`;
}

function When({ entry }) {
  if (entry.state === "ringing") return "ringing now";
  if (entry.kind === "timer") return html`<${Countdown} entry=${entry} />${entry.state === "paused" && " paused"}`;
  return `${entry.due ? momentOf(entry.due) : ""}${entry.again ? ` · ${entry.again}` : ""}`;
}

const UNNAMED = { alarm: "Alarm", condition: "Tell it" };
const titled = (entry) => entry.name || UNNAMED[entry.kind] || `${countdown(entry.total_s)} timer`;

/** One entry; `change(verb, request)` is true once it came about. */
function Entry({ entry, change }) {
  const [edits, setEdits, opener] = useOpening();
  const own = { entry: entry.id };
  const named = titled(entry);
  const button = (label, verb, more) =>
    html`<button type="button" class="plain" aria-label=${`${label} ${named}`} onClick=${() => change(verb, { ...own, ...more })}>
      ${label}
    </button>`;
  const save = async (values) => {
    if (Object.keys(values).length === 0 || (await change("replan", { ...own, ...values }))) setEdits(false);
  };
  // a routine with a name of its own is one of a skill's plans (“at sunset”), whose words stand there
  const fixed = entry.kind === "condition" || (entry.kind === "routine" && entry.name !== entry.text) || (entry.kind === "timer" && entry.text);
  return html`<li class="plan">
    <div class="who"><span class="name">${named}</span><span class="quiet">${entry.kind === "condition" ? entry.when : html`<${When} entry=${entry} />`}</span></div>
    ${entry.state !== "ringing" &&
    html`<span class="buttons">
      ${entry.kind === "timer" && (entry.state === "paused" ? button("Go on", "hold", { held: false }) : button("Pause", "hold", { held: true }))}
      ${entry.kind === "timer" && button("+1 min", "extend", { seconds: 60 })}
      ${entry.again && button("Skip next", "skip")}
      ${!fixed &&
      html`<button type="button" class="plain" ref=${opener} aria-expanded=${edits} aria-label=${`Edit ${named}`}
        onClick=${() => setEdits(!edits)}>Edit</button>`}
      ${button("Remove", "unplan")}
    </span>`}
    ${edits && html`<${EntryForm} id=${`edit-${entry.id}`} kind=${entry.kind} entry=${entry} send=${save} cancel=${() => setEdits(false)} />`}
  </li>`;
}

function Kind({ kind, title, add, none, entries, change }) {
  const [adds, setAdds, opener] = useOpening();
  const send = async (values) => {
    if (await change("plan", { kind, ...values })) setAdds(false);
  };
  return html`<section class="card" aria-label=${title}>
    <h3>${title}</h3>
    ${entries.length ? html`<ul class="entries">${entries.map((entry) => html`<${Entry} entry=${entry} change=${change} key=${entry.id} />`)}</ul>` : html`<p class="quiet">${none}</p>`}
    ${adds
      ? html`<${EntryForm} id=${`add-${kind}`} kind=${kind} send=${send} cancel=${() => setAdds(false)} />`
      : html`<button type="button" class="plain" ref=${opener} onClick=${() => setAdds(true)}>${add}</button>`}
  </section>`;
}

function Named({ names, run }) {
  return html`<section class="card" aria-label="Routines by name">
    <h3>Routines by name</h3>
    ${names.length > 0 &&
    html`<ul class="entries">
      ${names.map((name) => html`<li class="plan" key=${name}><div class="who"><span class="name">${name}</span></div>
        <button type="button" class="plain" aria-label=${`Run ${name}`} onClick=${() => run(name)}>Run</button></li>`)}
    </ul>`}
    <p class="quiet">Make one, change it or forget it in words, under <a href="#/now">Now</a>: “when I say movie time, turn off the lights”, “forget the routine movie time”.</p>
  </section>`;
}

function Ringing({ entries, change }) {
  if (!entries.length) return null;
  return html`<section class="card ringing" role="alert">
    <p><strong>${entries.map(titled).join(", ")}</strong> ${entries.length > 1 ? "ring" : "rings"}.</p>
    <div class="row">
      <button type="button" onClick=${() => change("stop_ringing", {})}>Stop</button>
      <button type="button" class="plain" onClick=${() => change("snooze", { seconds: SNOOZE_S })}>Snooze ${SNOOZE_S / 60} min</button>
    </div>
  </section>`;
}

/** The answers to the agenda's verbs, asked anew whenever its topic says that something changed. */
function useAgenda() {
  const [agenda, error, agendaAgain] = useAnswer("agenda");
  const [lists, , listsAgain] = useAnswer("lists");
  const [events, , eventsAgain] = useAnswer("events");
  const stamp = useTopic("agenda");
  const again = useCallback(() => Promise.all([agendaAgain(), listsAgain(), eventsAgain()]), [agendaAgain, listsAgain, eventsAgain]);
  useEffect(() => {
    if (stamp) again();
  }, [stamp, again]);
  useVisible(again);
  if (agenda) setClock(agenda.now);
  return [agenda && lists && events && { ...agenda, ...lists, ...events }, error, again];
}

export function Agenda() {
  const [all, error, again] = useAgenda();
  const [problem, setProblem] = useState("");
  const [bar, offer] = useUndo(again);
  const [dialog, send] = useAsking();
  const change = async (verb, request) => {
    try {
      const told = await send(verb, request);
      if (told?.undo) offer(told.said ?? "Changed.", told.undo);
      setProblem("");
      await again();
      return told;
    } catch (failed) {
      setProblem(failed.message);
      return null;
    }
  };
  const run = async (text) => {
    try {
      const { turn } = await ask("say", { text, origin: "page" });
      offer(turn.asked ? `${turn.reply} Answer that under Now.` : turn.reply);
    } catch (failed) {
      setProblem(failed.message);
    }
  };
  if (!all) return html`<${Coming} title="Agenda" error=${error} />`;
  const of = (kind) => all.entries.filter((entry) => entry.kind === kind);
  const conditions = of("condition");
  return html`<div>
    <h2>Agenda</h2>
    ${problem && html`<p class="note bad" role="alert">${problem}</p>`}
    <${Ringing} entries=${all.entries.filter((entry) => entry.state === "ringing")} change=${change} />
    ${KINDS.map(([kind, title, add, none]) => html`<${Kind} kind=${kind} title=${title} add=${add} none=${none} entries=${of(kind)} change=${change} key=${kind} />`)}
    <${Named} names=${all.names} run=${run} />
    <section class="card" aria-label="Conditions">
      <h3>When something happens</h3>
      ${conditions.length > 0 && html`<ul class="entries">${conditions.map((entry) => html`<${Entry} entry=${entry} change=${change} key=${entry.id} />`)}</ul>`}
      <p class="quiet">Say one, or type it under <a href="#/now">Now</a>: “tell me when the front door opens”.</p>
    </section>
    <${Events} events=${all.events} calendars=${all.calendars} change=${change} />
    <${Lists} lists=${all.lists} change=${change} />
    ${bar} ${dialog}
  </div>`;
}

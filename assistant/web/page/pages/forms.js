// The forms of the agenda: what a timer, an alarm, a reminder and a routine are made of. Times are those of the home.

import { html, useEffect, useRef, useState } from "../lib/ui.js";
import { boxDay } from "../lib/clock.js";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const TEXTS = {
  timer: "Name (may be empty)",
  alarm: "Name (may be empty)",
  reminder: "What to remind of",
  routine: "What to do, as you would say it",
};

function Field({ id, label, ...rest }) {
  return html`<div><label for=${id}>${label}</label><input id=${id} ...${rest} /></div>`;
}

function Weekdays({ id, days, change }) {
  return html`<fieldset class="days">
    <legend>Every</legend>
    ${DAYS.map((day, at) => {
      const flip = () => change(days.includes(at) ? days.filter((each) => each !== at) : [...days, at].sort());
      return html`<label key=${day} class="day"><input type="checkbox" id=${`${id}-${at}`} aria-label=${NAMES[at]} checked=${days.includes(at)} onChange=${flip} />${day}</label>`;
    })}
  </fieldset>`;
}

const isNamed = (kind) => kind === "timer" || kind === "alarm";

/** What an entry's form begins with. */
function begun(entry) {
  const length = entry?.total_s ?? 300;
  return {
    text: (entry && (isNamed(entry.kind) ? entry.name : entry.text)) ?? "",
    minutes: Math.floor(length / 60),
    seconds: length % 60,
    at: entry?.due ? entry.due.slice(11, 16) : "",
    date: entry?.due && !entry.again ? entry.due.slice(0, 10) : "",
    days: entry?.days ?? [],
  };
}

/** What a form's values are as the verbs take them; of an entry only what has changed. */
function asked(kind, values, before) {
  const found = {};
  const said = isNamed(kind) ? "name" : "text";
  if (!before || values.text !== before.text) found[said] = values.text;
  if (kind === "timer") {
    if (!before || values.minutes !== before.minutes || values.seconds !== before.seconds) found.seconds = 60 * values.minutes + values.seconds;
    return found;
  }
  if (before && values.at === before.at && values.date === before.date && String(values.days) === String(before.days)) return found;
  if (values.days.length || !values.date) return { ...found, at: values.at, days: values.days };
  return kind === "alarm" ? { ...found, at: values.at, date: values.date, days: [] } : { ...found, due: `${values.date}T${values.at}`, days: [] };
}

/** A form for a kind of entry: a new one, or `entry` changed. `send` gets what the verbs take; it and `cancel` close the form. */
export function EntryForm({ id, kind, entry, send, cancel }) {
  const before = entry && begun(entry);
  const [values, setValues] = useState(before ?? begun());
  const form = useRef(null);
  useEffect(() => form.current.querySelector("input").focus(), []);
  const put = (name) => (event) => setValues({ ...values, [name]: event.target.type === "number" ? Number(event.target.value) : event.target.value });
  const submit = (event) => {
    event.preventDefault();
    send(asked(kind, values, before));
  };
  const ruled = entry?.rule;
  return html`<form class="entry-form" ref=${form} onSubmit=${submit} onKeyDown=${(event) => event.key === "Escape" && cancel()}>
    ${kind === "timer" &&
    html`<div class="row">
      <${Field} id=${`${id}-min`} label="Minutes" type="number" min="0" max="1440" required value=${values.minutes} onInput=${put("minutes")} />
      <${Field} id=${`${id}-sec`} label="Seconds" type="number" min="0" max="59" value=${values.seconds} onInput=${put("seconds")} />
    </div>`}
    <${Field} id=${`${id}-text`} label=${TEXTS[kind]} maxlength="200" autocomplete="off" required=${!isNamed(kind)}
      value=${values.text} onInput=${put("text")} />
    ${kind !== "timer" &&
    !ruled &&
    html`<div class="row">
        <${Field} id=${`${id}-at`} label="Time" type="time" required value=${values.at} onInput=${put("at")} />
        ${values.days.length === 0 &&
        html`<${Field} id=${`${id}-date`} label="Day (empty: the next)" type="date" min=${boxDay()} value=${values.date} onInput=${put("date")} />`}
      </div>
      <${Weekdays} id=${id} days=${values.days} change=${(days) => setValues({ ...values, days })} />`}
    ${ruled && html`<p class="quiet">It comes ${entry.again}; to change that, remove it and say it anew.</p>`}
    <div class="row"><button>${entry ? "Save" : "Add"}</button><button type="button" class="plain" onClick=${cancel}>Cancel</button></div>
  </form>`;
}

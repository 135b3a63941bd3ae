// The calendars' next days: what stands in them, put in and taken out.

import { html, useEffect, useOpening, useRef, useState } from "../lib/ui.js";
import { boxDay, byDay, clockOf, dayOf } from "../lib/clock.js";

function EventForm({ calendars, send, cancel }) {
  const [values, setValues] = useState({ calendar: calendars[0].id, summary: "", date: boxDay(), at: "", until: "" });
  const first = useRef(null);
  useEffect(() => first.current.focus(), []);
  const field = (name, label, rest) => html`<div>
    <label for=${`event-${name}`}>${label}</label>
    <input id=${`event-${name}`} value=${values[name]} onInput=${(event) => setValues({ ...values, [name]: event.target.value })} ...${rest} />
  </div>`;
  const submit = (event) => {
    event.preventDefault();
    send(values);
  };
  return html`<form class="entry-form" onSubmit=${submit} onKeyDown=${(event) => event.key === "Escape" && cancel()}>
    ${field("summary", "What", { ref: first, required: true, maxlength: 200, autocomplete: "off" })}
    <div class="row">
      ${field("date", "Day", { type: "date", required: true })}
      ${field("at", "From (empty: all day)", { type: "time" })}
      ${values.at && field("until", "To", { type: "time" })}
    </div>
    ${calendars.length > 1 &&
    html`<div><label for="event-calendar">Calendar</label>
      <select id="event-calendar" value=${values.calendar} onChange=${(event) => setValues({ ...values, calendar: event.target.value })}>
        ${calendars.map(({ id, name }) => html`<option value=${id} key=${id}>${name}</option>`)}
      </select></div>`}
    <div class="row"><button>Add</button><button type="button" class="plain" onClick=${cancel}>Cancel</button></div>
  </form>`;
}

function Event({ event, calendar, change }) {
  const when = event.start.length > 10 ? `${clockOf(event.start)}–${clockOf(event.end)}` : "all day";
  const its = { calendar: event.calendar, summary: event.summary, start: event.start };
  return html`<li class="plan">
    <div class="who"><span class="name">${event.summary}</span>
      <span class="quiet">${[when, event.location, calendar.name].filter(Boolean).join(" · ")}</span></div>
    ${calendar.edits.includes("remove") &&
    html`<button type="button" class="plain" aria-label=${`Remove ${event.summary}`} onClick=${() => change("delete_event", its)}>
      Remove
    </button>`}
  </li>`;
}

/** `change(verb, request)` is something once it came about. */
export function Events({ events, calendars, change }) {
  const [adds, setAdds, opener] = useOpening();
  if (!calendars.length) return null;
  const known = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const open = calendars.filter(({ edits }) => edits.includes("add"));
  const send = async (values) => {
    if (await change("add_event", values)) setAdds(false);
  };
  return html`<section class="card" aria-label="Calendar">
    <h3>The next days</h3>
    ${events.length === 0 && html`<p class="quiet">Nothing is in ${calendars.map(({ name }) => name).join(", ")}.</p>`}
    ${byDay(events, (event) => event.start).map(
      ([day, its]) => html`<section key=${day}>
        <h4>${dayOf(day)}</h4>
        <ul class="entries">
          ${its.map((event) => html`<${Event} event=${event} calendar=${known.get(event.calendar)} change=${change} key=${`${event.start} ${event.summary} ${event.calendar}`} />`)}
        </ul>
      </section>`,
    )}
    ${open.length > 0 &&
    (adds
      ? html`<${EventForm} calendars=${open} send=${send} cancel=${() => setAdds(false)} />`
      : html`<button type="button" class="plain" ref=${opener} onClick=${() => setAdds(true)}>Add an event</button>`)}
  </section>`;
}

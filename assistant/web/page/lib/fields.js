// Fields of a form for what a setting holds: by its type, with its limits, and what is wrong with a value as it is typed.

import { html, useRef, useState } from "./ui.js";

export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** "audio.echo_canceller" → "Echo canceller". */
function named(key) {
  const words = key.split(".").pop().replace(/_s$/, ", in seconds").replaceAll("_", " ");
  return capital(words);
}

/** Text of the code with `names` in it. */
export function marked(text) {
  return text.split("`").map((part, at) => (at % 2 ? html`<code key=${at}>${part}</code>` : part));
}

function limited({ limits = {} }) {
  const { minimum: from, maximum: to, exclusiveMinimum: above, exclusiveMaximum: below } = limits;
  const low = from !== undefined ? `from ${from}` : above !== undefined ? `above ${above}` : "";
  const high = to !== undefined ? `to ${to}` : below !== undefined ? `below ${below}` : "";
  return [low, high].filter(Boolean).join(" ");
}

function fits(pattern, text) {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return true; // an expression of Python's that browsers don't know: the box looks itself
  }
}

function wrongNumber(field, value) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field.limits ?? {};
  const outside =
    value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum;
  if (typeof value !== "number" || Number.isNaN(value)) return "This must be a number.";
  if (field.type === "integer" && !Number.isInteger(value)) return "This must be a whole number.";
  return outside ? `This must be ${limited(field)}.` : "";
}

function wrongText({ limits = {} }, text) {
  if (text.length < (limits.minLength ?? 0)) return "This can't be empty.";
  if (text.length > (limits.maxLength ?? Infinity)) return `This has more than ${limits.maxLength} characters.`;
  return limits.pattern && !fits(limits.pattern, text) ? "This is not written as it must be." : "";
}

/** What is wrong with a value, as far as the page can tell; "" where nothing is. */
export function complaint(field, value) {
  if (value === null) return "";
  if (field.type === "integer" || field.type === "number") return wrongNumber(field, value);
  if (field.type === "text" || (field.type === "secret" && typeof value === "string")) return wrongText(field, value);
  if (field.type === "rows") return value.map((row, at) => wrongRow(field, row, at)).find(Boolean) ?? "";
  return "";
}

function wrongRow({ fields }, row, at) {
  for (const each of fields) {
    const value = row[each.key];
    const empty = value === undefined || value === "";
    const wrong = empty ? each.required && "This can't be empty." : complaint(each, value);
    if (wrong) return `${row[fields[0].key] || `Number ${at + 1}`}, ${named(each.key).toLowerCase()}: ${wrong}`;
  }
  return "";
}

function Switch({ id, value, put, described }) {
  return html`<input type="checkbox" role="switch" id=${id} checked=${value} aria-describedby=${described}
    onChange=${(event) => put(event.target.checked)} />`;
}

function NumberField({ id, field, value, put, described, invalid }) {
  const { minimum, maximum } = field.limits ?? {};
  const typed = (event) => put(event.target.value === "" ? NaN : event.target.valueAsNumber);
  return html`<input type="number" id=${id} inputmode=${field.type === "integer" ? "numeric" : "decimal"}
    min=${minimum} max=${maximum} step=${field.type === "integer" ? 1 : "any"} value=${Number.isNaN(value) ? "" : value}
    aria-describedby=${described} aria-invalid=${invalid} onInput=${typed} />`;
}

function Choice({ id, field, value, put, described }) {
  return html`<select id=${id} aria-describedby=${described}
    onChange=${(event) => put(field.choices[event.target.selectedIndex])}>
    ${field.choices.map(
      (each) => html`<option key=${each} selected=${each === value}>${each === "" ? "(none)" : String(each)}</option>`,
    )}
  </select>`;
}

function Text({ id, value, put, described, invalid }) {
  return html`<input id=${id} value=${value ?? ""} autocomplete="off" autocapitalize="off" spellcheck=${false}
    aria-describedby=${described} aria-invalid=${invalid} onInput=${(event) => put(event.target.value)} />`;
}

/** A secret never comes to the page: whether one is set is all that is known of it. */
function SecretField({ id, value, put, described, invalid }) {
  const typing = typeof value === "string";
  return html`<div class="row">
    ${typing
      ? html`<input type="password" id=${id} value=${value} autocomplete="new-password" aria-describedby=${described}
          aria-invalid=${invalid} onInput=${(event) => put(event.target.value)} />`
      : html`<output id=${id} class="secret">${value ? "set, and not shown" : "not set"}</output>`}
    <button type="button" class="plain" onClick=${() => put(typing ? undefined : "")}>${typing ? "Leave" : value ? "Replace" : "Set"}</button>
    ${!typing && value && html`<button type="button" class="plain" onClick=${() => put(false)}>Remove</button>`}
  </div>`;
}

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

function Texts({ id, value, put, described }) {
  const [text, setText] = useState("");
  const whole = (value ?? []).join("\n");
  const shown = lines(text).join("\n") === whole ? text : whole; // an empty last line may be one that is begun
  const typed = (event) => {
    setText(event.target.value);
    put(lines(event.target.value));
  };
  return html`<textarea id=${id} rows=${shown.split("\n").length + 1} aria-describedby=${described}
    placeholder="one a line" value=${shown} onInput=${typed} />`;
}

function Rows({ id, field, value, put }) {
  const rows = value ?? [];
  const add = useRef(null);
  const set = (at, row) => put(rows.map((each, number) => (number === at ? row : each)));
  const remove = (at) => {
    put(rows.filter((_, number) => number !== at));
    add.current.focus();
  };
  const title = (row, at) => String(row[field.fields[0].key] || `new, number ${at + 1}`);
  return html`<div class="rows" id=${id} role="group" aria-label=${named(field.key)}>
    ${rows.map(
      (row, at) => html`<details class="row-card" key=${at} open=${!row[field.fields[0].key]}>
        <summary>${title(row, at)}</summary>
        ${field.fields.map(
          (each) => html`<${Field} key=${each.key} field=${each} id=${`${id}-${at}-${each.key}`}
            value=${row[each.key] ?? (each.required ? "" : each.default)}
            put=${(inner) => set(at, { ...row, [each.key]: inner })} />`,
        )}
        <button type="button" class="plain" onClick=${() => remove(at)}>Remove ${title(row, at)}</button>
      </details>`,
    )}
    <button type="button" class="plain" ref=${add} onClick=${() => put([...rows, {}])}>Add one</button>
  </div>`;
}

function Entry({ id, name, field, value, put, remove }) {
  const list = Array.isArray(value);
  const inner = field.choices ? { type: "choice", choices: field.choices } : { type: list ? "texts" : "text" };
  return html`<div class="entry">
    <label for=${id}>${name}</label>
    <div class="row">
      <${Value} field=${inner} id=${id} value=${value} put=${put} />
      <button type="button" class="plain" aria-label=${`Remove ${name}`} onClick=${remove}>Remove</button>
    </div>
  </div>`;
}

/** A table of names that people choose. */
function Table({ id, field, value, put }) {
  const [name, setName] = useState("");
  const entries = Object.entries(value ?? {});
  const lists = entries.some(([, each]) => Array.isArray(each)) || field.lists;
  const add = () => {
    if (!name.trim()) return;
    put({ ...value, [name.trim()]: field.choices?.[0] ?? (lists ? [] : "") });
    setName("");
  };
  const remove = (gone) => put(Object.fromEntries(entries.filter(([each]) => each !== gone)));
  const enter = (event) => event.key === "Enter" && (event.preventDefault(), add());
  return html`<div class="rows" id=${id} role="group" aria-label=${named(field.key)}>
    ${entries.map(
      ([each, inner]) => html`<${Entry} key=${each} id=${`${id}-${each}`} name=${each} field=${field} value=${inner}
        put=${(after) => put({ ...value, [each]: after })} remove=${() => remove(each)} />`,
    )}
    <div class="row">
      <input aria-label=${`New name in ${named(field.key)}`} placeholder="new name" value=${name} onKeyDown=${enter}
        onInput=${(event) => setName(event.target.value)} />
      <button type="button" class="plain" disabled=${!name.trim()} onClick=${add}>Add</button>
    </div>
  </div>`;
}

const KINDS = {
  boolean: Switch,
  integer: NumberField,
  number: NumberField,
  choice: Choice,
  secret: SecretField,
  texts: Texts,
  rows: Rows,
  table: Table,
};

function Value(all) {
  return html`<${KINDS[all.field.type] ?? Text} ...${all} />`;
}

/** A field with its name, its explanation and what is wrong with it. `children` stand below. */
export function Field({ field, id, value, put, wrong, children }) {
  const typed = complaint(field, value);
  const notes = `${id}-notes`;
  return html`<div class=${`field ${field.type}`}>
    <label for=${id}>${named(field.key)}</label>
    <${Value} field=${field} id=${id} value=${value} put=${put} described=${notes} invalid=${typed || wrong ? "true" : undefined} />
    <div id=${notes} class="notes">
      <p class="quiet">${marked(field.explanation)} ${limited(field) && html`<span class="limits">(${limited(field)})</span>`}</p>
      ${typed && html`<p class="error" role="alert">${typed}</p>`}
      ${!typed && wrong && html`<p class="error">${wrong}</p>`}
      ${children}
    </div>
  </div>`;
}

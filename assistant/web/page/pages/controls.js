// The controls of a device, each in its shape (assistant/home/controls.py says which). What is not confirmed yet is
// shown until the receipt is there; then the device shows what it tells.

import { capital } from "../lib/fields.js";
import { html, useEffect, useRef, useState } from "../lib/ui.js";

const NAMES = {
  on: "On",
  color: "Colour",
  color_temp_k: "Colour temperature",
  target: "Set to",
  target_low: "At least",
  target_high: "At most",
  fan_mode: "Fan",
};

/** What people call a key: "Brightness". */
const nameOf = (key) => NAMES[key] ?? capital(key.replaceAll("_", " "));

export function Switch({ control, label, id, disabled, tell }) {
  const box = useRef(null);
  useEffect(() => {
    box.current.indeterminate = control.value === null || control.value === undefined;
  }, [control.value]);
  return html`<input type="checkbox" role="switch" ref=${box} id=${id} aria-label=${label} disabled=${disabled}
    checked=${control.value === true} onChange=${(event) => tell({ wanted: { [control.key]: event.target.checked } })} />`;
}

function Slider({ control, id, disabled, tell }) {
  const [moved, setMoved] = useState(null); // while it is held
  const value = moved ?? control.value;
  const shown = value === null || value === undefined ? "not known" : `${value}${control.unit === "%" || control.unit === "°" ? "" : " "}${control.unit}`;
  const let_go = (event) => {
    tell({ wanted: { [control.key]: Number(event.target.value) } });
    setMoved(null);
  };
  return html`<span class="slider">
    <input type="range" id=${id} min=${control.min} max=${control.max} step=${control.step} disabled=${disabled}
      value=${value ?? control.min} aria-valuetext=${shown} onInput=${(event) => setMoved(Number(event.target.value))} onChange=${let_go} />
    <output for=${id}>${shown}</output>
  </span>`;
}

function Numeric({ control, id, disabled, tell }) {
  return html`<span class="row">
    <input type="number" id=${id} step=${control.step} disabled=${disabled} value=${control.value ?? ""}
      onChange=${(event) => event.target.value && tell({ wanted: { [control.key]: Number(event.target.value) } })} />
    ${control.unit && html`<span>${control.unit}</span>`}
  </span>`;
}

function Choice({ control, id, disabled, tell }) {
  const known = control.options.includes(control.value);
  return html`<select id=${id} disabled=${disabled} value=${known ? control.value : ""}
    onChange=${(event) => tell({ wanted: { [control.key]: event.target.value } })}>
    ${!known && html`<option value="" disabled>${control.value || "—"}</option>`}
    ${control.options.map((option) => html`<option value=${option} key=${option}>${option.replaceAll("_", " ")}</option>`)}
  </select>`;
}

function Color({ control, id, disabled, tell }) {
  return html`<input type="color" id=${id} disabled=${disabled} value=${control.value ?? "#ffffff"}
    onChange=${(event) => tell({ wanted: { [control.key]: event.target.value } })} />`;
}

export function Buttons({ control, label, disabled, tell }) {
  return html`<span class="buttons" role="group" aria-label=${label}>
    ${control.buttons.map(({ label: name, on, ...deed }) => {
      const is = deed.wanted ? on : undefined;
      return html`<button type="button" class="plain" key=${name} disabled=${disabled} aria-pressed=${is} onClick=${() => tell(deed)}>${name}</button>`;
    })}
  </span>`;
}

const SHAPES = { switch: Switch, slider: Slider, number: Numeric, choice: Choice, color: Color };

/** A control with its name before it. */
export function Control({ control, device, disabled, tell }) {
  if (control.as === "buttons") return html`<${Buttons} control=${control} label=${device.name} disabled=${disabled} tell=${tell} />`;
  const id = `${device.id} ${control.key}`.replaceAll(/\W/g, "-");
  return html`<div class="control">
    <label for=${id}>${nameOf(control.key)}</label>
    <${SHAPES[control.as]} control=${control} id=${id} disabled=${disabled} tell=${tell} />
  </div>`;
}

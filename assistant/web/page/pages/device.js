// One device: its name, how it stands, its chief control, and the others behind a button.

import { html, useState } from "../lib/ui.js";
import { Component } from "../vendor/preact-htm.js";
import { ago, momentOf } from "../lib/clock.js";
import { Buttons, Control, Switch } from "./controls.js";

const FEW = 3; // buttons that have room beside a name

function standing(device) {
  const was = device.words && ` It was ${device.words}.`;
  switch (device.standing) {
    case "unreachable":
      return `Not reachable${device.away ? ` since ${momentOf(device.away)}` : ""}.${was}`;
    case "outdated":
      return `Has told nothing since ${device.told ? momentOf(device.told) : "long ago"}.${was}`;
    case "untold":
      return "Has told nothing yet.";
    default:
      return device.words && device.silent.length ? `${device.words}, as it was told: it never tells itself` : device.words;
  }
}

/** What was asked for stands in its controls until the answer is there. */
function asWished(control, wish) {
  if (!wish || !Object.keys(wish).length) return control;
  if (control.as === "buttons") {
    const is = ({ wanted }) => Boolean(wanted) && JSON.stringify(wanted) === JSON.stringify(wish);
    return { ...control, buttons: control.buttons.map((button) => ({ ...button, on: is(button) })) };
  }
  return control.key in wish ? { ...control, value: wish[control.key] } : control;
}

function Chief({ control, device, disabled, tell }) {
  if (control?.as === "switch") return html`<${Switch} control=${control} label=${device.name} disabled=${disabled} tell=${tell} />`;
  if (control?.as === "buttons" && control.buttons.length <= FEW)
    return html`<${Buttons} control=${control} label=${device.name} disabled=${disabled} tell=${tell} />`;
  return null;
}

function Row({ device, room, send, took }) {
  const [open, setOpen] = useState(false);
  const [wish, setWish] = useState(null);
  const [said, setSaid] = useState(null);
  const tell = async (deed) => {
    setWish(deed.wanted ?? {});
    setSaid(null);
    try {
      const told = await send("act", { device: device.id, ...deed });
      if (told?.device) took(told.device);
      if (told && (!told.ok || !deed.wanted || device.silent.length)) setSaid({ ok: told.ok, text: told.said });
    } catch (failed) {
      setSaid({ ok: false, text: failed.message });
    }
    setWish(null);
  };
  const away = device.standing === "unreachable";
  const controls = device.controls.map((control) => asWished(control, wish));
  const chief = Chief({ control: controls[0], device, disabled: away, tell });
  const others = chief ? controls.slice(1) : controls;
  const more = `more-${device.id}`;
  const reads = device.controls.length === 0;
  return html`<li class=${`device ${device.standing}`} aria-busy=${wish !== null}>
    <div class="who">
      <span class="name">${device.name}</span>
      <span class="quiet">${room && `${room} · `}${standing(device)}${reads && device.standing === "known" && device.told && ` · ${ago(device.told)}`}</span>
    </div>
    ${chief}
    ${others.length > 0 &&
    html`<button type="button" class="plain more" aria-expanded=${open} aria-controls=${more} aria-label=${`More of ${device.name}`}
      onClick=${() => setOpen(!open)}>${open ? "Less" : "More"}</button>`}
    ${open &&
    html`<div class="controls" id=${more}>
      ${others.map((control) => html`<${Control} control=${control} device=${device} disabled=${away} tell=${tell} key=${control.key || "buttons"} />`)}
    </div>`}
    ${said && html`<p class=${said.ok ? "outcome quiet" : "outcome error"} role=${said.ok ? "status" : "alert"}>${said.text}</p>`}
  </li>`;
}

/** Drawn anew only where its device changed: of a thousand, the few that did. */
export class Device extends Component {
  shouldComponentUpdate(next) {
    return next.device !== this.props.device || next.room !== this.props.room || next.tick !== this.props.tick;
  }

  render() {
    return html`<${Row} ...${this.props} />`;
  }
}

// Home: the rooms and their devices as they stand now, each with what a hand can do, and where they come from.

import { Coming, html, useAnswer, useCallback, useEffect, useMemo, useRef, useState, useTopic, useVisible } from "../lib/ui.js";
import { watch } from "../lib/link.js";
import { setClock, useTicking } from "../lib/clock.js";
import { useAsking } from "../lib/asking.js";
import { Device } from "./device.js";

const SHOWN = 60; // devices that are drawn at once
const FEW = 60; // a home with no more has its rooms open
const AGES_MS = 30000; // how often ages are told anew
const ELSEWHERE = { id: null, name: "Elsewhere", floor: null };

/** The devices by id, kept true by what the box tells: [Map, change of one, number of changes]. */
function useDevices(answer, askAgain) {
  const devices = useRef(new Map());
  const [changes, setChanges] = useState(0);
  const put = useCallback((looks) => {
    for (const look of looks) devices.current.set(look.id, look);
    setChanges((before) => before + 1);
  }, []);
  useEffect(() => {
    if (!answer) return;
    setClock(answer.now);
    devices.current = new Map();
    put(answer.devices);
  }, [answer]);
  useEffect(() => {
    let waiting = null;
    const end = watch("devices", (news) => {
      put(news.devices);
      if (news.anew && !waiting) waiting = setTimeout(() => ((waiting = null), askAgain()), 500);
    });
    return () => {
      clearTimeout(waiting);
      end();
    };
  }, [askAgain]);
  return [devices.current, useCallback((look) => put([look]), []), changes];
}

const isOn = (device) => device.controls.some(({ key, value }) => key === "on" && value === true);

/** The devices that are drawn, and the others behind a button. */
function Devices({ devices, roomOf, ...rest }) {
  const [shown, setShown] = useState(SHOWN);
  const hidden = devices.length - shown;
  return html`<div>
    <ul class="devices">
      ${devices.slice(0, shown).map((device) => html`<${Device} device=${device} room=${roomOf?.(device) ?? ""} ...${rest} key=${device.id} />`)}
    </ul>
    ${hidden > 0 && html`<button type="button" class="plain" onClick=${() => setShown(shown + 10 * SHOWN)}>Show ${Math.min(hidden, 10 * SHOWN)} more</button>`}
  </div>`;
}

function Room({ room, devices, few, ...rest }) {
  const [open, setOpen] = useState(few);
  const on = devices.filter(isOn).length;
  return html`<details class="room card" open=${open} onToggle=${(event) => setOpen(event.target.open)}>
    <summary><span class="name">${room.name}</span> <span class="quiet">${on ? `${on} on · ` : ""}${devices.length}</span></summary>
    ${open && html`<${Devices} devices=${devices} ...${rest} />`}
  </details>`;
}

function Rooms({ home, devices, changes, ...rest }) {
  const byRoom = useMemo(() => {
    const rooms = new Map([...home.areas, ELSEWHERE].map((area) => [area.id, { area, devices: [] }]));
    for (const device of devices.values()) (rooms.get(device.area) ?? rooms.get(null)).devices.push(device);
    return [...rooms.values()].filter((room) => room.devices.length);
  }, [home, changes]);
  const floors = [...home.floors, { id: null, name: "" }];
  const several = home.floors.length > 1;
  return floors.map(({ id, name }) => {
    const rooms = byRoom.filter(({ area }) => (home.floors.some((floor) => floor.id === area.floor) ? area.floor : null) === id);
    return html`<section key=${id}>
      ${several && name && rooms.length > 0 && html`<h3 class="floor">${name}</h3>`}
      ${rooms.map((room) => html`<${Room} room=${room.area} devices=${room.devices} few=${devices.size <= FEW} ...${rest} key=${room.area.id} />`)}
    </section>`;
  });
}

function Found({ home, devices, changes, words, ...rest }) {
  const names = useMemo(() => new Map(home.areas.map((area) => [area.id, area.name])), [home]);
  const roomOf = (device) => names.get(device.area) ?? "";
  const found = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const said = (device) => `${device.name} ${roomOf(device)} ${device.noun} ${device.standing} ${device.words}`.toLowerCase();
    return [...devices.values()].filter((device) => {
      const all = said(device);
      return wanted.every((word) => all.includes(word));
    });
  }, [home, changes, words]);
  if (!found.length) return html`<p role="status">Nothing here is called that.</p>`;
  return html`<section>
    <p class="quiet" role="status">${found.length === 1 ? "1 device" : `${found.length} devices`}</p>
    <${Devices} devices=${found} roomOf=${roomOf} ...${rest} />
  </section>`;
}

function Sources({ home, devices, troubles }) {
  const counted = (source) => {
    const count = [...devices.values()].filter((device) => device.from === source).length;
    return count === 1 ? "1 device" : `${count} devices`;
  };
  return html`<section class="card">
    <h3>Where they come from</h3>
    <ul class="sources">
      ${Object.entries(home.hubs).map(
        ([source, title]) => troubles[source] ? html`<li class="error" key=${source}>${troubles[source]}</li>` : html`<li key=${source}>${title}: ${counted(source)}</li>`,
      )}
    </ul>
    ${home.left_out.length > 0 &&
    html`<details>
      <summary>Left out: ${home.left_out.length}</summary>
      <ul class="sources">
        ${home.left_out.map((each) => html`<li key=${`${each.from} ${each.name}`}><span class="name">${each.name}</span> (${home.hubs[each.from] ?? each.from}): ${each.why}</li>`)}
      </ul>
    </details>`}
  </section>`;
}

export function Home() {
  const [home, error, again] = useAnswer("rooms");
  const [devices, took, changes] = useDevices(home, again);
  const [words, setWords] = useState("");
  const [dialog, send] = useAsking();
  const notes = useTopic("notes");
  useTicking(AGES_MS);
  useVisible(again);
  if (!home) return html`<${Coming} title="Home" error=${error} />`;
  const troubles = Object.fromEntries(Object.keys(home.hubs).map((hub) => [hub, notes ? notes[hub] : home.troubles[hub]]));
  const rest = { home, devices, changes, send, took, tick: Math.floor(Date.now() / AGES_MS) };
  return html`<div>
    <h2>Home</h2>
    ${devices.size === 0
      ? html`<p>There are no devices. docs/connect-devices.md says how to connect some.</p>`
      : html`<search><label for="find">Find a device or a room</label>
            <input id="find" type="search" value=${words} autocomplete="off" onInput=${(event) => setWords(event.target.value)} /></search>
          <div>${words.trim() ? html`<${Found} words=${words} ...${rest} />` : html`<${Rooms} ...${rest} />`}</div>`}
    ${Object.keys(home.hubs).length > 0 && html`<${Sources} home=${home} devices=${devices} troubles=${troubles} />`}
    ${dialog}
  </div>`;
}

// The line to the box: one WebSocket, opened again by itself after a restart of the box or a sleep of the phone.

const RETRY_MS = [300, 1000, 2000, 5000];
const ALIVE_MS = 4000; // so soon a box answers that is there; a line that slept with the phone may be dead and not know it
const SIGNED_OUT = 4401;

let socket = null;
let retry = null;
let tries = 0;
let number = 0;
const asked = new Map(); // request number → {resolve, reject}
const listeners = new Map(); // topic → Set of functions
const newest = new Map(); // topic → its newest value
const line = new Set(); // who wants to know whether the box is there
let onSound = () => {}; // takes what comes as a binary message
export let connected = false;

const topicsWatched = () =>
  document.hidden ? [] : [...listeners].filter(([, who]) => who.size).map(([topic]) => topic);

function send(message) {
  socket.send(JSON.stringify(message));
}

function watchAnew() {
  if (connected) send({ do: "watch", topics: topicsWatched() });
}

function setConnected(now) {
  connected = now;
  for (const tell of line) tell(now);
}

function open() {
  clearTimeout(retry);
  const address = new URL("live", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  address.hash = "";
  const opened = new WebSocket(address);
  socket = opened;
  opened.binaryType = "arraybuffer";
  opened.onopen = () => {
    tries = 0;
    setConnected(true);
    watchAnew();
  };
  opened.onmessage = ({ data }) => (typeof data === "string" ? take(JSON.parse(data)) : onSound(data));
  opened.onclose = ({ code }) => socket === opened && broken(code);
}

function broken(code) {
  const was = connected;
  setConnected(false);
  for (const { reject } of asked.values()) reject(new Error("The box went away; it is tried again."));
  asked.clear();
  if (code === SIGNED_OUT) location.reload();
  else if (!was) leaveIfSignedOut();
  retry = setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
}

/** A socket doesn't say why it was not opened: the box is not there, or this browser was signed out. */
async function leaveIfSignedOut() {
  try {
    const answer = await fetch("enter");
    if (answer.ok && !(await answer.json()).in) location.reload();
  } catch {
    // it is not there
  }
}

function take(message) {
  if (message.topic !== undefined) {
    newest.set(message.topic, message.value);
    for (const tell of listeners.get(message.topic) ?? []) tell(message.value);
    return;
  }
  const waiting = asked.get(message.id);
  asked.delete(message.id);
  if (message.error !== undefined) waiting?.reject(new Error(message.error));
  else waiting?.resolve(message.answer);
}

/** Ask a verb of the box. Rejects with the box's own sentence. */
export function ask(verb, rest = {}) {
  if (!connected) return Promise.reject(new Error("The box is not there; it is tried again."));
  const id = ++number;
  return new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject });
    send({ ...rest, id, do: verb });
  });
}

/** Send sound to the box: 16-bit samples. */
export function sendSound(samples) {
  if (connected) socket.send(samples);
}

/** Have `take` called with the box's sound, an ArrayBuffer at a time. */
export function takeSound(take) {
  onSound = take;
}

/** Call `tell` with each value of a topic; returns the function that ends it. */
export function watch(topic, tell) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  const who = listeners.get(topic);
  who.add(tell);
  if (who.size === 1) watchAnew();
  else if (newest.has(topic)) tell(newest.get(topic));
  return () => {
    who.delete(tell);
    if (!who.size) watchAnew();
  };
}

/** Call `tell` whenever the line opens or breaks; returns the function that ends it. */
export function onLine(tell) {
  line.add(tell);
  return () => line.delete(tell);
}

/** The page is seen again: is the line alive? One that isn't is left behind; a broken one is not waited for. */
async function wake() {
  if (document.hidden) return;
  const seen = socket;
  if (!connected) {
    if (seen.readyState !== WebSocket.CONNECTING) open();
    return;
  }
  const late = setTimeout(() => {
    if (socket !== seen) return;
    seen.onclose = null;
    seen.close();
    broken(0);
  }, ALIVE_MS);
  try {
    await ask("watch", { topics: topicsWatched() });
  } catch {
    // broken meanwhile: it is opened again already
  }
  clearTimeout(late);
}

// a page that nobody sees watches nothing
document.addEventListener("visibilitychange", () => (document.hidden ? watchAnew() : wake()));
addEventListener("online", wake);
addEventListener("pageshow", (event) => event.persisted && wake());
open();

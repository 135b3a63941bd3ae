// The line to the box: one WebSocket, opened again by itself after a restart of the box or a sleep of the phone.

const RETRY_MS = [300, 1000, 2000, 5000];

let socket = null;
let tries = 0;
let number = 0;
const asked = new Map(); // request number → {resolve, reject}
const listeners = new Map(); // topic → Set of functions
const newest = new Map(); // topic → its newest value
const line = new Set(); // who wants to know whether the box is there
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
  const address = new URL("live", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  address.hash = "";
  socket = new WebSocket(address);
  socket.onopen = () => {
    tries = 0;
    setConnected(true);
    watchAnew();
  };
  socket.onmessage = (event) => take(JSON.parse(event.data));
  socket.onclose = () => {
    setConnected(false);
    for (const { reject } of asked.values()) reject(new Error("The box went away; it is tried again."));
    asked.clear();
    setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
  };
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
    send({ id, do: verb, ...rest });
  });
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

// a page that nobody sees watches nothing
document.addEventListener("visibilitychange", watchAnew);
open();

// The sound of this browser: its microphone as samples for the box, and the box's answer as it comes.

const MIC_RATE = 16000;
const KEPT_MS = 15000; // the microphone stays open so long after a talk: the next one then loses no first word
const LEAD_S = 0.15; // so much of an answer waits before it is heard, for a network that stutters

/** Whether this browser gives its microphone to this page: encrypted pages, and the box's own browser. */
export const hasMicrophone = () => Boolean(navigator.mediaDevices?.getUserMedia && window.AudioWorkletNode);

let open = null; // {stream, context, node}
let closing = null;

async function opened() {
  clearTimeout(closing);
  if (open) return open;
  const wanted = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: wanted });
  let context = new AudioContext({ sampleRate: MIC_RATE });
  let source;
  try {
    source = context.createMediaStreamSource(stream);
  } catch {
    await context.close(); // a browser that converts no microphone: the worklet does
    context = new AudioContext();
    source = context.createMediaStreamSource(stream);
  }
  await context.audioWorklet.addModule(new URL("./mic-worklet.js", import.meta.url));
  const node = new AudioWorkletNode(context, "microphone");
  source.connect(node).connect(context.destination); // it says nothing there, but what leads nowhere is not run everywhere
  await context.resume();
  open = { stream, context, node };
  return open;
}

function close() {
  if (!open) return;
  open.stream.getTracks().forEach((track) => track.stop());
  open.context.close();
  open = null;
}

/** Gives the microphone's chunks (Int16Array) to `take`; returns the function that ends it. Rejects with a sentence. */
export async function listen(take) {
  let microphone;
  try {
    microphone = await opened();
  } catch (failed) {
    if (failed.name === "NotAllowedError") throw new Error("The browser may not use the microphone: allow it for this page.");
    if (failed.name === "NotFoundError") throw new Error("This device has no microphone.");
    throw failed;
  }
  microphone.stream.getTracks().forEach((track) => (track.enabled = true));
  microphone.node.port.onmessage = ({ data }) => take(data);
  return () => {
    microphone.node.port.onmessage = null;
    microphone.stream.getTracks().forEach((track) => (track.enabled = false));
    clearTimeout(closing);
    closing = setTimeout(close, KEPT_MS);
  };
}

// a page that isn't seen keeps no microphone
document.addEventListener("visibilitychange", () => document.hidden && close());

/** Plays an answer while it comes. Make it in a click: browsers let a page sound only then. */
export class Player {
  constructor() {
    this.context = new AudioContext();
    this.context.resume();
    this.sources = new Set();
    this.next = 0;
    this.rate = 24000;
  }

  /** `data`: 16-bit samples of `rate` a second. */
  play(data) {
    const samples = Float32Array.from(new Int16Array(data), (value) => value / 32768);
    const buffer = this.context.createBuffer(1, samples.length, this.rate);
    buffer.copyToChannel(samples, 0);
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    source.onended = () => {
      this.sources.delete(source);
      if (!this.sources.size) this.context.suspend(); // silence costs a phone's battery as well
    };
    if (this.context.state === "suspended") this.context.resume();
    this.sources.add(source);
    const now = this.context.currentTime;
    if (this.next < now) this.next = now + LEAD_S;
    source.start(this.next);
    this.next += buffer.duration;
  }

  stop() {
    for (const source of this.sources) source.stop();
    this.sources.clear();
    this.next = 0;
  }
}

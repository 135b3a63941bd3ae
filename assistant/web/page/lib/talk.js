// Talking to the box by a button: held until all is said, or tapped, and then silence ends it.

import { ask, sendSound, takeSound, watch } from "./link.js";
import { listen, Player } from "./audio.js";
import { useEffect, useRef, useState } from "./ui.js";

const TAP_MS = 350; // a button that is let go sooner was tapped
const WAITING = 100; // chunks (5 s) kept while the box has not yet said that it listens

class Talk {
  constructor(show) {
    this.show = show;
    this.player = null;
    this.end = null; // ends the microphone
    this.pressed = 0; // when, 0: the button is up
    this.number = 0; // counts presses: what an older one waited for is no news
    this.opening = false; // what the box tells meanwhile is of the talk before
  }

  async press() {
    const number = ++this.number;
    this.pressed = performance.now();
    this.opening = true;
    this.player ??= new Player();
    this.player.context.resume();
    this.player.stop();
    takeSound((data) => this.player.play(data));
    this.show({ state: "opening", why: "" });
    let waiting = [];
    const take = (chunk) => {
      if (!waiting) sendSound(chunk);
      else if (waiting.length < WAITING) waiting.push(chunk);
    };
    try {
      this.hush();
      const end = await listen(take);
      if (number !== this.number) return end();
      this.end = end;
      if (!this.pressed) throw new Error("The microphone is ready: hold the button while you speak.");
      await ask("talk");
      if (number !== this.number) return undefined;
      this.opening = false;
      waiting.forEach(sendSound);
      waiting = null;
      if (!this.pressed) await ask("talk_tap");
    } catch (failed) {
      if (number === this.number) this.over(failed.message);
    }
    return undefined;
  }

  release() {
    const held = performance.now() - this.pressed;
    const tapped = this.pressed && held < TAP_MS;
    this.player?.context.resume(); // a press alone lets some browsers not sound yet
    this.pressed = 0;
    if (!this.end) return;
    ask(tapped ? "talk_tap" : "talk_end").catch(() => {}); // the box has ended it by itself
  }

  /** What the box tells of the talk. */
  told({ state, why, rate }) {
    if (this.opening || !this.player) return;
    if (state === "speaking") this.player.rate = rate;
    if (state !== "listening") this.hush();
    if (state === "over") this.over(why);
    else this.show({ state, why: "" });
  }

  stop() {
    this.number++;
    this.opening = false;
    this.player?.stop();
    this.hush();
    ask("talk_drop").catch(() => {});
    this.show({ state: "over", why: "" });
  }

  over(why) {
    this.opening = false;
    this.hush();
    this.show({ state: "over", why });
  }

  /** No more is heard of this microphone. */
  hush() {
    this.end?.();
    this.end = null;
  }
}

/** [{state, why}, press, release, stop]: `state` is "over", "opening", "listening", "thinking" or "speaking". */
export function useTalk() {
  const [now, show] = useState({ state: "over", why: "" });
  const talk = useRef(null);
  talk.current ??= new Talk(show);
  useEffect(() => watch("talk", (told) => talk.current.told(told)), []);
  useEffect(() => () => talk.current.end && talk.current.stop(), []);
  return [now, () => talk.current.press(), () => talk.current.release(), () => talk.current.stop()];
}

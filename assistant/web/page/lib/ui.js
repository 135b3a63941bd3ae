// What all pages are built from: Preact's functions, and hooks for what the box tells.

import { html, render, useCallback, useEffect, useMemo, useRef, useState } from "../vendor/preact-htm.js";
import * as link from "./link.js";

export { html, render, useCallback, useEffect, useMemo, useRef, useState };
export const { ask } = link;

/** The newest value of a topic, null before there is one. */
export function useTopic(topic) {
  const [value, setValue] = useState(null);
  useEffect(() => link.watch(topic, setValue), [topic]);
  return value;
}

/** Whether the box is there. */
export function useConnected() {
  const [is, setIs] = useState(link.connected);
  useEffect(() => {
    setIs(link.connected); // it may have opened before anybody listened
    return link.onLine(setIs);
  }, []);
  return is;
}

/** The answer to a verb, asked when the page opens, when the line comes back and by the returned function:
 * [answer or null, error sentence or "", ask again]. */
export function useAnswer(verb, rest = {}) {
  const [answer, setAnswer] = useState(null);
  const [error, setError] = useState("");
  const connected = useConnected();
  const key = JSON.stringify(rest);
  const again = useCallback(
    () =>
      ask(verb, JSON.parse(key)).then(
        (told) => (setAnswer(told), setError("")),
        (failed) => setError(failed.message),
      ),
    [verb, key],
  );
  useEffect(() => {
    if (connected) again();
  }, [connected, again]);
  return [answer, error, again];
}

/** Calls `again` when the page is seen again: what happened meanwhile was told to nobody. */
export function useVisible(again) {
  useEffect(() => {
    const seen = () => document.hidden || again();
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [again]);
}

/** For what a button opens: [is it open, set it, ref of the button]; the focus goes back to the button when it closes. */
export function useOpening() {
  const [open, setOpen] = useState(false);
  const opener = useRef(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !open) opener.current?.focus();
    was.current = open;
  }, [open]);
  return [open, setOpen, opener];
}

/** For a dialog that is open as long as it is drawn: its ref. */
export function useModal() {
  const dialog = useRef(null);
  useEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    return () => shown.close(); // the focus goes back to where it was
  }, []);
  return dialog;
}

/** Do something and tell how it failed: [busy, error, do it]. */
export function useDeed() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const deed = async (work) => {
    setBusy(true);
    setError("");
    try {
      await work();
    } catch (failed) {
      setError(failed.message);
    }
    setBusy(false);
  };
  return [busy, error, deed];
}

/** A part of the page whose answer is not there yet, or did not come. */
export function Coming({ title, error }) {
  return html`<div><h2>${title}</h2>${error ? html`<p class="error" role="alert">${error}</p>` : html`<p class="quiet">…</p>`}</div>`;
}

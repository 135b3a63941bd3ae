// The box's clock, by which everything here is told: the browser's own may be wrong, or in another time zone.

import { useEffect, useState } from "./ui.js";

let ahead = 0; // ms that the box's clock is ahead of the browser's
let today = ""; // the day at the home, while the page got it

/** The box told its time (ISO 8601, by the home's time zone). */
export function setClock(now) {
  ahead = Date.parse(now) - Date.now();
  today = now.slice(0, 10);
}

/** Now by the box's clock, in ms since 1970. */
export const boxNow = () => Date.now() + ahead;

/** The day at the home as an input of type "date" writes it. */
export const boxDay = () => today;

/** Draws a component anew every so often while the page is seen and something on it runs. */
export function useTicking(period, runs = true) {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => document.hidden || setTick((tick) => tick + 1), period);
    return () => clearInterval(timer);
  }, [period, runs]);
}

/** "just now", "5 min ago", "3 h ago", "2 days ago": how long ago a moment was. */
export function ago(iso) {
  const minutes = Math.floor((boxNow() - Date.parse(iso)) / 60000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} days ago`;
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "today", "tomorrow", "yesterday", "Wednesday", "2026-12-24": the day of a moment or day, as the home's calendar has it. */
export function dayOf(iso) {
  const days = Math.round((Date.parse(iso.slice(0, 10)) - Date.parse(today)) / 86400000);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 1 && days < 7 ? DAYS[new Date(iso.slice(0, 10)).getUTCDay()] : iso.slice(0, 10);
}

/** "07:30" of a moment that the box wrote, by the home's clocks. */
export const clockOf = (iso) => iso.slice(11, 16);

/** "today 07:30". */
export const momentOf = (iso) => (iso.length > 10 ? `${dayOf(iso)} ${clockOf(iso)}` : dayOf(iso));

/** What happens on each day: [[day, those of it] …], in their order; `at` gives the moment of one. */
export function byDay(all, at) {
  const days = new Map();
  for (const each of all) {
    const day = at(each).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return [...days];
}

/** "1:02:03" or "4:05": seconds as a countdown shows them. */
export function countdown(seconds) {
  const left = Math.max(0, Math.ceil(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60)];
  return hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`;
}

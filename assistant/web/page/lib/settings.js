// Settings in a form: what the box told, what was changed here and is not sent yet, and the sending of it.

import { useTold } from "./told.js";
import { ask, useState } from "./ui.js";

const NOTHING = { seen: "", values: {}, errors: {}, conflicts: {}, error: "", saved: "" };

/** Each key of a form: the settings themselves, and of a skill's table what the skill knows of it. */
function expanded(settings) {
  return settings.flatMap((each) =>
    each.type === "table" && each.fields
      ? each.fields.map((field) => ({
          ...field,
          key: `${each.key}.${field.key}`,
          section: each.key,
          value: each.value[field.key] ?? field.default,
          given: field.key in each.value,
          counts: each.counts,
          waits: each.waits,
        }))
      : [each],
  );
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What is sent of a table: its entries that differ; null takes one away. */
function tableChanges(before, after) {
  const changes = {};
  for (const name of Object.keys({ ...before, ...after })) {
    if (!(name in after)) changes[name] = null;
    else if (!same(before[name], after[name])) changes[name] = after[name];
  }
  return changes;
}

/** What is sent of a list of tables: the values that differ, where it still has the same rows; else all of it. */
function rowsChanges({ key, value: before, fields }, after) {
  const called = (row) => row[fields[0].key];
  if (after.length !== before.length || after.some((row, at) => called(row) !== called(before[at])))
    return { [key]: after };
  return Object.fromEntries(
    after.flatMap((row, at) =>
      Object.keys(row)
        .filter((name) => !same(row[name], before[at][name]))
        .map((name) => [`${key}.${at}.${name}`, row[name] ?? null]),
    ),
  );
}

function toSend(values, settings) {
  const known = new Map(settings.map((each) => [each.key, each]));
  const changes = {};
  for (const [key, value] of Object.entries(values)) {
    const each = known.get(key);
    if (each?.type === "rows" && value !== null) Object.assign(changes, rowsChanges(each, value));
    else if (each?.type === "table" && value !== null) changes[key] = tableChanges(each.value ?? {}, value);
    else changes[key] = value;
  }
  return changes;
}

/** Whether what the box says of one key is about another: of a row in it, or of the table around it. */
const concerns = (told, key) => told === key || told.startsWith(`${key}.`) || key.startsWith(`${told}.`);
export const about = (told, key) => Object.entries(told).find(([name]) => concerns(name, key))?.[1];

function without(map, key) {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !concerns(name, key)));
}

/** The settings of the box with a draft of changes over them. */
export function useSettings() {
  const [told, failed, again] = useTold("settings", "settings");
  const [draft, setDraft] = useState(NOTHING);
  const settings = told ? expanded(told.settings) : [];

  const put = (key, value) =>
    setDraft((before) => {
      const values = { ...before.values, [key]: value };
      const known = settings.find((each) => each.key === key);
      const unchanged = value === null ? !known?.given : value === undefined || same(value, known?.value);
      if (unchanged) delete values[key];
      // what is changed is changed from what is shown now: somebody else's change since then is told
      const seen = Object.keys(before.values).length ? before.seen : told.revision;
      return { ...before, values, seen, errors: without(before.errors, key), saved: "" };
    });
  const discard = () => setDraft(NOTHING);
  const settle = (key, mine) =>
    setDraft((before) => ({
      ...before,
      conflicts: without(before.conflicts, key),
      values: mine ? before.values : without(before.values, key),
      error: "",
    }));
  const save = async (pin) => {
    const changes = toSend(draft.values, settings);
    try {
      const answer = await ask("change", { changes, seen: draft.seen, ...(pin && { pin }) });
      if (!answer.error) setDraft({ ...NOTHING, saved: said(answer) });
      else
        setDraft((before) => ({
          ...before,
          error: answer.error,
          errors: answer.errors ?? {},
          conflicts: answer.conflicts ?? {},
          seen: answer.conflicts ? answer.revision : before.seen,
        }));
    } catch (error) {
      setDraft((before) => ({ ...before, error: error.message }));
    }
    await again();
  };
  return { told, failed, settings, draft, put, discard, settle, save, again };
}

/** What became of a change, in a sentence. */
function said({ applied, waits, mistakes }) {
  const soon = Object.values(waits).filter((when) => when === "when idle").length;
  const later = Object.values(waits).filter((when) => when === "at restart").length;
  const parts = ["Saved."];
  if (applied.length && !soon && !later) parts.push("It is in force.");
  if (soon) parts.push("What waits for a quiet moment is in force in a few seconds.");
  if (later) parts.push("What waits for a restart is marked.");
  return [...parts, ...mistakes].join(" ");
}

/** Change some keys at once, without a draft. Rejects with the box's sentence. */
export async function change(changes) {
  const answer = await ask("change", { changes });
  if (answer.error) throw new Error(answer.error);
  return answer;
}

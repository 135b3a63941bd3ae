// The lists: the box's own, and those that its hubs keep.

import { html, useEffect, useOpening, useRef, useState } from "../lib/ui.js";
import { momentOf } from "../lib/clock.js";

function ItemForm({ list, item, change, close }) {
  const [text, setText] = useState(item.text);
  const [due, setDue] = useState(item.due.slice(0, 10));
  const id = `item-${list.id}-${item.text}`.replaceAll(/\W/g, "-");
  const first = useRef(null);
  useEffect(() => first.current.focus(), []);
  const save = async (event) => {
    event.preventDefault();
    const dated = due === item.due.slice(0, 10) ? {} : { due };
    if (await change("change_item", { list: list.id, text: item.text, to: text, ...dated })) close();
  };
  const place = list.items.indexOf(item);
  const move = (to) => change("move_item", { list: list.id, text: item.text, to });
  return html`<form class="entry-form" onSubmit=${save} onKeyDown=${(event) => event.key === "Escape" && close()}>
    <div>
      <label for=${id}>Text</label>
      <input id=${id} ref=${first} required maxlength="200" value=${text} onInput=${(event) => setText(event.target.value)} />
    </div>
    ${list.dated &&
    html`<div>
      <label for=${`${id}-due`}>To be done by</label>
      <input id=${`${id}-due`} type="date" value=${due} onInput=${(event) => setDue(event.target.value)} />
    </div>`}
    <div class="buttons">
      <button>Save</button>
      ${list.from === null &&
      html`<button type="button" class="plain" disabled=${place === 0} onClick=${() => move(place - 1)}>Up</button>
        <button type="button" class="plain" disabled=${place === list.items.length - 1} onClick=${() => move(place + 1)}>Down</button>`}
      <button type="button" class="plain" onClick=${() => change("delete_items", { list: list.id, text: item.text })}>Remove</button>
      <button type="button" class="plain" onClick=${close}>Cancel</button>
    </div>
  </form>`;
}

function Item({ list, item, change }) {
  const [edits, setEdits, opener] = useOpening();
  const [wish, setWish] = useState(null); // what was ticked, until the list is there anew
  const tick = async (event) => {
    setWish(event.target.checked);
    await change("change_item", { list: list.id, text: item.text, done: event.target.checked });
    setWish(null);
  };
  return html`<li class="plan">
    <label class="tick">
      <input type="checkbox" checked=${wish ?? item.done} disabled=${!list.here} onChange=${tick} />
      <span class=${(wish ?? item.done) ? "name done-item" : "name"}>${item.text}</span>
      ${item.due && html`<span class="quiet">${momentOf(item.due)}</span>`}
    </label>
    <button type="button" class="plain" ref=${opener} aria-expanded=${edits} aria-label=${`Edit ${item.text}`} disabled=${!list.here}
      onClick=${() => setEdits(!edits)}>Edit</button>
    ${edits && html`<${ItemForm} list=${list} item=${item} change=${change} close=${() => setEdits(false)} />`}
  </li>`;
}

function OneList({ list, change }) {
  const [text, setText] = useState("");
  const add = async (event) => {
    event.preventDefault();
    if (await change("add_item", { list: list.id, text })) setText("");
  };
  const done = list.items.filter((item) => item.done).length;
  const id = `put-${list.id}`.replaceAll(/\W/g, "-");
  return html`<section class="card" aria-label=${list.name}>
    <h3>${list.name} ${list.from && html`<span class="quiet">in ${list.from}</span>`}</h3>
    ${!list.here && html`<p class="error">It can't be reached now.</p>`}
    ${list.items.length === 0 && html`<p class="quiet">Nothing is on it.</p>`}
    <ul class="entries">
      ${list.items.map((item, at) => html`<${Item} list=${list} item=${item} change=${change} key=${`${item.text} ${at}`} />`)}
    </ul>
    <form onSubmit=${add}>
      <label for=${id}>Put on the list</label>
      <div class="row">
        <input id=${id} required maxlength="200" autocomplete="off" enterkeyhint="done" disabled=${!list.here} value=${text}
          onInput=${(event) => setText(event.target.value)} />
        <button disabled=${!list.here}>Add</button>
      </div>
    </form>
    <div class="buttons after">
      ${done > 0 &&
      html`<button type="button" class="plain" onClick=${() => change("delete_items", { list: list.id, done: true })}>
        Remove what is ticked off
      </button>`}
      ${list.from === null &&
      html`<button type="button" class="plain" aria-label=${`Delete the list ${list.name}`} onClick=${() => change("delete_list", { list: list.id })}>
        Delete the list
      </button>`}
    </div>
  </section>`;
}

export function Lists({ lists, change }) {
  const [name, setName] = useState("");
  const make = async (event) => {
    event.preventDefault();
    if (await change("add_list", { name })) setName("");
  };
  return html`<section>
    <h2>Lists</h2>
    ${lists.map((list) => html`<${OneList} list=${list} change=${change} key=${list.id} />`)}
    <form class="card" onSubmit=${make}>
      <label for="new-list">A new list</label>
      <div class="row">
        <input id="new-list" required maxlength="80" autocomplete="off" value=${name} onInput=${(event) => setName(event.target.value)} />
        <button>Make it</button>
      </div>
    </form>
  </section>`;
}

// What the box asks before it does something: its question in a dialog, for a yes, the PIN or a device's code.

import { ask, html, useModal, useState } from "./ui.js";

const FIELDS = { pin: "Your PIN", code: "The device's code" };

function Question({ question, answer }) {
  const dialog = useModal();
  const [code, setCode] = useState("");
  const field = FIELDS[question.level];
  const agree = (event) => {
    event.preventDefault();
    answer(code);
  };
  return html`<dialog ref=${dialog} aria-labelledby="asked" onCancel=${(event) => (event.preventDefault(), answer(null))}>
    <form onSubmit=${agree}>
      <h3 id="asked">${question.question}</h3>
      ${question.problem && html`<p class="error" role="alert">${question.problem}</p>`}
      ${field &&
      html`<label for="asked-code">${field}</label>
        <input id="asked-code" type="password" inputmode="numeric" autocomplete="off" autofocus required
          value=${code} onInput=${(event) => setCode(event.target.value)} />`}
      <div class="row answers">
        <button>${field ? "Send" : "Yes"}</button>
        <button type="button" class="plain" onClick=${() => answer(null)}>${field ? "Cancel" : "No"}</button>
      </div>
    </form>
  </dialog>`;
}

/** For verbs that may ask first: [the dialog to draw, (verb, request) → its answer, null after a no]. Nothing of a
 * consent stays here: the ticket of a question goes back with its answer and is forgotten. */
export function useAsking() {
  const [open, setOpen] = useState(null);
  const send = async (verb, request) => {
    try {
      let told = await ask(verb, request);
      while (told.ask) {
        const { ticket } = told.ask;
        const question = told.ask;
        const code = await new Promise((answer) => setOpen({ question, answer }));
        if (code === null) {
          ask("decline", { ticket }).catch(() => {}); // it ends by itself as well
          return null;
        }
        told = await ask(verb, { ...request, ticket, code });
      }
      return told;
    } finally {
      setOpen(null);
    }
  };
  return [open && html`<${Question} ...${open} key=${open.question.ticket} />`, send];
}

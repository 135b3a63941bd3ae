// The page to sign in at: digits that are typed, or a link's ticket (behind the # of the address), for a cookie.

const form = document.querySelector("form");
const problem = document.getElementById("problem");

async function enter(word) {
  problem.textContent = "";
  try {
    const answer = await fetch("enter", { method: "POST", body: JSON.stringify({ word }) });
    if (!answer.ok) throw new Error(await answer.text());
    location.replace("./");
  } catch (failed) {
    problem.textContent = failed.message;
    form.word.select();
    form.word.focus();
  }
}

/** A browser may hold its cookie back where a link of elsewhere led here: of this page's own way it sends it. */
async function isIn() {
  const answer = await fetch("enter");
  return answer.ok && (await answer.json()).in;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  enter(form.word.value.replace(/\s/g, ""));
});
document.getElementById("trust").hidden = location.protocol !== "https:";

const ticket = location.hash.slice(1);
if (ticket) history.replaceState(null, "", "./"); // it is worth nothing afterwards, and nobody's to copy
if (await isIn()) location.replace("./");
else if (ticket && !ticket.startsWith("/")) enter(ticket);
else form.word.focus();

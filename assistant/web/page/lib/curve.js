// The microphone's level and the wake word's score of the last seconds, with the threshold that a word must pass.

import { html, useEffect, useRef } from "./ui.js";

const SECONDS = 15;
const STEP_MS = 100;
const QUIETEST_DB = -60;

const share = (db) => Math.max(0, Math.min(1, 1 - db / QUIETEST_DB));

function draw(canvas, levels, scores, threshold) {
  const { clientWidth, clientHeight } = canvas;
  if (!clientWidth) return;
  const scale = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  const colour = (name) => getComputedStyle(canvas).getPropertyValue(name);
  const count = (SECONDS * 1000) / STEP_MS;
  const x = (at) => width - ((levels.length - 1 - at) * width) / (count - 1);
  const y = (value) => height - 1 - value * (height - 2);
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = colour("--line");
  pen.beginPath();
  pen.moveTo(x(0), height);
  levels.forEach((level, at) => pen.lineTo(x(at), y(level)));
  pen.lineTo(width, height);
  pen.fill();
  pen.lineWidth = 2 * scale;
  pen.strokeStyle = colour("--accent");
  pen.beginPath();
  scores.forEach((score, at) => (at ? pen.lineTo(x(at), y(score)) : pen.moveTo(x(at), y(score))));
  pen.stroke();
  if (threshold === null) return;
  pen.lineWidth = scale;
  pen.strokeStyle = colour("--bad");
  pen.setLineDash([4 * scale, 4 * scale]);
  pen.beginPath();
  pen.moveTo(0, y(threshold));
  pen.lineTo(width, y(threshold));
  pen.stroke();
  pen.setLineDash([]);
}

export function Curve({ now }) {
  const canvas = useRef(null);
  const newest = useRef(now);
  newest.current = now;
  useEffect(() => {
    const [levels, scores] = [[], []];
    const look = () => {
      if (document.hidden) return;
      const { level_db: level, wake_score: score, threshold } = newest.current;
      for (const [values, value] of [[levels, share(level ?? QUIETEST_DB)], [scores, score ?? 0]]) {
        values.push(value);
        if (values.length > (SECONDS * 1000) / STEP_MS) values.shift();
      }
      draw(canvas.current, levels, scores, threshold);
    };
    const slowly = matchMedia("(prefers-reduced-motion: reduce)").matches ? 10 : 1;
    const timer = setInterval(look, STEP_MS * slowly);
    return () => clearInterval(timer);
  }, []);
  return html`<figure class="levels">
    <canvas ref=${canvas} aria-hidden="true"></canvas>
    <figcaption>
      <span class="level-key">microphone</span>
      <meter aria-label="Level of the microphone" min="0" max="1" value=${share(now.level_db)}></meter>
      <span class="score-key">wake word</span>
      <span class="score" style=${{ "--at": now.threshold }}>
        <meter aria-label="Score of the wake word" min="0" max="1" value=${now.wake_score}></meter>
      </span>
    </figcaption>
  </figure>`;
}

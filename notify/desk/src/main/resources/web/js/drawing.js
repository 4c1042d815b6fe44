// The pipeline as a drawing: boxes with their numbers, arrows with what flows on them. One drawing
// lies, for a screen; the other stands, for a phone. The style sheet shows one of them.
import { html, svg, nothing } from './lit.js';

const WIDE = { width: 216, height: 148, gap: 76 };
const TALL = { width: 330, gap: 40 };
const LINE = 21;

/** `stages`: `[{name, text, mood, href, numbers: [[label, value]], flow}]`; `below`: the same, beside the way. */
export function drawing(stages, below) {
  return html`<div class="drawing">${lying(stages, below)}${standing([...stages, ...below])}</div>`;
}

const spoken = (stages) => stages.map(({ name, numbers }) => `${name}: ${numbers.map(([label, value]) => `${label} ${value}`).join(', ')}`).join('; ');

function box(stage, x, y, width, height) {
  const lines = stage.numbers.map(([label, value], i) => svg`
    <text class="label" x=${x + 14} y=${y + 64 + i * LINE}>${label}</text>
    <text class="value" x=${x + width - 14} y=${y + 64 + i * LINE}>${value}</text>`);
  return svg`<g class="stage ${stage.mood ?? ''}"><rect x=${x} y=${y} width=${width} height=${height} rx="8"></rect>
    <text class="name" x=${x + 14} y=${y + 25}>${stage.name}</text>
    <text class="does" x=${x + 14} y=${y + 42}>${stage.text}</text>${lines}</g>`;
}

function lying(stages, below) {
  const step = WIDE.width + WIDE.gap;
  const tallest = Math.max(...stages.map((stage) => stage.numbers.length));
  const height = Math.max(WIDE.height, 60 + tallest * LINE);
  const lower = height + 74;
  const width = stages.length * step - WIDE.gap;
  const lowest = Math.max(...below.map((stage) => stage.numbers.length));
  return html`<svg class="wide" role="img" aria-label="An item's way. ${spoken([...stages, ...below])}" viewBox="-1 -1 ${width + 2} ${lower + 64 + lowest * LINE}">
    ${stages.map((stage, i) => svg`${i ? arrow((i - 1) * step + WIDE.width, height / 2, WIDE.gap, stage.flow) : nothing}
      ${box(stage, i * step, 0, WIDE.width, height)}`)}
    ${below.map((stage) => {
      const x = stage.under * step;
      return svg`<path class="flow ${stage.mood ?? ''}" d="M${x + WIDE.width / 2} ${height + 4}V${lower - 5}m-5 -7l5 7l5 -7"></path>
        <text class="stream" x=${x + WIDE.width / 2 + 12} y=${height + 40}>${stage.flow}</text>
        ${box(stage, x, lower, WIDE.width * (stage.span ?? 1) + WIDE.gap * ((stage.span ?? 1) - 1), 60 + stage.numbers.length * LINE)}`;
    })}</svg>`;
}

function arrow(x, y, length, flow) {
  const [stream, rate] = [flow].flat();
  return svg`<path class="flow" d="M${x + 4} ${y}h${length - 9}m-7 -5l7 5l-7 5"></path>
    <text class="stream middle" x=${x + length / 2} y=${y - 9}>${stream}</text>
    <text class="stream middle" x=${x + length / 2} y=${y + 19}>${rate ?? ''}</text>`;
}

function standing(stages) {
  let y = 0;
  const parts = stages.map((stage, i) => {
    const height = 60 + stage.numbers.length * LINE;
    const top = y;
    y += height + TALL.gap;
    const flow = [stage.flow].flat().filter(Boolean).join(', ');
    return svg`${i ? svg`<path class="flow" d="M40 ${top - TALL.gap + 4}V${top - 5}m-5 -7l5 7l5 -7"></path>
      <text class="stream" x="54" y=${top - 15}>${flow}</text>` : nothing}${box(stage, 0, top, TALL.width, height)}`;
  });
  return html`<svg class="tall" role="img" aria-label="An item's way. ${spoken(stages)}" viewBox="-1 -1 ${TALL.width + 2} ${y - TALL.gap + 2}">${parts}</svg>`;
}

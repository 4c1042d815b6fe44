// Topics as marks: a colour and always the name; the same name has the same colour on every page.
import { html, nothing } from './lit.js';
import { wireOf } from './links.js';

const KNOWN = { ccic: 0, sanctions: 1, process: 2 };

export function hue(name) {
  if (name in KNOWN) return `hue${KNOWN[name]}`;
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return `hue${3 + (sum % 5)}`;
}

export const score = (value) => (value === undefined || value === null ? '' : (Math.floor(value * 100) / 100).toFixed(2));

export function topicChip(name, value, title) {
  return html`<a class="chip ${hue(name)}" href=${wireOf(`topic:${name}`)} title=${title ?? `${name}: show all of this topic`}>${name}${value === undefined ? nothing : html`<span class="score">${score(value)}</span>`}</a>`;
}

export function topicChips(tags) {
  return (tags ?? []).map((tag) =>
    topicChip(tag.topic, tag.score, `${tag.topic} ${score(tag.score)}: ${[...new Set(tag.evidence.map((e) => `${e.words} (${e.signal})`))].slice(0, 5).join(', ')}`));
}

/** A state in one word with a sign whose shape differs too, so that colour is never alone. */
export const state = (word, mood, title) =>
  html`<span class="state ${mood}" title=${title ?? nothing}><span class="dot ${mood}" aria-hidden="true"></span>${word}</span>`;

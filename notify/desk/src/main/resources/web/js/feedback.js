// What a person says of an item: useful, not useful, wrong topic.
import { html } from './lit.js';
import { post } from './api.js';
import { undoable } from './notices.js';

export const VERDICTS = [['useful', 'Useful', '1'], ['not-useful', 'Not useful', '2'], ['wrong', 'Wrong topic', '3']];

// A verdict is a record that nobody can take off a stream, so it is written when it stands.
export function give(view, verdict, topic) {
  const word = VERDICTS.find(([name]) => name === verdict)[1].toLowerCase();
  undoable(`Noted “${word}” for “${clipped(view.item.title)}”.`,
    (leaving) => post('/api/feedback', { item: view.id, verdict, topic }, { keepalive: leaving }), () => {});
}

const clipped = (title) => (title.length > 60 ? `${title.slice(0, 59)}…` : title);

/** The keys 1, 2, 3 for the item that `find` gives for the row in focus. */
export function judge(find) {
  return Object.fromEntries(VERDICTS.map(([verdict, , key]) => [key, (row) => {
    const view = find(row);
    if (view) give(view, verdict);
  }]));
}

export const verdictButtons = (view) => VERDICTS.map(([verdict, text, key]) =>
  html`<button class="small" title="Key ${key}" @click=${() => give(view, verdict)}>${text}</button>`);

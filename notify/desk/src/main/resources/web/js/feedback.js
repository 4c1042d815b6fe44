// What a person says of an item: useful, not useful, wrong topic.
import { html } from './lit.js';
import { post } from './api.js';
import { complain, say } from './notices.js';

export const VERDICTS = [['useful', 'Useful', '1'], ['not-useful', 'Not useful', '2'], ['wrong', 'Wrong topic', '3']];

export async function give(view, verdict, topic) {
  try {
    await post('/api/feedback', { item: view.id, verdict, topic });
    say(`Noted: ${VERDICTS.find(([word]) => word === verdict)[1].toLowerCase()}.`);
  } catch (error) {
    complain(error);
  }
}

/** The keys 1, 2, 3 for the item that `find` gives for the row in focus. */
export function judge(find) {
  return Object.fromEntries(VERDICTS.map(([verdict, , key]) => [key, (row) => {
    const view = find(row);
    if (view) give(view, verdict);
  }]));
}

export const verdictButtons = (view) => VERDICTS.map(([verdict, text, key]) =>
  html`<button class="small" title="Key ${key}" @click=${() => give(view, verdict)}>${text}</button>`);

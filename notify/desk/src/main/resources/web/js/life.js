// The life of an item: each event in one sentence for people.
import { html, nothing } from './lit.js';
import { clock, duration } from './time.js';
import { adviceFor, moodOf } from './deliveries.js';

const CHANGES = { new: 'for the first time', copy: 'again: another feed carries it', revision: 'again: it was edited', retag: 'again: the topics changed', story: 'again: its story changed' };

const tagged = (one) => ({
  at: one.at, kind: 'tagged',
  text: `${CHANGES[one.change] ?? ''}${one.topics?.length ? `: ${one.topics.join(', ')}` : ', no topic'}${one.copies > 1 ? `, carried by ${one.copies} feeds` : ''}`.replace(/^, /, ''),
});
const alerted = (one) => ({
  at: one.at, kind: 'alert', text: one.alert.test ? 'made as a test' : 'made for a subscription', link: `/subscriptions/${one.alert.subscription}`,
});
const delivered = ({ at, delivery }) => ({
  at, kind: delivery.outcome, seconds: delivery.seconds,
  text: [delivery.channel && `by ${delivery.channel}`, delivery.detail, delivery.reason && (adviceFor(delivery.reason) || delivery.reason)].filter(Boolean).join(': '),
});

function plain(one) {
  if (one.text) return one;
  if (one.delivery) return delivered(one);
  if (one.alert) return alerted(one);
  return tagged(one);
}

/** What came before Nightdesk decided anything stands in the item itself. */
function before({ item, copies }) {
  return [
    item.published && { at: item.published, kind: 'published', text: `as ${item.outlet} states it` },
    { at: item.seen, kind: 'seen', text: item.baseline ? 'at the first poll of the feed, so it is no news' : `through ${item.feed}` },
    ...copies.slice(1).map((copy) => ({ at: copy.seen, kind: 'copy', text: `${copy.outlet} carries it too` })),
  ].filter(Boolean);
}

/** Everything in the order in which it happened. */
export function lifeOf(view, events) {
  const told = events.map(plain);
  const kinds = new Set(told.map((one) => one.kind));
  return [...before(view).filter((one) => !kinds.has(one.kind)), ...told].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export const lifeRow = (one) => html`<li class=${moodOf(one.kind)}><div>${clock(one.at)} <strong>${one.kind}</strong></div>
  <div class="break">${one.link?.startsWith('/') ? html`<a href=${one.link}>${one.text}</a>` : one.text}
  ${one.seconds === undefined || one.seconds === null ? nothing : html`<span class="soft">after ${duration(one.seconds)}</span>`}</div></li>`;

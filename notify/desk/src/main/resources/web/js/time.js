// Times as people read them: relative in the text, exact UTC and local time on hover.
import { html, nothing } from './lit.js';

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
const dayOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `12 s`, `3 min`, `5 h`, `2 d`, then a date; `in 3 min` for what is to come. */
export function relative(date, now = Date.now()) {
  const seconds = Math.round((now - date.getTime()) / 1000);
  const distance = Math.abs(seconds);
  let text;
  if (distance < 2) return 'now';
  if (distance < 60) text = `${distance} s`;
  else if (distance < 3600) text = `${Math.round(distance / 60)} min`;
  else if (distance < 86400) text = `${Math.round(distance / 3600)} h`;
  else if (distance < 7 * 86400) text = `${Math.round(distance / 86400)} d`;
  else if (distance < 300 * 86400) return dayOf.format(date);
  else return dayAndYear.format(date);
  return seconds < 0 ? `in ${text}` : text;
}

export function exact(date) {
  return `${date.toISOString().replace('T', ' ').replace(/\.\d+Z/, '')} UTC · ${local.format(date)}`;
}

/** `2026-11-24 08:12:28` in UTC, for where the exact time is the point. */
export function clock(iso) {
  return html`<time datetime=${iso} title=${exact(new Date(iso))}>${iso.slice(0, 19).replace('T', ' ')}</time>`;
}

/** A relative time that stays true while the page is open; nothing for no time. */
export function when(iso, suffix = '') {
  if (!iso) return nothing;
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return nothing;
  return html`<time datetime=${iso} title=${exact(date)} data-relative data-suffix=${suffix}>${written(date, suffix)}</time>`;
}

function written(date, suffix) {
  const text = relative(date);
  return suffix && /^\d+ (s|min|h|d)$/.test(text) ? `${text} ${suffix}` : text;
}

/** `1.4 s`, `38 s`, `3 min`, `2.5 h`. */
export function duration(seconds) {
  if (seconds === undefined || seconds === null) return '';
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${+seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${+(seconds / 3600).toFixed(1)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

// Only the text node changes: the nodes themselves belong to the templates.
setInterval(() => {
  if (document.hidden) return;
  for (const element of document.querySelectorAll('time[data-relative]')) {
    const node = [...element.childNodes].find((child) => child.nodeType === Node.TEXT_NODE);
    const text = written(new Date(element.dateTime), element.dataset.suffix);
    if (node && node.data !== text) node.data = text;
  }
}, 15000);

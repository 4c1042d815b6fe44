// Links that lead out. Addresses come from feeds: nothing but http and https becomes a link.
import { html } from './lit.js';

export function safe(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A link out of the desk, or only its text when the address is of another kind. */
export function outward(address, text = address) {
  const href = safe(address);
  return href
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer" data-original>${text}</a>`
    : html`<span>${text}</span>`;
}

export function hostOf(address) {
  return safe(address) ? new URL(address).host.replace(/^www\./, '') : '';
}

export const wireOf = (query) => `/wire?q=${encodeURIComponent(query)}`;
export const itemOf = (id) => `/items/${encodeURIComponent(id)}`;

// What a page shows when it has nothing, is waiting, or failed.
import { html, nothing } from './lit.js';

/** An empty page says what belongs here and how to get it. */
export const empty = (title, text, acts = nothing) =>
  html`<section class="nothing"><h2>${title}</h2><p>${text}</p><div class="inline">${acts}</div></section>`;

/** The same for a page that has nothing else to say: its title is the page's. */
export const lost = (title, text, acts = nothing) =>
  html`<section class="nothing"><h1>${title}</h1><p>${text}</p><div class="inline">${acts}</div></section>`;

/** An error says what happened and what to do. */
export const problem = (error, again) => html`
  <div class="problem" role="alert"><strong>${error.message}</strong>${error.hint ?? nothing}
    ${again ? html`<div><button class="small" @click=${again}>Try again</button></div>` : nothing}</div>`;

export const waiting = (text = 'Reading …') => html`<p class="soft" aria-busy="true">${text}</p>`;

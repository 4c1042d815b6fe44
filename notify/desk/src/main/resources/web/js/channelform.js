// Where alerts go, when, and when not: the fields of a subscription that are not its query.
import { html, nothing } from './lit.js';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const zones = Intl.supportedValuesOf?.('timeZone') ?? [];

const invalid = (state, ...names) => (names.includes(state.error?.field) ? 'true' : 'false');

const zoneField = (label, chosen, set) => html`<select class="auto" aria-label=${label} @change=${(event) => set(event.target.value)}>
  ${[...new Set([chosen, here, 'UTC', ...zones])].map((zone) => html`<option ?selected=${zone === chosen}>${zone}</option>`)}</select>`;

/** How a key that is stored comes back. */
const KEPT = 'whsec_***';

/** A fresh key as Standard Webhooks has it: 32 bytes from the browser's own source of randomness. */
export const signingKey = () => `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;

/** Mail or webhook. Where mail is not set up, says so and what to set. */
export function channelFields(channel, state, set) {
  const mailOff = state.mail && state.mail.ready === false;
  const kind = (word, text) => html`<label class="choice"><input type="radio" name="channel" .checked=${channel.kind === word}
    @change=${() => set(word === 'mail' ? { kind: 'mail', address: channel.address ?? '' } : { kind: 'webhook', url: channel.url ?? '', secret: channel.secret ?? signingKey() })}>${text}</label>`;
  return html`<fieldset class="field"><legend>Where</legend>
    <div class="inline">${kind('mail', 'Mail')}${kind('webhook', 'Webhook')}</div>
    ${channel.kind === 'mail' ? html`
      <input type="email" aria-label="Mail address" autocomplete="email" placeholder="desk@example.org" .value=${channel.address ?? ''} aria-invalid=${invalid(state, 'channel', 'channel.address', 'address')}
        @input=${(event) => set({ ...channel, address: event.target.value })}>
      ${mailOff ? html`<p class="caution">${state.mail.hint ?? html`Mail is not set up, so nothing can be sent to an address yet. Set <code>mail.host</code> and <code>mail.from</code> (and <code>mail.user</code>, <code>mail.password</code> where the server wants them) in the settings file, then restart.`}</p>` : nothing}`
    : html`<input type="url" aria-label="Address of the webhook" placeholder="https://example.org/hook" .value=${channel.url ?? ''} aria-invalid=${invalid(state, 'channel', 'channel.url', 'url')}
        @input=${(event) => set({ ...channel, url: event.target.value })}>
      <label for="secret" class="hint">${channel.secret === KEPT ? 'Key that signs what is posted, kept as it is; empty: not signed' : 'Key that signs what is posted. Copy it to the receiver now: it is not shown again. Empty: not signed'}</label>
      <input id="secret" class="code" autocomplete="off" .value=${channel.secret ?? ''} aria-invalid=${invalid(state, 'channel.secret', 'secret')} @input=${(event) => set({ ...channel, secret: event.target.value })}>`}
    </fieldset>`;
}

export const channelBody = (channel) => (channel.kind === 'mail'
  ? { kind: 'mail', address: (channel.address ?? '').trim() }
  : { kind: 'webhook', url: (channel.url ?? '').trim(), ...(channel.secret ? { secret: channel.secret.trim() } : {}) });

/** At once, a digest every so many minutes, or one a day at a local time. */
export function rhythmFields(rhythm, set) {
  const kind = (word, fresh, text) => html`<label class="choice"><input type="radio" name="rhythm" .checked=${rhythm.kind === word} @change=${() => set(fresh)}>${text}</label>`;
  return html`<fieldset class="field"><legend>When</legend>
    ${kind('at-once', { kind: 'at-once' }, 'At once, one message for each story')}
    <div class="inline">${kind('every', { kind: 'every', minutes: rhythm.minutes ?? 60 }, 'A digest, at most every')}
      ${rhythm.kind === 'every' ? html`<span><input type="number" min="1" max="1440" aria-label="Minutes between digests" .value=${String(rhythm.minutes)}
        @input=${(event) => set({ kind: 'every', minutes: Number(event.target.value) })}> minutes</span>` : nothing}</div>
    <div class="inline">${kind('daily', { kind: 'daily', at: rhythm.at ?? '08:00', zone: rhythm.zone ?? here }, 'A digest a day, at')}
      ${rhythm.kind === 'daily' ? html`<input type="time" aria-label="Time of day" .value=${String(rhythm.at).slice(0, 5)} @input=${(event) => set({ ...rhythm, at: event.target.value })}>
        ${zoneField('Time zone', rhythm.zone, (zone) => set({ ...rhythm, zone }))}` : nothing}</div></fieldset>`;
}

export const rhythmBody = (rhythm) => {
  if (rhythm.kind === 'every') return { kind: 'every', minutes: rhythm.minutes };
  if (rhythm.kind === 'daily') return { kind: 'daily', at: String(rhythm.at).slice(0, 5), zone: rhythm.zone };
  return { kind: 'at-once' };
};

/** Hours without messages, and how many alerts a day are enough. */
export function restFields(draft, state, set) {
  const { quietHours: quiet, rhythm } = draft;
  const time = (name, label) => html`<input type="time" aria-label=${label} .value=${String(quiet[name]).slice(0, 5)} aria-invalid=${invalid(state, `quietHours.${name}`)}
    @input=${(event) => set({ quietHours: { ...quiet, [name]: event.target.value } })}>`;
  const day = rhythm.kind === 'daily' ? rhythm.zone : quiet?.zone ?? 'UTC';
  return html`<fieldset class="field"><legend>But not</legend>
    <div class="inline"><label class="choice"><input type="checkbox" .checked=${Boolean(quiet)} @change=${(event) =>
        set({ quietHours: event.target.checked ? { from: '23:00', to: '07:00', zone: rhythm.zone ?? here } : null })}>${quiet ? 'in quiet hours, from' : 'in quiet hours'}</label>
      ${quiet ? html`${time('from', 'Quiet hours begin at')} to ${time('to', 'Quiet hours end at')}
        ${zoneField('Time zone of the quiet hours', quiet.zone, (zone) => set({ quietHours: { ...quiet, zone } }))}` : nothing}</div>
    ${quiet ? html`<p class="hint">Nothing is lost: what comes in them waits, and one digest tells it when they end.</p>` : nothing}
    <div class="inline"><label class="choice" for="at-most">more alerts a day than</label>
      <input id="at-most" type="number" min="1" max="500" .value=${String(draft.atMostPerDay || '')} aria-invalid=${invalid(state, 'atMostPerDay')}
        @input=${(event) => set({ atMostPerDay: event.target.value === '' ? null : Number(event.target.value) })}>${draft.atMostPerDay ? nothing : html`<span class="soft">empty: no limit</span>`}</div>
    ${draft.atMostPerDay ? html`<p class="hint">What goes beyond is not sent: it stands under Alerts as “throttled”, and the next message says how many. Corrections of what was told are always sent. A day begins at midnight, ${day}.</p>` : nothing}</fieldset>`;
}

export const restBody = ({ quietHours: quiet, atMostPerDay }) => ({
  quietHours: quiet ? { from: String(quiet.from).slice(0, 5), to: String(quiet.to).slice(0, 5), zone: quiet.zone } : undefined,
  atMostPerDay: atMostPerDay ?? undefined,
});

// The demo's own receiver: mails and webhooks exactly as they arrived.
import { html, render, nothing } from '../js/lit.js';
import { get } from '../js/api.js';
import { when } from '../js/time.js';
import { lost, problem, waiting } from '../js/empty.js';
import { listen, soon } from '../js/live.js';

export function mount(root) {
  const stop = new AbortController();
  let sink = null;
  let error = null;
  let chosen = null;

  async function load() {
    try {
      const answer = await get('/api/sink', {}, stop.signal);
      sink = [...(answer.mails ?? []).map((mail) => ({ kind: 'mail', ...mail })), ...(answer.webhooks ?? []).map((hook) => ({ kind: 'webhook', ...hook }))]
        .sort((a, b) => (at(a) < at(b) ? 1 : -1));
      error = null;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      error = failure;
    }
    draw();
  }

  function draw() {
    if (error) return render(error.status === 404 ? lost('There is no inbox here', 'Only the demo receives its own messages.', html`<a class="button" href="/alerts">Alerts</a>`) : problem(error, load), root);
    if (!sink) return render(waiting(), root);
    if (!sink.length) return render(lost('Nothing has arrived yet', 'The demo sends its alerts here: mails and webhooks, exactly as a receiver gets them.', html`<a class="button" href="/wire">To the wire</a>`), root);
    const shown = sink.find((one) => key(one) === chosen) ?? sink[0];
    render(html`<div class="head"><h1>Inbox of the demo</h1><span class="says">${sink.length} messages</span></div>
      <div class="inbox"><ul class="rows">${sink.map((one) => html`<li data-row><button class="mailrow" data-open aria-pressed=${one === shown ? 'true' : 'false'} @click=${() => { chosen = key(one); draw(); }}>
          <span class="soft">${one.kind} · ${when(at(one), 'ago')}</span><span dir="auto">${title(one)}</span></button></li>`)}</ul>
        <section class="panel" aria-label="Message">${one(shown)}</section></div>`, root);
  }

  draw();
  load();
  const deaf = listen('delivery', soon(load, 1000));
  return {
    leave() {
      stop.abort();
      deaf();
    },
  };
}

const at = (message) => message.at ?? message.received ?? '';
const key = (message) => `${message.kind} ${message.id ?? ''} ${at(message)} ${title(message)}`;
const title = (message) => (message.kind === 'webhook' && hookTitle(jsonOf(message)?.data)) || (message.subject ?? message.url ?? 'message');

function hookTitle(data) {
  const first = data?.alerts?.[0]?.alert?.headline;
  return first && (data.alerts.length > 1 ? `${data.alerts.length} stories: ${first}` : first);
}

function jsonOf(message) {
  try {
    const body = message.body ?? message.text;
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return null;
  }
}

function one(message) {
  const headers = Object.entries(message.headers ?? {});
  const body = message.kind === 'webhook' && jsonOf(message) ? JSON.stringify(jsonOf(message), null, 2) : message.text ?? message.body ?? '';
  return html`<h2 dir="auto">${title(message)}</h2>
    <p class="soft">${message.kind === 'mail' ? `${message.from ? `from ${message.from} ` : ''}to ${[message.to].flat().join(', ')}` : `POST ${message.url ?? message.to ?? ''}`} · ${when(at(message), 'ago')}</p>
    <pre class="code message" dir="auto">${body}</pre>
    ${headers.length ? html`<details><summary>Headers</summary><dl class="facts">${headers.map(([name, value]) => html`<dt>${name}</dt><dd class="break">${[value].flat().join(', ')}</dd>`)}</dl></details>` : nothing}`;
}

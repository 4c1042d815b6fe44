// Add a feed by any address, or many by a subscription list.
import { html, render, nothing } from '../js/lit.js';
import { post } from '../js/api.js';
import { healths, isWhole, verdicts } from '../js/import.js';
import { listen, soon } from '../js/live.js';
import { makeStarter } from '../js/starter.js';
import { outward } from '../js/links.js';
import { state as stateMark } from '../js/chips.js';
import { healthMood } from '../js/feedhealth.js';
import { say } from '../js/notices.js';
import { problem, waiting } from '../js/empty.js';
import { go } from '../js/router.js';

export function mount(root, route) {
  const stop = new AbortController();
  const state = {
    url: route.query.get('url') ?? '', folder: '', checking: false, check: null, error: null, added: new Set(),
    importing: null, verdicts: null, rows: new Map(), importError: null,
  };
  const starter = makeStarter({ draw, signal: stop.signal, after: (count) => { say(`${count} feeds are there now; they are being read.`); go('/feeds'); } });

  async function check(event) {
    event?.preventDefault();
    let url = state.url.trim();
    if (!url) return;
    if (!/^[a-z]+:/i.test(url)) url = `https://${url}`;
    Object.assign(state, { url, checking: true, check: null, error: null });
    draw();
    try {
      const answer = await post('/api/feeds/check', { url }, { signal: stop.signal });
      state.check = answer.status && typeof answer.status === 'object' ? answer.status : answer;
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.error = error;
    }
    state.checking = false;
    draw();
  }

  async function add(url, title) {
    try {
      const folders = state.folder.split('/').map((part) => part.trim()).filter(Boolean);
      await post('/api/feeds', { url, ...(title ? { title } : {}), folders });
      state.added.add(url);
      say(`Added ${title ?? url}. Its first poll alerts nobody: what stands there already is no news.`);
    } catch (error) {
      state.error = error;
    }
    draw();
  }

  async function take(file) {
    if (!file) return;
    Object.assign(state, { importing: file.name, verdicts: null, importError: null });
    draw();
    try {
      state.verdicts = await post('/api/feeds/import', { opml: await file.text() });
      state.rows = await healths(stop.signal);
    } catch (error) {
      state.importError = error;
    }
    state.importing = null;
    draw();
  }

  function draw() {
    render(html`<div class="head"><h1>Add feeds</h1><div class="acts"><a class="button" href="/feeds">All feeds</a></div></div>
      <div class="two even">
        <section class="panel"><h2>By address</h2>
          <form @submit=${check}><div class="field"><label for="url">Address of a feed, a page or a site</label>
            <div class="inline oneline"><input id="url" type="text" inputmode="url" autocapitalize="off" spellcheck="false" placeholder="example.org/news" .value=${state.url} @input=${(event) => { state.url = event.target.value; }}>
              <button class="first" ?disabled=${state.checking}>${state.checking ? 'Looking …' : 'Check'}</button></div>
            <p class="hint">It is fetched once. If it is a page, the feeds that it announces are shown.</p></div>
            <div class="field"><label for="folder">Folder</label><input id="folder" placeholder="none" .value=${state.folder} @input=${(event) => { state.folder = event.target.value; }}><p class="hint">Folders within folders by a slash: Europe / Greece</p></div></form>
          <div aria-live="polite">${state.checking ? waiting('The address is being fetched …') : nothing}
            ${state.error ? problem(state.error) : nothing}${state.check ? found(state, add) : nothing}</div></section>
        <section class="panel"><h2>By subscription list</h2>
          <p>An OPML file, as every feed reader exports it. Each line gets a verdict; one bad line does not stop the others.</p>
          <label class="button" for="opml">Choose a file …</label>
          <input id="opml" class="unseen" type="file" accept=".opml,.xml,text/xml,text/x-opml,application/xml" @change=${(event) => take(event.target.files[0])}>
          <div aria-live="polite">${state.importing ? waiting(`Importing ${state.importing} …`) : nothing}
            ${state.importError ? problem(state.importError) : nothing}${state.verdicts ? verdicts(state.verdicts, state.rows) : nothing}</div></section>
      </div>
      ${starter.view()}`, root);
  }

  /** While feeds of the list wait for their first reading, looks how far that is. */
  const look = soon(async () => {
    if (!state.verdicts || isWhole(state.verdicts, state.rows)) return;
    state.rows = await healths(stop.signal).catch(() => state.rows);
    draw();
  }, 1000);

  draw();
  if (state.url) check();
  const deaf = [listen('feed', look), listen('again', look)];
  return {
    keys: { Escape: () => go('/feeds') },
    leave() {
      stop.abort();
      deaf.forEach((end) => end());
    },
  };
}

function found({ check, url, added }, add) {
  const health = check.health ?? 'working';
  const works = health === 'working' || health === 'waiting';
  const button = (address, title) => (added.has(address)
    ? html`<span class="state good">added</span>`
    : html`<button class="small first" @click=${() => add(address, title)}>Add</button>`);
  return html`<div class="found">
    ${works
      ? html`<p>${stateMark(health === 'waiting' ? 'a feed' : health, 'good')} <strong dir="auto">${check.title ?? 'a feed without a title'}</strong>, ${check.entries ?? 0} ${check.entries === 1 ? 'entry' : 'entries'} ${button(check.url ?? url, check.title)}</p>`
      : html`<p>${stateMark(health, healthMood(health))} ${check.reason ?? nothing}${check.httpStatus ? ` HTTP ${check.httpStatus}.` : nothing}</p>`}
    ${check.candidates?.length ? html`<h3>Feeds that the page announces</h3><ul class="plainlist">${check.candidates.map((link) => html`
      <li class="oneline"><span class="break"><span dir="auto">${link.title ?? 'without a title'}</span> <span class="soft">${outward(link.href)}</span></span>${button(link.href, link.title)}</li>`)}</ul>`
      : works ? nothing : html`<p class="soft">No feed is announced there. <button class="plain" @click=${() => add(url)}>Add it all the same</button></p>`}</div>`;
}

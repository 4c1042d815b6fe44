// A field for the query language: completion of what stands last, and a plain error under the caret.
import { html, live, nothing } from './lit.js';
import { get, listOf, post, sentence } from './api.js';

const FIELDS = ['topic:', 'entity:', 'source:', 'language:', 'title:', 'summary:', 'body:', 'story:'];
let topics = null;
let serial = 0;

async function topicNames() {
  topics ??= get('/api/topics').then((answer) => listOf(answer, 'topics').map((topic) => topic.name), () => []);
  return topics;
}

/** Whole texts that the last, unfinished word could become. */
function completions(text, names) {
  const begun = /[^\s()]*$/.exec(text)[0];
  if (!begun || begun.startsWith('"')) return [];
  const words = begun.startsWith('topic:') ? names.map((name) => `topic:${name}`) : FIELDS;
  return words.filter((word) => word.startsWith(begun) && word !== begun)
    .map((word) => text.slice(0, text.length - begun.length) + word);
}

/** The query with a caret under the place where it went wrong. */
export function caret(query, error) {
  if (!error) return nothing;
  const at = Math.min(error.position ?? query.length, query.length);
  const from = Math.max(0, at - 60);
  return html`<div class="caret" role="alert">
    <div class="caretline" aria-hidden="true"><pre>${from ? '…' : ''}${query.slice(from)}
${' '.repeat(at - from + (from ? 1 : 0))}^</pre></div>
    <span>${sentence(error.message ?? error.error)}</span> ${error.hint ? html`<span class="soft">${error.hint}</span>` : nothing}</div>`;
}

/**
 * Makes a box. `draw` is called when it must be drawn again, `onInput(text)` at each change,
 * `onEnter(text)` for Enter. With `check`, the text is checked while it is typed.
 */
export function querybox({ draw, onInput, onEnter, check = false, id = `query${++serial}`, label, placeholder }) {
  const box = { text: '', error: null, canonical: null, form: null };
  let names = [];
  let timer = 0;
  let asked = 0;

  async function ask() {
    const mine = ++asked;
    const text = box.text;
    if (!text.trim()) {
      Object.assign(box, { error: null, canonical: null, form: null });
      return draw();
    }
    try {
      const answer = await post('/api/query/check', { query: text });
      if (mine !== asked) return;
      const error = answer.ok === false ? (typeof answer.error === 'string' ? { ...answer, message: answer.error } : answer.error) : null;
      Object.assign(box, { error, canonical: answer.canonical, form: answer.form });
    } catch (error) {
      if (mine !== asked) return;
      box.error = error;
    }
    draw();
  }

  box.set = (text) => {
    box.text = text;
    box.error = null;
    if (check) ask();
  };
  box.view = () => html`<div class="querybox">
    <input id=${id} type="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false"
      aria-label=${label ?? nothing} placeholder=${placeholder ?? nothing} list="${id}-words"
      aria-invalid=${box.error ? 'true' : 'false'} .value=${live(box.text)}
      @focus=${async () => { names = await topicNames(); }}
      @input=${(event) => {
        box.text = event.target.value;
        box.error = null;
        onInput?.(box.text);
        clearTimeout(timer);
        if (check) timer = setTimeout(ask, 250);
        draw();
      }}
      @keydown=${(event) => {
        if (event.key === 'Enter' && onEnter) {
          event.preventDefault();
          onEnter(box.text.trim());
        }
        if (event.key === 'Escape') {
          box.error = null;
          event.target.blur();
          draw();
        }
      }}>
    <datalist id="${id}-words">${completions(box.text, names).map((word) => html`<option value=${word}></option>`)}</datalist>
    ${caret(box.text, box.error)}</div>`;
  return box;
}

// What is said in passing, and what can be taken back for ten seconds.
import { html, render } from './lit.js';

const GRACE = 10000;
const place = document.getElementById('notices');
const shown = new Set();

function draw() {
  render([...shown].map((notice) => html`
    <div class="notice ${notice.bad ? 'bad' : ''}"><span>${notice.text}</span>
      ${notice.undo ? html`<button class="small" @click=${notice.undo}>Undo <kbd>u</kbd></button>` : ''}
    </div>`), place);
}

function take(notice) {
  shown.delete(notice);
  draw();
}

export function say(text, { bad = false } = {}) {
  const notice = { text, bad };
  shown.add(notice);
  draw();
  setTimeout(() => take(notice), bad ? 9000 : 5000);
}

/** An error as a notice, with its hint. */
export const complain = (error) => say([error.message, error.hint].filter(Boolean).join(' '), { bad: true });

/**
 * Does `act` in ten seconds unless the reader takes it back; leaving the page does it at once.
 * The page hides the thing meanwhile and shows it again in `restore`.
 */
export function undoable(text, act, restore) {
  const notice = { text };
  const finish = (leaving) => {
    clearTimeout(timer);
    removeEventListener('pagehide', onLeave);
    take(notice);
    act(leaving).catch((error) => {
      complain(error);
      restore();
    });
  };
  const onLeave = () => finish(true);
  const timer = setTimeout(() => finish(false), GRACE);
  notice.undo = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', onLeave);
    take(notice);
    restore();
  };
  addEventListener('pagehide', onLeave);
  shown.add(notice);
  draw();
}

/** Says what was done, and for ten seconds offers to take it back by `back`. */
export function done(text, back) {
  const notice = { text };
  const timer = setTimeout(() => take(notice), GRACE);
  notice.undo = () => {
    clearTimeout(timer);
    take(notice);
    back().catch(complain);
  };
  shown.add(notice);
  draw();
}

/** Takes back the latest, for the key `u`. */
export function undoLatest() {
  [...shown].filter((notice) => notice.undo).at(-1)?.undo();
}

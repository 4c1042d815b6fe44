// Starts the desk: for each address the page's module is loaded and drawn into <main>.
import { html, render } from './lit.js';
import { startRouter } from './router.js';
import { routes } from './routes.js';
import { closeFrame, openFrame, showPage, showQuery } from './frame.js';
import { setPageKeys } from './keys.js';
import { closeLine } from './live.js';
import { lost, problem } from './empty.js';

const main = document.getElementById('main');
let leave = () => {};
let turn = 0;
let root = main;

/** Each page draws into an element of its own, so that a page that was left cannot draw any more. */
function freshRoot() {
  main.removeAttribute('aria-busy');
  root = document.createElement('div');
  main.replaceChildren(root);
  return root;
}

async function show(route) {
  const mine = ++turn;
  leave();
  leave = () => {};
  setPageKeys({});
  main.setAttribute('aria-busy', 'true'); // what still stands there belongs to the page that was left
  showPage(route.page, route.title);
  if (route.file !== 'signin') openFrame();
  if (route.file !== 'wire') showQuery('');
  if (!route.file) {
    return render(lost('There is no such page', 'The address leads nowhere on this desk.', html`<a class="button" href="/wire">To the wire</a>`), freshRoot());
  }
  try {
    const page = await import(`../pages/${route.file}.js`);
    if (mine !== turn) return;
    const mounted = page.mount(freshRoot(), route) ?? {};
    leave = mounted.leave ?? leave;
    setPageKeys(mounted.keys); // at once: nothing comes between the drawing and its keys
  } catch (error) {
    if (mine !== turn) return;
    render(problem({ message: 'The page could not be shown.', hint: String(error) }, () => location.reload()), freshRoot());
  }
  if (!route.back) scrollTo(0, 0);
}

addEventListener('signed-out', () => {
  closeLine();
  closeFrame();
  const wanted = location.pathname + location.search;
  if (location.pathname !== '/signin') show({ file: 'signin', page: '', title: 'Sign in', params: {}, query: new URLSearchParams(), wanted });
});

startRouter(routes, show);

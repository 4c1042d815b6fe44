// Which page an address means. Plain links work as links; the page changes without a reload.

const OUTSIDE = /^\/(api|contract|metrics|health|unsubscribe|feedback|webjars)(\/|$)/;

/** Turns `/items/:id` into a matcher of paths. */
function matcher(pattern) {
  const names = [];
  const source = pattern.replace(/:(\w+)/g, (_, name) => {
    names.push(name);
    return '([^/]+)';
  });
  const expression = new RegExp(`^${source}/?$`);
  return (path) => {
    const found = expression.exec(path);
    return found && Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1])]));
  };
}

export function startRouter(routes, show) {
  const table = routes.map((route) => ({ ...route, match: matcher(route.path) }));

  function resolve(back) {
    const url = new URL(location.href);
    for (const { match, ...route } of table) {
      const params = match(url.pathname);
      if (params) return show({ ...route, params, query: url.searchParams, back });
    }
    return show({ name: 'lost', page: '', params: {}, query: url.searchParams, back });
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (OUTSIDE.test(link.pathname) || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
  addEventListener('popstate', () => resolve(true));
  addEventListener('go', () => resolve(false));
  resolve(false);
}

/** Goes to a page of the desk; `replace` leaves no step behind for the back button. */
export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  dispatchEvent(new Event('go'));
}

/** Changes the address without changing the page, for filters. */
export function note(path) {
  history.replaceState(null, '', path);
}

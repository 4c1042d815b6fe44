// The desk's API: JSON in and out, one error type that carries what a page can say about it.

export class ApiError extends Error {
  constructor(status, body) {
    super(sentence(body.error ?? `the desk answered ${status}`));
    this.status = status;
    this.field = body.field;
    this.position = body.position;
    this.hint = body.hint && sentence(body.hint);
  }
}

/** With a capital and a full stop, for a reader. */
export function sentence(text) {
  return text && text[0].toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? '' : '.');
}

function address(path, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, value);
  }
  return query.size ? `${path}?${query}` : path;
}

async function call(method, path, { params, body, type, signal, keepalive } = {}) {
  const headers = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = type ?? 'application/json';
  let response;
  try {
    response = await fetch(address(path, params), {
      method, headers, signal, keepalive,
      body: body === undefined ? undefined : type ? body : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiError(0, { error: 'The desk does not answer.',
      hint: 'Nothing that was saved is lost. Is the process running? The page tries again when you do.' });
  }
  const text = await response.text();
  let answer = {};
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    answer = { error: text.slice(0, 300) };
  }
  if (response.ok) return answer;
  if (response.status === 401 && path !== '/api/session') dispatchEvent(new Event('signed-out'));
  throw new ApiError(response.status, answer);
}

export const get = (path, params, signal) => call('GET', path, { params, signal });
export const post = (path, body = {}, more) => call('POST', path, { body, ...more });
export const put = (path, body) => call('PUT', path, { body });
export const patch = (path, body) => call('PATCH', path, { body });
export const remove = (path, { body = {}, ...more } = {}) => call('DELETE', path, { body, ...more });
export const send = (path, body, type) => call('POST', path, { body, type });

/** A list as the API gives it: bare, or under its name. */
export const listOf = (answer, name) => (Array.isArray(answer) ? answer : answer[name] ?? []);

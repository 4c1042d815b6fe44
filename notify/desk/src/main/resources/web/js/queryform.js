// A query as a form: topics, words, whom it names, sources, languages. Whatever the form cannot say
// stays a query; the two are views of one text.

const VALUE = String.raw`(?:"[^"*]*"|[^\s()":=*\-][^\s()":]*)`;
const GROUP = (field) => new RegExp(String.raw`^${field}:(?:\((${VALUE}(?: OR ${VALUE})*)\)|(${VALUE}))$`);
const FIELDS = { topics: 'topic', entities: 'entity', sources: 'source', languages: 'language' };

const quoted = (word) => (/^[\p{L}\p{N}][\p{L}\p{N}.-]*\*?$/u.test(word) && !/^(AND|OR|NOT|NEAR)$/.test(word) ? word : `"${word.replaceAll('"', '')}"`);
const bare = (word) => word.replace(/^"|"$/g, '');
const alternatives = (text) => text.match(new RegExp(VALUE, 'g')).filter((word) => word !== 'OR').map(bare);

export const emptyForm = () => ({ topics: [], words: [], entities: [], sources: [], languages: [] });

/** The query that a form means; empty when the form says nothing. */
export function written(form) {
  const parts = [];
  for (const [name, field] of Object.entries(FIELDS)) {
    const values = form[name].map(quoted);
    if (values.length) parts.push(`${field}:${values.length > 1 ? `(${values.join(' OR ')})` : values[0]}`);
  }
  const words = form.words.map(quoted);
  if (words.length) parts.push(words.length > 1 && parts.length ? `(${words.join(' OR ')})` : words.join(' OR '));
  return parts.join(' AND ');
}

/** Splits at the spaces, or ANDs, that stand in no bracket and no quotation. */
function conjuncts(query) {
  const parts = [''];
  let depth = 0;
  let inside = false;
  for (const token of query.split(/(\s+|[()"])/)) {
    if (token === '"') inside = !inside;
    if (!inside && token === '(') depth++;
    if (!inside && token === ')') depth--;
    if (!inside && depth === 0 && /^\s+$/.test(token)) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.filter((part) => part && part !== 'AND');
}

/** The form of a query, or null when it says more than a form can. */
export function formOf(query) {
  const form = emptyForm();
  const text = query.trim();
  if (!text) return form;
  const parts = conjuncts(text);
  if (parts.includes('OR')) {
    if (!new RegExp(`^${VALUE}(?: OR ${VALUE})*$`).test(text) || /[^\s"]:/.test(text)) return null;
    return { ...form, words: alternatives(text) };
  }
  for (const part of parts) {
    const known = Object.entries(FIELDS).find(([, field]) => part.startsWith(`${field}:`));
    if (known) {
      const found = GROUP(known[1]).exec(part);
      if (!found || form[known[0]].length) return null;
      form[known[0]] = found[1] ? alternatives(found[1]) : [bare(found[2])];
      continue;
    }
    const group = new RegExp(String.raw`^(?:\((${VALUE}(?: OR ${VALUE})*)\)|(${VALUE}))$`).exec(part);
    if (!group || form.words.length || /[:~^]|^-|^(NOT|NEAR)/.test(bare(part))) return null;
    form.words = group[1] ? alternatives(group[1]) : [bare(group[2])];
  }
  return form;
}

/** `one, two` as typed in a field. */
export const listed = (text) => text.split(/[,\n]/).map((word) => word.trim()).filter(Boolean);

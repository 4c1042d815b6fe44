// Evidence in text: exactly the words at the offsets that the tagger gave (UTF-16, as in JavaScript).
import { html } from './lit.js';

/** All evidence of an item in one field, each piece with its topic. */
export function evidenceIn(view, field) {
  return (view.tags ?? []).flatMap((tag) =>
    tag.evidence.filter((piece) => piece.field === field).map((piece) => ({ ...piece, topic: tag.topic })));
}

function mentionsIn(view, field) {
  return (view.entities ?? []).flatMap((entity) =>
    (entity.mentions ?? []).filter((mention) => mention.field === field).map((mention) => ({ ...mention, entity })));
}

/** Cuts a text at every edge: `[{text, over}]`, where `over` are the spans that cover the piece. */
export function pieces(text, spans) {
  const inside = spans.filter((span) => span.start < span.end && span.start >= 0 && span.end <= text.length);
  const edges = [...new Set([0, text.length, ...inside.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const start = edges[i];
    return { text: text.slice(start, end), over: inside.filter((span) => span.start <= start && span.end >= end) };
  });
}

/** One field with evidence highlighted and names underlined; each mark tells why it is there. */
export function marked(view, field, text = view.item[field] ?? '') {
  const spans = [...evidenceIn(view, field), ...mentionsIn(view, field)];
  return pieces(text, spans).map(({ text: words, over }) => {
    const evidence = over.filter((span) => span.topic);
    const named = over.find((span) => span.entity);
    if (evidence.length) {
      const why = [...new Set(evidence.map((span) => `${span.topic}: ${span.signal}`))].join('\n');
      return html`<mark title=${why}>${words}</mark>`;
    }
    if (named) {
      const { name, kind, decided, why } = named.entity;
      return html`<span class="named" title=${`${name}, ${kind}${decided ? '' : ' (sense not decided)'}${why ? `: ${why}` : ''}`}>${words}</span>`;
    }
    return words;
  });
}

/** A headline for a list: marked where it alone holds the evidence, since the words below show the rest. */
export function headline(view) {
  const all = (view.tags ?? []).flatMap((tag) => tag.evidence);
  return all.length && all.every((piece) => piece.field === 'title') ? marked({ ...view, entities: [] }, 'title') : view.item.title;
}

const AROUND = 70;

/** The first evidence words in their context, preferring those that the headline does not show. */
export function snippet(view) {
  const all = (view.tags ?? []).flatMap((tag) => tag.evidence);
  const first = all.find((piece) => piece.field !== 'title') ?? (view.item.summary ? null : all[0]);
  if (!first) return view.item.summary ? clip(view.item.summary) : '';
  const text = view.item[first.field] ?? '';
  if (text.slice(first.start, first.end) !== first.words) return html`<mark>${first.words}</mark>`;
  let from = Math.max(0, first.start - AROUND);
  let to = Math.min(text.length, first.end + AROUND);
  if (from > 0) from = text.indexOf(' ', from) + 1 || from;
  if (to < text.length) to = Math.max(first.end, text.lastIndexOf(' ', to));
  const shifted = evidenceIn(view, first.field)
    .map((piece) => ({ ...piece, start: Math.max(piece.start, from) - from, end: Math.min(piece.end, to) - from }));
  return [from > 0 ? '… ' : '',
    ...pieces(text.slice(from, to), shifted).map(({ text: words, over }) => (over.length ? html`<mark>${words}</mark>` : words)),
    to < text.length ? ' …' : ''];
}

function clip(text) {
  if (text.length <= 2 * AROUND) return text;
  return `${text.slice(0, text.lastIndexOf(' ', 2 * AROUND))} …`;
}

// What became of an imported list: a verdict for each line, then, as the feeds are read, how each is.
import { html, nothing, repeat } from './lit.js';
import { get, listOf } from './api.js';
import { state as stateMark } from './chips.js';
import { feedRow, healthAdvice, healthMood, healthOf, isTrouble } from './feedhealth.js';

const MOOD = { added: 'good', known: 'soft', refused: 'bad' };

/** How each added line's feed is now, by id. */
export async function healths(signal) {
  return new Map(listOf(await get('/api/feeds', {}, signal), 'feeds').map(feedRow).map((row) => [row.feed.id, row]));
}

/** The lines that were added and are read by now. */
const read = (answer, rows) => answer.lines.filter((line) => line.verdict === 'added' && rows.get(line.id)?.status?.lastPoll);

export const isWhole = (answer, rows) => read(answer, rows).length >= answer.added;

export function verdicts(answer, rows) {
  const done = read(answer, rows);
  const trouble = done.filter((line) => isTrouble(rows.get(line.id))).length;
  const first = (line) => (line.verdict === 'refused' ? 0 : line.verdict === 'added' && rows.get(line.id) && isTrouble(rows.get(line.id)) ? 1 : 2);
  const lines = [...answer.lines].map((line, i) => [first(line), i, line]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , line]) => line);
  return html`<p><strong>${answer.added} added</strong>${answer.known ? `, ${answer.known} known already` : ''}${answer.refused ? `, ${answer.refused} refused` : ''}${answer.cut ? '; the list was cut at its end' : ''}. <a href="/feeds">Show all feeds</a></p>
    ${answer.added ? html`<p class="inline"><progress max=${answer.added} value=${done.length} aria-label="First reading of the feeds"></progress>
      ${done.length} of ${answer.added} read${trouble ? html`, <a href="/feeds?show=trouble">${trouble} with trouble</a>` : ''}</p>` : nothing}
    <div class="scroll tall" tabindex="0" role="region" aria-label="Verdicts"><table><thead><tr><th scope="col">Feed</th><th scope="col">Verdict</th></tr></thead>
      <tbody>${repeat(lines, (line) => line.url, (line) => verdict(line, rows.get(line.id)))}</tbody></table></div>`;
}

function verdict(line, row) {
  const health = line.verdict === 'added' && row?.status ? healthOf(row) : null;
  return html`<tr><td class="break"><span dir="auto">${line.title ?? ''}</span> <span class="soft">${line.url}</span></td>
    <td>${stateMark(health && health !== 'waiting' ? health : line.verdict, health && health !== 'waiting' ? healthMood(health) : MOOD[line.verdict])}
      ${line.reason ?? (health && isTrouble(row) ? healthAdvice(row) : nothing)}</td></tr>`;
}

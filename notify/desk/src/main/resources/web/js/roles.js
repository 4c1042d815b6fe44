// Who does which part of the work, as Kafka has it.
import { html, nothing } from './lit.js';

/** `0–5, 8` for a sorted list of numbers. */
export function ranges(numbers) {
  const parts = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ');
}

export function rolesTable(answer) {
  if (!answer) return nothing;
  if (answer.message) return html`<section class="panel"><h2>Who leads what</h2><p class="bad">${answer.message}</p></section>`;
  return html`<section><h2>Who leads what</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Who leads what"><table class="roles"><thead><tr>
      <th scope="col">Role</th><th scope="col">Process</th><th scope="col">Leads the partitions</th><th scope="col">Holds the schedule of</th></tr></thead>
    <tbody>${answer.roles.map(role)}</tbody></table></div>
    <p class="hint">As Kafka has it now. The desk shares no work: each desk reads everything for itself.</p></section>`;
}

function role(one) {
  const mood = one.problem ? 'bad' : one.members.length ? '' : 'warn';
  const name = html`<th scope="row" rowspan=${Math.max(1, one.members.length)}>${one.role}<div class="words ${mood}">${one.state}</div></th>`;
  if (!one.members.length) return html`<tr>${name}<td colspan="3" class="soft break">${one.problem ?? 'No process takes part in it.'}</td></tr>`;
  return one.members.map((member, i) => html`<tr>${i ? nothing : name}
    <td><code title=${member.client}>${member.process}</code><div class="words">${member.here ? 'this process' : member.host}</div></td>
    <td>${led(member.partitions)}</td>
    <td>${member.schedule ? html`${member.schedule.of}<div class="words">partitions ${ranges(member.schedule.partitions)}</div>` : html`<span class="soft">–</span>`}</td></tr>`);
}

function led(partitions) {
  const streams = Object.entries(partitions);
  return streams.length
    ? streams.map(([stream, numbers]) => html`<div><code>${stream}</code> ${ranges(numbers)}</div>`)
    : html`<span class="soft">none; it stands by</span>`;
}

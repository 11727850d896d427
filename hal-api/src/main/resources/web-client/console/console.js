/** The console: looks every two seconds while it is visible, and changes nothing but what it shows. */

import { pathOf, timeLine } from './journal.js';
import { drawing } from './machine.js';
import { brief, clock, length, make, words } from './make.js';

const EVERY = 2000;
const NOWHERE = { states: new Set(), ways: new Map(), now: null };
const $ = (id) => document.getElementById(id);

const seen = { machine: null, executions: [], counts: new Map(), filter: null, chosen: chosenId(), lines: [], ahead: 0 };

function chosenId() {
  return /^#\/executions\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;
}

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/hal+json' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Replaces what is shown only where it changed, so that a selection or the focus is not lost. */
function show(place, key, build) {
  const text = JSON.stringify(key);
  if (place.dataset.key === text) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  place.replaceChildren(...build());
  place.dataset.key = text;
  if (focused) place.querySelector(`[data-id="${focused}"]`)?.focus();
}

function result(id) {
  return seen.executions.find((it) => it.id === id)?.result;
}

function showMachine() {
  const upright = $('machine').clientWidth < 820;
  const path = seen.chosen ? pathOf(seen.lines, result(seen.chosen)) : NOWHERE;
  show($('machine'), [[...seen.counts], seen.filter, [...path.ways], path.now, upright], () =>
    seen.machine ? [drawing(seen.machine, { counts: seen.counts, filter: seen.filter, path }, upright, toggle)] : [],
  );
  $('machine-note').textContent = seen.machine
    ? `${seen.machine.type}${seen.chosen && path.now ? `, with the way of ${brief(seen.chosen)}` : ''}`
    : '';
}

function toggle(status) {
  seen.filter = seen.filter === status ? null : status;
  look();
}

function showFilters() {
  const states = (seen.machine?.states.map((it) => it.status) ?? []).concat(
    [...seen.counts.keys()].filter((it) => !seen.machine?.states.some((state) => state.status === it)),
  );
  const all = [...seen.counts.values()].reduce((sum, it) => sum + it, 0);
  const chip = (status, label, count) =>
    make(
      'button',
      { type: 'button', class: 'chip', 'data-id': status ?? 'all', 'aria-pressed': String(seen.filter === status), click: () => (status ? toggle(status) : toggle(seen.filter)) },
      label,
      make('span', { class: 'chip-count' }, String(count)),
    );
  show($('filters'), [states, [...seen.counts], seen.filter], () => [
    chip(null, 'All', all),
    ...states.filter((it) => seen.counts.get(it) || it === seen.filter).map((it) => chip(it, words(it), seen.counts.get(it) ?? 0)),
  ]);
}

function row(it) {
  const state = it.result ?? it.status;
  return make(
    'tr',
    { class: it.id === seen.chosen ? 'chosen' : undefined },
    make('td', {}, make('a', { href: `#/executions/${it.id}`, class: 'id', 'data-id': it.id, 'aria-current': it.id === seen.chosen ? 'true' : undefined }, brief(it.id))),
    make('td', { class: 'user', title: it.user }, it.user.length > 13 ? `${it.user.slice(0, 12)}…` : it.user),
    make('td', {}, make('span', { class: `pill${it.step ? '' : ' ended'}` }, words(state)), make('span', { class: 'quiet flow-step' }, it.step ? `${it.definition} · ${it.step}` : it.definition)),
    make('td', { class: 'number', 'data-since': it.createdAt }),
    make('td', { class: 'number', 'data-until': it.step ? it.expiresAt : undefined }, it.step ? '' : '–'),
  );
}

function showExecutions() {
  $('executions-note').hidden = seen.executions.length > 0;
  $('executions-note').textContent = seen.filter ? `None is in ${words(seen.filter)}.` : 'Nothing has been started yet.';
  $('executions-frame').hidden = seen.executions.length === 0;
  show($('executions'), [seen.executions, seen.chosen], () => seen.executions.map(row));
  showTimes();
}

/** Ages are told by the server's clock. */
function showTimes() {
  const now = Date.now() + seen.ahead;
  for (const cell of document.querySelectorAll('[data-since]')) cell.textContent = clock(now - new Date(cell.dataset.since));
  for (const cell of document.querySelectorAll('[data-until]')) cell.textContent = clock(new Date(cell.dataset.until) - now + 999);
}

function showJournal() {
  const lines = seen.lines;
  show($('journal'), [seen.chosen, lines, result(seen.chosen)], () => timeLine(lines, result(seen.chosen)));
  const took = lines.length > 1 ? ` in ${length(new Date(lines.at(-1).at) - new Date(lines[0].at))}` : '';
  const refused = lines.filter((it) => it.problem).length;
  $('journal-note').textContent = !seen.chosen
    ? 'Choose an execution to see what happened to it.'
    : lines.length === 0
      ? 'There is no such execution.'
      : `${brief(seen.chosen)}: ${lines.length} ${lines.length === 1 ? 'move' : 'moves'}${took}${refused ? `, ${refused} refused` : ''}.`;
}

function showInbox(messages) {
  $('inbox-note').hidden = messages.length > 0;
  show($('inbox'), messages.map((it) => it.id), () =>
    messages.map((it) =>
      make(
        'li',
        {},
        make('p', { class: 'letter-head' }, make('span', { class: 'pill' }, it.channel), make('span', { class: 'to' }, it.to)),
        it.subject && make('p', { class: 'subject' }, it.subject),
        make('p', { class: 'text' }, it.text.replace(/\s+/g, ' ')),
      ),
    ),
  );
}

function pretty(source) {
  try {
    return JSON.stringify(JSON.parse(source), null, 2);
  } catch {
    return source;
  }
}

function showDefinitions(document) {
  show($('definitions'), document._embedded.definitions, () =>
    document._embedded.definitions.map((it) =>
      make(
        'details',
        { class: 'definition' },
        make('summary', {}, make('strong', {}, it.name), ` v${it.version}`),
        make('pre', { tabindex: '0', role: 'region', 'aria-label': `Source of ${it.name}` }, pretty(it.source)),
      ),
    ),
  );
  const facts = document.environment ?? {};
  const fact = (name, value) => value && value.length > 0 && make('div', {}, make('dt', {}, name), make('dd', {}, value));
  show($('environment'), facts, () =>
    [
      fact('Name', facts.name),
      fact('Id', facts.id),
      fact('Origins', facts.allowedOrigins?.join(', ')),
      fact('Relying party', facts.rp && `${facts.rp.name} (${facts.rp.id})`),
      fact('Issuers', facts.issuers?.join(', ')),
      fact('Applications', facts.applications?.join(', ')),
    ].filter(Boolean),
  );
}

async function journalOf(id) {
  if (!id) return [];
  const answer = await fetch(`/demo/executions/${id}/journal`);
  return answer.ok ? (await answer.json())._embedded.journal : [];
}

let looking = 0;

/** Looks at everything once; what comes late, after another look, is left out. */
async function look() {
  const turn = ++looking;
  const filter = seen.filter ? `&status=${seen.filter}` : '';
  try {
    const [executions, lines, inbox] = await Promise.all([
      read(`/demo/executions?limit=60${filter}`),
      journalOf(seen.chosen),
      read('/demo/messages?limit=12'),
    ]);
    if (turn !== looking) return;
    seen.executions = executions._embedded.executions;
    seen.counts = new Map(executions.states.map((it) => [it.status, it.count]));
    seen.ahead = new Date(executions.now) - Date.now();
    seen.lines = lines;
    showMachine();
    showFilters();
    showExecutions();
    showJournal();
    showInbox(inbox._embedded.messages);
    alive(true);
  } catch {
    alive(false);
  }
}

function alive(is) {
  $('live').className = is ? 'live on' : 'live off';
  const text = is ? 'Live' : 'No answer';
  if ($('live').textContent !== text) {
    $('live').textContent = text;
    $('status').textContent = is ? 'The console is live.' : 'The server does not answer.';
  }
}

window.addEventListener('hashchange', async () => {
  seen.chosen = chosenId();
  await look();
  if (seen.chosen && matchMedia('(max-width: 60rem)').matches) $('journal-card').focus();
});
window.addEventListener('resize', showMachine);
document.addEventListener('visibilitychange', () => document.hidden || look());

/** The step with the most states is the one to look at. */
async function begin() {
  try {
    const [machines, definitions] = await Promise.all([read('/demo/machines'), read('/demo/definitions')]);
    seen.machine = machines._embedded.machines.toSorted((a, b) => b.states.length - a.states.length)[0];
    showDefinitions(definitions);
  } catch {
    alive(false);
    setTimeout(begin, EVERY);
  }
}

await begin();
await look();
setInterval(() => document.hidden || look(), EVERY);
setInterval(showTimes, 1000);

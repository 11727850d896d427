/** One execution's journal as a time line, and the path that it took. */

import { length, make, words } from './make.js';

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });

/** The states that were visited, and how often each way was taken. */
export function pathOf(lines, result) {
  const path = { states: new Set(), ways: new Map(), now: null };
  for (const line of lines) {
    const status = line.status === 'COMPLETED' && result ? result : line.status;
    if (path.now) {
      const way = `${path.now} ${status}`;
      path.ways.set(way, (path.ways.get(way) ?? 0) + 1);
    }
    path.states.add(status);
    path.now = status;
  }
  return path;
}

export function timeLine(lines, result) {
  return lines.map((line, at) => {
    const time = new Date(line.at);
    const gap = at === 0 ? null : time - new Date(lines[at - 1].at);
    const stayed = at > 0 && lines[at - 1].status === line.status;
    const status = line.status === 'COMPLETED' && result ? result : line.status;
    return make(
      'li',
      { class: `moment by-${line.by}${line.problem ? ' refused' : ''}${gap > 5000 ? ' after-long' : ''}` },
      gap !== null && make('p', { class: 'gap' }, `+ ${length(gap)}`),
      make(
        'p',
        { class: 'what' },
        make('span', { class: 'action' }, line.action),
        make('span', { class: `by by-${line.by}` }, line.by),
      ),
      line.problem && make('p', { class: 'problem' }, make('span', { class: 'unseen' }, 'Refused: '), line.problem),
      make('p', { class: 'after' }, stayed ? `stayed in ${words(status)}` : `→ ${words(status)}`),
      make(
        'p',
        { class: 'when' },
        make('time', { datetime: line.at }, CLOCK.format(time)),
        line.trace && make('span', { class: 'trace', title: `Trace ${line.trace}` }, `trace ${line.trace.slice(0, 8)}`),
      ),
    );
  });
}

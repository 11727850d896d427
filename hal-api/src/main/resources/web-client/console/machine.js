/** A step's table as a drawing: its states in a line, what leads onwards on one side of it, what leads back on the other. */

import { draw, words } from './make.js';

const BOX = { width: 148, height: 74 };
const GAP = 34;
const STEP_OUT = 20;

/** Where a state stands, and how far the arcs reach. */
function layout(states, upright) {
  const along = upright ? BOX.height + GAP : BOX.width + GAP;
  const edges = edgesOf(states);
  const reach = (onwards) =>
    Math.max(0, ...edges.filter((it) => it.from !== it.to && it.from < it.to === onwards).map((it) => Math.abs(it.to - it.from)));
  const before = 30 + reach(true) * STEP_OUT;
  const after = 30 + reach(false) * STEP_OUT;
  const across = before + (upright ? BOX.width : BOX.height) + after;
  const long = states.length * along - GAP + 40;
  return {
    edges,
    upright,
    width: upright ? across : long,
    height: upright ? long : across,
    place: (index) =>
      upright ? { x: after, y: 16 + index * along } : { x: 14 + index * along, y: before },
  };
}

/** Every way from state to state once, with the actions that take it. */
function edgesOf(states) {
  const index = new Map(states.map((it, at) => [it.status, at]));
  const edges = new Map();
  states.forEach((state, from) => {
    for (const move of state.moves) {
      for (const target of move.to) {
        const to = index.get(target);
        const key = `${from} ${to}`;
        if (!edges.has(key)) edges.set(key, { from, to, actions: [], by: new Set() });
        edges.get(key).actions.push(move.action);
        edges.get(key).by.add(move.by);
      }
    }
  });
  return [...edges.values()];
}

/** An arc from box to box: the further, the higher. Onwards leaves to the right of the middle, back to the left. */
function arc(plan, edge) {
  const distance = Math.abs(edge.to - edge.from);
  const out = distance * STEP_OUT + 14;
  const onwards = edge.to > edge.from;
  const shift = (plan.upright ? BOX.height : BOX.width) * 0.2;
  const lean = onwards ? shift : -shift;
  const from = plan.place(edge.from);
  const to = plan.place(edge.to);
  if (plan.upright) {
    const side = onwards ? BOX.width : 0;
    const sign = onwards ? 1 : -1;
    const [x, y1, y2] = [from.x + side, from.y + BOX.height / 2 + lean, to.y + BOX.height / 2 - lean];
    return `M${x} ${y1} C${x + sign * out * 1.35} ${y1} ${x + sign * out * 1.35} ${y2} ${x + sign * 3} ${y2}`;
  }
  const side = onwards ? 0 : BOX.height;
  const sign = onwards ? -1 : 1;
  const [y, x1, x2] = [from.y + side, from.x + BOX.width / 2 + lean, to.x + BOX.width / 2 - lean];
  return `M${x1} ${y} C${x1} ${y + sign * out * 1.35} ${x2} ${y + sign * out * 1.35} ${x2} ${y + sign * 3}`;
}

/** A state that leads to itself wears a ring on its corner. */
function ring(plan, edge) {
  const { x, y } = plan.place(edge.from);
  return `M${x + BOX.width - 20} ${y} a13 13 0 1 1 20 20`;
}

/** The name on as many lines as it needs. */
function lines(status) {
  const all = [''];
  for (const word of words(status).split(' ')) {
    const last = all[all.length - 1];
    if (`${last} ${word}`.trim().length > 19) all.push(word);
    else all[all.length - 1] = `${last} ${word}`.trim();
  }
  return all;
}

function box(plan, state, index, seen, pick) {
  const { x, y } = plan.place(index);
  const named = lines(state.status);
  const kind = [
    'state',
    state.outcome && 'outcome',
    seen.counts.get(state.status) > 0 && 'busy',
    seen.path.states.has(state.status) && 'visited',
    seen.path.now === state.status && 'here',
    seen.filter === state.status && 'chosen',
  ];
  return draw(
    'g',
    { class: kind.filter(Boolean).join(' '), 'data-status': state.status, click: () => pick(state.status) },
    draw('rect', { x, y, width: BOX.width, height: BOX.height, rx: state.outcome ? BOX.height / 2 : 12 }),
    draw('text', { class: 'count', x: x + BOX.width / 2, y: y + 29 }, String(seen.counts.get(state.status) ?? 0)),
    ...named.map((line, at) =>
      draw('text', { class: 'name', x: x + BOX.width / 2, y: y + (named.length > 1 ? 46 : 52) + at * 15 }, line),
    ),
  );
}

function way(plan, states, edge, seen) {
  const key = `${states[edge.from].status} ${states[edge.to].status}`;
  const taken = seen.path.ways.get(key) ?? 0;
  const alone = edge.from === edge.to;
  const by = ['person', 'phone', 'courier', 'clock'].find((it) => edge.by.has(it));
  return draw(
    'path',
    {
      class: `way way-${by}${taken ? ' taken' : ''}`,
      d: alone ? ring(plan, edge) : arc(plan, edge),
      'marker-end': `url(#${taken ? 'tip-taken' : 'tip'})`,
    },
    draw('title', {}, `${words(states[edge.from].status)} → ${words(states[edge.to].status)}: ${edge.actions.join(', ')}`),
  );
}

function tip(id) {
  return draw(
    'marker',
    { id, viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse', orient: 'auto' },
    draw('path', { d: 'M0 0.6 7 4 0 7.4z' }),
  );
}

/**
 * Draws a machine.
 *
 * @param {{type: string, states: Array}} machine
 * @param {{counts: Map, filter: ?string, path: {states: Set, ways: Map, now: ?string}}} seen
 * @param {boolean} upright whether the line of states runs down
 * @param {function(string)} pick told of the state that was clicked
 */
export function drawing(machine, seen, upright, pick) {
  const plan = layout(machine.states, upright);
  const told = machine.states.map((it) => `${words(it.status)}: ${seen.counts.get(it.status) ?? 0}`).join(', ');
  const taken = (edge) => seen.path.ways.has(`${machine.states[edge.from].status} ${machine.states[edge.to].status}`);
  const edges = [...plan.edges].sort((a, b) => taken(a) - taken(b));
  return draw(
    'svg',
    { viewBox: `0 0 ${plan.width} ${plan.height}`, width: plan.width, height: plan.height, role: 'img', 'aria-label': `${machine.type}. ${told}.`, class: seen.path.now ? 'with-path' : '' },
    draw('defs', {}, tip('tip'), tip('tip-taken')),
    ...edges.map((edge) => way(plan, machine.states, edge, seen)),
    ...machine.states.map((state, index) => box(plan, state, index, seen, pick)),
  );
}

/** What several states show: a heading with a picture, facts, and ways on where their links are there. */
import { button, element, heading } from '../dom.js';
import { icon } from '../kinds.js';

export function head(type, text) {
  return element('div', { class: 'head' }, icon(type), heading(text));
}

/** Gives the device up and goes back to the choice. */
export function another({ _links: links }, actions) {
  return links['device.delete'] && button('Choose another way', () => actions.act('device.delete'));
}

export function skip({ _links: links }, actions) {
  return links['device.skipEnrollment'] && button('Not now', () => actions.act('device.skipEnrollment'));
}

/** Pairs of a name and an element `dd`. */
export function facts(...pairs) {
  const rows = pairs.map(([name, value]) => element('div', {}, element('dt', {}, name), value));
  return element('dl', { class: 'facts' }, ...rows);
}

/** Ways on that several states offer, where their links are there. */
import { button, element } from '../dom.js';

/** Gives the device up and goes back to the choice. */
export function another({ _links: links }, actions, attributes) {
  return links['device.delete'] && button('Choose another way', () => actions.act('device.delete'), attributes);
}

export function skip({ _links: links }, actions) {
  return links['device.skipEnrollment'] && button('Not now', () => actions.act('device.skipEnrollment'));
}

/** Pairs of a name and an element `dd`. */
export function facts(...pairs) {
  const rows = pairs.map(([name, value]) => element('div', {}, element('dt', {}, name), value));
  return element('dl', { class: 'facts' }, ...rows);
}

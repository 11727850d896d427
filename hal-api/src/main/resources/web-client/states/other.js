/** A state that this page has no view for: what it is, and every way on that needs no form. */
import { button, element, heading, refusalBox } from '../dom.js';

const NEED_FORMS = ['self', 'device.create', 'device.activate'];
const WORDS = { 'device.delete': 'Choose another way', 'device.skipEnrollment': 'Not now', 'otp.resend': 'Send a new code' };

export function other(state, actions) {
  const ways = Object.keys(state._links).filter((relation) => !NEED_FORMS.includes(relation));
  return {
    element: element(
      'div',
      {},
      heading('This page cannot show this step yet'),
      element('p', { class: 'lead' }, state.error?.message ?? `The server says ${state.status}.`),
      refusalBox(),
      element(
        'div',
        { class: 'actions' },
        ...ways.map((relation) => button(WORDS[relation] ?? relation, () => actions.act(relation))),
        button('Start again', actions.again),
      ),
    ),
  };
}

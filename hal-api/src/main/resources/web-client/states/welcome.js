/** Before anything was asked of the server. */
import { element, field, form, heading, refusalBox, submit } from '../dom.js';

/** @param {string} email what the relying application would know of the person; may be empty */
export function welcome(email, actions) {
  return {
    element: element(
      'div',
      {},
      heading('Add a second factor'),
      element('p', { class: 'lead' }, 'A second factor keeps an account yours when its password gets out.'),
      form(
        {},
        ({ email }) => actions.start(email ? { user: { email: email.trim() } } : {}),
        field(
          'Your e-mail address (optional)',
          { name: 'email', type: 'email', autocomplete: 'email', value: email, placeholder: 'ada@example.com' },
          'Any address will do: here nothing leaves this server.',
        ),
        refusalBox(),
        element('div', { class: 'actions' }, submit('Begin')),
      ),
    ),
  };
}

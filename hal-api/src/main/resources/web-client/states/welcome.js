/** Before anything was asked of the server. */
import { element, emailField, field, form, heading, phoneField, refusalBox, submit } from '../dom.js';

/** @param {{id?: string, email?: string, mobilePhone?: string}} user what the relying application would know of the person */
export function welcome({ id, email, mobilePhone }, actions) {
  const phone = { name: 'mobilePhone', value: mobilePhone, placeholder: '+1 415 555 0100' };
  return {
    element: element(
      'div',
      {},
      heading('Add a second factor'),
      element('p', { class: 'lead' }, 'It keeps an account yours even when its password gets out. It takes a minute.'),
      form(
        {},
        (members) => actions.start(members),
        element('h3', {}, 'What your application knows of you'),
        emailField('Your e-mail address (optional)', { name: 'email', value: email, placeholder: 'ada@example.com' }),
        phoneField('Your phone number (optional)', phone, 'Any will do: in the demo nothing leaves this server.'),
        field('Your account (optional)', { name: 'id', value: id, autocomplete: 'off' }, 'Another name is another user, who has no devices yet.'),
        refusalBox(),
        element('div', { class: 'actions' }, submit('Begin')),
      ),
    ),
  };
}

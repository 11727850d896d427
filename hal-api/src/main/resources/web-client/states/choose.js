/** DEVICE_ENROLLMENT_REQUIRED: the person chooses what to enroll. */
import { button, element, emailField, field, form, heading, phoneField, refusalBox, submit } from '../dom.js';
import { icon, kind } from '../kinds.js';
import { skip } from './ways.js';
import { hindrance } from '../webauthn.js';

export function choose(state, actions) {
  const offered = (state.allowedtypes ?? []).map((type) => ({ type, ...kind(type), why: hindrance(type, actions.able) }));
  offered.sort((one, other) => rank(one) - rank(other)); // stable: otherwise the server's order
  const usable = offered.filter(({ why }) => !why);
  const made = actions.made ?? {}; // what was chosen before, when the person comes back to choose again
  const first = usable.find(({ type }) => type === made.type) ?? usable[0];
  const most = state.mfaSettings?.pairing?.maxAllowedDevices;
  const asked = questions({ ...state, email: made.email ?? state.email, mobilePhone: made.phone ?? state.mobilePhone });
  const cards = offered.map((one) => card(one, one === first));
  const choice = form(
    { change: ({ target }) => target.name === 'type' && open(target.value) },
    ({ application, ...members }) =>
      actions.act('device.create', application ? { ...members, application: { id: application } } : members),
    element('fieldset', { class: 'kinds' }, element('legend', { class: 'unseen' }, 'Type of device'), ...cards),
    refusalBox({ 'data-full': `You have ${most ?? ''} devices already, as many as are allowed. Remove one first.` }),
    element(
      'div',
      { class: 'actions' },
      state._links['device.create'] && first && submit('Continue'),
      skip(state, actions),
      !first && button('Start again', actions.again),
    ),
    missing(state, actions.able),
  );
  /** The questions move into the card that is chosen; what is not asked is not sent, and keeps what was typed. */
  const open = (type) => {
    const { asks } = kind(type);
    for (const [name, question] of Object.entries(asked)) {
      question.hidden = name !== asks && name !== 'nickname';
      question.querySelector('[name]').disabled = question.hidden;
    }
    cards.find(({ dataset }) => dataset.type === type).append(element('div', { class: 'kind-asks' }, ...Object.values(asked)));
    choice.querySelectorAll('.kind-asks:empty').forEach((emptied) => emptied.remove());
  };
  if (first) open(first.type);
  return {
    element: element(
      'div',
      {},
      heading('Choose your second factor'),
      element('p', { class: 'lead' }, first ? 'You will confirm it in the next step.' : 'None of the types that are allowed can be used here.'),
      choice,
    ),
  };
}

function rank({ recommended, why }) {
  if (why) return 2;
  return recommended ? 0 : 1;
}

function questions({ email, mobilePhone, applications = [] }) {
  const nickname = { name: 'nickname', maxlength: 100, autocomplete: 'off' };
  return {
    email: emailField('E-mail address', { name: 'email', value: email, required: true }),
    phone: phoneField('Phone number', { name: 'phone', value: mobilePhone, required: true }, 'With the country code, such as +1 415 555 0100.'),
    ...(applications.length > 0 && { application: app(applications) }),
    nickname: field('Name of this device (optional)', nickname, 'Helps you to tell it from others later.'),
  };
}

function app(applications) {
  if (applications.length === 1) return element('div', {}, element('input', { type: 'hidden', name: 'application', value: applications[0].id }));
  const options = applications.map(({ id, name }) => element('option', { value: id }, name ?? id));
  const select = element('select', { id: 'field-application', name: 'application' }, ...options);
  return element('div', { class: 'field' }, element('label', { for: 'field-application' }, 'App'), select);
}

function card({ type, name, about, recommended, why }, checked) {
  const told = `kind-${type}-about`;
  const label = element(
    'label',
    {},
    icon(type),
    element('span', { class: 'kind-name' }, name, recommended && !why && element('span', { class: 'badge' }, 'Recommended')),
    element('span', { class: 'kind-about', id: told }, why ?? about),
    element('input', { type: 'radio', name: 'type', value: type, checked, disabled: Boolean(why), 'aria-describedby': told }),
  );
  return element('div', { class: why ? 'kind later' : 'kind', 'data-type': type }, label);
}

/** What this page kept the server from offering, for the browser could not do it. */
function missing({ allowedtypes = [] }, able) {
  const why = allowedtypes.length === 0 || allowedtypes.includes('PLATFORM') ? undefined : hindrance('PLATFORM', able);
  return why && element('p', { class: 'hint missing' }, `Missing a passkey? ${why}`);
}

/** DEVICE_ENROLLMENT_REQUIRED: the person chooses what to enroll. */
import { button, element, field, form, heading, refusalBox, submit } from '../dom.js';
import { icon, kind } from '../kinds.js';

export function choose(state, actions) {
  const offered = (state.allowedtypes ?? []).map((type) => ({ type, ...kind(type) }));
  offered.sort((one, other) => Boolean(other.here) - Boolean(one.here));
  const first = offered.find(({ here }) => here);
  const email = field('E-mail address', { name: 'email', type: 'email', autocomplete: 'email', value: state.email });
  const nickname = field(
    'Name of this device (optional)',
    { name: 'nickname', maxlength: 100, autocomplete: 'off' },
    'Helps you to tell it from others later.',
  );
  const choice = form(
    { change: () => askFor(choice.elements.type.value) },
    (members) => actions.act('device.create', members),
    element(
      'fieldset',
      { class: 'kinds' },
      element('legend', { class: 'unseen' }, 'Type of device'),
      ...offered.map((one) => card(one, one === first)),
    ),
    email,
    nickname,
    refusalBox(),
    element(
      'div',
      { class: 'actions' },
      state._links['device.create'] && first && submit('Continue'),
      state._links['device.skipEnrollment'] && button('Not now', () => actions.act('device.skipEnrollment')),
      !first && button('Start again', actions.again),
    ),
  );
  const askFor = (type) => {
    use(email, type === 'EMAIL');
    use(nickname, type !== undefined);
  };
  askFor(first?.type);
  return {
    element: element(
      'div',
      {},
      heading('Choose your second factor'),
      element('p', { class: 'lead' }, first ? 'You will confirm it in the next step.' : 'No type that this page knows is allowed here.'),
      choice,
    ),
  };
}

function card({ type, name, about, here }, checked) {
  const told = `kind-${type}-about`;
  return element(
    'label',
    { class: here ? 'kind' : 'kind later' },
    icon(type),
    element('span', { class: 'kind-name' }, name),
    element('span', { class: 'kind-about', id: told }, here ? about : 'comes later'),
    element('input', { type: 'radio', name: 'type', value: type, checked, disabled: !here, 'aria-describedby': told }),
  );
}

/** A field that is not asked for is neither shown nor sent, and keeps what was typed. */
function use(field, is) {
  field.hidden = !is;
  field.querySelector('input').disabled = !is;
}

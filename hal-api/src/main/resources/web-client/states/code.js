/** ACTIVATION_REQUIRED for a device that a code is sent to. */
import { countDown, shown, spoken } from '../countdown.js';
import { button, element, form, heading, refusalBox, submit } from '../dom.js';

const POLL = 1000; // milliseconds, while the delivery is open

const DELIVERIES = {
  PENDING: (to) => `A code is on its way to ${to}.`,
  SENT: (to) => `A code was sent to ${to}.`,
  FAILED: (to) => `The code could not be sent to ${to}. Have a new one sent, or cancel and check the address.`,
};

export function enterSentCode(state, actions) {
  const to = state.device.email ?? state.device.phone ?? 'your device';
  const delivery = element('p', { class: 'lead delivery' });
  const input = codeField();
  const validity = element('dd');
  const attempts = element('dd');
  const sends = element('dd');
  const resend = button('', () => (wait > 0 ? actions.tell(`Wait for ${spoken(wait)}.`) : actions.act('otp.resend')));
  let delivered;
  let wait = 0;

  const update = ({ otp = {}, _links: links }) => {
    const words = (DELIVERIES[otp.delivery] ?? DELIVERIES.SENT)(to);
    if (delivered !== undefined && words !== delivered) actions.tell(words);
    delivered = words;
    delivery.textContent = words;
    delivery.dataset.delivery = otp.delivery ?? 'SENT';
    attempts.textContent = otp.attemptsRemaining === 0 ? 'none: this code is spent' : (otp.attemptsRemaining ?? '');
    sends.textContent = otp.resendsRemaining ?? '';
    countDown(validity, otp.expiresAt, (left) => (validity.textContent = left ? shown(left) : 'expired'));
    resend.hidden = !links['otp.resend'];
    countDown(resend, otp.delivery === 'FAILED' ? undefined : otp.resendAvailableAt, (left) => {
      wait = left;
      resend.textContent = left ? `New code in ${shown(left)}` : 'Send a new code';
      resend.setAttribute('aria-disabled', left > 0);
    });
  };
  update(state);

  return {
    element: element(
      'div',
      {},
      heading('Enter the code'),
      delivery,
      form(
        {},
        ({ otp }) => actions.act('device.activate', { otp: plain(otp) }),
        input.element,
        facts(['Valid for', validity], ['Attempts left', attempts], ['New codes left', sends]),
        refusalBox(),
        element('div', { class: 'actions' }, submit('Confirm'), resend, cancel(state, actions)),
      ),
    ),
    focus: input.focus,
    fill: input.fill,
    update,
    codeSentTo: ({ otp }) => (otp?.delivery === 'SENT' && otp.attemptsRemaining !== 0 ? to : undefined),
    pollAfter: ({ otp }) => (otp?.delivery === 'PENDING' ? POLL : undefined),
  };
}

/** The field for a code that came by message or is shown by an app. */
export function codeField() {
  const input = element('input', {
    id: 'field-otp',
    name: 'otp',
    type: 'text',
    class: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: 'false',
    maxlength: 16,
  });
  return {
    element: element('div', { class: 'field' }, element('label', { for: 'field-otp' }, 'Code'), input),
    focus: () => input.focus(),
    fill: (code) => {
      input.value = code;
      input.focus();
    },
  };
}

/** A code as it is meant, whatever spaces or dashes it was written with. */
export function plain(code) {
  return code?.replace(/[\s-]/g, '');
}

export function cancel(state, actions) {
  return state._links['device.delete'] && button('Cancel', () => actions.act('device.delete'));
}

export function facts(...pairs) {
  const rows = pairs.map(([name, value]) => element('div', {}, element('dt', {}, name), value));
  return element('dl', { class: 'facts' }, ...rows);
}

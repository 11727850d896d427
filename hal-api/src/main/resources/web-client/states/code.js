/** ACTIVATION_REQUIRED for a device that a code is sent to. */
import { countDown, shown, spoken } from '../countdown.js';
import { button, element, form, refusalBox, submit } from '../dom.js';
import { another, facts, head } from './ways.js';

const POLL = 1000; // milliseconds, while the delivery is open

const DELIVERIES = {
  PENDING: (to) => `A code is on its way to ${to}.`,
  SENT: (to) => `A code was sent to ${to}.`,
  FAILED: (to) => `The code could not be sent to ${to}. Have a new one sent, or go back and check what you entered.`,
};
const CALLS = {
  PENDING: (to) => `We are calling ${to}.`,
  SENT: (to) => `We called ${to}. A voice reads the code to you, twice.`,
  FAILED: (to) => `The call to ${to} did not go through. Have a new code sent, or go back and check what you entered.`,
};

export function enterSentCode(state, actions) {
  const words = state.device.type === 'VOICE' ? CALLS : DELIVERIES;
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
    const told = (words[otp.delivery] ?? words.SENT)(to);
    if (delivered !== undefined && told !== delivered) actions.tell(told);
    delivered = told;
    delivery.textContent = told;
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
      head(state.device.type, 'Enter the code'),
      delivery,
      form(
        {},
        ({ otp }) => actions.act('device.activate', { otp: plain(otp) }),
        input.element,
        facts(['Valid for', validity], ['Attempts left', attempts], ['New codes left', sends]),
        refusalBox(),
        element('div', { class: 'actions' }, submit('Confirm'), resend, another(state, actions)),
      ),
    ),
    focus: input.focus,
    fill: input.fill,
    update,
    codeSentTo: ({ otp }) => (otp?.delivery === 'SENT' && otp.attemptsRemaining !== 0 ? to : undefined),
    pollAfter: ({ otp }) => (otp?.delivery === 'PENDING' ? POLL : undefined),
  };
}

/**
 * The field for a code that came by message or is shown by an app. It sends itself when a code was pasted or autofilled, and
 * when the last of `length` digits was typed; without a length nobody knows which digit is the last.
 */
export function codeField(length) {
  const input = element('input', {
    id: 'field-otp',
    name: 'otp',
    type: 'text',
    class: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: 'false',
    maxlength: 16,
    'aria-describedby': 'field-otp-hint',
    input: ({ inputType = '', data }) => {
      const typed = inputType.startsWith('delete') || inputType === 'insertCompositionText' || data?.length === 1;
      const complete = typed ? plain(input.value).length === length : true;
      if (complete && !inputType.startsWith('delete') && /^\d{6,10}$/.test(plain(input.value))) input.form.requestSubmit();
    },
  });
  const hint = element('p', { id: 'field-otp-hint', class: 'hint' }, length ? 'It confirms itself with the last digit.' : 'A pasted code confirms itself.');
  return {
    element: element('div', { class: 'field' }, element('label', { for: 'field-otp' }, 'Code'), input, hint),
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

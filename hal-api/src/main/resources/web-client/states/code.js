/** ACTIVATION_REQUIRED for a device that a code is sent to. */
import { countDown, shown, spoken } from '../countdown.js';
import { button, element, form, refusalBox, submit } from '../dom.js';
import { another, facts, head } from './ways.js';

const POLL = 1000; // milliseconds, while the delivery is open

const MESSAGE = {
  PENDING: (to) => `A code is on its way to ${to}.`,
  SENT: (to) => `A code was sent to ${to}.`,
  FAILED: (to) => `The code could not be sent to ${to}. Have a new one sent, or go back and check what you entered.`,
};
const CALL = {
  PENDING: (to) => `We are calling ${to}.`,
  SENT: (to) => `We called ${to}. A voice reads the code to you, twice.`,
  FAILED: (to) => `The call to ${to} did not go through. Have a new code sent, or go back and check what you entered.`,
};

export function enterSentCode(state, actions) {
  const to = state.device.email ?? state.device.phone ?? 'your device';
  const words = state.device.type === 'VOICE' ? CALL : MESSAGE;
  const lead = element('p', { class: 'lead delivery' });
  const input = codeField();
  const [validity, attempts, sends] = [element('dd'), element('dd'), element('dd')];
  const resend = button('', () => (wait > 0 ? actions.tell(`Wait for ${spoken(wait)}.`) : actions.act('otp.resend')));
  const confirm = submit('Confirm');
  let told;
  let wait = 0;

  const tell = (sentence) => {
    if (told !== undefined && told !== sentence) actions.tell(sentence);
    told = lead.textContent = sentence;
  };

  const update = ({ otp = {}, _links: links }) => {
    const spent = otp.attemptsRemaining === 0;
    lead.dataset.delivery = otp.delivery ?? 'SENT';
    attempts.textContent = spent ? 'none' : (otp.attemptsRemaining ?? '');
    sends.textContent = otp.resendsRemaining ?? '';
    countDown(validity, otp.expiresAt, (left) => {
      validity.textContent = left ? shown(left) : 'expired';
      const dead = spent || left === 0 || otp.delivery === 'FAILED';
      confirm.classList.toggle('quiet-button', dead);
      resend.classList.toggle('quiet-button', !dead);
      if (spent) tell('There were too many wrong codes, so this one is void. Have a new one sent.');
      else if (left === 0) tell('This code has expired. Have a new one sent.');
      else tell((words[otp.delivery] ?? words.SENT)(to));
    });
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
      lead,
      form(
        {},
        ({ otp }) => actions.act('device.activate', { otp: plain(otp) }),
        input.element,
        facts(['Valid for', validity], ['Attempts left', attempts], ['New codes left', sends]),
        refusalBox(),
        element('div', { class: 'actions' }, confirm, resend, another(state, actions)),
      ),
    ),
    focus: input.focus,
    fill: input.fill,
    update,
    codeSentTo: ({ otp }) => (usable(otp) ? to : undefined),
    pollAfter: ({ otp }) => (otp?.delivery === 'PENDING' ? POLL : undefined),
  };
}

function usable({ delivery, attemptsRemaining, expiresAt } = {}) {
  return delivery === 'SENT' && attemptsRemaining !== 0 && Date.parse(expiresAt) > Date.now();
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

/** ACTIVATION_REQUIRED for an authenticator app, which learns a secret from a QR code. */
import { element, form, refusalBox, submit } from '../dom.js';
import { keyBox } from '../key.js';
import { codeField, plain } from './code.js';
import { another, facts, head } from './ways.js';

export function enterSeedCode(state, actions) {
  const { secret, keyUri } = state.device;
  const input = codeField(Number(/[?&]digits=(\d+)/.exec(keyUri)?.[1] ?? 6));
  const attempts = element('dd');
  const update = ({ otp }) => {
    const left = otp?.attemptsRemaining;
    attempts.textContent = left === 0 ? 'none for now: wait a little' : (left ?? '');
  };
  update(state);
  const key = { title: 'Key', text: secret, qr: keyUri, label: 'QR code with the key for your authenticator app' };
  return {
    element: element(
      'div',
      {},
      head('TOTP', 'Set up your authenticator app'),
      element('p', { class: 'lead' }, 'Scan the picture with the app, or type the key into it. Then enter the code that the app shows.'),
      keyBox(
        key,
        actions.tell,
        keyUri.startsWith('otpauth:') && element('a', { class: 'button quiet-button', href: keyUri }, 'Open in an app'),
      ),
      form(
        {},
        ({ otp }) => actions.act('device.activate', { otp: plain(otp) }),
        input.element,
        facts(['Attempts left', attempts]),
        refusalBox(),
        element('div', { class: 'actions' }, submit('Confirm'), another(state, actions)),
      ),
    ),
    update,
  };
}

/** ACTIVATION_REQUIRED for an authenticator app, which learns a secret from a QR code. */
import { button, element, form, heading, refusalBox, submit } from '../dom.js';
import { qrCode } from '../qr.js';
import { cancel, codeField, facts, plain } from './code.js';

export function enterSeedCode(state, actions) {
  const input = codeField();
  const attempts = element('dd');
  const update = ({ otp }) => {
    const left = otp?.attemptsRemaining;
    attempts.textContent = left === 0 ? 'none for now: wait a little' : (left ?? '');
  };
  update(state);
  return {
    element: element(
      'div',
      {},
      heading('Set up your authenticator app'),
      element('p', { class: 'lead' }, 'Scan the picture with the app, or type the key into it. Then enter the code that the app shows.'),
      seed(state.device, actions),
      form(
        {},
        ({ otp }) => actions.act('device.activate', { otp: plain(otp) }),
        input.element,
        facts(['Attempts left', attempts]),
        refusalBox(),
        element('div', { class: 'actions' }, submit('Confirm'), cancel(state, actions)),
      ),
    ),
    update,
  };
}

function seed({ keyUri, secret }, actions) {
  const groups = (secret.match(/.{1,4}/g) ?? []).flatMap((group) => [element('span', {}, group), ' ']);
  const copy = button('Copy key', async () => {
    try {
      await navigator.clipboard.writeText(secret);
      actions.tell('The key was copied.');
      copy.textContent = 'Copied';
    } catch {
      actions.tell('The key could not be copied.');
      copy.textContent = 'Select it by hand';
    }
  });
  return element(
    'div',
    { class: 'seed' },
    qrCode(keyUri, 'QR code with the key for your authenticator app'),
    element(
      'div',
      { class: 'seed-text' },
      element('h3', { id: 'secret-title' }, 'Key'),
      element('code', { class: 'secret', 'aria-labelledby': 'secret-title' }, ...groups),
      element(
        'div',
        { class: 'actions' },
        copy,
        keyUri.startsWith('otpauth:') && element('a', { class: 'button quiet-button', href: keyUri }, 'Open in an app'),
      ),
    ),
  );
}

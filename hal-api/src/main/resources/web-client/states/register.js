/** ACTIVATION_REQUIRED for a passkey or a security key, which the browser has made. */
import { button, element, refusalBox } from '../dom.js';
import { createCredential, hindrance } from '../webauthn.js';
import { another, head } from './ways.js';

const WORDS = {
  PLATFORM: {
    title: 'Create a passkey',
    lead: 'Your browser will ask for your fingerprint, your face or your screen lock. Neither leaves this device.',
    press: 'Create passkey',
    advice: 'Is a screen lock set up on this device? It is needed.',
    taken: 'This device has a passkey for this account already. There is nothing to do, or choose another way.',
  },
  SECURITY_KEY: {
    title: 'Register your security key',
    lead: 'Your browser will ask for the key. Plug it in or hold it near, and touch it when it blinks.',
    press: 'Register security key',
    advice: 'Is the key plugged in, and was it touched? Some keys want a PIN as well.',
    taken: 'This key is registered for this account already. Take another key, or choose another way.',
  },
};

export function register(state, actions) {
  const words = WORDS[state.device.type] ?? WORDS.SECURITY_KEY;
  const why = hindrance(state.device.type, actions.able);
  const box = refusalBox();
  const waiting = element('p', { class: 'waiting', role: 'status' });
  let options = state.device.publicKeyCredentialCreationOptionsJSON;
  let asking;

  const ask = async () => {
    if (asking) return;
    asking = new AbortController();
    box.replaceChildren();
    waiting.textContent = 'Follow what your browser asks now.';
    start.setAttribute('aria-disabled', 'true');
    try {
      const attestation = await createCredential(options, asking.signal);
      waiting.textContent = 'Thank you. One moment.';
      await actions.act('device.activate', { attestation, origin: location.origin });
    } catch (problem) {
      if (problem.name !== 'AbortError') box.replaceChildren(...help(problem, words));
    } finally {
      asking = undefined;
      waiting.textContent = '';
      start.removeAttribute('aria-disabled');
      start.textContent = 'Try again';
    }
  };
  const start = button(words.press, ask, { class: 'button' });

  return {
    element: element(
      'div',
      {},
      head(state.device.type, words.title),
      element('p', { class: 'lead' }, words.lead),
      waiting,
      why && element('p', { class: 'refusal' }, why),
      box,
      element('div', { class: 'actions' }, !why && start, another(state, actions)),
    ),
    update: ({ device }) => (options = device.publicKeyCredentialCreationOptionsJSON),
    leave: () => asking?.abort(),
  };
}

/** What a person can do about what the browser said. */
function help({ name, message }, { advice, taken }) {
  const words = {
    NotAllowedError: ['It was cancelled, or took too long. Nothing was changed.', advice],
    InvalidStateError: [taken],
    ConstraintError: ['It could not check that it is you.', 'Set up a screen lock on this device, or a PIN for the key.'],
    NotSupportedError: ['It cannot make the kind of key that is asked for here. Choose another way.'],
    SecurityError: ['The browser does not allow this page to make one at this address.', message],
  };
  return (words[name] ?? [`The browser could not do this (${name}).`, message]).map((sentence) => element('p', {}, sentence));
}

/** PAIRING_REQUIRED: a phone claims the key that is shown, while this page waits. */
import { countDown, shown } from '../countdown.js';
import { element, refusalBox } from '../dom.js';
import { keyBox } from '../key.js';
import { another, facts, head } from './ways.js';

export function pair(state, actions) {
  const { code, expiresAt } = state.pairingKey;
  const validity = element('dd');
  countDown(validity, expiresAt, (left) => (validity.textContent = left ? shown(left) : 'expired'));
  const key = { title: 'Pairing key', text: code, qr: code, label: 'QR code with the pairing key' };
  const phone = { class: 'button quiet-button', href: `demo/phone#key=${encodeURIComponent(code)}`, target: '_blank', rel: 'noopener' };
  return {
    element: element(
      'div',
      {},
      head('MOBILE', 'Pair your phone'),
      element('p', { class: 'lead' }, 'Open the app on your phone and scan the picture with it, or type the key into it.'),
      keyBox(key, actions.tell, element('a', phone, 'Open the software phone')),
      element('p', { class: 'waiting', role: 'status' }, 'Waiting for your phone…'),
      facts(['Key valid for', validity]),
      refusalBox(),
      element('div', { class: 'actions' }, another(state, actions)),
    ),
    update: () => {},
    pollAfter: ({ pollAfterSeconds }) => (pollAfterSeconds ?? 2) * 1000,
  };
}

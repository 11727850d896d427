/** MOBILE_PAIRING_FAILURE: why the phone was not paired, and what helps. */
import { button, element } from '../dom.js';
import { end } from './ended.js';
import { another, skip } from './ways.js';

const HELP = {
  PAIRING_KEY_EXPIRED: ['The pairing key has expired', 'No phone used it in time. Have the app open before you try again.'],
  APPLICATION_MISMATCH: ['That was another app', 'The key was for a different app than the one that used it. Open the right one and try again.'],
  DEVICE_INTEGRITY_COMPROMISED: [
    'That phone is not safe enough',
    'Its system looks changed (rooted or jailbroken), so it cannot guard your account. Use another phone, or another way.',
  ],
  DEVICE_LIMIT_REACHED: ['You have as many devices as are allowed', 'Remove one that you do not use any more, then try again.'],
  PUSH_REGISTRATION_FAILED: [
    'That phone cannot be notified',
    'The app got no permission for notifications. Allow them in the settings of the phone, then try again.',
  ],
};

export function unpaired(state, actions) {
  const { code, message } = state.error ?? {};
  const [title, help] = HELP[code] ?? ['The phone was not paired', message ?? 'Try again, or choose another way.'];
  const again = state._links['device.create'] && actions.made;
  return end(
    'STOPPED',
    title,
    help,
    code && element('p', { class: 'hint' }, element('code', {}, code)),
    again && button('Try again', () => actions.act('device.create', again), { class: 'button' }),
    another(state, actions),
    skip(state, actions),
  );
}

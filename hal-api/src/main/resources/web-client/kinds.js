/** The types of devices, in words and pictures. */
import { drawing } from './dom.js';

const KINDS = {
  PLATFORM: {
    name: 'Passkey on this device',
    about: 'Your fingerprint, face or screen lock. Nothing to type, and safe from false websites.',
    enrolled: 'passkey',
    recommended: true,
  },
  MOBILE: { name: 'Phone app', about: 'Approve on your phone with one tap.', enrolled: 'phone app', asks: 'application' },
  EMAIL: { name: 'E-mail', about: 'A code to your mailbox.', enrolled: 'mailbox', asks: 'email' },
  SMS: { name: 'Text message', about: 'A code to your mobile number.', enrolled: 'phone number', asks: 'phone' },
  VOICE: { name: 'Phone call', about: 'A voice reads a code to you; landlines too.', enrolled: 'phone number', asks: 'phone' },
  TOTP: { name: 'Authenticator app', about: 'A new code every 30 seconds, offline too.', enrolled: 'authenticator app' },
  SECURITY_KEY: { name: 'Security key', about: 'A key that you plug in or hold near.', enrolled: 'security key' },
};

const ROUND = 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z';
const PATHS = {
  MOBILE: ['M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z', 'm9.5 12 2 2 3.5-4'],
  EMAIL: ['M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z', 'm3.5 7.5 8.5 6 8.5-6'],
  SMS: ['M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z', 'M8 10.5h.01M12 10.5h.01M16 10.5h.01'],
  VOICE: ['M6 3h3l1.5 5-2 1.5a12 12 0 0 0 6 6l1.5-2 5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z'],
  TOTP: ['M12 4a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z', 'M12 8v4.5l3 2', 'M10 1.8h4'],
  PLATFORM: ['M12 11v3c0 2-.4 4-1.2 5.8', 'M8.5 18.5c.4-1.4.6-2.9.6-4.5v-3a3 3 0 0 1 6 0v2c0 2.4-.3 4.7-1 7', 'M5.5 16c.3-1 .5-2.5.5-5a6 6 0 0 1 12 0c0 2.5-.1 4-.4 6', 'M5 6a8.5 8.5 0 0 1 14 0'],
  SECURITY_KEY: ['M7.5 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z', 'M12 12h9.5v3.5M17.5 12v3', 'M7.5 12h.01'],
  DONE: [ROUND, 'm8 12.2 2.8 2.8L16 9.5'],
  SKIPPED: [ROUND, 'M8 12h8'],
  STOPPED: [ROUND, 'M12 7.5v5.5M12 16.5h.01'],
};

/** What is known of a type: `name`, `about`, `enrolled`, whether it is `recommended`, and the member that it `asks` for. */
export function kind(type) {
  return KINDS[type] ?? { name: type, about: '', enrolled: 'device' };
}

/** A picture of a type or of an end; a plain key where there is none. */
export function icon(name) {
  const strokes = (PATHS[name] ?? PATHS.SECURITY_KEY).map((d) => drawing('path', { d }));
  return drawing('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...strokes);
}

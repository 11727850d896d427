/** What the server answers to a phone, in words for the person who holds it. */

const FRESH = 'Have a new key shown on the other screen, and pair with that.';

const REFUSED = {
  PAIRING_KEY_CLAIMED: ['This key was used already', `A key pairs one phone, once. ${FRESH}`],
  PAIRING_KEY_EXPIRED: ['This key has expired', FRESH],
  APPLICATION_MISMATCH: ['This is not the right app', 'The key is meant for another app. Open that one.'],
  DEVICE_INTEGRITY_COMPROMISED: ['This phone is not safe enough', 'Its system looks changed, so it cannot guard your account.'],
  DEVICE_LIMIT_REACHED: ['Too many devices', 'Your account has as many devices as are allowed. Remove one first.'],
  PUSH_REGISTRATION_FAILED: ['This phone cannot be notified', 'Allow notifications for this app, then pair again with a new key.'],
};

const NOT_BELIEVED = 'The server knows no such key, or did not believe this phone. It does not say which, so that nobody can find out keys.';

/** @return {{title: string, help: string, code: string}} */
export function inWords({ status, answer, retryAfter }) {
  const code = answer?.details?.[0]?.code ?? answer?.code ?? '';
  const [title, help] = REFUSED[code] ?? byStatus(status, answer, retryAfter);
  return { title, help, code: `${status} ${code}`.trim() };
}

function byStatus(status, answer, retryAfter) {
  if (status === 404) return ['Not accepted', NOT_BELIEVED];
  if (status === 429) return ['Too many tries', retryAfter ? `Wait for ${retryAfter} seconds, then try again.` : 'Wait a little.'];
  return ['That did not work', answer?.message ?? 'Try again in a moment.'];
}

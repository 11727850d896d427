/** Writes mobile payloads (docs/pairing-protocol.md), sound ones and others. */
import { text } from '../client/base64url.js';
import { digest, newPhone, publicKey } from './identity.js';

const UTF8 = new TextEncoder();
const VALID = 120; // seconds, of 300 that are allowed

/** What a phone can do, and how. */
export const WAYS = {
  NORMAL: { name: 'Pair as it should' },
  APPLICATION: { name: 'Be another app', spoil: (claims) => (claims.app.bundleId = 'com.example.another') },
  TAMPERED: { name: 'Be a tampered device', spoil: (claims) => (claims.integrity.token = 'FAILED') },
  PUSH: { name: 'Have no push token', spoil: (claims) => delete claims.push },
  FORGED: { name: 'Forge the signature', forged: true },
  EXPIRED: { name: 'Send an expired payload', spoil: (claims) => ((claims.iat -= 3600), (claims.exp -= 3600)) },
  AUDIENCE: { name: 'Speak to another server', spoil: (claims) => (claims.aud = claims.aud.replace(/.*\//, 'https://elsewhere.example/')) },
  REPLAY: { name: 'Send the last payload again' },
  SECOND: { name: 'Be a second phone' },
};

/**
 * @param {Object} phone whose key signs
 * @param {{audience: string, key: string, way: string}} claim
 * @return {Promise<string|undefined>} a compact JWS; undefined when there is no last one to send again
 */
export async function payloadOf(phone, { audience, key, way }) {
  if (way === 'REPLAY') return phone.last;
  const { spoil, forged } = WAYS[way];
  const signer = way === 'SECOND' ? await newPhone() : phone;
  const claims = await claimsOf(signer, audience, key);
  spoil?.(claims);
  return sign(signer, claims, forged);
}

async function claimsOf({ id, token }, audience, key) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: id,
    aud: audience,
    iat: now,
    exp: now + VALID,
    jti: crypto.randomUUID(),
    app: { bundleId: 'dev.sallyport.phone', version: '1.0.0' },
    os: { type: 'ANDROID', version: '16' },
    model: { name: 'Software phone' },
    push: { provider: 'FCM', token },
    integrity: { provider: 'demo', token: 'PASSED' },
    pk: await digest(key),
  };
}

async function sign(phone, claims, forged) {
  const header = { alg: 'ES256', typ: 'mobile-payload+jwt', jwk: await publicKey(phone) };
  const said = [header, claims].map((part) => text(UTF8.encode(JSON.stringify(part)))).join('.');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, phone.keys.privateKey, UTF8.encode(said));
  if (forged) new Uint8Array(signature)[40] ^= 1;
  return `${said}.${text(signature)}`;
}

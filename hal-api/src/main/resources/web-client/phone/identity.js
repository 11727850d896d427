/** What makes a phone itself: an install id, a push token, and a key that cannot leave the browser. Kept in IndexedDB. */
import { text } from '../client/base64url.js';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const UTF8 = new TextEncoder();

/** The phone of this browser; the first time, a new one. */
export async function ownPhone() {
  return (await kept('readonly', (store) => store.get('phone'))) ?? renewed();
}

/** Another phone in its place. */
export async function renewed() {
  return remember(await newPhone());
}

/** A phone that nobody remembers. */
export async function newPhone() {
  return {
    id: crypto.randomUUID(),
    token: text(crypto.getRandomValues(new Uint8Array(48))),
    keys: await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']),
  };
}

export async function remember(phone) {
  await kept('readwrite', (store) => store.put(phone, 'phone'));
  return phone;
}

/** The public key, with the members that RFC 7517 and 7518 ask for and no others. */
export async function publicKey({ keys }) {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  return { crv, kty, x, y };
}

/** RFC 7638: the members stand in this order already. */
export async function thumbprint(phone) {
  return digest(JSON.stringify(await publicKey(phone)));
}

/** SHA-256 of a text, as base64url. */
export async function digest(words) {
  return text(await crypto.subtle.digest('SHA-256', UTF8.encode(words)));
}

function kept(mode, use) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('sallyport-phone', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('phone');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const asked = use(database.transaction('phone', mode).objectStore('phone'));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.transaction.oncomplete = () => database.close();
    };
  });
}
